// Every screen with the text spacing of WCAG 1.4.12: nothing sticks out, nothing is cut off. UX criterion 13.
import assert from "node:assert/strict";
import test from "node:test";
import { LAPTOP, PHONE, startApp } from "./lib/app.mjs";
import { clipped, sideways, spaced } from "./lib/measure.mjs";
import { fill, screens, visit } from "./lib/screens.mjs";

for (const size of [PHONE, LAPTOP]) {
  test(`every screen with wide spacing at ${size.width} px`, async (t) => {
    const app = await startApp(t, { size });
    const ids = await fill(app);
    for (const screen of screens(app, ids)) {
      await t.test(screen.name, async () => {
        await visit(app, screen);
        await app.page.evaluate(spaced);
        await app.ready();
        assert.notEqual(await app.page.evaluate(() => getComputedStyle(document.querySelector("h1")).letterSpacing), "normal");
        assert.deepEqual([...(await app.page.evaluate(sideways)), ...(await app.page.evaluate(clipped))], []);
      });
    }
  });
}
