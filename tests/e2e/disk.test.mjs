// A full disk: a clear sentence, nothing lost on screen or on disk, and all goes on as soon as there is room.
import assert from "node:assert/strict";
import { PASSPHRASE, plan } from "../lib/fixture.mjs";
import { LAPTOP } from "./lib/sizes.mjs";
import { diskOf, FULL, test } from "./lib/small-disk.mjs";
import { startTalk, tap } from "./lib/talk.mjs";
import { eventually, expect } from "./lib/test.mjs";

const STAYS = "Niet alles is bewaard. Je tekst staat nog op het scherm.";
const AS_LONG = "Een zin die steeds langer wordt en nooit uit is. ".repeat(700);

const shows = (app, text) => expect(app.page.locator("body")).toRead(text);
const textOf = async (app) => (await app.api("conversation_get", { conversation: app.conversation })).texts.occasion;

/** A plan with a person, at the text of the occasion. */
async function writing(startApp) {
  const app = await startApp({ size: LAPTOP });
  app.conversation = (await plan(app.api, undefined, "Meneer Kade")).conversation;
  await app.open();
  await app.page.getByRole("button", { name: /^Meneer Kade/ }).click();
  await app.button("Plan aanpassen").click();
  await app.on("Waarom praten jullie?");
  return { app, disk: diskOf(app), field: app.field("Wat is de aanleiding?") };
}

test("a text that grows until the disk is full stays on screen, what was stored stays stored, and room is all it takes", async ({ startApp }) => {
  const { app, disk, field } = await writing(startApp);
  disk.fill(300_000);
  let typed = "";
  let stored = "";
  const refused = app.page.locator("main").getByText(FULL);
  for (let round = 0; round < 60; round++) {
    typed += AS_LONG.slice(0, 30_000);
    await field.fill(typed);
    await eventually(async () => (await textOf(app)) === typed || (await refused.count()) > 0, "stored or refused");
    if ((await refused.count()) > 0) break;
    stored = typed;
    if (typed.length > 150_000) typed = "";
  }
  assert.ok(stored.length > 0, "some of it could be stored");
  await expect(app.page.locator("main")).toRead(FULL);
  assert.equal(await field.inputValue(), typed, "the text stays on screen");
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  assert.equal(await textOf(app), stored, "what was stored stays stored");

  // No way out of the screen, nor the lock, leaves the text behind.
  await app.button("Volgende").click();
  await shows(app, STAYS);
  await app.page.keyboard.press("Control+Shift+L");
  await shows(app, STAYS);
  assert.equal((await app.api("app_status", null)).vault, "open");
  assert.equal(await field.inputValue(), typed);

  disk.empty();
  await app.page.keyboard.press("Control+Shift+L");
  await app.on("Welkom terug");
  await app.unlock();
  await app.on("Gesprekken");
  assert.equal(await textOf(app), typed, "the retry stored it");
});

test("typing on after there is room stores everything, and the complaint goes", async ({ startApp }) => {
  const { app, disk, field } = await writing(startApp);
  disk.fill();
  const typed = `Dit mag niet weg. ${AS_LONG}`;
  await field.fill(typed);
  await expect(app.page.locator("main")).toRead(FULL);
  assert.equal(await textOf(app), "Tekst bij occasion");
  disk.empty();
  await field.press("ControlOrMeta+End");
  await field.pressSequentially("!");
  await eventually(async () => (await textOf(app)) === `${typed}!`, "all of it is stored");
  await eventually(async () => !(await app.page.locator("main").innerText()).includes(FULL), "the complaint goes");
});

test("whatever else is done on a full disk says so and changes nothing", async ({ startApp }) => {
  const { app, disk } = await writing(startApp);
  const before = await app.api("conversation_get", { conversation: app.conversation });
  disk.fill();
  const alert = app.page.getByRole("alert").filter({ hasText: FULL });
  await app.button("Intake").click();
  await alert.first().waitFor();
  await app.button("Gesprek").click();
  await app.on("Gesprek");
  await app.button("Wis gesprek").click();
  await app.page.getByRole("dialog").getByRole("button", { name: "Wis gesprek" }).click();
  await alert.first().waitFor();
  assert.deepEqual(await app.api("conversation_get", { conversation: app.conversation }), before);
  // Reading needs no room.
  await app.page.keyboard.press("Escape");
  await app.on("Gesprekken");
  await app.button("Zoeken").click();
  await app.page.getByLabel("Wat zoek je?").fill("tekst bij occasion");
  await shows(app, "1 keer gevonden");
});

test("during a conversation a moment that cannot be kept says so, and the cards go on", async ({ startApp }) => {
  const app = await startApp();
  const conversation = await startTalk(app);
  const disk = diskOf(app);
  disk.fill();
  await tap(app, "Onthoud");
  await app.button("Niet gelukt").waitFor();
  await tap(app, "Volgende");
  await app.page.locator("h2").first().waitFor();
  await tap(app, "Stoppen");
  await shows(app, "Dit lukte niet. Probeer het nog een keer.");
  disk.empty();
  await tap(app, "Onthoud");
  await eventually(async () => (await app.api("during_get", { conversation })).moments.length === 1, "one moment");
  await tap(app, "Stoppen");
  await app.on("Klaar");
});

test("a vault that does not fit is not made, and is when there is room", async ({ startApp }) => {
  const app = await startApp({ vault: "none" });
  const disk = diskOf(app);
  await app.open();
  await app.button("Verder").click();
  for (const room of [0, 60_000]) {
    disk.fill(room);
    await app.field("Kies je wachtwoord").fill(PASSPHRASE);
    await app.button("Bewaar wachtwoord").click();
    await expect(app.page.getByRole("alert")).toRead(FULL);
    assert.deepEqual(disk.files().filter((name) => name.includes("kluis") && name !== "kluis.lock"), [], "nothing of it is left");
    assert.equal((await app.api("app_status", null)).vault, "missing");
    assert.equal(await app.field("Kies je wachtwoord").inputValue(), PASSPHRASE, "no need to type it again");
    disk.empty();
  }
  await app.button("Bewaar wachtwoord").click();
  await app.on("Je herstelblad");
  assert.equal((await app.api("app_status", null)).vault, "open");
});

test("a setting that cannot be stored shows, says so, and leaves the settings that were", async ({ startApp }) => {
  const app = await startApp();
  const disk = diskOf(app);
  await app.open();
  await app.button("Meer").click();
  await app.on("Meer");
  const before = disk.read("prefs.json");
  disk.fill();
  await app.page.getByLabel("Grootte van de tekst").selectOption("140");
  await expect(app.page.getByRole("alert")).toRead(FULL);
  assert.equal(disk.read("prefs.json"), before);
  assert.equal((await app.api("app_status", null)).prefs.text_size, 100);
  disk.empty();
  await app.page.getByLabel("Grootte van de tekst").selectOption("160");
  await eventually(async () => (await app.api("app_status", null)).prefs.text_size === 160, "it is stored");
  await eventually(async () => (await app.page.getByRole("alert").count()) === 0, "the complaint goes");
});
