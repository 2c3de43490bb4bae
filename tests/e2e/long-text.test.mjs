// Far more text than anyone means to put anywhere: a hundred thousand characters, pasted in one go.
import assert from "node:assert/strict";
import { plan } from "../lib/fixture.mjs";
import { LAPTOP, PHONE } from "./lib/sizes.mjs";
import { sideways } from "./lib/measure.mjs";
import { startTalk, tap } from "./lib/talk.mjs";
import { eventually, expect, test } from "./lib/test.mjs";

const TOO_LONG = "Deze tekst is te lang.";
const TOO_LONG_TO_FIND = "Dit is te lang om te zoeken. Typ een of twee woorden.";
const SENTENCE = "Op 14 maart mailde jan@voorbeeld.nl over de huur, 06-12345678, en daarna bleef het stil. ";
const LONG = `${SENTENCE.repeat(2000).slice(0, 99_980)} slotwoordkolibrie`.padEnd(100_000, ".");

/** As pasting does it: all at once, where the cursor is. */
async function paste(app, field, text) {
  await field.click();
  await app.page.keyboard.insertText(text);
}

const straight = async (app) => assert.deepEqual(await app.page.evaluate(sideways), []);

/** Whether the screen still listens: a key arrives in the field, and a button does what it says. */
async function typesOn(app, field) {
  await field.press("ControlOrMeta+End");
  await field.pressSequentially("!?");
  assert.equal(await field.inputValue(), `${LONG}!?`);
}

test("in a plan: it is stored, hints come, search finds its last word, and no screen gets stuck", async ({ startApp }) => {
  const app = await startApp({ size: LAPTOP });
  const { conversation } = await plan(app.api, undefined, "Meneer Kade");
  await app.api("conversation_text_set", { conversation, field: "occasion", body: "" });
  await app.open();
  await app.page.getByRole("button", { name: /^Meneer Kade/ }).click();
  await app.button("Plan aanpassen").click();
  const field = app.field("Wat is de aanleiding?");
  await paste(app, field, LONG);
  await eventually(async () => (await app.api("conversation_get", { conversation })).texts.occasion === LONG, "it is stored");
  const hints = app.page.getByRole("group", { name: "Hints bij je tekst" });
  await hints.waitFor();
  assert.ok((await hints.getByRole("listitem").count()) <= 3, "a few hints, however many there are");
  await hints.getByRole("button").first().click();
  assert.ok(await field.evaluate((area) => area === document.activeElement && area.selectionEnd > area.selectionStart));
  await typesOn(app, field);
  await straight(app);
  await app.page.keyboard.press("Escape");
  await app.on("Gesprek");
  await expect(app.page.locator("main")).toRead("slotwoordkolibrie");
  await straight(app);
  await app.button("Plan meenemen").click();
  await app.on("Plan meenemen");
  await expect(app.page.getByRole("article")).toRead("slotwoordkolibrie");
  await straight(app);
  await app.open();
  await app.button("Zoeken").click();
  const search = app.page.getByLabel("Wat zoek je?");
  await search.fill("slotwoordkol");
  await expect(app.page.locator("main")).toRead("1 keer gevonden");
  await paste(app, search, LONG);
  await expect(app.page.locator("main")).toRead(TOO_LONG_TO_FIND);
  await search.fill("kolibrie");
  await expect(app.page.locator("main")).toRead("Niets gevonden.");
  await search.fill("slotwoordkolibrie");
  await expect(app.page.locator("main")).toRead("1 keer gevonden");
  assert.ok(!(await app.page.locator("main").innerText()).includes(TOO_LONG_TO_FIND));
});

