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
  await expect(app.rows).toHaveCount(60);
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
  await app.rows.nth(59).focus();
  // By its end a page may have come by itself, with the button or before it: the row after it is the next one.
  await eventually(async () => {
    await app.page.keyboard.press("Tab");
    return app.rows.nth(60).evaluate((row) => row === document.activeElement).catch(() => false);
  }, "focus on the sixty-first row");
  const sixtyFirst = app.rows.nth(60);
  await app.page.keyboard.press("Enter");
  await app.on("Gesprek");
  await app.page.goBack();
  await app.on("Gesprekken");
  await expect(sixtyFirst).toBeFocused();
  await expect(sixtyFirst).toBeInViewport();
  assert.ok((await app.rows.count()) >= 120, "as many as there were");
});

test("a page that comes while focus is on the button takes it along", async ({ startApp }) => {
  const app = await listed(startApp, { size: PHONE });
  await app.page.getByRole("button", { name: /^Toon meer/ }).focus();
  await expect(app.rows.nth(60)).toBeFocused();
});

test("a page of a list that was read again meanwhile is not added", async ({ startApp }) => {
  const app = await listed(startApp, { size: PHONE });
  const held = [];
  // The page that is asked after a row is held, until the list was read anew.
  await app.page.route("**/call/conversation_list", async (route) => {
    if (route.request().postDataJSON().after) await new Promise((done) => held.push(done));
    await route.continue();
  });
  await app.rows.last().scrollIntoViewIfNeeded();
  await eventually(() => held.length === 1, "a page is asked");
  await app.page.evaluate(() => window.scrollTo(0, 0));
  const anew = app.page.waitForResponse((answer) => answer.request().postDataJSON()?.period === "week");
  await app.page.locator("summary").click();
  await app.page.getByLabel("Wanneer", { exact: true }).selectOption({ label: "Afgelopen week" });
  await anew;
  held.forEach((done) => done());
  await app.ready();
  assert.equal(await app.rows.count(), 60, "the page of the list before is not added to this one");
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
