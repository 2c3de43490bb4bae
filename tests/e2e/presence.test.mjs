// The device is kept awake while a conversation is on screen, and not a second longer; what is hidden is blank. UX criteria
// 22 and 23. What the shell does with it, it proves itself (src-tauri/src/keep_awake.rs).
import assert from "node:assert/strict";
import test from "node:test";
import { startApp } from "./lib/app.mjs";
import { eventually } from "./lib/expect.mjs";
import { startTalk, tap } from "./lib/talk.mjs";

test("awake in Tijdens and Samen and between the two, asleep within a second of leaving", async (t) => {
  const app = await startApp(t);
  const told = [];
  app.page.on("request", (request) => {
    if (request.url().endsWith("/host/presence")) told.push({ ...request.postDataJSON(), at: performance.now() });
  });
  const awake = () => told.at(-1)?.during;
  await app.open();
  for (const name of ["Kaarten", "Meer", "Gesprekken"]) await app.button(name).click();
  assert.deepEqual(told.filter(({ during }) => during), [], "nothing is kept awake elsewhere");

  await startTalk(app);
  await eventually(awake, "awake in Tijdens");
  await tap(app, "Volgende");
  await tap(app, "Samen");
  await app.on("Samen kijken");
  await app.page.waitForTimeout(600);
  assert.ok(awake(), "still awake in Samen");
  const since = told.findIndex(({ during }) => during);
  assert.ok(told.slice(since).every(({ during }) => during), "going from one to the other is no leaving");

  await tap(app, "Stop samen kijken");
  await app.on("Even rust");
  await tap(app, "Verder");
  await app.on("Tijdens het gesprek");
  await eventually(awake, "awake again");
  await tap(app, "Stoppen");
  const stopped = performance.now();
  await eventually(() => awake() === false, "asleep after stopping", 1000);
  assert.ok(told.at(-1).at - stopped < 1000, `${told.at(-1).at - stopped} ms`);
});

test("locking lets it sleep", async (t) => {
  const app = await startApp(t);
  let during;
  app.page.on("request", (request) => {
    if (request.url().endsWith("/host/presence")) during = request.postDataJSON().during;
  });
  await startTalk(app);
  await eventually(() => during === true, "awake");
  await app.page.keyboard.press("Control+Shift+L");
  await app.on("Welkom terug");
  await eventually(() => during === false, "asleep after the lock", 1000);
});

test("what is on screen in a conversation is blank within 250 ms of the app being hidden, and back with it", async (t) => {
  const app = await startApp(t);
  await startTalk(app);
  await tap(app, "Volgende");
  /** Hides or shows the page as the system does, and gives how long it took until no letter of it could, or could, be seen. */
  const turn = (hide) =>
    app.page.evaluate(async (away) => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => away });
      const begin = performance.now();
      document.dispatchEvent(new Event("visibilitychange"));
      const seen = () => [...document.querySelectorAll("h2, p, button")].some((one) => one.textContent.trim() && one.checkVisibility({ visibilityProperty: true }) && getComputedStyle(one).clipPath === "none");
      while (seen() === away && performance.now() - begin < 3000) await new Promise((done) => setTimeout(done, 4));
      return performance.now() - begin;
    }, hide);
  for (const where of ["Tijdens", "Samen"]) {
    if (where === "Samen") await tap(app, "Samen");
    assert.ok((await turn(true)) <= 250, `${where} is blank`);
    assert.ok((await turn(false)) <= 250, `${where} is back`);
  }
});
