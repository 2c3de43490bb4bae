// Every ruler there is, laid on one screen. UX criteria 3, 5, 10 to 13, 16, 17 and 23.
import { inEveryTheme } from "./axe.mjs";
import { clipped, covered, doubled, sideways, spaced, splitWords, targets } from "./measure.mjs";
import { expect, test } from "./test.mjs";

/** The widths at which axe and contrast are looked at: a phone's and a laptop's. */
export const IN_COLOUR = [360, 1366];

/** What these rulers complain about on the page as it is. */
export async function measured(page, rulers) {
  const found = [];
  for (const [rule, ruler] of Object.entries(rulers)) {
    const complaints = (await page.evaluate(ruler)) ?? [];
    found.push(...[complaints].flat().map((complaint) => `${rule}: ${complaint}`));
  }
  return found;
}

/** The same after a change of style, which is taken back. */
async function changed({ page, ready }, change, rulers) {
  await page.evaluate(change, true);
  await ready();
  const found = await measured(page, rulers);
  await page.evaluate(change, false);
  await ready();
  return found.map((complaint) => `${change.name}, ${complaint}`);
}

/** How the screen calls itself: the window without a word of content, one heading of its own. */
async function called(page, screen) {
  const found = [];
  const title = await page.title();
  if (!/ · Kijk-en-doe-wijzer$/.test(title)) found.push(`the window is called “${title}”`);
  if (/Kade|Terp|Brink|Tekst bij/.test(title)) found.push(`the window's name holds content: “${title}”`);
  if (screen.step && !title.includes(screen.step)) found.push(`“${title}” does not say ${screen.step}`);
  const headings = await page.getByRole("heading", { level: 1 }).count();
  if (headings !== 1) found.push(`${headings} headings of level 1`);
  return found;
}

/** What all rulers complain about. Afterwards the screen is as it was. */
async function complaints(app, screen) {
  const { page } = app;
  // Paths and texts of licences are no words: they break wherever they must.
  const words = /^over: (Licenties|Wat de app bewaart)/.test(screen.name) ? {} : { splitWords };
  const fits = { sideways, ...words, clipped };
  return [
    ...(await called(page, screen)),
    ...(await measured(page, { ...fits, targets, covered })),
    ...(await changed(app, spaced, { sideways, clipped })),
    ...(await changed(app, doubled, fits)),
    ...(IN_COLOUR.includes(page.viewportSize().width) ? await inEveryTheme(page, screen) : []),
  ];
}

/** Goes to these screens one after the other, `visit` brings it there, and lays every ruler on each. */
export async function walk(screens, visit) {
  for (const screen of screens) {
    await test.step(screen.name, async () => {
      const app = await visit(screen);
      // What keeps on moving would never be done.
      await app.page.emulateMedia({ reducedMotion: "reduce" });
      await app.ready();
      const name = await app.page.evaluate(() => document.documentElement.dataset.screen);
      test.info().annotations.push({ type: "screen", description: name });
      expect.soft(await complaints(app, screen), screen.name).toEqual([]);
    });
  }
}
