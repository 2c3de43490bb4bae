// The whole loop twice with the same person, on a phone.
import assert from "node:assert/strict";
import * as loop from "../lib/loop.mjs";
import * as story from "../lib/story.mjs";
import { hand } from "./lib/hand.mjs";
import { test } from "./lib/test.mjs";

const LABEL = "Mevrouw Noord";

test("two conversations with the same person: the second plan and deck open with the first intention", async ({ startApp }) => {
  const app = await startApp({ vault: "none" });
  const me = hand(app);
  await app.open();
  await loop.firstRun(me);
  await loop.prepareHomeVisit(me, LABEL);
  await loop.begin(me, true);
  await loop.during(me);
  await story.stopAndLookBack(me);

  await app.bridge.later(7 * 24 * 60);
  await story.openIntention(me, LABEL);
  await story.secondTime(me, LABEL);
  await story.lookBackCalmly(me);
  await story.search(me);
  await story.lockAndReturn(me);
  await story.binAndBack(me, LABEL);
  await story.people(me, LABEL);

  const { earlier } = await app.api("conversation_list", { person: null, period: null });
  const [second, first] = await Promise.all(
    earlier.filter((row) => row.people.includes(LABEL)).map((row) => app.api("conversation_get", { conversation: row.id })),
  );
  assert.equal(first.moments.length, 1);
  assert.equal(first.moments[0].lens, "genuine");
  assert.equal(first.intention.line, story.INTENTION.line);
  assert.equal(second.brought[0].outcome, "partly");
  assert.equal(second.agreements[0].body, "Volgende week samen naar de verhuurder");
  assert.equal(first.people[0].person, second.people[0].person);
});
