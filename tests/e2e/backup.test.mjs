// Reservekopie, as a person makes one and puts it back; whatever is refused changes nothing.
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PASSPHRASE, plan } from "../lib/fixture.mjs";
import { keepSheet } from "../lib/loop.mjs";
import { LAPTOP } from "./lib/sizes.mjs";
import { hand } from "./lib/hand.mjs";
import { choose } from "./lib/screens-backup.mjs";
import { eventually, expect, test } from "./lib/test.mjs";

const NEW = "een heel andere zin";
const main = (app) => app.page.getByRole("main");
const made = (place) => readdirSync(place).sort();

async function toBackups(app) {
  await app.button("Meer").first().click();
  await app.on("Meer");
  await app.page.getByRole("button", { name: /^Reservekopie/ }).click();
  await app.on("Reservekopie");
}

/** An app with something in it, at the screen of backups, with a folder for them. */
async function withFolder(startApp, options) {
  const app = await startApp(options);
  const { conversation } = await plan(app.api, undefined, "Meneer Kade");
  const place = join(app.folder.home, "stick");
  mkdirSync(place);
  await app.open();
  await toBackups(app);
  await expect(main(app)).toRead("Je hebt nog geen reservekopie.");
  await choose(app, place);
  await app.button("Kies een map").click();
  await expect(main(app)).toRead(place);
  return { app, place, conversation };
}

async function make(app) {
  await app.button("Maak een kopie").click();
  await expect(main(app)).toRead("Je kopie is klaar. We lazen hem terug: alles staat erin.");
}

/** Another device, still empty, at the screen where this file was chosen. */
async function elsewhere(startApp, file) {
  const other = await startApp({ vault: "none" });
  await other.open();
  await other.button("Ik heb een reservekopie").click();
  await other.on("Reservekopie terugzetten");
  await pick(other, file, "Kies een bestand");
  return other;
}

async function pick(app, file, button) {
  await choose(app, file);
  await app.button(button).click();
  await expect(main(app)).toRead(`Gekozen: ${file.split("/").at(-1)}`);
}

async function look(app, secret) {
  await app.page.getByLabel("Wachtwoord of code van je herstelblad", { exact: true }).fill(secret);
  await app.button("Kijk wat erin zit").click();
}

test("a copy is made, and on another device everything is back", async ({ startApp }) => {
  const { app, place, conversation } = await withFolder(startApp);
  await make(app);
  const [name] = made(place);
  await expect(main(app)).toRead(name);
  await expect(main(app)).toRead("Je hebt geen herstelblad. Dan gaat een kopie alleen open met je wachtwoord.");

  const other = await elsewhere(startApp, join(place, name));
  await look(other, "");
  await expect(main(other)).toRead("Vul je wachtwoord of de code van je herstelblad in.");
  await look(other, NEW);
  await expect(main(other)).toRead("Dit past niet bij deze kopie.");
  assert.equal((await other.api("app_status", null)).vault, "missing");
  await look(other, PASSPHRASE);
  await expect(main(other)).toRead("2 gesprekken met 1 persoon, van ");
  await eventually(async () => (await other.page.evaluate(() => document.activeElement?.textContent)) === "Dit zit erin", "the focus goes on");
  await other.button("Zet terug").click();
  await other.on("Je kopie is terug");
  await other.button("Naar je gesprekken").click();
  await other.on("Gesprekken");
  await expect(main(other)).toRead("Meneer Kade");
  const read = (of) => of.api("conversation_get", { conversation });
  assert.deepEqual(await read(other), await read(app));

  // It goes on as any other, also when the app starts again.
  await other.crash();
  await other.on("Welkom terug");
  await other.unlock();
  await other.on("Gesprekken");
  await toBackups(other);
  await expect(main(other)).toRead(name);
});