test("in a look-back, on a phone", async ({ startApp }) => {
  const app = await startApp({ size: PHONE });
  const conversation = await app.api("conversation_create", { start: "look_back", people: [] });
  await app.open();
  await app.page.locator("li").getByRole("button", { name: /^Nog niemand/ }).first().click();
  await app.button("Kort terugkijken").click();
  const field = app.field("Wat ging goed?");
  await paste(app, field, LONG);
  await typesOn(app, field);
  await straight(app);
  await app.button("Klaar met terugkijken").click();
  await app.on("Gesprekken");
  assert.equal((await app.api("conversation_get", { conversation })).texts.went_well, `${LONG}!?`);
  await app.page.locator("li").getByRole("button", { name: /^Nog niemand/ }).first().click();
  await app.on("Gesprek");
  await straight(app);
});

test("the other's words in Samen kijken: too long is said at the field, the words stay, and shorter ones go on the list", async ({ startApp }) => {
  const app = await startApp();
  const conversation = await startTalk(app);
  const stored = async () => (await app.api("conversation_get", { conversation })).agenda.length;
  const before = await stored();
  await tap(app, "Samen");
  await tap(app, app.page.locator("#samen-agenda"));
  await tap(app, "Jouw woorden");
  const field = app.page.locator("#samen-field");
  await paste(app, field, LONG);
  await tap(app, "Zet erbij");
  await expect(app.page.locator("main").or(app.page.locator("body")).first()).toRead(TOO_LONG);
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  assert.equal(await field.inputValue(), LONG);
  assert.equal(await stored(), before);
  await straight(app);
  await field.fill(LONG.slice(0, 2000).trim());
  await tap(app, "Zet erbij");
  await eventually(async () => (await stored()) === before + 1, "it is on the agenda");
  await app.page.getByRole("heading", { level: 2, name: "Onze agenda" }).waitFor();
  await straight(app);
});

test("a new item and a new label in a plan: too long is said at the field, and the words stay", async ({ startApp }) => {
  const app = await startApp({ size: LAPTOP });
  const { conversation } = await plan(app.api, undefined, "Meneer Kade");
  await app.open();
  await app.page.getByRole("button", { name: /^Meneer Kade/ }).click();
  await app.button("Plan aanpassen").click();
  const before = await app.api("conversation_get", { conversation });
  for (const [name, add] of [["Komt er nog iemand bij?", "Voeg toe"], ["Nieuw punt van mij", "Zet erbij"]]) {
    if (name.startsWith("Nieuw")) await app.button("Volgende").click();
    const field = app.field(name);
    await paste(app, field, LONG);
    await app.button(add).first().click();
    await expect(app.page.locator("main")).toRead(TOO_LONG);
    assert.equal(await field.inputValue(), LONG, "all of it is still there");
    await straight(app);
    const { agenda, people } = await app.api("conversation_get", { conversation });
    assert.deepEqual({ agenda, people }, { agenda: before.agenda, people: before.people });
    await field.fill("");
  }
});

test("a label as long as can be, in one word, stays inside every screen", async ({ startApp }) => {
  const app = await startApp();
  const label = "Hoofdstraatbewoner".repeat(200).slice(0, 2000);
  const { conversation } = await plan(app.api, undefined, label);
  await assert.rejects(
    app.api("participant_add", { conversation, whom: { kind: "new", value: `${label}s` }, part: "partner" }),
    (cause) => cause.code === "too_large",
  );
  await app.open();
  await straight(app);
  await app.page.getByRole("button", { name: new RegExp(`^Wis gesprek: ${label}`) }).click();
  await app.page.getByRole("dialog").waitFor();
  await straight(app);
  await app.button("Niet wissen").click();
  await app.page.getByRole("button", { name: new RegExp(`^${label}`) }).click();
  await app.on("Gesprek");
  await straight(app);
  await app.button("Plan aanpassen").click();
  await app.on("Met wie praat je?");
  await straight(app);
  await app.open();
  await app.button("Zoeken").click();
  await app.page.getByLabel("Wat zoek je?").fill("hoofdstraat");
  await expect(app.page.locator("main")).toRead("keer gevonden");
  await straight(app);
});
