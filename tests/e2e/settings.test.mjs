// Meer: what is chosen shows at once, stays, and reaches the screens that it is about.
import assert from "node:assert/strict";
import test from "node:test";
import { LAPTOP, startApp } from "./lib/app.mjs";
import { eventually } from "./lib/expect.mjs";
import { plan } from "../lib/fixture.mjs";
import { startTalk, tap } from "./lib/talk.mjs";

const root = (app, name) => app.page.evaluate((key) => (key === "size" ? getComputedStyle(document.documentElement).fontSize : document.documentElement.dataset[key]), name);
const theme = (app, wanted) => eventually(async () => (await root(app, "theme")) === wanted, `the theme is ${wanted}`);
const size = (app, wanted) => eventually(async () => (await root(app, "size")) === wanted, `letters are ${wanted}`);

async function atSettings(t, options) {
  const app = await startApp(t, { size: LAPTOP, ...options });
  await app.open();
  await app.button("Meer").click();
  await app.on("Meer");
  return app;
}

test("colours change at once, are kept, and follow the device when that is chosen", async (t) => {
  const app = await atSettings(t);
  await theme(app, "light");
  await app.page.getByRole("radio", { name: "Donker", exact: true }).check();
  await theme(app, "dark");
  await eventually(async () => (await app.api("app_status", null)).prefs.theme === "dark", "the choice is kept");
  await app.page.reload();
  await theme(app, "dark");
  await app.button("Meer").click();
  await app.page.getByRole("radio", { name: "Hoog contrast" }).check();
  await theme(app, "contrast");
  await app.page.getByRole("radio", { name: "Zoals je apparaat" }).check();
  await theme(app, "light");
  await app.page.emulateMedia({ colorScheme: "dark" });
  await theme(app, "dark");
  await app.page.emulateMedia({ colorScheme: "light", contrast: "more" });
  await theme(app, "contrast");
});

test("letters grow by the setting and by the keys, no further than twice, and stay so", async (t) => {
  const app = await atSettings(t);
  await size(app, "16px");
  await app.page.getByLabel("Grootte van de tekst").selectOption("140");
  await size(app, "22.4px");
  for (let turn = 0; turn < 5; turn++) await app.page.keyboard.press("Control+=");
  await size(app, "32px");
  await app.page.keyboard.press("Control+-");
  await size(app, "28.8px");
  await eventually(async () => (await app.api("app_status", null)).prefs.text_size === 180, "the size is kept");
  await app.page.reload();
  await size(app, "28.8px");
  await app.page.keyboard.press("Control+0");
  await size(app, "16px");
});

test("cards say u to who is addressed so, in the library and together", async (t) => {
  const app = await atSettings(t);
  const made = await plan(app.api, undefined, "De bakker");
  await app.api("deck_add", { conversation: made.conversation, card: "k1" });
  await app.page.getByRole("radio", { name: "u", exact: true }).check();
  await eventually(async () => (await app.api("app_status", null)).prefs.formal, "the choice is kept");
  await app.button("Kaarten").click();
  await app.page.getByText("Wilt u dit gesprek ook?").first().waitFor();
  assert.equal(await app.page.getByText("Wil jij dit gesprek ook?").count(), 0);
  const { cards } = await app.api("together_get", { conversation: made.conversation, formal: true });
  assert.ok(cards.includes("Wilt u dit gesprek ook?"));
});

test("Donker scherm is for Tijdens alone; Samen stays light for two", async (t) => {
  const app = await startApp(t);
  await startTalk(app, await plan(app.api, undefined, "De bakker"));
  await theme(app, "light");
  await app.page.keyboard.press("d");
  await theme(app, "screen");
  await tap(app, "Samen");
  await app.on("Samen kijken");
  await theme(app, "light");
});

test("who switches single letters off stops nothing by a letter", async (t) => {
  const app = await atSettings(t);
  await app.page.getByRole("checkbox", { name: "Losse letters als toets" }).uncheck();
  await eventually(async () => !(await app.api("app_status", null)).prefs.letter_keys, "the choice is kept");
  await startTalk(app, await plan(app.api, undefined, "De bakker"));
  const before = await app.page.locator("main").innerText();
  for (const key of ["g", "s", "o", "d", "m"]) await app.page.keyboard.press(key);
  await app.page.waitForTimeout(400);
  assert.equal(await app.page.locator("main").innerText(), before);
  assert.equal(await root(app, "theme"), "light");
});
