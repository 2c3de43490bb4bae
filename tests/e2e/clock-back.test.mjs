// The clock of the device goes back, by hand or by a battery that ran out: nothing becomes negative, lost or stuck.
import assert from "node:assert/strict";
import { plan } from "../lib/fixture.mjs";
import { LAPTOP } from "./lib/sizes.mjs";
import { tap } from "./lib/talk.mjs";
import { eventually, expect, test } from "./lib/test.mjs";

const minutesOn = async (app) => [...(await app.page.locator("body").innerText()).matchAll(/(\S+) min(?:uut|uten)?\b/g)].map(([, number]) => number);

test("a conversation during which the clock goes back three hours", async ({ startApp }) => {
  const app = await startApp({ size: LAPTOP });
  const { api, page } = app;
  const { conversation } = await plan(api, undefined, "Meneer Kade");
  const today = new Date().toLocaleDateString("sv-SE");
  await api("conversation_set", { conversation, change: { field: "planned_on", value: today } });
  await app.open();
  await page.getByRole("button", { name: /^Meneer Kade/ }).click();
  await app.button("Start gesprek").click();
  await app.on("Tijdens het gesprek");
  await tap(app, "Onthoud");
  const talk = () => api("during_get", { conversation });
  await eventually(async () => (await talk()).moments.length === 1, "a moment before");
  const { started_at } = await talk();

  await app.bridge.later(-180);
  await tap(app, "Volgende");
  await tap(app, "Onthoud");
  await eventually(async () => (await talk()).moments.length === 2, "a moment after");
  assert.equal((await talk()).started_at, started_at);
  assert.ok((await talk()).moments.every(({ minute }) => minute >= 0));
  await tap(app, "Stoppen");
  await app.on("Klaar");
  await expect(page.locator("body")).toRead("Je onthield 2 momenten.");
  await app.button("Nu 2 minuten terugkijken").click();
  await app.on("Terugkijken");
  await app.field("Wat ging goed?").fill("Zelfs de klok liep terug");
  await page.getByRole("radio", { name: /^Uitgebreid/ }).or(app.button("Uitgebreid")).first().click();
  await expect(page.locator("body")).toRead("De vijf vragen");
  const minutes = await minutesOn(app);
  assert.ok(minutes.length > 0 && minutes.every((number) => !/^[-−–]/.test(number)), `${minutes}`);
  const { moments } = await api("conversation_get", { conversation });
  assert.ok(moments.every(({ minute }) => minute >= 0));
  await app.button("Klaar met terugkijken").click();
  await app.on("Gesprekken");

  const rows = page.locator("li").getByRole("button", { name: /^Meneer Kade/ });
  await rows.first().waitFor();
  await expect(rows).toHaveCount(1);
  const { upcoming, to_look_back, earlier } = await api("conversation_list", { person: null, period: null });
  assert.deepEqual([upcoming, to_look_back].map((list) => list.length), [0, 0]);
  assert.ok(earlier.some(({ id }) => id === conversation));
  for (const period of ["week", "month", "year"]) {
    const { earlier } = await api("conversation_list", { person: null, period });
    assert.ok(earlier.some(({ id }) => id === conversation), period);
  }
  await app.button("Zoeken").click();
  await page.getByLabel("Wat zoek je?").fill("klok liep");
  await expect(page.locator("main")).toRead("1 keer gevonden");
});

test("undo, typing and the intention after the clock went back a year", async ({ startApp }) => {
  const app = await startApp({ size: LAPTOP });
  const { api, page } = app;
  const { conversation, person } = await plan(api, undefined, "Meneer Kade");
  await api("during_start", { conversation });
  await api("during_stop", { conversation });
  await api("intention_set", { conversation, change: { field: "body", value: "Langer stil zijn" } });
  await api("intention_set", { conversation, change: { field: "line", value: "Langer stil zijn" } });
  await api("look_back_finish", { conversation });
  await app.open();
  await page.getByRole("button", { name: /^Meneer Kade/ }).click();
  await app.on("Gesprek");
  await app.bridge.later(-365 * 24 * 60);

  // What was made in what is now the future can be changed, taken away and taken back.
  await app.button("Gesprek").or(page.getByRole("button", { name: /^Gesprekken$/ })).first().click();
  await app.on("Gesprekken");
  await page.getByRole("button", { name: /^Wis gesprek: Meneer Kade/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Wis gesprek" }).click();
  const row = page.locator("li").getByRole("button", { name: /^Meneer Kade/ });
  await eventually(async () => (await row.count()) === 0, "the row is gone");
  await page.keyboard.press("Control+z");
  await row.first().waitFor();

  // A new plan with the same person still brings the intention, and typing is stored and undone.
  const next = await api("conversation_create", { start: "plan", people: [person] });
  assert.equal((await api("conversation_get", { conversation: next })).brought.length, 1);
  const text = async () => (await api("conversation_get", { conversation: next })).texts.stakes ?? "";
  await api("conversation_text_set", { conversation: next, field: "stakes", body: "een" });
  await app.bridge.later(-10);
  await api("conversation_text_set", { conversation: next, field: "stakes", body: "een twee" });
  assert.equal(await text(), "een twee");
  for (let step = 0; step < 2 && (await text()) !== ""; step++) await api("undo", null);
  assert.equal(await text(), "");
  await app.open();
  await row.nth(1).waitFor();
  await expect(row).toHaveCount(2);
  assert.equal((await api("app_status", null)).vault, "open", "a clock that goes back does not lock");
});
