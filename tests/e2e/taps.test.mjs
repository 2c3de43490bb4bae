// How many taps things take in a conversation, and what counts as one. UX criteria 7, 9 and 20.
import assert from "node:assert/strict";
import { stopClock } from "./lib/ready.mjs";
import { startTalk, tap } from "./lib/talk.mjs";
import { eventually, expect, test } from "./lib/test.mjs";

const plain = (text) => text.replaceAll("\u00ad", "").trim();
const card = async ({ page }) => plain(await page.locator("h2").innerText());

async function moments(app, conversation) {
  return (await app.api("during_get", { conversation })).moments;
}

test("Onthoud is one tap; a second within five seconds takes it back", async ({ startApp }) => {
  const app = await startApp();
  const conversation = await startTalk(app);
  await tap(app, "Volgende");
  await tap(app, "Onthoud");
  await app.button("Onthouden").waitFor();
  await eventually(async () => (await moments(app, conversation)).length === 1, "the moment is stored");
  assert.deepEqual((await moments(app, conversation)).map(({ minute, lens }) => ({ minute, lens })), [{ minute: 0, lens: "genuine" }]);
  await tap(app, "Onthouden");
  await eventually(async () => (await moments(app, conversation)).length === 0, "the moment is gone");
});

test("Stroef leads to a card of a lens in two taps and back in one; it remembers nothing by itself", async ({ startApp }) => {
  const app = await startApp();
  const conversation = await startTalk(app);
  await tap(app, "Volgende");
  const before = await card(app);
  await tap(app, "Stroef");
  await tap(app, "Wat");
  await expect(app.page.locator("main")).toRead("Wat ·");
  const shown = await card(app);
  assert.notEqual(shown, before);
  await tap(app, "Terug");
  assert.equal(await card(app), before);
  assert.deepEqual(await moments(app, conversation), []);
});

test("Samen is one tap, away from it one, and back to the card one", async ({ startApp }) => {
  const app = await startApp();
  await startTalk(app);
  await tap(app, "Volgende");
  const before = await card(app);
  await tap(app, "Samen");
  await app.on("Samen kijken");
  await tap(app, "Stop samen kijken");
  await app.on("Even rust");
  await tap(app, "Verder");
  await app.on("Tijdens het gesprek");
  assert.equal(await card(app), before);
});

test("two taps within 300 ms count as one, two slower ones as two", async ({ startApp }) => {
  const app = await startApp();
  await startTalk(app);
  await tap(app, "Volgende");
  await app.pass(300);
  await stopClock(app.page);
  const place = async () => parseInt(await app.page.getByRole("button", { name: /overzicht/ }).innerText(), 10);
  const before = await place();
  const next = app.button("Volgende");
  await next.dblclick();
  assert.equal(await place(), before + 1);
  await app.pass(299);
  await next.click();
  assert.equal(await place(), before + 1, "still within 300 ms");
  await app.pass(1);
  await next.click();
  assert.equal(await place(), before + 2);
  await tap(app, "Vorige");
  await tap(app, "Vorige");
  assert.equal(await place(), before);
});

test("another card waits for nothing: not for the core, not for a moment to pass", async ({ startApp }) => {
  const app = await startApp();
  await startTalk(app);
  await app.ready();
  let let_go;
  const held = new Promise((done) => (let_go = done));
  await app.page.route("**/call/during_place", (route) => held.then(() => route.continue()));
  await stopClock(app.page);
  const shown = () => app.page.locator("main").innerText();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft"]) {
    const before = await shown();
    await app.page.keyboard.press(key);
    assert.notEqual(await shown(), before, key);
  }
  let_go();
  await app.pass(1000);
});

test("the keys of a conversation: on, back, first, stuck, remember, overview, together, stop", async ({ startApp }) => {
  const app = await startApp();
  const conversation = await startTalk(app);
  const press = async (key) => {
    await app.ready();
    await app.page.keyboard.press(key);
  };
  await press("ArrowRight");
  const first = await card(app);
  await press("PageDown");
  await eventually(async () => (await card(app)) !== first, "the next card");
  await press("PageUp");
  await eventually(async () => (await card(app)) === first, "the card before");
  await press("m");
  await eventually(async () => (await moments(app, conversation)).length === 1, "a moment");
  await press("g");
  await expect(app.page.locator("main")).toRead("Komen we zo verder?");
  await press("Escape");
  await press("o");
  await app.on("Overzicht");
  await press("o");
  await app.on("Tijdens het gesprek");
  await press("Home");
  await expect(app.page.locator("main")).toRead("Agenda");
  await press("s");
  await app.on("Samen kijken");
  await press("Escape");
  await app.on("Even rust");
  await tap(app, "Verder");
  await app.on("Tijdens het gesprek");
  await press("Escape");
  await app.on("Klaar");
});

test("nothing to type into in Tijdens and Samen, and nothing that moves", async ({ startApp }) => {
  const app = await startApp();
  await startTalk(app);
  const faults = () => app.page.evaluate(() => {
    const fields = document.querySelectorAll("input:not([type=checkbox]), textarea, select, [contenteditable]").length;
    const slow = document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 200).length;
    return { fields, slow };
  });
  for (const go of ["Volgende", "Stroef", "Hoe", "Samen"]) {
    await tap(app, go);
    assert.deepEqual(await faults(), { fields: 0, slow: 0 }, go);
  }
});
