// Three sheets of which any two open the vault, and the way back tried on a copy.
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PASSPHRASE, plan, sheets } from "../lib/fixture.mjs";
import { keepThreeSheets } from "../lib/loop.mjs";
import { hand } from "./lib/hand.mjs";
import { choose } from "./lib/screens-backup.mjs";
import { eventually, expect, test } from "./lib/test.mjs";

const NEW = "een heel andere zin";
const main = (app) => app.page.getByRole("main");
const first = (app) => app.page.getByLabel("Code van je herstelblad", { exact: true });
const second = (app) => app.page.getByLabel("Code van een tweede blad", { exact: true });

test("first run with three sheets: two of them open what is shut, and each mistake is named", async ({ startApp }) => {
  const app = await startApp({ offer: true });
  await app.open();
  await app.button("Maak herstelblad").click();
  // Looked at, and thought better of.
  await app.on("Je herstelblad");
  const groups = app.page.getByRole("article").getByRole("listitem");
  await groups.last().waitFor();
  const one = await groups.allInnerTexts();
  await app.button("Liever drie bladen").click();
  await app.button("Toch één blad").click();
  await app.on("Je herstelblad");
  assert.deepEqual(await groups.allInnerTexts(), one, "it is the same as before");
  await app.button("Liever drie bladen").click();
  await app.button("Maak drie bladen").click();
  await app.on("Blad 1 van 3");
  await app.button("Toch één blad").click();
  await app.on("Je herstelblad");
  const codes = await keepThreeSheets(hand(app));
  await app.on("Gesprekken");
  assert.equal((await app.api("recovery_get", null)).sheets, 3);
  await app.page.keyboard.press("Control+Shift+L");
  await app.on("Welkom terug");

  await app.button("Wachtwoord vergeten?").click();
  await first(app).fill(one.join(" "));
  await app.button("Verder").click();
  await expect(main(app)).toRead("Deze code hoort niet bij deze gegevens.");
  assert.equal(await second(app).count(), 0);
  await first(app).fill(codes[2].toLowerCase());
  await app.button("Verder").click();
  await eventually(async () => second(app).evaluate((field) => field === document.activeElement), "a second sheet is asked");
  await expect(main(app)).toRead("Dit was één van je drie bladen.");
  for (const [typed, sentence] of [
    ["", "Typ ook de code van een tweede blad over."],
    [codes[2], "Dit is twee keer hetzelfde blad."],
    [codes[0].slice(0, -1), "Je typte 34 tekens, op je blad staan er 35. Kijk groep 7 na."],
    [one.join(" "), "Deze twee bladen horen niet bij elkaar."],
  ]) {
    await second(app).fill(typed);
    await app.button("Verder").click();
    await expect(main(app)).toRead(sentence);
    assert.equal(await second(app).getAttribute("aria-invalid"), "true", sentence);
    assert.equal(await first(app).getAttribute("aria-invalid"), null, sentence);
  }
  await second(app).fill(codes[0]);
  await app.button("Verder").click();
  await app.on("Kies een nieuw wachtwoord");
  await app.button("Terug").click();
  await app.on("Wachtwoord vergeten?");
  assert.equal(await second(app).inputValue(), codes[0], "what was typed is still there");
  await first(app).fill(codes[1]);
  assert.equal(await second(app).count(), 0, "of another code nothing is known yet");
  await app.button("Verder").click();
  await second(app).waitFor();
  assert.equal(await second(app).inputValue(), codes[0], "and what was typed besides is kept");
  await app.button("Ik heb geen tweede blad").waitFor();
  await app.button("Verder").click();
  await app.on("Kies een nieuw wachtwoord");
  await app.page.getByLabel("Kies je wachtwoord", { exact: true }).fill(NEW);
  await app.button("Bewaar en open").click();
  await app.on("Gesprekken");
  assert.equal(await app.api("recovery_check", { code: codes[1], other: codes[2] }), null, "the sheets go on to open it");
});

test("sheets are made anew as one or as three, and what was stays until the last is typed back", async ({ startApp }) => {
  const app = await startApp({ offer: true });
  const [a, b] = await sheets(app.api, true);
  const old = { code: a.join(""), other: b.join("") };
  await app.open();
  await app.button("Meer").first().click();
  await app.page.getByRole("button", { name: /^Toegang/ }).click();
  await expect(main(app)).toRead("Je drie herstelbladen zijn van");
  assert.ok(!(await main(app).innerText()).includes("Je was nog niet klaar"));
  await app.button("Maak drie nieuwe bladen").click();
  await app.on("Drie bladen, twee zijn genoeg");
  await app.button("Maak drie bladen").click();
  await app.page.getByLabel("Wachtwoord", { exact: true }).fill(PASSPHRASE);
  await app.button("Maak bladen").click();
  await app.on("Blad 1 van 3");
  await app.button("Controleer je papier").click();
  await app.on("Klopt blad 1?");
  await app.button("Terug").click();
  await app.on("Blad 1 van 3");
  await app.button("Terug").click();
  await app.on("Toegang");
  await expect(main(app)).toRead("Wat je net opschreef of afdrukte, werkt niet. Maak alleen dat stuk.");
  assert.equal(await app.api("recovery_check", old), null);
  await app.button("Maak nieuw blad").click();
  await app.page.getByLabel("Wachtwoord", { exact: true }).fill(PASSPHRASE);
  await app.button("Maak blad").click();
  await app.on("Je herstelblad");
  assert.equal(await app.button("Liever drie bladen").count(), 0, "that was chosen on the screen before");
});