test("with the code of the sheet, and a code that was mistyped is told by its group", async ({ startApp }) => {
  const app = await startApp({ offer: true });
  await app.open();
  await app.button("Maak herstelblad").click();
  const code = await keepSheet(hand(app));
  await app.on("Gesprekken");
  const place = join(app.folder.home, "stick");
  mkdirSync(place);
  await app.api("backup_folder_set", { folder: place });
  await toBackups(app);
  await make(app);
  assert.equal(await app.page.getByText("Je hebt geen herstelblad.").count(), 0);

  const other = await elsewhere(startApp, join(place, made(place)[0]));
  await look(other, (code[0] === "A" ? "B" : "A") + code.slice(1));
  await expect(main(other)).toRead("Groep 1 klopt niet.");
  await look(other, code.toLowerCase().replaceAll("-", " "));
  await other.button("Zet terug").click();
  await other.on("Je kopie is terug");
  await expect(main(other)).toRead("Wachtwoord vergeten?");
});

test("who changes the wachtwoord reads that the copy opens with the old one, and a new copy ends that", async ({ startApp }) => {
  const { app, place } = await withFolder(startApp, { size: LAPTOP });
  await make(app);
  await app.page.goBack();
  await app.page.getByRole("button", { name: /^Toegang/ }).click();
  await app.button("Wijzig wachtwoord").click();
  await app.on("Wachtwoord wijzigen");
  await app.page.getByLabel("Je wachtwoord van nu", { exact: true }).fill(PASSPHRASE);
  await app.page.getByLabel("Je nieuwe wachtwoord", { exact: true }).fill(NEW);
  await app.button("Bewaar wachtwoord").click();
  await expect(main(app)).toRead("Je reservekopieën gaan nog open met wat je eerst had.");
  await app.button("Naar Reservekopie").click();
  await app.on("Reservekopie");
  await expect(main(app)).toRead("Je laatste kopie gaat open met je wachtwoord of herstelblad van die dag, precies zo getypt. Maak een nieuwe.");
  // Of one day the last stays.
  const former = join(app.folder.home, "van voor de wijziging.kdw");
  copyFileSync(join(place, made(place)[0]), former);
  await make(app);
  await eventually(async () => (await app.page.getByText("precies zo getypt").count()) === 0, "it is not said of the new one");
  const [later] = made(place);
  for (const [file, opens, shut] of [[former, PASSPHRASE, NEW], [join(place, later), NEW, PASSPHRASE]]) {
    const other = await startApp({ vault: "none" });
    await assert.rejects(other.api("backup_inspect", { file, secret: shut }));
    assert.equal((await other.api("backup_inspect", { file, secret: opens })).holds.conversations, 2);
  }
});

test("a folder that is gone and one of the app itself are said, work goes on, and what was there stays", async ({ startApp }) => {
  const { app, place } = await withFolder(startApp);
  await make(app);
  const [before] = made(place);
  renameSync(place, `${place}-weg`);
  await app.button("Maak een kopie").click();
  await expect(main(app)).toRead("De map voor je kopieën is er niet. Sluit de stick aan of kies een andere map.");
  await expect(main(app)).toRead("Deze map is er nu niet.");
  await expect(main(app)).toRead("Geen van je kopieën staat nu in zijn map.");
  await choose(app, app.folder.data);
  await app.button("Andere map").click();
  await expect(main(app)).toRead("In deze map staat de app zelf.");
  renameSync(`${place}-weg`, place);
  assert.deepEqual(made(place), [before]);
  await make(app);
  assert.equal(made(place).length, 1, "of one day the last stays");
  assert.notEqual(made(place)[0], before);
  // Nothing was chosen after all.
  await app.button("Andere map").click();
  await expect(main(app)).toRead(place);
});

