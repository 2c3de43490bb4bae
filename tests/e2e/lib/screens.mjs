// Every screen of the app in a well-filled vault, and the way to it from the first one.
import { hold, lookBack, PASSPHRASE, plan } from "../../lib/fixture.mjs";
import { ready } from "./ready.mjs";
import { backupScreens, backupShut } from "./screens-backup.mjs";
import { wayInScreens, wayInShut } from "./screens-ways-in.mjs";
import { tap as tapOn } from "./talk.mjs";

/** A second conversation with someone already looked back on, one to look back on, one that was finished. */
export async function fill(app) {
  const { api } = app;
  const earlier = await plan(api, undefined, "Meneer Kade");
  await hold(api, earlier.conversation);
  await api("agenda_edit", { conversation: earlier.conversation, item: earlier.agenda.mine_must, change: { field: "state", value: "parked" } });
  await lookBack(api, earlier);
  await api("agenda_delete", { conversation: earlier.conversation, item: earlier.agenda.theirs_guess });
  const held = await plan(api, undefined, "Mevrouw Terp");
  await hold(api, held.conversation);
  const coming = await plan(api, undefined, "Familie Brink");
  await api("conversation_set", { conversation: coming.conversation, change: { field: "planned_on", value: "2031-05-02" } });
  await api("participant_add", { conversation: coming.conversation, whom: { kind: "known", value: earlier.person }, part: "partner" });
  return { earlier, held, coming };
}

/** What is still on its way would push the button from under the pointer. */
const press = (of) => async ({ page }) => {
  await ready(page);
  await of(page).first().click();
};
export const click = (name) => press((page) => page.getByRole("button", { name, exact: true }));
export const row = (label) => press((page) => page.getByRole("button", { name: new RegExp(`^${label}`) }));
export const steps = (...all) => async (app) => {
  for (const step of all) await step(app);
};
export const tap = (name) => (app) => tapOn(app, app.button(name).first());
/** The list, from a screen with navigation: what is sought from there need not load the app anew. */
const home = click("Gesprekken");
const coming = steps(home, row(".*Familie Brink"));
const kade = steps(home, row("Meneer Kade"));
const resume = steps(click("Ga verder met je gesprek"));
const jointAgenda = (app) => tapOn(app, app.page.getByRole("button", { name: /^Onze agenda/ }));

/** Opens a group of cards or questions that is folded. */
const unfold = (text) => press((page) => page.locator("summary", { hasText: text }));

/** The steps of the plan, on any width: a phone shows them a question at a time. */
function planPages(app) {
  const all = [];
  const pages = { 1: ["Met wie praat je?", "Wanneer is het?", "Wat voor gesprek is het?", "Wat kom je doen?", "Waarom nu, en waarom jij?", "Wil de ander dit gesprek?", "Wat hangt ervan af?", "Wie zijn jullie, en waar zit je?"], 2: ["Wat wil jij bespreken?", "Wat wil de ander bespreken?", "Wat moet het opleveren?", "Wat willen jullie samen?"], 3: ["Hoe kijkt Familie Brink, denk je?", "Hoe kijkt Meneer Kade, denk je?"], 4: ["Je stapel", "Kaarten erbij", "Je eerste zin"] };
  const titles = ["Waarom praten jullie?", "Waar praten jullie over?", "Hoe kijkt de ander, denk je?", "Welke kaarten neem je mee?"];
  const wide = app.page.viewportSize().width >= 1024;
  for (const [step, names] of Object.entries(pages)) {
    for (const name of wide ? [titles[step - 1]] : names) {
      const open = all.length > 0 ? click("Volgende") : steps(coming, click("Plan aanpassen"));
      all.push({ name: `plan ${step}: ${name}`, title: name, step: `Stap ${step} van 4`, on: true, open });
    }
  }
  return all;
}

const aboutPages = ["Over deze app", "Over de methode", "Wat de app bewaart", "Toegankelijkheid", "Een meegenomen bestand openen", "Licenties"].map((title, at) => ({
  name: `over: ${title}`, title, on: at > 0, open: at === 0 ? steps(click("Meer"), click("Over deze app")) : steps(...(at > 1 ? [click("Terug")] : []), click(title)),
}));

/** What can be taken along of a conversation that is to come, and of one that was looked back on. */
const takeAway = [
  ["Geef mee", kade], ["Afspraken kopiëren", kade], ["Zet in je agenda", coming],
  ["Plan meenemen", coming], ["Terugblik meenemen", kade],
].map(([title, from]) => ({ name: `neem mee: ${title}`, title, on: true, open: steps(from, click(title)) }));

