// What is deleted lies in the bin for thirty days, comes back as it was, or goes for good. UX criterion 20.
import assert from "node:assert/strict";
import { hold, lookBack, plan } from "../lib/fixture.mjs";
import { LAPTOP } from "./lib/sizes.mjs";
import { eventually, expect, test } from "./lib/test.mjs";

const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.tagName);
const rows = (page) => page.locator("main li");
const rowOf = (page, text) => rows(page).filter({ hasText: text });
const inBin = (page, name) => page.getByRole("button", { name: new RegExp(`^${name}, `) });
const dialog = (page) => page.locator("dialog[open]");

async function toBin(app) {
  await app.open();
  await app.button("Meer").click();
  await app.button("Prullenbak").click();
  await app.on("Prullenbak");
}

test("the bin lists what was deleted, and gives it back to where it was", async ({ startApp }) => {
  const app = await startApp();
  const { page } = app;
  const kade = await plan(app.api, undefined, "Meneer Kade");
  await hold(app.api, kade.conversation);
  const { agreement } = await lookBack(app.api, kade);
  const terp = await plan(app.api, undefined, "Mevrouw Terp");
  await toBin(app);
  await expect(page.getByRole("main")).toRead("De prullenbak is leeg.");

  const before = await app.api("conversation_get", { conversation: kade.conversation });
  await app.api("agenda_delete", { conversation: kade.conversation, item: kade.agenda.theirs_guess });
  await app.bridge.later(2 * 24 * 60);
  await app.api("agreement_delete", { conversation: kade.conversation, agreement });
  await app.bridge.later(1);
  await app.api("approach_remove", { conversation: kade.conversation, person: kade.person, area: "housing" });
  await app.bridge.later(1);
  await app.api("conversation_delete", { conversation: terp.conversation });
  await toBin(app);
  await eventually(async () => (await rows(page).count()) === 4, "all four in the bin");
  const texts = await rows(page).allInnerTexts();
  const seen = texts.map((text) => text.replace(/\s+/g, " "));
  // Midnight may pass while this runs.
  assert.match(seen[0], /^Gesprek nog (29|30) dagen Mevrouw Terp/);
  assert.match(seen[1], /^Leefgebied nog (29|30) dagen .*: Tekst bij quote .*Meneer Kade/);
  assert.match(seen[2], /^Afspraak nog (29|30) dagen Tekst bij agreement .*Meneer Kade/);
  assert.match(seen[3], /^Agendapunt nog (27|28) dagen Tekst bij theirs guess/);

  await inBin(page, "Zet terug: Tekst bij theirs guess").click();
  await eventually(async () => (await rows(page).count()) === 3, "one less in the bin");
  await expect(page.getByRole("status").last()).toRead("Tekst bij theirs guess staat weer terug.");
  await eventually(async () => (await focused(page))?.startsWith("Zet terug: Tekst bij agreement, Gesprek met Meneer Kade"), "focus on the row that is last now");
  await inBin(page, "Zet terug: Tekst bij agreement").click();
  // Who is quick puts the last one back before the one before it is there.
  const waiting = [];
  await page.route("**/call/bin_restore", (route) => waiting.push(route));
  await page.getByRole("button", { name: /^Zet terug: .*: Tekst bij quote, Gesprek met Meneer Kade/ }).click();
  await inBin(page, "Zet terug: Mevrouw Terp").click();
  await eventually(() => waiting.length === 2, "both are asked");
  await waiting[0].continue();
  await expect(rows(page)).toHaveCount(1);
  await waiting[1].continue();
  await expect(page.getByRole("main")).toRead("De prullenbak is leeg.");
  await eventually(async () => (await focused(page)) === "H1", "focus on the title");
  const after = await app.api("conversation_get", { conversation: kade.conversation });
  for (const part of ["agenda", "agreements", "approaches"]) assert.deepEqual(after[part], before[part], part);
  await app.button("Naar je gesprekken").click();
  await page.getByRole("button", { name: /^Mevrouw Terp/ }).waitFor();
});

