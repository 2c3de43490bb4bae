// Every screen for who does not see it: axe is content, the window has a name of its own, focus follows.
// UX criteria 16 and 17.
import assert from "node:assert/strict";
import test from "node:test";
import { LAPTOP, PHONE, SIDEWAYS, startApp } from "./lib/app.mjs";
import { eventually } from "./lib/expect.mjs";
import { inEveryTheme } from "./lib/axe.mjs";
import { everywhere } from "./lib/everywhere.mjs";

for (const [name, size] of Object.entries({ "360 px": PHONE, "1366 px": LAPTOP })) {
  test(`axe has no complaint at ${name}, in any theme`, (t) =>
    everywhere(t, size, (app, screen) => inEveryTheme(app.page, size, screen)));
}

test("every screen names the window without a word of content, and has one heading of its own", (t) =>
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

test("a new screen has focus on its heading", async (t) => {
  const app = await startApp(t, { size: SIDEWAYS });
  await app.open();
  for (const name of ["Kaarten", "Meer", "Gesprekken", "Zoeken"]) {
    await app.button(name).click();
    await eventually(() => app.heading(name).evaluate((one) => one === document.activeElement), `focus on ${name}`);
  }
});
