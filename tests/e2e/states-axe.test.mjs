// axe on screens that are still empty and on screens that show an error, in every theme. UX criterion 16.
import assert from "node:assert/strict";
import test from "node:test";
import { plan } from "../lib/fixture.mjs";
import { LAPTOP, PHONE, startApp } from "./lib/app.mjs";
import { inEveryTheme } from "./lib/axe.mjs";

const click = (name) => async ({ page }) => page.getByRole("button", { name, exact: true }).first().click();
const row = (label) => async ({ page }) => page.getByRole("button", { name: new RegExp(`^${label}`) }).first().click();
const tap = (name) => async (app) => {
  await app.page.waitForTimeout(350);
  await click(name)(app);
};
const steps = (...all) => async (app) => {
  for (const step of all) await step(app);
};

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
const held = async (app) => {
  const conversation = await bare(app);
  await app.api("during_start", { conversation });
  await app.api("during_stop", { conversation });
};

const resume = click("Ga verder met je gesprek");
const EMPTY = [
  { name: "gesprekken", open: steps() },
  { name: "zoeken zonder treffer", open: steps(click("Zoeken"), ({ page }) => page.getByLabel("Wat zoek je?").fill("qqq")) },
  { name: "leren", open: click("Leren") },
  { name: "prullenbak", after: true, open: steps(click("Meer"), click("Prullenbak")) },
  { name: "plan", open: steps(click("Voorbereiden")) },
  { name: "gesprek", before: bare, open: row("Nog niemand gekozen") },
  { name: "terugkijken", before: held, open: steps(row(".*Nog niemand gekozen"), click("Uitgebreid terugkijken")) },
  { name: "tijdens", before: going, open: resume },
  { name: "overzicht", before: going, open: steps(resume, ({ page }) => page.getByRole("button", { name: /overzicht/ }).click()) },
  { name: "samen kijken", before: going, open: steps(resume, tap("Samen")) },
];

/** Answers as a core would that could not do it. */
const refuse = (command, code = "internal") => ({ page }) => page.route(`**/call/${command}`, (route) => route.fulfill({ json: { err: { code } } }));
const saved = async ({ api }) => plan(api, undefined, "Meneer Kade");
const kade = row(".*Meneer Kade");

const ERRORS = [
  { name: "gesprekken", says: "", harm: refuse("conversation_list"), open: steps() },
  { name: "zoeken", harm: refuse("search"), open: steps(click("Zoeken"), ({ page }) => page.getByLabel("Wat zoek je?").fill("tekst")) },
  { name: "gesprek dat er niet is", before: saved, harm: refuse("conversation_get", "not_found"), open: kade },
  { name: "wissen lukt niet", before: saved, harm: refuse("conversation_delete"), open: steps(kade, click("Wis gesprek"), ({ page }) => page.locator("dialog").getByRole("button", { name: "Wis gesprek" }).click()) },
  { name: "plan", before: saved, harm: refuse("conversation_text_set"), open: steps(kade, click("Plan aanpassen"), async ({ page }) => {
    const field = page.getByRole("textbox", { name: "Wat is de aanleiding?" });
    while (!(await field.isVisible())) {
      await page.getByRole("button", { name: "Volgende", exact: true }).click();
      await page.waitForTimeout(100);
    }
    await field.fill("Dit mag niet weg");
  }) },
  { name: "meer", harm: refuse("prefs_set"), open: steps(click("Meer"), ({ page }) => page.getByRole("radio", { name: "Donker" }).check()) },
  { name: "over", harm: refuse("about_get"), open: steps(click("Meer"), click("Over deze app")) },
  { name: "neem mee", before: saved, harm: refuse("export_get"), open: steps(kade, click("Plan meenemen")) },
  { name: "start lukt niet", before: saved, harm: refuse("during_start"), open: steps(kade, click("Start gesprek")) },
  { name: "slot", vault: "locked", open: async ({ page }) => {
    await page.getByLabel("Wachtwoord", { exact: true }).fill("een heel andere zin");
    await page.getByRole("button", { name: "Ontgrendel", exact: true }).click();
  } },
  { name: "wachtwoord", vault: "none", open: steps(click("Verder"), click("Bewaar wachtwoord")) },
];

for (const size of [PHONE, LAPTOP]) {
  test(`nothing in it yet, at ${size.width} px`, async (t) => {
    for (const screen of EMPTY) {
      await t.test(screen.name, async (t) => {
        const app = await startApp(t, { size });
        await nothing(app);
        await screen.before?.(app);
        await app.open();
        await screen.open(app);
        await app.page.waitForTimeout(250);
        assert.deepEqual(await inEveryTheme(app.page, size, screen), []);
      });
    }
  });

  test(`with an error, at ${size.width} px`, async (t) => {
    for (const screen of ERRORS) {
      await t.test(screen.name, async (t) => {
        const app = await startApp(t, { size, vault: screen.vault, expectErrors: true });
        await screen.before?.(app);
        await screen.harm?.(app);
        await app.open();
        await screen.open(app);
        const shown = app.page.locator(".kdw-alert--error, [aria-invalid=true], [role=alert]").first();
        await shown.waitFor({ timeout: 5000 });
        assert.deepEqual(await inEveryTheme(app.page, size, screen), []);
      });
    }
  });
}
