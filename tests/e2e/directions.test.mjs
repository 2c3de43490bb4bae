// Letters of the whole world: other directions, letters put together in other ways, and signs that turn a line around.
// What someone wrote may look as it likes; the words of the app beside it stay as they are.
import assert from "node:assert/strict";
import { plan } from "../lib/fixture.mjs";
import { LAPTOP, PHONE } from "./lib/sizes.mjs";
import { reversed } from "./lib/directions.mjs";
import { sideways } from "./lib/measure.mjs";
import { tap } from "./lib/talk.mjs";
import { eventually, expect, test } from "./lib/test.mjs";

const LABELS = {
  arabic: "سارة المهدي (buurvrouw)",
  hebrew: "משה כהן, Dorpsstraat 12",
  override: "Piet \u202ereppohS",
  isolate: "Kim \u2067\u202bvan dam",
  nothing: "An\u200bna\u200d\u200f \u200e\u2060",
  family: "👩🏽‍👩🏻‍👧‍👦 gezin 🏳️‍🌈",
  stacked: "Z\u0351\u036b\u0343a\u0334\u0321l\u0321go",
};
const ITEMS = ["الإيجار en de huur", "שכר דירה: 850 euro", "huur \u202eruuh 12", "👨‍👩‍👧 samen", "Cafe\u0301 en zoë"];

/** A conversation with all of these in it. */
async function filled(startApp, size) {
  const app = await startApp({ size });
  const { conversation } = await plan(app.api, (kind) => `${ITEMS[2]} ${kind}`, LABELS.override);
  for (const label of Object.values(LABELS).filter((one) => one !== LABELS.override)) {
    await app.api("participant_add", { conversation, whom: { kind: "new", value: label }, part: "someone" });
  }
  for (const body of ITEMS) {
    const item = await app.api("agenda_add", { conversation, side: "mine", body, origin: null });
    await app.api("agenda_edit", { conversation, item, change: { field: "may_show", value: true } });
  }
  return { app, conversation };
}

async function sound(app, conversation) {
  const { people, agenda, texts } = await app.api("conversation_get", { conversation });
  const written = [...people.map(({ label }) => label), ...agenda.map(({ body }) => body), ...Object.values(texts)];
  const strange = written.sort((one, other) => other.length - one.length);
  assert.deepEqual(await app.page.evaluate(reversed, strange), []);
  assert.deepEqual(await app.page.evaluate(sideways), []);
}

for (const [name, size] of Object.entries({ phone: PHONE, laptop: LAPTOP })) {
  test(`no text turns the words beside it around, on a ${name}`, async ({ startApp }) => {
    const { app, conversation } = await filled(startApp, size);
    const here = () => sound(app, conversation);
    await app.open();
    await here();
    await app.button("Zoeken").click();
    await app.page.getByLabel("Wat zoek je?").fill("dorpsstraat");
    await expect(app.page.locator("main")).toRead("keer gevonden");
    await here();
    await app.open();
    const row = app.page.locator("li").filter({ hasText: LABELS.arabic }).getByRole("button").first();
    await row.click();
    await app.on("Gesprek");
    const { people } = await app.api("conversation_get", { conversation });
    assert.equal(people.length, Object.keys(LABELS).length);
    // A label loses the signs that turn a line around, and nothing else.
    assert.ok(people.every(({ label }) => !/[\u202a-\u202e\u2066-\u2069]/.test(label)));
    for (const { label } of people) await app.page.getByText(label, { exact: true }).first().waitFor();
    await here();
    await app.button("Plan aanpassen").click();
    await app.on(size === LAPTOP ? "Waarom praten jullie?" : "Met wie praat je?");
    await here();
    await app.page.keyboard.press("Escape");
    await app.on("Gesprek");
    await app.button("Start gesprek").click();
    await app.on("Tijdens het gesprek");
    for (const body of ITEMS) await expect(app.page.locator("body")).toRead(body);
    await here();
    await tap(app, "Samen");
    await tap(app, app.page.locator("#samen-agenda"));
    await app.page.getByRole("heading", { level: 2, name: "Onze agenda" }).waitFor();
    await here();
    await app.api("during_stop", { conversation });
    await app.open();
    await row.click();
    await app.button("Uitgebreid terugkijken").click();
    await app.on("Terugkijken");
    await here();
  });
}

test("the ruler sees a line that is turned around", async ({ startApp }) => {
  const app = await startApp();
  await app.open();
  await app.page.evaluate((label) => document.querySelector("h1").prepend(`${label} · `), LABELS.override);
  const found = await app.page.evaluate(reversed, [LABELS.override]);
  assert.equal(found.length, 1);
  assert.match(found[0], /"Gesprekken" runs backwards/);
});

test("search finds letters however they are put together, and in every script", async ({ startApp }) => {
  const { app } = await filled(startApp, PHONE);
  await app.open();
  await app.button("Zoeken").click();
  const search = app.page.getByLabel("Wat zoek je?");
  for (const [asked, found] of [
    ["café", ITEMS[4]],
    ["cafe\u0301", ITEMS[4]],
    ["cafe", ITEMS[4]],
    ["ZOE\u0308", ITEMS[4]],
    ["الإيجار", ITEMS[0]],
    ["שכר", ITEMS[1]],
    ["المهدي", "المهدي"],
  ]) {
    await search.fill("");
    await eventually(async () => !(await app.page.locator("main").innerText()).includes("gevonden"), "an empty search");
    await search.fill(asked);
    await expect(app.page.locator("main")).toRead("keer gevonden");
    // What is found is shown in composed letters, however it was written.
    await expect(app.page.locator("main")).toRead(found.normalize("NFC"));
  }
  await search.fill("👨‍👩‍👧 samen");
  await expect(app.page.locator("main")).toRead(ITEMS[3]);
  for (const nothing of ["\u202e\u202e", "\u200b\u200d", "👨‍👩‍👧", "\u0301\u0301"]) {
    await search.fill("");
    await eventually(async () => !(await app.page.locator("main").innerText()).includes("gevonden"), "an empty search");
    await search.fill(nothing);
    await expect(app.page.locator("main")).toRead("Niets gevonden.");
  }
});

test("what is typed from right to left is stored as it is, and stays", async ({ startApp }) => {
  const { app, conversation } = await filled(startApp, LAPTOP);
  await app.open();
  await app.page.locator("li").filter({ hasText: LABELS.arabic }).getByRole("button").first().click();
  await app.button("Plan aanpassen").click();
  const field = app.field("Waarom ik?");
  const text = `${LABELS.arabic}\n${ITEMS.join("\n")}\n${LABELS.stacked}`;
  await field.fill(text);
  await eventually(async () => (await app.api("conversation_get", { conversation })).texts.why_me === text, "it is stored");
  await app.page.keyboard.press("Control+Shift+L");
  await app.on("Welkom terug");
  await app.unlock();
  await app.page.locator("li").filter({ hasText: LABELS.arabic }).getByRole("button").first().click();
  await app.button("Plan aanpassen").click();
  assert.equal(await field.inputValue(), text);
});