test("every day one is made by itself; a folder that is gone is said once, and later that the last is old", async ({ startApp }) => {
  const { app, place } = await withFolder(startApp);
  await make(app);
  await expect(main(app)).toRead("Deze map staat op hetzelfde apparaat.");
  const tried = () => app.page.waitForResponse("**/call/backup_daily");
  const another = async (days) => {
    await app.api("vault_lock", null);
    await app.bridge.later(days * 24 * 60);
    await app.open();
    const answer = tried();
    await app.unlock();
    await answer;
    await app.on("Gesprekken");
    await app.ready();
  };
  const again = async () => {
    await app.button("Meer").first().click();
    await app.on("Meer");
    await app.button("Gesprekken").first().click();
    await app.on("Gesprekken");
    await app.ready();
  };
  const trouble = "De laatste keer lukte het niet om een kopie te maken.";
  await another(1);
  assert.equal(made(place).length, 2);
  await again();
  assert.equal(await app.page.getByText(/kopie/).count(), 0, "nothing is said of what goes well");

  renameSync(place, `${place}-weg`);
  await another(1);
  assert.equal(await app.page.getByText(trouble).count(), 0, "nothing moves under a finger");
  await again();
  await expect(main(app)).toRead(trouble);
  await expect(main(app)).toRead("Sluit de stick aan of kies een andere map.");
  await app.button("Begrepen").click();
  await expect(main(app)).not.toRead(trouble);
  assert.equal(await app.page.evaluate(() => document.activeElement?.tagName), "H1");
  await another(1);
  await again();
  assert.equal(await app.page.getByText(/kopie/).count(), 0, "it was said");
  await another(14);
  await expect(main(app)).toRead("Je laatste reservekopie is van ");
  await app.button("Naar Reservekopie").click();
  await app.on("Reservekopie");
  await expect(main(app)).toRead("Deze map is er nu niet.");

  renameSync(`${place}-weg`, place);
  await another(1);
  assert.equal(made(place).length, 3);
  await again();
  assert.equal(await app.page.getByText(/kopie/).count(), 0, "all is well");
  await toBackups(app);
  await app.page.getByLabel("Elke dag een kopie").uncheck();
  await another(1);
  assert.equal(made(place).length, 3, "it was turned off");
  await toBackups(app);
  await expect(app.page.getByLabel("Elke dag een kopie")).not.toBeChecked();
  await app.page.route("**/call/backup_daily_set", (route) => route.fulfill({ json: { err: { code: "disk_full" } } }));
  await app.page.getByLabel("Elke dag een kopie").click();
  await expect(main(app)).toRead("Het apparaat is vol.");
  await expect(app.page.getByLabel("Elke dag een kopie")).not.toBeChecked();
});

test("older copies are folded away, and those on a stick that is lost are taken off the list", async ({ startApp }) => {
  const { app, place } = await withFolder(startApp);
  await app.api("backup_daily_set", { daily: false });
  for (let day = 0; day < 5; day += 1) {
    await app.api("backup_make", null);
    await app.bridge.later(24 * 60);
  }
  rmSync(join(place, made(place)[3]));
  const other = `${place}-nieuw`;
  mkdirSync(other);
  const again = async () => {
    await app.open();
    await toBackups(app);
  };
  await again();
  const rows = app.page.getByRole("button", { name: /^Verwijder: / });
  await expect(rows).toHaveCount(3);
  await expect(main(app)).toRead("Dit bestand staat nu niet in de map.");
  await expect(main(app)).toRead("Niet alle kopieën zijn er nu.");
  await app.page.getByText("Nog 2 kopieën").click();
  await expect(rows).toHaveCount(5);

  renameSync(place, `${place}-weg`);
  await choose(app, other);
  await app.button("Andere map").click();
  await expect(main(app)).toRead(`In de map ${place}`);
  await expect(main(app)).not.toRead("Dit bestand staat nu niet in de map.");
  await make(app);
  const forget = app.button(`Haal van de lijst: ${place}`);
  await forget.click();
  await expect(app.page.getByRole("dialog")).toRead(`Uit de map ${place}`);
  await app.button("Laat staan").click();
  await forget.click();
  await app.page.getByRole("dialog").getByRole("button", { name: "Haal van de lijst" }).click();
  await expect(main(app)).not.toRead(`In de map ${place}`);
  await expect(rows).toHaveCount(1);
  assert.equal(await app.page.evaluate(() => document.activeElement?.tagName), "H1");
  assert.equal(made(`${place}-weg`).length, 4, "no file was touched");
});

