// Tijdens at every size: letters, buttons and their places, nothing that scrolls. UX criteria 2, 4, 5 and 6.
import assert from "node:assert/strict";
import { PHONE, SIZES, SMALL } from "./lib/sizes.mjs";
import { boxes, doubled, letters, tooHigh } from "./lib/measure.mjs";
import { startTalk, tap, withDeck } from "./lib/talk.mjs";
import { test } from "./lib/test.mjs";

const BUTTONS = ["Stroef", "Onthoud", "Vorige", "Volgende"];
const LONG = "Dat doe ik volgende week samen met de verhuurder";

/** What is wrong with the four buttons at this size. */
async function buttonFaults(page) {
  const { width, height } = page.viewportSize();
  const found = await page.evaluate(boxes, BUTTONS);
  return BUTTONS.flatMap((name) => {
    const box = found[name];
    if (!box) return [`${name} is not there`];
    const least = ["Vorige", "Volgende"].includes(name) ? 76 : width > height && height < 480 ? 48 : 64;
    return [
      box.height < least - 0.5 && `${name} is ${box.height} px high, less than ${least}`,
      box.width < 136 - 0.5 && `${name} is ${box.width} px wide, less than 136`,
      box.top < 0.6 * height && `${name} starts at ${Math.round(box.top)} of ${height}, above 60%`,
      !box.inView && `${name} is not in view`,
    ].filter(Boolean);
  });
}

for (const [name, size] of Object.entries(SIZES)) {
  test(`every card of the library at ${name}: large letters, few lines, nothing scrolls`, async ({ startApp }) => {
    const app = await startApp({ size });
    const { cards } = await app.api("method_get", null);
    await withDeck(app, cards.map(({ id }) => ({ type: "card", card: id })));
    await startTalk(app);
    const faults = [];
    for (const card of cards) {
      await app.page.keyboard.press("ArrowRight");
      if (card.private) await tap(app, "Voor mij");
      await app.page.locator("h2", { hasText: card.text }).waitFor();
      const text = await app.page.evaluate(letters, "h2");
      const least = size === PHONE ? 40 : size === SMALL ? 35 : 32;
      if (text.size < least) faults.push(`${card.id}: ${text.size} px`);
      if (text.weight < 600) faults.push(`${card.id}: weight ${text.weight}`);
      if (text.lines > 3) faults.push(`${card.id}: ${text.lines} lines`);
      faults.push(...(await app.page.evaluate(tooHigh)).map((fault) => `${card.id}: ${fault}`));
    }
    assert.deepEqual(faults, []);
  });

  test(`the buttons at ${name} are large, low and in view, on every kind of card`, async ({ startApp }) => {
    const app = await startApp({ size });
    const { cards } = await app.api("method_get", null);
    const longest = cards.toSorted((a, b) => b.say.length - a.say.length)[0];
    await withDeck(app, [{ type: "card", card: longest.id }, { type: "intention", intention: crypto.randomUUID(), line: "Laat langer stilte vallen" }]);
    await startTalk(app);
    const look = async (where) => {
      assert.deepEqual(await buttonFaults(app.page), [], where);
      assert.deepEqual(await app.page.evaluate(tooHigh), [], where);
    };
    await look("agenda");
    await tap(app, "Volgende");
    await look("card");
    if (longest.private) await tap(app, "Voor mij");
    await tap(app, "Zeg het zo");
    await look("the sentence to say");
    await tap(app, "Volgende");
    await look("my intention");
    await tap(app, "Stroef");
    assert.deepEqual(await app.page.evaluate(tooHigh), [], "stuck");
    const lenses = await app.page.evaluate(boxes, ["Kader", "Echt", "Wat", "Hoe"]);
    assert.equal(Object.keys(lenses).length, 4);
    for (const [lens, box] of Object.entries(lenses)) assert.ok(box.inView && box.height >= 64 && box.width >= 136, lens);
  });

  test(`the buttons at ${name} stay in view with letters twice as large`, async ({ startApp }) => {
    const app = await startApp({ size });
    const { cards } = await app.api("method_get", null);
    const longest = cards.toSorted((a, b) => b.text.length - a.text.length)[0];
    await withDeck(app, [{ type: "card", card: longest.id }, { type: "card", card: cards[0].id }]);
    await startTalk(app);
    await app.page.evaluate(doubled);
    await tap(app, "Volgende");
    const { Volgende } = await app.page.evaluate(boxes, ["Volgende"]);
    assert.ok(Volgende?.inView, JSON.stringify(Volgende));
    assert.ok(Volgende.height >= 76);
  });
}

test("left-handed, the buttons stand mirrored", async ({ startApp }) => {
  const places = {};
  for (const left_handed of [false, true]) {
    const app = await startApp();
    await app.api("prefs_set", { left_handed, sheet_seen: true, welcomed: true });
    await withDeck(app, []);
    await startTalk(app);
    places[left_handed] = await app.page.evaluate(boxes, BUTTONS);
    assert.deepEqual(await buttonFaults(app.page), []);
  }
  for (const name of BUTTONS) {
    const [right, left] = [places[false][name], places[true][name]];
    assert.ok(Math.abs(right.left + right.width + left.left - PHONE.width) < 2, `${name} is mirrored`);
    assert.ok(Math.abs(right.top - left.top) < 1, `${name} is as low`);
  }
});

test("a full agenda can be read to its end while the buttons stay where they are", async ({ startApp }) => {
  const app = await startApp({ size: SMALL });
  await withDeck(app, [], (view) => {
    view.agenda = Array.from({ length: 12 }, (_, index) => ({
      id: crypto.randomUUID(), side: index % 2 ? "mine" : "theirs", body: `${LONG} ${index}`, must: false, state: "open", private: false,
    }));
    view.ask_theirs = false;
  });
  await startTalk(app);
  assert.deepEqual(await buttonFaults(app.page), []);
  const last = app.page.getByText(`${LONG} 11`);
  await last.scrollIntoViewIfNeeded();
  const box = await last.boundingBox();
  const { Stroef } = await app.page.evaluate(boxes, ["Stroef"]);
  assert.ok(box.y >= 0 && box.y + box.height <= Stroef.top, "the last item can be brought into view above the buttons");
  assert.deepEqual(await buttonFaults(app.page), []);
});
