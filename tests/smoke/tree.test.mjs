// What a screen reader and a helper for speech or switches have of the real window. UX criterion 15.
import assert from "node:assert/strict";
import test from "node:test";
import * as loop from "../lib/loop.mjs";
import { until } from "../lib/poll.mjs";
import * as story from "../lib/story.mjs";
import { startTree } from "./lib/tree.mjs";

const LABEL = "Mevrouw Noord";

/** What is wrong with a page as it is told. */
function faults(nodes) {
  const shown = nodes.filter((node) => node.visible);
  const nameless = shown.filter((node) => node.focusable && node.name === "");
  const headings = shown.filter((node) => node.role === "heading");
  const first = headings.filter((node) => node.level === 1);
  // A dialog hides the screen behind it, and its title with it.
  const wanted = shown.some((node) => node.role === "dialog") ? 0 : 1;
  return [
    ...nameless.map((node) => `${node.role} “${node.text.slice(0, 30)}” ${node.id} has no name`),
    ...(first.length === wanted ? [] : [`${first.length} headings of level 1`]),
    ...headings.flatMap((node, at) => {
      const before = headings[at - 1]?.level ?? 1;
      return node.level > before + 1 ? [`“${node.name}” is of level ${node.level} after ${before}`] : [];
    }),
  ];
}

test("the tree alone leads from the welcome to a card and a saved voornemen, and every screen in it is whole", async (t) => {
  const me = await startTree(t);
  const complaints = [];
  let screens = 0;
  me.shot = async (name) => {
    if (!name) return;
    screens += 1;
    for (const fault of faults(await me.nodes())) complaints.push(`${name}: ${fault}`);
  };
  await loop.firstRun(me);
  await me.click("button", "Voorbereiden");
  await me.on("Waarom praten jullie?");
  await me.type("Wie is de ander?", LABEL);
  await me.click("button", "Voeg toe");
  await me.sees(`${LABEL} is erbij gezet.`);
  await me.shot("plan");
  await me.click("button", "Gesprek");
  await me.on("Gesprek");
  await me.sees(LABEL);
  await me.shot("gesprek");
  await loop.begin(me, true);
  await me.shot("tijdens");
  await loop.tap(me, "Volgende");
  await me.sees("Praten we nu echt met elkaar?");
  await me.shot("kaart");

  const card = async () => (await me.nodes()).find(({ role, level }) => role === "heading" && level === 2)?.name;
  const before = await card();
  await loop.tap(me, "Volgende");
  const next = await until(async () => [await card()].find((name) => name && name !== before), "the next card");
  const said = [];
  await until(async () => said.push(...(await me.heard())) && said.some((line) => line.includes(next)), `“${next}” to be spoken`);

  await story.stopAndLookBack(me);
  assert.deepEqual(complaints, []);
  assert.ok(screens >= 9, `${screens} screens`);
});

test("an error is told with its field", async (t) => {
  const me = await startTree(t);
  await me.click("button", "Verder");
  await me.on("Alles blijft op dit apparaat");
  const field = async () => (await me.nodes()).find(({ role }) => role === "textbox");
  assert.equal((await field()).invalid, false);
  await me.click("button", "Bewaar wachtwoord");
  await until(async () => (await field()).invalid, "a field that is marked");
  const nodes = await me.nodes();
  const link = nodes.find(({ role }) => role === "link");
  assert.ok(link.name.length > 10 && (await field()).description.includes(link.name), (await field()).description);
  assert.deepEqual(faults(nodes), []);
});
