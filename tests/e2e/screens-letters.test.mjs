// Every screen with letters twice as large: nothing sticks out, is split or is cut off. UX criteria 3 and 11.
import test from "node:test";
import { LAPTOP, PHONE, SMALL } from "./lib/app.mjs";
import { everywhere, measured } from "./lib/everywhere.mjs";
import { clipped, doubled, sideways, splitWords, wordsOf } from "./lib/measure.mjs";

for (const [name, size] of Object.entries({ "320 px": SMALL, "360 px": PHONE, "1366 px": LAPTOP })) {
  test(`every screen with letters twice as large at ${name}`, (t) =>
    everywhere(t, size, async (app, screen) => {
      await app.page.evaluate(doubled);
      await app.ready();
      return measured(app.page, { sideways, ...wordsOf(screen, splitWords), clipped });
    }));
}