/** Screens with an open vault and no conversation going on. */
export function calm(app) {
  return [
    { name: "gesprekken", title: "Gesprekken", open: async () => {} },
    { name: "zoeken", title: "Zoeken", on: true, open: steps(click("Zoeken"), async ({ page }) => page.getByLabel("Wat zoek je?").fill("tekst"), unfold("Kies waar je zoekt")) },
    { name: "mensen", title: "Mensen", on: true, open: steps(home, click("Mensen")) },
    { name: "persoon", title: "Gesprekken samen", on: true, open: steps(row("Meneer Kade \\d gespr"), unfold("Andere naam"), unfold("Samenvoegen")) },
    { name: "gesprek", title: "Gesprek", on: true, open: coming },
    { name: "gesprek na afloop", title: "Gesprek", on: true, open: kade },
    ...planPages(app),
    { name: "voor de deur", title: "Voor de deur", on: true, open: click("Voor de deur") },
    { name: "kort terugkijken", title: "Terugkijken", open: steps(row(".*Mevrouw Terp"), click("Kort terugkijken")) },
    { name: "uitgebreid terugkijken", title: "Terugkijken", on: true, open: steps(home, row(".*Mevrouw Terp"), click("Uitgebreid terugkijken")) },
    { name: "terugblik", title: "Terugkijken", on: true, open: steps(kade, click("Terugblik bekijken")) },
    { name: "voornemens", title: "Voornemens", on: true, open: click("Leren") },
    { name: "kaarten", title: "Kaarten", on: true, open: click("Kaarten") },
    { name: "kaart", title: "Kaart", on: true, open: steps(row("Waar ga jij voor?"), click("Zeg het zo")) },
    { name: "prullenbak", title: "Prullenbak", open: steps(click("Meer"), click("Prullenbak")) },
    { name: "meer", title: "Meer", on: true, open: click("Meer") },
    { name: "meer, hints en toetsen", title: "Meer", on: true, open: steps(unfold("Waar wil je hints?"), unfold("Toetsen")) },
    ...wayInScreens({ click, row, steps }),
    ...backupScreens(app, { click, row, steps }),
    ...aboutPages,
    ...takeAway,
    { name: "wissen", title: "Gesprekken", on: true, open: steps(home, row("Wis gesprek: Mevrouw Terp")) },
    { name: "voorgoed wissen", title: "Gesprekken", on: true, open: click("Wis nu voorgoed") },
  ];
}

/** Screens in a conversation, which the first of them starts. */
export function going(app, { coming: next }) {
  const startWith = (dark_screen) => async () => {
    const { running, prefs } = await app.api("app_status", null);
    if (prefs.dark_screen !== dark_screen) await app.api("prefs_set", { ...prefs, dark_screen });
    if (!running) await app.api("during_start", { conversation: next.conversation });
  };
  const [start, startDark] = [startWith(false), startWith(true)];
  return [
    { name: "tijdens, agenda", title: "Tijdens het gesprek", before: start, open: resume },
    { name: "tijdens, kaart", title: "Tijdens het gesprek", on: true, open: tap("Volgende") },
    { name: "tijdens, zeg het zo", title: "Tijdens het gesprek", on: true, open: steps(tap("Volgende"), tap("Zeg het zo")) },
    { name: "tijdens, donker scherm", title: "Tijdens het gesprek", before: startDark, open: steps(resume, tap("Volgende")) },
    { name: "stroef", title: "Tijdens het gesprek", before: start, open: steps(resume, tap("Stroef")) },
    { name: "stroef, kaart", title: "Tijdens het gesprek", on: true, open: tap("Hoe") },
    { name: "overzicht", title: "Overzicht", before: start, open: steps(resume, async (app) => tapOn(app, app.page.getByRole("button", { name: /overzicht/ })), tap("Toon kaarten")) },
    { name: "samen kijken", title: "Samen kijken", before: start, open: steps(resume, tap("Samen")) },
    { name: "samen kijken, agenda", title: "Samen kijken", on: true, open: jointAgenda },
    { name: "samen kijken, woorden", title: "Samen kijken", on: true, open: tap("Jouw woorden") },
    { name: "even rust", title: "Even rust", on: true, open: steps(tap("Niet doen"), tap("Stop samen kijken")) },
    { name: "klaar", title: "Klaar", on: true, open: steps(tap("Verder"), tap("Stoppen")) },
  ];
}

/** Screens of someone who has no vault yet, or has locked it. */
export const shut = {
  none: [
    { name: "welkom", title: "Welkom", open: async () => {} },
    { name: "wachtwoord", title: "Alles blijft op dit apparaat", on: true, open: click("Verder") },
    ...backupShut({ click, steps }),
    // Last: who skipped the first pages does not see them again.
    { name: "kaarten zonder kluis", title: "Kaarten", open: click("Sla over") },
  ],
  locked: [
    { name: "slot", title: "Welkom terug", open: async () => {} },
    { name: "kaarten zonder ontgrendelen", title: "Kaarten", on: true, open: click("Kaarten bekijken") },
    { name: "kaart zonder ontgrendelen", title: "Kaart", on: true, open: row("Waar ga jij voor?") },
    ...wayInShut({ click, steps }),
  ],
};

/** Screens of a first run: a wachtwoord, a recovery sheet or none, a card. */
export const firstRun = [
  { name: "zes woorden", title: "Alles blijft op dit apparaat", open: steps(click("Verder"), click("Maak er een")) },
  { name: "zes woorden overtypen", title: "Alles blijft op dit apparaat", on: true, open: click("Typ ze over") },
  {
    name: "herstelblad", title: "Je herstelblad",
    open: steps(click("Verder"), ({ page }) => page.getByLabel("Kies je wachtwoord", { exact: true }).fill(PASSPHRASE), click("Bewaar wachtwoord")),
  },
  { name: "zonder herstelblad", title: "Zonder herstelblad?", on: true, open: click("Liever geen blad") },
  { name: "probeer een kaart", title: "Probeer een kaart", on: true, open: click("Geen blad") },
];

/** Brings the app to a screen from wherever it is; to one that goes `on` from the screen before, from there. */
export async function visit(app, screen) {
  await screen.before?.(app);
  if (!screen.on) await app.open();
  await screen.open(app);
  await app.on(screen.title);
  return app;
}
