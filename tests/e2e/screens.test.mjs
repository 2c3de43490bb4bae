// Every screen, at every size: nothing sticks out, no word is split, every target is large enough and apart, axe is
// content, the window has a name of its own, and focus is on the heading. UX criteria 3, 5, 11, 12, 16 and 17.
import assert from "node:assert/strict";
import test from "node:test";
import { violations } from "./lib/axe.mjs";
import { LAPTOP, PHONE, SIDEWAYS, SIZES, SMALL, startApp } from "./lib/app.mjs";
import { clipped, doubled, sideways, splitWords, targets } from "./lib/measure.mjs";
import { fill, screens, shut, visit } from "./lib/screens.mjs";

const named = (rule, complaints) => complaints.map((complaint) => `${rule}: ${complaint}`);

async function measured(page, rulers) {
  const found = [];
  for (const [rule, ruler] of Object.entries(rulers)) found.push(...named(rule, await page.evaluate(ruler)));
  return found;
}

/** Goes to every screen and asks for complaints about it. */
async function everywhere(t, size, complain, which = () => true) {
  const app = await startApp(t, { size });
  const filled = await fill(app);
  for (const screen of screens(app, filled).filter(which)) {
    await t.test(screen.name, async () => {
      await visit(app, screen);
      await app.page.waitForTimeout(120);
      assert.deepEqual(await complain(app, screen), []);
    });
  }
  for (const [vault, list] of Object.entries(shut)) {
    const closed = await startApp(t, { size, vault });
    for (const screen of list.filter(which)) {
      await t.test(screen.name, async () => {
        await visit(closed, screen);
        await closed.page.waitForTimeout(120);
        assert.deepEqual(await complain(closed, screen), []);
      });
    }
  }
}

for (const [name, size] of Object.entries(SIZES)) {
  test(`every screen at ${name}`, (t) =>
    everywhere(t, size, (app) => measured(app.page, { sideways, splitWords, clipped, targets })));
}

for (const [name, size] of Object.entries({ "320 px": SMALL, "360 px": PHONE, "1366 px": LAPTOP })) {
  test(`every screen with letters twice as large at ${name}`, (t) =>
    everywhere(t, size, async (app) => {
      await app.page.evaluate(doubled);
      await app.page.waitForTimeout(200);
      return measured(app.page, { sideways, splitWords, clipped });
    }));
}

/** The whole page in view: axe takes what a bar that stays in view covers at one place of scrolling for too small. */
async function unrolled({ page }, size) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...size, height: Math.max(size.height, height + 80) });
  const found = await violations(page);
  await page.setViewportSize(size);
  return found;
}

for (const [name, size] of Object.entries({ "360 px": PHONE, "1366 px": LAPTOP })) {
  test(`axe has no complaint at ${name}`, (t) => everywhere(t, size, (app) => unrolled(app, size)));
}

test("every screen names the window without a word of content, and has focus on its heading", (t) =>
  everywhere(t, LAPTOP, async (app, screen) => {
    const found = [];
    const title = await app.page.title();
    if (!/ · Kijk-en-doe-wijzer$/.test(title)) found.push(`the window is called “${title}”`);
    if (/Kade|Terp|Brink|Tekst bij/.test(title)) found.push(`the window's name holds content: “${title}”`);
    if (screen.step && !title.includes(screen.step)) found.push(`“${title}” does not say ${screen.step}`);
    const headings = await app.page.getByRole("heading", { level: 1 }).count();
    if (headings !== 1) found.push(`${headings} headings of level 1`);
    return found;
  }));

test("a new screen has focus on its heading within 100 ms", async (t) => {
  const app = await startApp(t, { size: SIDEWAYS });
  await fill(app);
  await app.open();
  for (const [press, title] of [["Kaarten", "Kaarten"], ["Meer", "Meer"], ["Gesprekken", "Gesprekken"], ["Zoeken", "Zoeken"]]) {
    const waited = await app.page.evaluate(async ([name, heading]) => {
      const button = [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === name);
      const begin = performance.now();
      button.click();
      for (;;) {
        const focus = document.activeElement;
        if (focus?.tagName === "H1" && focus.textContent.trim() === heading) return performance.now() - begin;
        if (performance.now() - begin > 3000) return Infinity;
        await new Promise((done) => setTimeout(done, 4));
      }
    }, [press, title]);
    assert.ok(waited <= 100, `${title}: ${Math.round(waited)} ms`);
  }
});
