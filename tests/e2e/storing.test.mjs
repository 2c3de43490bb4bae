// What is typed is stored, whatever happens next: a crash, a lock, nobody there.
import assert from "node:assert/strict";
import { PASSPHRASE } from "../lib/fixture.mjs";
import { LAPTOP } from "./lib/sizes.mjs";
import { stopClock } from "./lib/ready.mjs";
import { tap } from "./lib/talk.mjs";
import { eventually, expect, test } from "./lib/test.mjs";

const LABEL = "Meneer Kade";

/** A plan on a laptop, at its first step. */
async function planning(startApp, options = {}) {
  const app = await startApp({ size: LAPTOP, ...options });
  app.conversation = await app.api("conversation_create", { start: "plan", people: [] });
  const whom = { kind: "new", value: LABEL };
  await app.api("participant_add", { conversation: app.conversation, whom, part: "other" });
  app.stored = async () => (await app.api("conversation_get", { conversation: app.conversation })).texts;
  app.toPlan = async () => {
    await app.page.locator("li").getByRole("button", { name: new RegExp(LABEL) }).first().click();
    // The list has such a button too, for a new conversation.
    await app.on("Gesprek");
    await app.page.getByRole("button", { name: /^(Voorbereiden|Plan aanpassen)$/ }).first().click();
    await app.on("Waarom praten jullie?");
  };
  await app.open();
  return app;
}

test("a text is stored within half a second after the last key", async ({ startApp }) => {
  const app = await planning(startApp);
  await app.toPlan();
  await app.ready();
  await stopClock(app.page);
  const field = app.field("Wat is de aanleiding?");
  let typed = "";
  for (const text of ["Twee brieven", " bleven liggen", " op de mat", " en niemand", " deed ze open"]) {
    await field.pressSequentially(text);
    const before = (await app.stored()).occasion ?? "";
    assert.equal(before, typed, "not with every key");
    typed += text;
    await app.pass(500);
    assert.equal((await app.stored()).occasion, typed);
  }
});

test("what was stored stays in its field until it is read anew, and what is typed then goes on from it", async ({ startApp }) => {
  const app = await planning(startApp);
  await app.toPlan();
  await app.ready();
  const waiting = [];
  let held = true;
  await app.page.route("**/call/conversation_get", (route) => (held ? waiting.push(route) : route.continue()));
  const field = app.field("Waarom ik?");
  await field.fill("Ik ken haar");
  await eventually(() => waiting.length > 0, "it is stored, and will be read anew");
  await field.blur();
  await expect(field).toHaveValue("Ik ken haar");
  await field.press("End");
  await field.pressSequentially(" al lang");
  await eventually(async () => (await app.stored()).why_me === "Ik ken haar al lang", "all of it is stored");
  held = false;
  await Promise.all(waiting.map((route) => route.continue()));
  await field.blur();
  await app.ready();
  await expect(field).toHaveValue("Ik ken haar al lang");
});

test("an agenda item that is emptied keeps its last words", async ({ startApp }) => {
  const app = await planning(startApp);
  await app.api("agenda_add", { conversation: app.conversation, side: "mine", body: "De huur", origin: null });
  await app.toPlan();
  await app.button("Volgende").click();
  await app.on("Waar praten jullie over?");
  await app.button("Wijzig De huur").click();
  await app.ready();
  await stopClock(app.page);
  const field = app.field("Waar gaat het over?").first();
  await field.clear();
  await app.pass(500);
  await field.blur();
  await expect(field).toHaveValue("De huur");
  assert.deepEqual((await app.api("conversation_get", { conversation: app.conversation })).agenda.map(({ body }) => body), ["De huur"]);
});

test("a crash while typing loses no more than the last second", async ({ startApp }) => {
  const app = await planning(startApp, { expectErrors: true });
  // How many words before the crash, and how long after each of them: steady, slow, and in fits.
  for (const [words, pauses] of [[12, [90]], [7, [350]], [16, [10, 10, 10, 240]]]) {
    await app.toPlan();
    await app.ready();
    await stopClock(app.page);
    const field = app.field("Waarom ik?");
    const before = await field.inputValue();
    await field.press("End");
    const typed = [];
    let now = 0;
    for (let word = 0; word < words; word++) {
      const text = ` ${words}w${word}`;
      await field.pressSequentially(text);
      typed.push([text, now]);
      const pause = pauses[word % pauses.length];
      await app.pass(pause);
      now += pause;
    }
    await app.crash();
    await app.unlock();
    await app.on("Gesprekken");
    const stored = (await app.stored()).why_me ?? "";
    assert.ok(stored.startsWith(before.trimEnd()), "what was stored before is still there");
    const due = typed.filter(([, at]) => at <= now - 500);
    assert.ok(due.length > 0, "some of it had to be stored");
    for (const [text, at] of due) assert.ok(stored.includes(text), `“${text}”, typed ${now - at} ms before the crash`);
  }
});

