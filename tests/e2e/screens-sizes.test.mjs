// Every screen, at every size: nothing sticks out, no word is split, every target is large enough and apart.
// UX criteria 3, 5 and 12.
import test from "node:test";
import { SIZES } from "./lib/app.mjs";
import { everywhere, measured } from "./lib/everywhere.mjs";
import { clipped, sideways, splitWords, targets, wordsOf } from "./lib/measure.mjs";

for (const [name, size] of Object.entries(SIZES)) {
  test(`every screen at ${name}`, (t) =>
    everywhere(t, size, (app, screen) => measured(app.page, { sideways, ...wordsOf(screen, splitWords), clipped, targets })));
}
