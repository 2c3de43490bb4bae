// Screens about the ways into the vault.
import { PASSPHRASE, sheets } from "../../lib/fixture.mjs";

/** Three sheets, made once; afterwards the vault is locked or not, as it was. */
async function three(app) {
  if (app.sheets) return;
  const { vault } = await app.api("app_status", null);
  if (vault === "locked") await app.api("vault_unlock", { passphrase: PASSPHRASE });
  app.sheets = await sheets(app.api, true, PASSPHRASE);
  if (vault === "locked") await app.api("vault_lock", null);
}

/** Types the code of one of the sheets. */
const code = (label, at) => async (app) => app.page.getByLabel(label, { exact: true }).fill(app.sheets[at].join(" "));

/** Types the code of the first sheet and goes on: a second one is asked. */
const one = (name, { click, steps }) =>
  steps(code("Code van je herstelblad", 0), click(name), ({ page }) => page.getByLabel("Code van een tweede blad", { exact: true }).waitFor());

/** With an open vault. */
export function wayInScreens({ click, row, steps }) {
  const waysIn = steps(click("Meer"), row("Toegang"));
  const sheet = steps(waysIn, click("Maak herstelblad"));
  const rehearsal = steps(click("Meer"), row("Oefen het herstel"));
  return [
    { name: "toegang", title: "Toegang", on: true, open: waysIn },
    { name: "wachtwoord wijzigen", title: "Wachtwoord wijzigen", on: true, open: click("Wijzig wachtwoord") },
    { name: "herstelblad", title: "Je herstelblad", open: sheet },
    { name: "herstelblad nagaan", title: "Klopt je papier?", on: true, open: click("Controleer je papier") },
    { name: "drie bladen kiezen", title: "Drie bladen, twee zijn genoeg", open: steps(waysIn, click("Maak drie bladen")) },
    { name: "blad 1 van 3", title: "Blad 1 van 3", on: true, open: click("Maak drie bladen") },
    { name: "blad 1 nagaan", title: "Klopt blad 1?", on: true, open: click("Controleer je papier") },
    { name: "herstel oefenen, geen blad", title: "Oefen het herstel", open: rehearsal },
    { name: "toegang, drie bladen", title: "Toegang", before: three, open: waysIn },
    { name: "herstel oefenen", title: "Oefen het herstel", before: three, open: steps(rehearsal, one("Probeer de code", { click, steps })) },
    { name: "herstel geoefend", title: "Het werkt", on: true, open: steps(code("Code van een tweede blad", 1), click("Probeer de code")) },
  ];
}

/** Without its wachtwoord. */
export const wayInShut = ({ click, steps }) => [
  { name: "wachtwoord vergeten", title: "Wachtwoord vergeten?", open: click("Wachtwoord vergeten?") },
  { name: "voorgoed dicht", title: "Je gegevens blijven dicht", on: true, open: click("Ik heb geen herstelblad") },
  {
    name: "tweede blad", title: "Wachtwoord vergeten?", before: three,
    open: steps(click("Wachtwoord vergeten?"), one("Verder", { click, steps })),
  },
];