test("a crash during a conversation comes back to the same card with all moments", async ({ startApp }) => {
  const app = await planning(startApp, { expectErrors: true });
  await app.page.locator("li").getByRole("button", { name: new RegExp(LABEL) }).first().click();
  await app.button("Start gesprek").click();
  for (let turn = 0; turn < 2; turn++) {
    await tap(app, "Volgende");
  }
  await app.button("Onthoud").click();
  await eventually(async () => (await app.api("during_get", { conversation: app.conversation })).moments.length === 1, "a moment");
  const card = await app.page.locator("h2").innerText();
  const { started_at } = await app.api("during_get", { conversation: app.conversation });

  await app.crash();
  await app.bridge.later(5);
  await app.unlock();
  await app.on("Tijdens het gesprek");
  await eventually(async () => (await app.page.locator("h2").innerText()) === card, "the same card");
  const view = await app.api("during_get", { conversation: app.conversation });
  assert.deepEqual([view.position, view.moments.length, view.started_at], [2, 1, started_at]);
});

test("locking by hand stores the word that was just typed", async ({ startApp }) => {
  const app = await planning(startApp);
  await app.toPlan();
  await app.field("Wat is de aanleiding?").fill("nog net");
  await app.page.keyboard.press("Control+Shift+L");
  await app.on("Welkom terug");
  assert.equal((await app.api("app_status", null)).vault, "locked");
  await app.unlock();
  await app.on("Gesprekken");
  assert.equal((await app.stored()).occasion, "nog net");
});

test("after idle time the vault locks, the page forgets, and not while a conversation is on screen", async ({ startApp }) => {
  const app = await planning(startApp, { expectErrors: true });
  const vault = async () => (await app.api("app_status", null)).vault;
  await app.page.locator("li").getByRole("button", { name: new RegExp(LABEL) }).first().click();
  await app.button("Start gesprek").click();
  await app.on("Tijdens het gesprek");
  await app.ready();
  // Nobody touches anything, and the device does not sleep.
  for (let minutes = 0; minutes < 60; minutes += 4) await app.bridge.later(4, true);
  assert.equal(await vault(), "open", "the lock waits for the conversation");
  await tap(app, "Stoppen");
  await app.button("Straks").click();
  await app.on("Gesprekken");
  await app.pass(1000);
  await app.bridge.later(4, true);
  assert.equal(await vault(), "open", "five minutes are not over");
  await app.bridge.later(1, true);
  assert.equal(await vault(), "locked");
  // In a browser the page hears of it at the next thing it asks; in the app the shell tells it at once.
  await app.button("Voorbereiden").click();
  await app.on("Welkom terug");
  await expect(app.page.getByRole("main")).toRead("De kaarten kun je altijd bekijken.");
  assert.ok(!(await app.page.content()).includes(LABEL), "nothing of the vault is left on the page");
});

test("a deleted conversation comes back with Ctrl+Z", async ({ startApp }) => {
  const app = await planning(startApp);
  await app.page.getByRole("button", { name: new RegExp(`^Wis gesprek: ${LABEL}`) }).click();
  await app.page.getByRole("dialog").getByRole("button", { name: "Wis gesprek" }).click();
  const row = app.page.locator("li").getByRole("button", { name: new RegExp(`^${LABEL}`) });
  await eventually(async () => (await row.count()) === 0, "the row is gone");
  await app.page.keyboard.press("Control+z");
  await row.first().waitFor();
  assert.equal((await app.api("conversation_list", { person: null, period: null })).upcoming.length, 1);
});

test("a wrong wachtwoord on the way loses nothing", async ({ startApp }) => {
  const app = await planning(startApp);
  await app.toPlan();
  await app.field("Wat is de aanleiding?").fill("blijft staan");
  await app.page.keyboard.press("Control+Shift+L");
  await app.on("Welkom terug");
  await app.page.getByLabel("Wachtwoord", { exact: true }).fill(`${PASSPHRASE} niet`);
  await app.button("Ontgrendel").click();
  await expect(app.page.getByRole("main")).toRead("Dit wachtwoord past niet.");
  await app.unlock();
  await app.on("Gesprekken");
  assert.equal((await app.stored()).occasion, "blijft staan");
});
