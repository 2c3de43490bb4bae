// The app is killed in the middle of things and started again: nothing that was there is gone.
import assert from "node:assert/strict";
import test from "node:test";
import { PASSPHRASE, plan } from "../lib/fixture.mjs";
import { tap } from "../lib/loop.mjs";
import { until } from "../lib/poll.mjs";
import { unlock } from "../lib/story.mjs";
import { freshHome, startApp } from "./lib/app.mjs";

/** A window on a vault with one planned conversation, made by the core's own commands. */
async function withPlan(t) {
  const home = freshHome(t);
  const me = await startApp(home);
  const api = (command, request) => me.call(command, request);
  await api("prefs_set", { left_handed: false, sheet_seen: true, welcomed: true });
  await api("vault_create", { passphrase: PASSPHRASE });
  const ids = await plan(api, undefined, "Meneer Kade");
  await me.reload();
  await me.on("Gesprekken");
  return { home, me, ...ids };
}

async function restart(home, to) {
  const me = await startApp(home);
  await me.on("Welkom terug");
  await unlock(me, to);
  return me;
}

test("killed in Tijdens: after unlocking the same card, all moments, the clock still running", async (t) => {
  const { home, me, conversation } = await withPlan(t);
  await me.clickRow("Meneer Kade");
  await me.on("Gesprek");
  await me.click("button", "Start gesprek");
  await me.on("Tijdens het gesprek");
  await tap(me, "Volgende");
  await tap(me, "Onthoud");
  await tap(me, "Volgende");
  await tap(me, "Onthoud");
  const card = await me.card();
  const { started_at } = await me.call("during_get", { conversation });
  await me.crash();

  const again = await restart(home, "Tijdens het gesprek");
  assert.equal(await again.card(), card);
  const view = await again.call("during_get", { conversation });
  assert.deepEqual(view.moments.map(({ lens }) => lens), ["genuine", "what"]);
  assert.equal(view.started_at, started_at);
});

test("killed while typing: what the core had is there, nothing that was not typed is, and the vault is whole", async (t) => {
  const { home, me, conversation } = await withPlan(t);
  let window = me;
  const stored = async () => (await window.call("conversation_get", { conversation })).texts.occasion ?? "";
  // How many pieces are typed after the core first had something of this round.
  for (const [round, more] of [0, 1, 5, 11, 23].entries()) {
    await window.clickRow("Meneer Kade");
    await window.click("button", "Plan aanpassen");
    await window.on("Waarom praten jullie?");
    const began = await window.focusEnd("Wat is de aanleiding?");
    let typed = began;
    const type = async () => {
      const piece = `${round}${String.fromCharCode(97 + (typed.length % 26))} `;
      await window.sendKeys(piece);
      typed += piece;
    };
    await until(async () => (await type(), (await stored()).length > began.length), "some of it to be stored");
    for (let piece = 0; piece < more; piece++) await type();
    const safe = await stored();
    await type();
    await window.crash();
    window = await restart(home);
    const kept = await stored();
    assert.ok(typed.startsWith(kept), "what is stored was typed");
    assert.ok(kept.startsWith(safe), `round ${round}: ${kept.length} of at least ${safe.length} characters`);
  }
});
