// Meer: what is chosen shows at once, stays, and reaches the screens that it is about.
import assert from "node:assert/strict";
import { plan } from "../lib/fixture.mjs";
import { LAPTOP } from "./lib/sizes.mjs";
import { boxes } from "./lib/measure.mjs";
import { startTalk, tap } from "./lib/talk.mjs";
import { eventually, test } from "./lib/test.mjs";

const root = (app, name) => app.page.evaluate((key) => (key === "size" ? getComputedStyle(document.documentElement).fontSize : document.documentElement.dataset[key]), name);
const theme = (app, wanted) => eventually(async () => (await root(app, "theme")) === wanted, `the theme is ${wanted}`);
const size = (app, wanted) => eventually(async () => (await root(app, "size")) === wanted, `letters are ${wanted}`);
const kept = (app, so) => eventually(async () => so((await app.api("app_status", null)).prefs), `the choice is kept: ${so}`);

async function atSettings(startApp, options) {
  const app = await startApp({ size: LAPTOP, ...options });
  await app.open();
  await app.button("Meer").click();
  await app.on("Meer");
  return app;
}

test("colours change at once, are kept, and follow the device when that is chosen", async ({ startApp }) => {
  const app = await atSettings(startApp);
  await theme(app, "light");
  await app.page.getByRole("radio", { name: "Donker", exact: true }).check();
  await theme(app, "dark");
  await kept(app, ({ theme }) => theme === "dark");
  await app.page.reload();
  await theme(app, "dark");
  await app.button("Vergrendelen").click();
  await app.on("Welkom terug");
  await theme(app, "dark");
  await app.unlock();
  await app.button("Meer").click();
  await theme(app, "dark");
  await app.page.getByRole("radio", { name: "Hoog contrast" }).check();
  await theme(app, "contrast");
  await app.page.getByRole("radio", { name: "Zoals je apparaat" }).check();
  await theme(app, "light");
  await app.page.emulateMedia({ colorScheme: "dark" });
  await theme(app, "dark");
  await app.page.emulateMedia({ colorScheme: "light", contrast: "more" });
  await theme(app, "contrast");
});

test("letters grow by the setting and by the keys, no further than twice, and stay so", async ({ startApp }) => {
  const app = await atSettings(startApp);
  await size(app, "16px");
  await app.page.getByLabel("Grootte van de tekst").selectOption("140");
  await size(app, "22.4px");
  for (let turn = 0; turn < 5; turn++) await app.page.keyboard.press("Control+=");
  await size(app, "32px");
  await kept(app, ({ text_size }) => text_size === 200);
  await app.page.keyboard.press("Control+-");
  await size(app, "28.8px");
  await kept(app, ({ text_size }) => text_size === 180);
  await app.page.reload();
  await size(app, "28.8px");
  // The size is there before the screen is, and only the screen hears keys.
  await app.on("Gesprekken");
  await app.page.keyboard.press("Control+0");
  await size(app, "16px");
});

/** Card k1, to a *jij* and to a *u*. */
const [JIJ, U] = ["Wil jij dit gesprek ook?", "Wilt u dit gesprek ook?"];

async function says(app, one, other) {
  await app.page.getByText(one).first().waitFor();
  assert.equal(await app.page.getByText(other).count(), 0, other);
}

test("cards say u to who is addressed so: in the library, the stack, the conversation and together", async ({ startApp }) => {
  const app = await atSettings(startApp);
  const made = await plan(app.api, undefined, "De bakker");
  const { deck } = await app.api("conversation_get", { conversation: made.conversation });
  for (const { id } of deck) await app.api("deck_remove", { conversation: made.conversation, entry: id });
  await app.api("deck_add", { conversation: made.conversation, card: "k1" });
  await app.page.getByRole("radio", { name: "u", exact: true }).check();
  await kept(app, ({ formal }) => formal);
  await app.button("Kaarten").click();
  await says(app, U, JIJ);
  await app.button("Gesprekken").click();
  await app.page.getByRole("button", { name: /De bakker/ }).first().click();
  await app.button("Plan aanpassen").click();
  for (let step = 2; step <= 4; step++) {
    await app.button("Volgende").click();
    await app.page.getByText(`Stap ${step} van 4`).waitFor();
  }
  await says(app, U, JIJ);
  await startTalk(app, made);
  await app.page.keyboard.press("ArrowRight");
  await says(app, U, JIJ);
  await tap(app, "Samen");
  await app.on("Samen kijken");
  await says(app, U, JIJ);

  await app.api("during_stop", { conversation: made.conversation });
  await app.open();
  await app.button("Meer").click();
  await app.page.getByRole("radio", { name: "jij", exact: true }).check();
  await app.button("Kaarten").click();
  await says(app, JIJ, U);
});

test("Donker scherm comes from Meer, the overview or a key, and is for Tijdens alone", async ({ startApp }) => {
  const app = await atSettings(startApp);
  const { page } = app;
  const made = await plan(app.api, undefined, "De bakker");
  await page.getByRole("checkbox", { name: "Donker scherm" }).check();
  await kept(app, ({ dark_screen }) => dark_screen);
  await theme(app, "light");
  await startTalk(app, made);
  await theme(app, "screen");
  await page.keyboard.press("d");
  await theme(app, "light");
  await page.keyboard.press("o");
  await app.on("Overzicht");
  await app.button("Donker scherm").click();
  await theme(app, "screen");
  await page.keyboard.press("Escape");
  await tap(app, "Samen");
  await app.on("Samen kijken");
  await theme(app, "light");
  await tap(app, "Stop samen kijken");
  await tap(app, "Verder");
  await app.on("Tijdens het gesprek");
  await theme(app, "screen");
  await tap(app, "Stoppen");
  await app.on("Klaar");
  await theme(app, "light");
});

test("letters that are switched off do nothing, with the buttons mirrored for a left hand", async ({ startApp }) => {
  const app = await atSettings(startApp);
  await app.page.getByRole("checkbox", { name: "Losse letters als toets" }).uncheck();
  await app.page.getByRole("checkbox", { name: "Linkshandig" }).check();
  await kept(app, ({ left_handed, letter_keys }) => left_handed && !letter_keys);
  await startTalk(app, await plan(app.api, undefined, "De bakker"));
  const before = await app.page.locator("main").innerText();
  for (const key of ["g", "s", "o", "d", "m", "G", "S", "O", "D", "M"]) await app.page.keyboard.press(key);
  await app.pass(400);
  assert.equal(await app.page.locator("main").innerText(), before);
  assert.equal(await root(app, "theme"), "light");
  const places = await app.page.evaluate(boxes, ["Vorige", "Volgende"]);
  assert.ok(places.Volgende.left < places.Vorige.left, "Volgende is at the left hand");
  await app.page.keyboard.press("ArrowRight");
  await eventually(async () => (await app.page.locator("main").innerText()) !== before, "other keys still work");
});
