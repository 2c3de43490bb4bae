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

/** Types the codes of so many sheets, and goes on. */
const codes = (count, name, { click, steps }) =>
  steps(...["Code van je herstelblad", "Code van een tweede blad"].slice(0, count).map((label, at) => steps(
    async (app) => app.page.getByLabel(label, { exact: true }).fill(app.sheets[at].join(" ")),
    click(name),
  )));

/** With an open vault. */
export function wayInScreens({ click, row, steps }) {
  const waysIn = steps(click("Meer"), row("Toegang"));
  const sheet = steps(waysIn, click("Maak herstelblad"));
  const rehearsal = steps(click("Meer"), row("Oefen het herstel"));
  return [
    { name: "toegang", title: "Toegang", open: waysIn },
    { name: "wachtwoord wijzigen", title: "Wachtwoord wijzigen", open: steps(waysIn, click("Wijzig wachtwoord")) },
    { name: "herstelblad", title: "Je herstelblad", open: sheet },
    { name: "herstelblad nagaan", title: "Klopt je papier?", open: steps(sheet, click("Controleer je papier")) },
    { name: "drie bladen kiezen", title: "Drie bladen, twee zijn genoeg", open: steps(waysIn, click("Maak drie bladen")) },
    { name: "blad 1 van 3", title: "Blad 1 van 3", on: true, open: click("Maak drie bladen") },
    { name: "blad 1 nagaan", title: "Klopt blad 1?", on: true, open: click("Controleer je papier") },
    { name: "herstel oefenen, geen blad", title: "Oefen het herstel", open: rehearsal },
    { name: "toegang, drie bladen", title: "Toegang", before: three, open: waysIn },
    { name: "herstel oefenen", title: "Oefen het herstel", before: three, open: steps(rehearsal, codes(1, "Probeer de code", { click, steps }), ({ page }) => page.getByLabel("Code van een tweede blad", { exact: true }).waitFor()) },
    { name: "herstel geoefend", title: "Het werkt", before: three, open: steps(rehearsal, codes(2, "Probeer de code", { click, steps })) },
  ];
}

/** Without its wachtwoord. */
export const wayInShut = ({ click, steps }) => [
  { name: "wachtwoord vergeten", title: "Wachtwoord vergeten?", open: click("Wachtwoord vergeten?") },
  { name: "voorgoed dicht", title: "Je gegevens blijven dicht", open: steps(click("Wachtwoord vergeten?"), click("Ik heb geen herstelblad")) },
  {
    name: "tweede blad", title: "Wachtwoord vergeten?", before: three,
    open: steps(click("Wachtwoord vergeten?"), codes(1, "Verder", { click, steps }), ({ page }) => page.getByLabel("Code van een tweede blad", { exact: true }).waitFor()),
  },
];