test("a backup is put back with two of the sheets of its day", async ({ startApp }) => {
  const app = await startApp({ offer: true });
  const [a, b, c] = await sheets(app.api, true);
  await plan(app.api, undefined, "Meneer Kade");
  const stick = join(app.folder.home, "stick");
  mkdirSync(stick);
  await app.api("backup_folder_set", { folder: stick });
  const { name } = await app.api("backup_make", null);
  const fresh = await startApp({ vault: "none" });
  const file = join(fresh.folder.home, name);
  copyFileSync(join(stick, name), file);
  await choose(fresh, file);
  await fresh.open();
  await fresh.button("Ik heb een reservekopie").click();
  await fresh.button("Kies een bestand").click();
  const secret = fresh.page.getByLabel("Wachtwoord of code van je herstelblad", { exact: true });
  const look = fresh.button("Kijk wat erin zit");
  await secret.fill(b.join("-"));
  await look.click();
  await eventually(async () => second(fresh).evaluate((field) => field === document.activeElement), "a second sheet is asked");
  for (const [typed, sentence] of [
    ["", "Typ ook de code van een tweede blad over."],
    [b.join(" "), "Dit is twee keer hetzelfde blad."],
    [c.join(" ").slice(1), "Je typte 34 tekens, op je blad staan er 35. Kijk groep 1 na."],
  ]) {
    await second(fresh).fill(typed);
    await look.click();
    await expect(main(fresh)).toRead(sentence);
    assert.equal(await second(fresh).getAttribute("aria-invalid"), "true", sentence);
  }
  await second(fresh).fill(a.join(" "));
  await look.click();
  await expect(main(fresh)).toRead("2 gesprekken met 1 persoon");
  await fresh.button("Zet terug").click();
  await fresh.on("Je kopie is terug");
});

test("a month after the sheet was made it is offered to try it; it works on a copy, and nothing changes", async ({ startApp }) => {
  const app = await startApp({ offer: true });
  const [groups] = await sheets(app.api);
  const offer = app.button("Oefen het herstel");
  const unlocked = async () => {
    await app.api("vault_lock", null);
    await app.open();
    await app.unlock();
    await app.on("Gesprekken");
    await app.ready();
  };
  await unlocked();
  assert.equal(await offer.count(), 0, "not so soon");
  await app.bridge.later(31 * 24 * 60);
  await unlocked();
  await offer.click();
  await app.on("Oefen het herstel");
  const vault = join(app.folder.data, "kluis");
  const before = readFileSync(join(vault, "kluis.hdr"));
  await first(app).fill(["00000", ...groups.slice(1)].join(" "));
  await app.button("Probeer de code").click();
  await expect(main(app)).toRead("Groep 1 klopt niet.");
  await first(app).fill(groups.join(" "));
  await app.button("Probeer de code").click();
  await app.on("Het werkt");
  await expect(main(app)).toRead("Alles staat erin: 1 gesprek met 0 personen.");
  assert.ok(before.equals(readFileSync(join(vault, "kluis.hdr"))));
  assert.deepEqual(readdirSync(vault).filter((name) => !/^kluis\.(db(-wal)?|hdr(\.2)?)$/.test(name)), [], "no copy is left");
  await app.button("Klaar").click();
  await app.on("Gesprekken");
  await app.button("Meer").first().click();
  await app.page.getByRole("button", { name: /^Toegang/ }).click();
  await expect(main(app)).toRead("werkte dit papier.");
  await unlocked();
  assert.equal(await offer.count(), 0, "once is enough");
});

test("the offer to try the sheet is put away for good by one tap", async ({ startApp }) => {
  const app = await startApp({ offer: true });
  await sheets(app.api);
  await app.bridge.later(31 * 24 * 60);
  const offer = app.button("Oefen het herstel");
  for (const again of [false, true]) {
    await app.api("vault_lock", null);
    await app.open();
    await app.unlock();
    await app.on("Gesprekken");
    await app.ready();
    assert.equal(await offer.count(), again ? 0 : 1);
    if (again) break;
    await app.button("Nu niet").click();
    await eventually(async () => (await offer.count()) === 0, "it is gone");
    await eventually(async () => !(await app.api("app_status", null)).offer_rehearsal, "it is kept");
  }
});