test("what is erased for good says that a copy can still hold it, and a copy can be removed", async ({ startApp }) => {
  const { app, place } = await withFolder(startApp);
  await app.api("backup_daily_set", { daily: false });
  const ask = async () => {
    await app.open();
    await app.page.getByRole("button", { name: /^Wis gesprek: .*Meneer Kade/ }).click();
    await app.button("Wis nu voorgoed").click();
    await app.page.getByText("Je kunt het niet meer terughalen.").waitFor();
    await app.ready();
    return app.page.getByText("In een reservekopie van eerder kan dit nog staan.").count();
  };
  assert.equal(await ask(), 0);
  await app.api("backup_make", null);
  assert.equal(await ask(), 1);
  await app.open();
  await toBackups(app);
  await app.page.getByRole("button", { name: /^Verwijder: / }).click();
  await app.button("Bewaar hem").click();
  assert.equal(made(place).length, 1);
  await app.page.getByRole("button", { name: /^Verwijder: / }).click();
  await app.button("Verwijder").click();
  await expect(main(app)).toRead("Je hebt nog geen reservekopie.");
  assert.deepEqual(made(place), []);
  assert.equal(await app.page.evaluate(() => document.activeElement?.tagName), "H1");
});

test("a damaged file and a strange one are refused with their reason, and another can be chosen", async ({ startApp }) => {
  const { app, place } = await withFolder(startApp);
  await make(app);
  const [name] = made(place);
  const bytes = readFileSync(join(place, name));
  const bad = join(app.folder.home, "stuk.kdw");
  writeFileSync(bad, bytes.with(bytes.length - 5000, bytes[bytes.length - 5000] ^ 1));
  const strange = join(app.folder.home, "foto.kdw");
  writeFileSync(strange, "een foto");

  const other = await elsewhere(startApp, strange);
  await look(other, PASSPHRASE);
  await expect(main(other)).toRead("Dit bestand is geen reservekopie van deze app.");
  await pick(other, bad, "Ander bestand");
  await look(other, PASSPHRASE);
  await other.button("Zet terug").click();
  await expect(main(other)).toRead("Deze kopie is beschadigd. Kies een andere, hier is niets veranderd.");
  assert.equal((await other.api("app_status", null)).vault, "missing");
  rmSync(strange);
  await pick(other, join(place, name), "Ander bestand");
  await look(other, PASSPHRASE);
  await other.button("Zet terug").click();
  await other.on("Je kopie is terug");
});

test("while a copy is made that takes long, how far it is can be seen, and coming back finds it", async ({ startApp }) => {
  const { app } = await withFolder(startApp);
  // The core is quick here: what the page reads is what it would read halfway.
  let halfway = true;
  await app.page.route("**/call/backup_list", async (route) => {
    const answer = await (await route.fetch()).json();
    if (halfway) answer.ok.value.running = { done: 400, of: 1000 };
    await route.fulfill({ json: answer });
  });
  await app.page.goBack();
  await app.on("Meer");
  await app.page.getByRole("button", { name: /^Reservekopie/ }).click();
  await app.on("Reservekopie");
  await expect(main(app)).toRead("Je kunt gewoon doorgaan met schrijven.");
  const bar = app.page.getByRole("progressbar", { name: "Zo ver is je kopie" });
  assert.equal(await bar.evaluate((bar) => bar.position), 0.4);
  assert.equal(await app.button("Even wachten…").isDisabled(), true);
  halfway = false;
  await app.pass(1000);
  await app.button("Maak een kopie").waitFor();
  assert.equal(await bar.count(), 0);
});
