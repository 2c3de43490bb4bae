// The whole loop twice with the same person, in the real window.
import assert from "node:assert/strict";
import test from "node:test";
import * as loop from "../lib/loop.mjs";
import * as story from "../lib/story.mjs";
import { freshHome, startApp } from "./lib/app.mjs";

const LABEL = "Mevrouw Noord";

test("two conversations with the same person, in the window itself", async (t) => {
  const home = freshHome(t);
  const me = await startApp(home);
  await me.resize(360, 740);
  await loop.firstRun(me);
  await loop.prepareHomeVisit(me, LABEL);
  assert.doesNotMatch(await me.title(), /Noord/);
  await loop.begin(me, true);
  await loop.during(me);
  await story.stopAndLookBack(me);
  await story.openIntention(me, LABEL);
  await story.secondTime(me, LABEL);
  await story.lookBackCalmly(me);
  await story.search(me);
  await story.lockAndReturn(me);
  await story.binAndBack(me, LABEL);
  await story.people(me, LABEL);
});

test("what a screen reader hears of the controls is what is written on them", async (t) => {
  const home = freshHome(t);
  const me = await startApp(home);
  assert.deepEqual(await me.spoken("button", "Verder"), { role: "button", name: "Verder" });
  await me.click("button", "Verder");
  const field = await me.spoken("textbox", "Kies je wachtwoord");
  assert.equal(field.name, "Kies je wachtwoord");
});
