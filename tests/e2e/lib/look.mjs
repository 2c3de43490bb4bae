// Every ruler there is, laid on one screen. UX criteria 3, 5, 10 to 13, 16, 17 and 23.
import { inEveryTheme } from "./axe.mjs";
import { clipped, covered, doubled, sideways, spaced, splitWords, targets } from "./measure.mjs";
import { expect, test } from "./test.mjs";

/** The widths at which axe and contrast are looked at: a phone's and a laptop's. */
export const IN_COLOUR = [360, 1366];

/** All these rulers as one expression, which a page works out in one go. */
const atOnce = (rulers) => `({ ${Object.entries(rulers).map(([rule, ruler]) => `${rule}: (${ruler})()`).join(", ")} })`;
const lines = (found) =>
  Object.entries(found).flatMap(([rule, complaints]) => [complaints ?? []].flat().map((complaint) => `${rule}: ${complaint}`));

/** What these rulers complain about on the page as it is. */
export const measured = async (page, rulers) => lines(await page.evaluate(atOnce(rulers)));

/** The same after each of these changes of style, which are taken back. */
async function changed({ page }, changes) {
  const looks = changes.map(
    ([change, rulers]) => `(${change})(true);
      await window.kdwReady();
      found.push(${atOnce(rulers)});
      (${change})(false);`,
  );
  const found = await page.evaluate(`(async () => {
    const found = [];
    ${looks.join("\n")}
    await window.kdwReady();
    return found;
  })()`);
  return found.flatMap((one, at) => lines(one).map((complaint) => `${changes[at][0].name}, ${complaint}`));
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
    ...(await changed(app, [[spaced, { sideways, clipped }], [doubled, fits]])),
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
      const name = await app.page.evaluate(() => window.kdwReady().then(() => document.documentElement.dataset.screen));
      test.info().annotations.push({ type: "screen", description: name });
      expect.soft(await complaints(app, screen), screen.name).toEqual([]);
    });
  }
}
