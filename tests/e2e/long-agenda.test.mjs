// Two thousand agenda items in one conversation: every screen that shows them opens, and works.
import assert from "node:assert/strict";
import { plan } from "../lib/fixture.mjs";
import { LAPTOP, PHONE } from "./lib/sizes.mjs";
import { sideways } from "./lib/measure.mjs";
import { tap } from "./lib/talk.mjs";
import { eventually, test } from "./lib/test.mjs";

const EACH = 1000;
const SHOWN = 200;

/** A button by its words: asking thousands of others for their name takes the browser a minute. */
const button = ({ page }, text) => page.locator("button", { hasText: text }).first();
const straight = async ({ page }) => assert.deepEqual(await page.evaluate(sideways), []);

test("an agenda of two thousand items, from the plan to the look-back", async ({ startApp }) => {
  const app = await startApp({ size: PHONE });
  const { api, page } = app;
  const { conversation } = await plan(api, undefined, "Meneer Kade");
  const add = async (side, number) => {
    const item = await api("agenda_add", { conversation, side, body: `Punt ${side} ${number}, over de huur en de buren`, origin: null });
    if (number >= EACH - SHOWN) await api("agenda_edit", { conversation, item, change: { field: "may_show", value: true } });
  };
  for (let number = 0; number < EACH; number += 10) {
    for (const side of ["mine", "theirs"]) await Promise.all(Array.from({ length: 10 }, (_, more) => add(side, number + more)));
  }
  const agenda = async () => (await api("conversation_get", { conversation })).agenda;
  const bodies = async () => (await agenda()).filter(({ side }) => side === "mine").map(({ body }) => body);
  const made = (await agenda()).length;
  assert.ok(made >= 2 * EACH);

  for (const [width, size, title] of [["phone", PHONE, "Wat wil jij bespreken?"], ["laptop", LAPTOP, "Waar praten jullie over?"]]) {
    await test.step(`plan step 2 on a ${width}: add, move, take away, take back`, async () => {
      await page.setViewportSize(size);
      await app.open();
      await button(app, "Meneer Kade").click();
      await app.on("Gesprek");
      await straight(app);
      await button(app, /^Stap 2/).or(button(app, "Waar praten jullie over?")).first().click();
      await app.on(title);
      const rows = page.locator("li[data-id]");
      await rows.filter({ hasText: "Punt mine 999" }).waitFor();
      await straight(app);
      const body = `Een laatste punt op de ${width}`;
      await page.locator(".add input").first().fill(body);
      await page.locator(".add button").first().click();
      const row = rows.filter({ hasText: body });
      await row.waitFor();
      const at = (await bodies()).indexOf(body);
      await row.locator(".move button").first().click();
      await eventually(async () => (await bodies()).indexOf(body) === at - 1, "it moved up");
      await eventually(() => row.evaluate((li) => li.contains(document.activeElement)), "focus follows");
      await row.locator(".tools button").last().click();
      await eventually(async () => !(await bodies()).includes(body), "it is gone");
      await button(app, "Ongedaan maken").click();
      await eventually(async () => (await bodies()).indexOf(body) === at - 1, "it is back in its place");
      await row.waitFor();
    });
  }

  await test.step("Tijdens: all of them, and a tick holds", async () => {
    await page.setViewportSize(PHONE);
    await api("during_start", { conversation });
    await app.open();
    await button(app, "Ga verder met je gesprek").click();
    await app.on("Tijdens het gesprek");
    const items = page.locator("button.item");
    await items.nth(2 * SHOWN - 1).waitFor();
    await tap(app, button(app, "Voor mij"));
    await items.nth(2 * EACH - 1).waitFor();
    await straight(app);
    const last = items.filter({ hasText: "Punt theirs 999" });
    await last.click();
    await eventually(async () => (await last.getAttribute("aria-pressed")) === "true", "it is ticked");
    assert.equal((await agenda()).find(({ body }) => body.startsWith("Punt theirs 999")).state, "done");
  });

  await test.step("Samen: the list opens and an item moves", async () => {
    await app.open();
    await button(app, "Ga verder met je gesprek").click();
    await app.on("Tijdens het gesprek");
    await tap(app, "Samen");
    await app.on("Samen kijken");
    await straight(app);
    await tap(app, page.locator("#samen-agenda"));
    const rows = page.locator("li[data-id]");
    await rows.nth(2 * SHOWN - 1).waitFor({ state: "attached" });
    await straight(app);
    const first = await rows.first().getAttribute("data-id");
    await tap(app, rows.first().locator(".move button").last());
    await eventually(async () => (await rows.nth(1).getAttribute("data-id")) === first, "it moved down");
  });

  for (const [width, size] of Object.entries({ phone: PHONE, laptop: LAPTOP })) {
    await test.step(`the look-back on a ${width}`, async () => {
      if ((await api("app_status", null)).running) await api("during_stop", { conversation });
      await page.setViewportSize(size);
      await app.open();
      await button(app, "Meneer Kade").click();
      await app.on("Gesprek");
      await straight(app);
      await button(app, "Uitgebreid terugkijken").click();
      await app.on("Terugkijken");
      await straight(app);
      const field = page.locator("textarea:visible").first();
      await field.fill(`Rust op de ${width}`);
      await eventually(async () => JSON.stringify(await api("conversation_get", { conversation })).includes(`Rust op de ${width}`), "it is stored");
    });
  }
});
