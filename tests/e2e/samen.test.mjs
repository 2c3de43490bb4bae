// Samen kijken at every size: letters for two, nothing that scrolls but a list, and the buttons always there.
// UX criteria 2, 3, 4, 5, 11, 12 and 16.
import assert from "node:assert/strict";
import { plan } from "../lib/fixture.mjs";
import { PHONE, SIZES } from "./lib/sizes.mjs";
import { violations } from "./lib/axe.mjs";
import { measured } from "./lib/look.mjs";
import { boxes, clipped, covered, letters, sideways, splitWords, tooHigh } from "./lib/measure.mjs";
import { startTalk, tap } from "./lib/talk.mjs";
import { eventually, test } from "./lib/test.mjs";

const BUTTONS = { agenda: ["Kaarten", "Jouw woorden", "Stop samen kijken"], words: ["Niet doen", "Zet erbij"] };

/** Buttons that cannot be tapped where they stand, and controls in the list under 48 px. */
async function untappable(page, names) {
  const places = await page.evaluate(boxes, names);
  const missing = names.filter((name) => !places[name]?.inView).map((name) => `${name} is not in view`);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll(".middle button, .middle textarea")].flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      return height < 47.5 || width < 47.5 ? [`${element.outerHTML.slice(0, 80)} is ${width}×${height}`] : [];
    }),
  );
  return [...missing, ...small];
}

async function openAgenda(app) {
  await tap(app, app.page.getByRole("button", { name: /^Onze agenda/ }));
  await app.page.getByRole("heading", { level: 2, name: "Onze agenda" }).waitFor();
}

for (const [name, size] of Object.entries(SIZES)) {
  test(`every card that may be shown at ${name}`, async ({ startApp }) => {
    const app = await startApp({ size });
    const { cards } = await app.api("method_get", null);
    const shown = cards.filter(({ share }) => share).map(({ text }) => text);
    await app.page.route("**/call/together_get", async (route) => {
      const answer = await route.fetch();
      const json = await answer.json();
      Object.assign(json.ok.value, { cards: shown, start: 0 });
      await route.fulfill({ response: answer, json });
    });
    await startTalk(app);
    await tap(app, "Samen");
    await app.on("Samen kijken");
    const faults = [];
    for (const text of shown) {
      await app.page.locator("h2", { hasText: text }).waitFor();
      const found = await app.page.evaluate(letters, "h2");
      // On a phone on its side there is no room for more; on paper the criterion is for a phone upright.
      if (found.size < (size === PHONE ? 56 : 48)) faults.push(`${text}: ${found.size} px`);
      if (found.weight < 600) faults.push(`${text}: weight ${found.weight}`);
      if (found.lines > 4) faults.push(`${text}: ${found.lines} lines`);
      faults.push(...(await app.page.evaluate(tooHigh)).map((fault) => `${text}: ${fault}`));
      const places = await app.page.evaluate(boxes, ["Vorige", "Volgende", "Stop samen kijken"]);
      for (const [button, box] of Object.entries(places)) {
        if (!box.inView) faults.push(`${text}: ${button} is not in view`);
        if (box.height < (button === "Stop samen kijken" ? 48 : 76) - 0.5) faults.push(`${button} is ${box.height} px high`);
      }
      await app.page.keyboard.press("ArrowRight");
    }
    assert.deepEqual([...new Set(faults)], []);
  });
}

for (const [name, size] of Object.entries(SIZES)) {
  for (const percent of [100, 200]) {
    test(`the agenda and the field at ${name}, text of ${percent}%`, async ({ startApp }) => {
      const app = await startApp({ size });
      const ids = await plan(app.api, (kind) => (kind === "mine_shown" ? "De huur en de energierekening" : `Over ${kind.slice(0, 5)}`));
      const body = "Ik wil weten of mijn dochter hier mag blijven slapen in het weekend.";
      await app.api("together_words", { conversation: ids.conversation, body });
      const skip = { field: "skip", value: true };
      await app.api("together_edit", { conversation: ids.conversation, item: ids.agenda.mine_shown, change: skip });
      const { prefs } = await app.api("app_status", null);
      await app.api("prefs_set", { ...prefs, text_size: percent });
      await startTalk(app, ids);
      await tap(app, "Samen");
      await app.on("Samen kijken");
      const faults = [];
      const look = async (panel) => {
        await app.ready();
        const found = await measured(app.page, { sideways, splitWords, clipped });
        found.push(...(await untappable(app.page, BUTTONS[panel])), ...(await violations(app.page)));
        const focus = await app.page.evaluate(covered);
        faults.push(...found.concat(focus ?? []).map((fault) => `${panel}: ${fault}`));
      };
      const card = await app.page.getByRole("button", { name: /^Onze agenda/ }).boundingBox();
      if (card.height < 47.5) faults.push(`Onze agenda is ${card.height} px high`);
      if (percent === 100) assert.equal((await app.page.evaluate(letters, "#samen-agenda .items")).size, 24);
      await openAgenda(app);
      await look("agenda");
      await tap(app, "Jouw woorden");
      await app.field("Jouw woorden").waitFor();
      await look("words");
      await tap(app, "Draai beeld");
      await look("words");
      await tap(app, "Niet doen");
      await look("agenda");
      assert.deepEqual([...new Set(faults)], []);
    });
  }
}

test("two thousand items of two thousand characters leave the buttons where they are", async ({ startApp }) => {
  const app = await startApp({ size: PHONE });
  const long = "onafgebroken".repeat(166);
  await app.page.route("**/call/together_get", async (route) => {
    const answer = await route.fetch();
    const json = await answer.json();
    const item = { side: "theirs", own: true, literal: true, skip: false };
    json.ok.value.agenda = Array.from({ length: 2000 }, (_, index) => ({ ...item, id: crypto.randomUUID(), body: `${index} ${long}` }));
    await route.fulfill({ response: answer, json });
  });
  await startTalk(app);
  await tap(app, "Samen");
  await app.on("Samen kijken");
  await app.page.getByRole("button", { name: /^Onze agenda/ }).waitFor();
  assert.deepEqual(await app.page.evaluate(tooHigh), []);
  await openAgenda(app);
  await eventually(async () => (await app.page.locator(".middle li").count()) === 2000, "all items are there");
  assert.deepEqual(Object.values(await app.page.evaluate(boxes, BUTTONS.agenda)).map(({ inView }) => inView), [true, true, true]);
  await app.page.locator(".middle li").last().scrollIntoViewIfNeeded();
  assert.deepEqual([...(await app.page.evaluate(sideways)), ...(await untappable(app.page, BUTTONS.agenda))], []);
});
