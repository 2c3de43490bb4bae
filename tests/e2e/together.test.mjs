// Samen kijken: nothing private in the page, in its accessibility tree, or on the wire.
import assert from "node:assert/strict";
import test from "node:test";
import { lookBack, plan } from "../lib/fixture.mjs";
import { PHONE, startApp } from "./lib/app.mjs";
import { eventually } from "./lib/expect.mjs";

const SHOWN = { mine_shown: "De huur", theirs_shown: "Rust in huis" };
let count = 0;
const word = (kind) => SHOWN[kind] ?? `kanarie${kind}${count++}`;

/** A second conversation with someone, full of words that the other may not see, and running. */
async function running(t, size = PHONE) {
  const app = await startApp(t, { size });
  const first = await plan(app.api, word, "kanarielabel");
  await app.api("during_start", { conversation: first.conversation });
  await app.api("during_stop", { conversation: first.conversation });
  await lookBack(app.api, first, word, "kanarieregel");
  await app.bridge.later(60 * 24);
  const second = await plan(app.api, word, "kanarieander");
  const whom = { kind: "known", value: first.person };
  await app.api("participant_add", { conversation: second.conversation, whom, part: "partner" });
  for (const card of ["h2", "e1"]) await app.api("deck_add", { conversation: second.conversation, card });
  await app.api("during_start", { conversation: second.conversation });
  await app.open();
  await app.button("Ga verder met je gesprek").click();
  await app.button("Samen").waitFor();
  return app;
}

const everything = (page) =>
  page.evaluate(() => {
    const values = [...document.querySelectorAll("*")].flatMap((e) => [...e.attributes].map((a) => a.value));
    const fields = [...document.querySelectorAll("input, textarea")].map((e) => e.value);
    return [document.title, location.href, document.documentElement.outerHTML, ...values, ...fields].join("\n");
  });

test("no private word is in the page or on the wire while the other looks on", async (t) => {
  const app = await running(t);
  const wire = [];
  await app.page.waitForTimeout(350);
  app.page.on("response", (answer) => wire.push(answer.text().catch(() => "")));
  await app.button("Samen").click();
  await app.button("Stop samen kijken").waitFor();
  await app.page.waitForTimeout(300);
  const seen = [];
  for (let turn = 0; turn < 8; turn++) {
    const text = await everything(app.page);
    assert.ok(!/kanarie/i.test(text), `in the page: ${/.{0,60}kanarie.{0,40}/i.exec(text)?.[0]}`);
    seen.push(await app.page.locator("body").innerText());
    const next = app.button("Volgende");
    if (await next.isDisabled()) break;
    await next.click();
    await app.page.waitForTimeout(350);
  }
  const tree = await app.page.locator("body").ariaSnapshot();
  assert.ok(!/kanarie/i.test(tree), tree);
  for (const shown of Object.values(SHOWN)) assert.ok(seen.some((text) => text.includes(shown)), `${shown} is seen`);

  const sent = (await Promise.all(wire)).join("\n");
  assert.ok(sent.includes(SHOWN.mine_shown), "the wire was listened to");
  assert.ok(!/kanarie/i.test(sent), `on the wire: ${/.{0,60}kanarie.{0,40}/i.exec(sent)?.[0]}`);
});

test("leaving goes to a neutral screen, and one tap brings the card back", async (t) => {
  const app = await running(t);
  await app.page.waitForTimeout(350);
  await app.button("Volgende").click();
  const card = await app.page.getByRole("heading", { level: 1 }).innerText();
  await app.page.waitForTimeout(350);
  await app.button("Samen").click();
  await app.button("Stop samen kijken").waitFor();
  await app.page.waitForTimeout(350);
  await app.button("Stop samen kijken").click();
  await app.button("Verder").waitFor();
  assert.ok(!/kanarie/i.test(await everything(app.page)));
  await app.page.waitForTimeout(350);
  await app.button("Verder").click();
  await eventually(async () => (await app.page.getByRole("heading", { level: 1 }).innerText()) === card, "the same card");
});

test("the picture turns for who sits opposite, and the text is large", async (t) => {
  const app = await running(t);
  await app.page.waitForTimeout(350);
  await app.button("Samen").click();
  await app.button("Stop samen kijken").waitFor();
  const card = app.page.getByRole("heading", { level: 2 });
  await card.waitFor();
  const size = await card.evaluate((e) => parseFloat(getComputedStyle(e).fontSize));
  assert.ok(size >= 56, `${size} px`);
  const top = async () => (await app.button("Stop samen kijken").boundingBox()).y;
  const before = await top();
  await app.page.waitForTimeout(350);
  await app.button("Draai beeld").click();
  await eventually(async () => (await top()) < before - 300, "the buttons are at the other side");
});

test("during a conversation, private cards and items are not in the page until they are tapped", async (t) => {
  const app = await running(t);
  const pages = [];
  for (let turn = 0; turn < 9; turn++) {
    const text = await everything(app.page);
    assert.ok(!/kanarie/i.test(text), `card ${turn}: ${/.{0,60}kanarie.{0,40}/i.exec(text)?.[0]}`);
    pages.push(await app.page.locator("body").innerText());
    if (await app.button("Volgende").isDisabled()) break;
    await app.page.waitForTimeout(350);
    await app.button("Volgende").click();
  }
  assert.ok(pages.some((text) => text.includes("Voor mij")), "there are private cards");
  const mine = app.button("Voor mij");
  for (let turn = 0; turn < 9 && !(await mine.count()); turn++) {
    await app.page.waitForTimeout(350);
    await app.button("Vorige").click();
  }
  await mine.first().click();
  const opened = await app.page.locator("body").innerText();
  assert.ok(/kanarie|Hoor ik/i.test(opened), "a tap opens it");
});
