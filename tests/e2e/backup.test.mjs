// Reservekopie, as a person makes one and puts it back; whatever is refused changes nothing.
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PASSPHRASE } from "../lib/fixture.mjs";
import { keepSheet } from "../lib/loop.mjs";
import { LAPTOP } from "./lib/sizes.mjs";
import { main, made, make, toBackups, withFolder } from "./lib/backups.mjs";
import { hand } from "./lib/hand.mjs";
import { choose } from "./lib/screens-backup.mjs";
import { eventually, expect, test } from "./lib/test.mjs";

const NEW = "een heel andere zin";

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

test("a copy is asked about before it is removed", async ({ startApp }) => {
  const { app, place } = await withFolder(startApp);
  await make(app);
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
