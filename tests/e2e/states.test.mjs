// Screens that are still empty and screens that show an error, on a phone and on a laptop, with every ruler laid on them.
import { plan } from "../lib/fixture.mjs";
import { walk } from "./lib/look.mjs";
import { noBackupToday } from "./lib/screens-backup.mjs";
import { click, row, steps, tap } from "./lib/screens.mjs";
import { tap as tapOn } from "./lib/talk.mjs";
import { test } from "./lib/test.mjs";

const ourAgenda = (app) => tapOn(app, app.page.getByRole("button", { name: /^Onze agenda/ }));

/** Nothing is in the vault: the example has been deleted, too. */
async function nothing(app) {
  const list = await app.api("conversation_list", { person: null, period: null });
  for (const one of Object.values(list).flat()) {
    if (one?.id) await app.api("conversation_delete", { conversation: one.id });
  }
}

/** A conversation of which nothing was written, and one that is going on. */
const bare = (app) => app.api("conversation_create", { start: "plan", people: [] });
const going = async (app) => app.api("during_start", { conversation: await bare(app) });

const reads = (text) => ({ page }) => page.getByText(text).waitFor();

const resume = click("Ga verder met je gesprek");
/** One after the other in the same vault: what one makes, the next may see. One that is `on` goes on from the one before. */
const EMPTY = [
  { name: "prullenbak", open: steps(click("Meer"), click("Prullenbak")) },
  { name: "gesprekken", before: nothing, open: steps() },
  { name: "zoeken zonder treffer", on: true, open: steps(click("Zoeken"), ({ page }) => page.getByLabel("Wat zoek je?").fill("qqq")) },
  { name: "mensen", on: true, open: steps(click("Gesprekken"), click("Mensen")) },
  { name: "voornemens", on: true, open: click("Leren") },
  { name: "tijdens", before: going, open: resume },
  { name: "overzicht", on: true, open: (app) => tapOn(app, app.page.getByRole("button", { name: /overzicht/ })) },
  { name: "samen kijken", open: steps(resume, tap("Samen")) },
  { name: "samen kijken, agenda", on: true, open: ourAgenda },
  { name: "samen kijken, zonder woorden", on: true, open: steps(tap("Jouw woorden"), tap("Zet erbij")) },
  { name: "klaar", on: true, open: steps(tap("Niet doen"), tap("Stop samen kijken"), tap("Verder"), tap("Stoppen")) },
  { name: "terugkijken", open: steps(row(".*Nog niemand gekozen"), click("Uitgebreid terugkijken")) },
  { name: "gesprek", before: bare, open: row("Nog niemand gekozen") },
  { name: "plan", open: steps(row("Nog niemand gekozen"), click("Voorbereiden")) },
  { name: "gesprekken, nog geen kopie", before: ({ bridge }) => bridge.later(15 * 24 * 60), open: reads("Je hebt geen reservekopie.") },
  { name: "gesprekken, kopie niet gelukt", before: noBackupToday, open: reads("De laatste keer lukte het niet om een kopie te maken.") },
];

/** Answers as a core would that could not do it. */
const refuse = (command, code = "internal") => ({ page }) => page.route(`**/call/${command}`, (route) => route.fulfill({ json: { err: { code } } }));
const kade = row(".*Meneer Kade");

const ERRORS = [
  { name: "gesprekken", harm: refuse("conversation_list"), open: steps() },
  { name: "zoeken", harm: refuse("search"), open: steps(click("Zoeken"), ({ page }) => page.getByLabel("Wat zoek je?").fill("tekst")) },
  { name: "gesprek dat er niet is", harm: refuse("conversation_get", "not_found"), open: kade },
  { name: "wissen lukt niet", harm: refuse("conversation_delete"), open: steps(kade, click("Wis gesprek"), ({ page }) => page.locator("dialog").getByRole("button", { name: "Wis gesprek" }).click()) },
  { name: "plan", harm: refuse("conversation_text_set"), open: steps(kade, click("Plan aanpassen"), async ({ page }) => {
    const field = page.getByRole("textbox", { name: "Wat is de aanleiding?" });
    // A phone shows the plan a question at a time.
    for (let turn = 0; turn < (page.viewportSize().width < 1024 ? 4 : 0); turn++) await click("Volgende")({ page });
    await field.fill("Dit mag niet weg");
  }) },
  { name: "meer", harm: refuse("prefs_set"), open: steps(click("Meer"), ({ page }) => page.getByRole("radio", { name: "Donker" }).check()) },
  { name: "over", harm: refuse("about_get"), open: steps(click("Meer"), click("Over deze app")) },
  { name: "neem mee", harm: refuse("export_get"), open: steps(kade, click("Plan meenemen")) },
  { name: "start lukt niet", harm: refuse("during_start"), open: steps(kade, click("Start gesprek")) },
  { name: "slot", vault: "locked", open: async ({ page }) => {
    await page.getByLabel("Wachtwoord", { exact: true }).fill("een heel andere zin");
    await page.getByRole("button", { name: "Ontgrendel", exact: true }).click();
  } },
  { name: "wachtwoord", vault: "none", open: steps(click("Verder"), click("Bewaar wachtwoord")) },
];

const shown = ".utrecht-alert--error, [aria-invalid=true], [role=alert]";

test("every screen without anything in it yet", async ({ startApp }) => {
  const app = await startApp();
  await walk(EMPTY, async (screen) => {
    await screen.before?.(app);
    if (!screen.on) await app.open();
    await screen.open(app);
    return app;
  });
});

test("every screen with an error", async ({ startApp }) => {
  const start = (vault) => startApp({ vault, expectErrors: true });
  const apps = { open: await start("open"), locked: await start("locked"), none: await start("none") };
  await plan(apps.open.api, undefined, "Meneer Kade");
  await walk(ERRORS, async (screen) => {
    const app = apps[screen.vault ?? "open"];
    await app.page.unrouteAll();
    await screen.harm?.(app);
    await app.open();
    await screen.open(app);
    await app.page.locator(shown).first().waitFor();
    return app;
  });
});
