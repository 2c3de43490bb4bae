// The device is kept awake while a conversation is on screen, and not a second longer; what is hidden is blank. UX criteria
// 22 and 23. What the shell does with it, it proves itself (src-tauri/src/keep_awake.rs).
import assert from "node:assert/strict";
import { stopClock } from "./lib/ready.mjs";
import { startTalk, tap } from "./lib/talk.mjs";
import { eventually, test } from "./lib/test.mjs";

test("awake in Tijdens and Samen and between the two, asleep within a second of leaving", async ({ startApp }) => {
  const app = await startApp();
  const told = [];
  app.page.on("request", (request) => {
    if (request.url().endsWith("/host/presence")) told.push(request.postDataJSON());
  });
  const awake = () => told.at(-1)?.during;
  await app.open();
  for (const name of ["Kaarten", "Meer", "Gesprekken"]) await app.button(name).click();
  await app.ready();
  assert.deepEqual(told.filter(({ during }) => during), [], "nothing is kept awake elsewhere");

  await startTalk(app);
  await eventually(awake, "awake in Tijdens");
  await tap(app, "Volgende");
  await tap(app, "Samen");
  await app.on("Samen kijken");
  await app.pass(1000);
  assert.ok(awake(), "still awake in Samen");
  const since = told.findIndex(({ during }) => during);
  assert.ok(told.slice(since).every(({ during }) => during), "going from one to the other is no leaving");

  await tap(app, "Stop samen kijken");
  await app.on("Even rust");
  await tap(app, "Verder");
  await app.on("Tijdens het gesprek");
  await eventually(awake, "awake again");
  await app.ready();
  await app.pass(300);
  await stopClock(app.page);
  await app.button("Stoppen").click();
  await app.on("Klaar");
  await app.pass(1000);
  assert.equal(awake(), false, "asleep within a second after stopping");
});

test("locking lets it sleep", async ({ startApp }) => {
  const app = await startApp();
  let during;
  app.page.on("request", (request) => {
    if (request.url().endsWith("/host/presence")) during = request.postDataJSON().during;
  });
  await startTalk(app);
  await eventually(() => during === true, "awake");
  await app.page.keyboard.press("Control+Shift+L");
  await app.on("Welkom terug");
  await eventually(() => during === false, "asleep after the lock");
});

test("nine hours asleep in a conversation is locked, and it goes on at the same card", async ({ startApp }) => {
  const app = await startApp({ expectErrors: true });
  await startTalk(app);
  for (let card = 1; card <= 2; card++) await tap(app, "Volgende");
  await tap(app, "Onthoud");
  await app.ready();
  const shown = () => app.page.locator("main h2").innerText();
  const before = await shown();
  await app.bridge.later(9 * 60, true);
  assert.equal((await app.api("app_status", null)).vault, "locked");
  // Who opens the lid and turns a card learns it.
  await tap(app, "Volgende");
  await app.on("Welkom terug");
  await app.unlock();
  await app.on("Tijdens het gesprek");
  assert.equal(await shown(), before);

  await tap(app, "Samen");
  await app.on("Samen kijken");
  await app.ready();
  await app.bridge.later(9 * 60, true);
  assert.equal((await app.api("app_status", null)).vault, "locked", "in Samen kijken too");
});

test("what is on screen in a conversation is blank as soon as the app is hidden, and back with it", async ({ startApp }) => {
  const app = await startApp();
  await startTalk(app);
  await tap(app, "Volgende");
  /** Hides or shows the page as the system does, and tells whether any letter of it can be seen in the next task. */
  const turn = (hide) =>
    app.page.evaluate(async (away) => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => away });
      document.dispatchEvent(new Event("visibilitychange"));
      await new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(null);
      });
      const clipped = (one) => one.closest(".kdw-unseen") !== null; // for a screen reader alone
      return [...document.querySelectorAll("h2, p, button")].some((one) => one.textContent.trim() && one.checkVisibility({ visibilityProperty: true }) && !clipped(one));
    }, hide);
  for (const where of ["Tijdens", "Samen"]) {
    if (where === "Samen") {
      await tap(app, "Samen");
      await app.on("Samen kijken");
      await app.ready();
    }
    assert.equal(await turn(true), false, `${where} is blank`);
    assert.equal(await turn(false), true, `${where} is back`);
  }
});