test("what is erased from the bin is asked about first, and is gone for good", async ({ startApp }) => {
  const app = await startApp({ size: LAPTOP });
  const { page } = app;
  const kade = await plan(app.api, (kind) => `${kind} zandkasteel`, "Meneer Kade");
  await app.api("agenda_delete", { conversation: kade.conversation, item: kade.agenda.mine_must });
  await app.bridge.later(1);
  const terp = await plan(app.api, undefined, "Mevrouw Terp");
  await app.api("conversation_delete", { conversation: terp.conversation });
  await toBin(app);
  await inBin(page, "Wis nu voorgoed: Mevrouw Terp").click();
  await expect(dialog(page)).toRead("Wil je dit voorgoed wissen?");
  await expect(dialog(page)).toRead("Mevrouw Terp");
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Niet wissen");
  await dialog(page).getByRole("button", { name: "Niet wissen" }).click();
  await expect(rows(page)).toHaveCount(2);
  await inBin(page, "Wis nu voorgoed: Mevrouw Terp").click();
  await dialog(page).getByRole("button", { name: "Wis nu voorgoed" }).click();
  await eventually(async () => (await rows(page).count()) === 1, "one left");
  await expect(page.getByRole("status").last()).toRead("Het is voorgoed gewist.");
  assert.deepEqual((await app.api("person_list", null)).map(({ label }) => label), ["Meneer Kade"]);
  assert.equal(await app.api("undo", null), null, "nothing can be taken back");
  await inBin(page, "Wis nu voorgoed: mine_must zandkasteel").click();
  await dialog(page).getByRole("button", { name: "Wis nu voorgoed" }).click();
  await expect(page.getByRole("main")).toRead("De prullenbak is leeg.");
  assert.deepEqual(await app.api("bin_list", null), []);
});

test("a conversation in the list goes to the bin, or after one more question for good", async ({ startApp }) => {
  const app = await startApp();
  const { page } = app;
  await plan(app.api, undefined, "Meneer Kade");
  await plan(app.api, undefined, "Mevrouw Terp");
  await app.open();
  await app.button("Wis gesprek: Meneer Kade").click();
  await expect(dialog(page)).toRead("Je hebt 30 dagen om het terug te halen.");
  assert.deepEqual(await dialog(page).getByRole("button").allInnerTexts(), ["Niet wissen", "Wis gesprek", "Wis nu voorgoed"]);
  await dialog(page).getByRole("button", { name: "Wis nu voorgoed" }).click();
  await expect(dialog(page)).toRead("Wil je dit voorgoed wissen?");
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Niet wissen", "focus on the safe button");
  await page.keyboard.press("Escape");
  await eventually(async () => (await dialog(page).count()) === 0, "the dialog closed");
  assert.equal((await app.api("bin_list", null)).length, 0);

  await app.button("Wis gesprek: Meneer Kade").click();
  await expect(dialog(page)).toRead("Wil je dit gesprek wissen?");
  await dialog(page).getByRole("button", { name: "Wis gesprek" }).click();
  await expect(page.getByRole("main")).toRead("Gewist: Meneer Kade.");
  await app.button("Prullenbak").click();
  await app.on("Prullenbak");
  await rowOf(page, "Meneer Kade").waitFor();
  await page.goBack();
  await app.on("Gesprekken");

  await app.button("Wis gesprek: Mevrouw Terp").click();
  await dialog(page).getByRole("button", { name: "Wis nu voorgoed" }).click();
  await dialog(page).getByRole("button", { name: "Wis nu voorgoed" }).click();
  await eventually(async () => (await app.button("Wis gesprek: Mevrouw Terp").count()) === 0, "it is not in the list");
  await eventually(async () => (await focused(page)) === "H1", "focus on the title");
  assert.equal(await app.button("Ongedaan maken").count(), 0, "nothing is offered that cannot be done");
  assert.deepEqual((await app.api("bin_list", null)).map(({ people }) => people), [["Meneer Kade"]]);
});

test("a conversation that is open can be erased for good, and then the list is there", async ({ startApp }) => {
  const app = await startApp();
  const { conversation } = await plan(app.api, undefined, "Meneer Kade");
  await app.open();
  await app.page.getByRole("button", { name: /^Meneer Kade/ }).click();
  await app.on("Gesprek");
  await app.button("Wis gesprek").click();
  await dialog(app.page).getByRole("button", { name: "Wis nu voorgoed" }).click();
  await dialog(app.page).getByRole("button", { name: "Wis nu voorgoed" }).click();
  await app.on("Gesprekken");
  assert.deepEqual(await app.api("bin_list", null), []);
  await assert.rejects(app.api("bin_restore", { entry: conversation }), { code: "not_found" });
});
