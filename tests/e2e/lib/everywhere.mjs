// Every screen of the app one after the other, each with its own subtest.
import assert from "node:assert/strict";
import { startApp } from "./app.mjs";
import { fill, screens, shut, visit } from "./screens.mjs";

const named = (rule, complaints) => complaints.map((complaint) => `${rule}: ${complaint}`);

/** What these rulers complain about on the page as it is. */
export async function measured(page, rulers) {
  const found = [];
  for (const [rule, ruler] of Object.entries(rulers)) found.push(...named(rule, await page.evaluate(ruler)));
  return found;
}

/** Goes to every screen and asks for complaints about it. */
export async function everywhere(t, size, complain) {
  const app = await startApp(t, { size });
  const filled = await fill(app);
  for (const screen of screens(app, filled)) {
    await t.test(screen.name, async () => {
      await visit(app, screen);
      await app.ready();
      assert.deepEqual(await complain(app, screen), []);
    });
  }
  for (const [vault, list] of Object.entries(shut)) {
    const closed = await startApp(t, { size, vault });
    for (const screen of list) {
      await t.test(screen.name, async () => {
        await visit(closed, screen);
        await closed.ready();
        assert.deepEqual(await complain(closed, screen), []);
      });
    }
  }
}
