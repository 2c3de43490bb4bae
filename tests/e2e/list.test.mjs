// A long list: a page of it at first, the rest as one nears it; and it is as it was when one comes back.
import assert from "node:assert/strict";
import { LAPTOP, PHONE } from "./lib/sizes.mjs";
import { eventually, expect, test } from "./lib/test.mjs";

const MADE = 150;

/** A list of so many plans and the example, each on another day. */
async function listed(startApp, options) {
  const app = await startApp(options);
  for (let number = 0; number < MADE; number++) {
    const conversation = await app.api("conversation_create", { start: "plan", people: [] });
    const day = new Date(Date.UTC(2027, 0, 1 + number)).toISOString().slice(0, 10);
    await app.api("conversation_set", { conversation, change: { field: "planned_on", value: day } });
  }
  await app.open();
  app.rows = app.page.locator("[data-conversation]");
  await app.rows.first().waitFor();
  return app;
}

test("the next page comes as its end nears, and every row comes", async ({ startApp }) => {
  const app = await listed(startApp, { size: PHONE });
  await app.ready();
  assert.equal(await app.rows.count(), 60);
  await expect(app.rows.first()).toContainText("1 januari 2027");
  await expect(app.button("Toon meer, nog 91")).toBeVisible();
  for (const count of [120, 151]) {
    await app.rows.last().scrollIntoViewIfNeeded();
    await expect(app.rows).toHaveCount(count);
  }
  await expect(app.page.getByRole("button", { name: /^Toon/ })).toHaveCount(0);
  const days = await app.rows.allTextContents();
  assert.equal(new Set(days).size, MADE + 1, "none twice");
});

test("with the keyboard alone one gets to the end, and back to where one was", async ({ startApp }) => {
  const app = await listed(startApp, { size: LAPTOP });
  const more = app.page.getByRole("button", { name: /^Toon meer/ });
  await more.focus();
  // A page may have come by itself when focus brought its end into view: whichever way, focus goes on from the last row.
  await eventually(async () => (await app.rows.count()) > 60, "another page");
  await app.rows.nth(59).focus();
  for (let presses = 0; presses < 2; presses++) await app.page.keyboard.press("Tab");
  const sixtyFirst = app.rows.nth(60);
  await expect(sixtyFirst).toBeFocused();
  await app.page.keyboard.press("Enter");
  await app.on("Gesprek");
  await app.page.goBack();
  await app.on("Gesprekken");
  await expect(sixtyFirst).toBeFocused();
  await expect(sixtyFirst).toBeInViewport();
  assert.ok((await app.rows.count()) >= 120, "as many as there were");
});

test("a tap for more puts focus on the first row that came", async ({ startApp }) => {
  const app = await listed(startApp, { size: PHONE });
  // Without this the page comes by itself before anyone can tap.
  await app.page.evaluate(() => (window.IntersectionObserver = class { observe() {} disconnect() {} }));
  await app.button("Zoeken").click();
  await app.on("Zoeken");
  await app.button("Gesprekken").first().click();
  await app.on("Gesprekken");
  await app.button("Toon meer, nog 91").click();
  await expect(app.rows).toHaveCount(120);
  await expect(app.rows.nth(60)).toBeFocused();
});
