// The wachtwoord: changed, forgotten, and made anew with a sheet of paper. And what is said when both are gone.
import assert from "node:assert/strict";
import { existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { PASSPHRASE } from "../lib/fixture.mjs";
import { firstRun, keepSheet, refuseSheet } from "../lib/loop.mjs";
import { violations } from "./lib/axe.mjs";
import { hand } from "./lib/hand.mjs";
import { eventually, expect, test } from "./lib/test.mjs";

const NEW = "een heel andere zin";
const main = (app) => app.page.getByRole("main");

async function unlock(app, passphrase) {
  await app.page.getByLabel("Wachtwoord", { exact: true }).fill(passphrase);
  await app.button("Ontgrendel").click();
}

/** Asks the core whether this code opens the vault; throws when it does not. */
async function opensWith(app, code) {
  assert.equal(await app.api("recovery_check", { code }), null);
}

async function lock(app) {
  await app.page.keyboard.press("Control+Shift+L");
  await app.on("Welkom terug");
}

/** The list of conversations, whose navigation is there. */
async function atHome(app) {
  await app.on("Gesprekken");
  await app.button("Meer").first().waitFor();
}

async function toAccess(app) {
  await app.button("Meer").first().click();
  await app.on("Meer");
  await app.page.getByRole("button", { name: /^Toegang/ }).click();
  await app.on("Toegang");
}

/** A vault with a recovery sheet, at the list of conversations. */
async function withSheet(startApp) {
  const app = await startApp({ offer: true });
  await app.open();
  await app.button("Maak herstelblad").click();
  const code = await keepSheet(hand(app));
  await atHome(app);
  return { app, code };
}

test("first run: the sheet is made, written down and asked back; forgotten, its code opens the vault with a new wachtwoord", async ({ startApp }) => {
  const app = await startApp({ vault: "none" });
  const me = hand(app);
  await app.open();
  const code = await firstRun(me);
  assert.match(code, /^([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}$/);
  await app.api("conversation_create", { start: "plan", people: [] });
  assert.equal(await app.button("Maak herstelblad").count(), 0, "there is one: it is not offered");
  await lock(app);

  await app.button("Wachtwoord vergeten?").click();
  await app.on("Wachtwoord vergeten?");
  const field = app.page.getByLabel("Code van je herstelblad", { exact: true });
  const groups = code.split("-");
  const swapped = [groups[0], groups[2], groups[1], ...groups.slice(3)].join(" ");
  const tries = [
    ["", "Typ eerst de code over."],
    [code.slice(0, -1), "Je typte 34 tekens, op je blad staan er 35. Kijk groep 7 na."],
    [(code[0] === "A" ? "B" : "A") + code.slice(1), "Groep 1 klopt niet."],
    [code.slice(0, 6) + (code[6] === "A" ? "B" : "A") + code.slice(7, -1) + "*", "Groep 2 en 7 kloppen niet."],
    [swapped, "Groep 2 en 3 staan op elkaars plek."],
    [groups.toReversed().join(" "), "De groepen staan niet op volgorde."],
    ["01235-45676-89AB7-CDEF0-GHJK1-MNPQ2-RSTV3", "Deze code hoort niet bij deze gegevens."],
  ];
  for (const [typed, sentence] of tries) {
    await field.fill(typed);
    await app.button("Verder").click();
    await expect(main(app)).toRead(sentence);
    assert.equal(await field.getAttribute("aria-invalid"), "true", sentence);
  }
  assert.deepEqual(await violations(app.page), []);
  // As someone types who reads it from paper.
  await field.fill(` ${code.toLowerCase().replaceAll("-", "  ").replaceAll("0", "o").replaceAll("1", "l")} `);
  await app.button("Verder").click();
  await app.on("Kies een nieuw wachtwoord");
  assert.equal((await app.api("app_status", null)).vault, "locked", "nothing is opened before there is a new one");
  await app.page.getByLabel("Kies je wachtwoord", { exact: true }).fill("te kort");
  await app.button("Bewaar en open").click();
  await expect(main(app)).toRead("Gebruik minstens 14 tekens.");
  await app.page.getByLabel("Kies je wachtwoord", { exact: true }).fill(NEW);
  await app.button("Bewaar en open").click();
  await atHome(app);
  assert.equal((await app.api("conversation_list", { person: null, period: null })).total, 2, "all is there");

  await lock(app);
  await unlock(app, PASSPHRASE);
  await expect(main(app)).toRead("Dit wachtwoord past niet.");
  await unlock(app, NEW);
  await atHome(app);
});

test("first run: who goes back from the sheet comes to it again, and never to a second wachtwoord", async ({ startApp }) => {
  const app = await startApp({ vault: "none" });
  await app.open();
  await app.button("Verder").click();
  await app.page.getByLabel("Kies je wachtwoord", { exact: true }).fill(PASSPHRASE);
  await app.button("Bewaar wachtwoord").click();
  await app.on("Je herstelblad");
  await app.page.getByRole("article").waitFor();
  await app.page.keyboard.press("Escape");
  await app.on("Welkom");
  await app.button("Verder").click();
  await refuseSheet(hand(app));
  await app.on("Probeer een kaart");
  await app.page.keyboard.press("Escape");
  await app.on("Welkom");
  await app.button("Verder").click();
  await app.on("Probeer een kaart");
});

test("two wrong groups are refused, and the code can be looked at again", async ({ startApp }) => {
  const app = await startApp({ offer: true });
  await app.open();
  await app.button("Maak herstelblad").click();
  await app.on("Je herstelblad");
  const groups = app.page.getByRole("article").getByRole("listitem");
  await groups.last().waitFor();
  const before = await groups.allInnerTexts();
  assert.equal(before.length, 7);
  await app.button("Controleer je papier").click();
  await app.on("Klopt je papier?");
  assert.ok(!(await main(app).innerText()).includes(before[0]), "the code is not on the screen while it is asked");
  await app.button("Bewaar blad").click();
  const each = app.page.getByRole("link", { name: /^Typ groep \d over\.$/ });
  await each.first().waitFor();
  await expect(each).toHaveCount(2);
  const fields = app.page.getByRole("textbox");
  await expect(fields).toHaveCount(2);
  for (const at of [0, 1]) await fields.nth(at).fill("AAAAA");
  await app.button("Bewaar blad").click();
  await expect(main(app)).toRead("Dit zijn niet de twee groepen. Kijk ze nog eens na.");
  assert.deepEqual(await violations(app.page), []);
  assert.equal((await app.api("recovery_get", null)).made, null);
  await app.button("Toon code").click();
  await app.on("Je herstelblad");
  await groups.last().waitFor();
  assert.deepEqual(await groups.allInnerTexts(), before, "it is still the same");
  await keepSheet(hand(app));
  await atHome(app);
  assert.notEqual((await app.api("recovery_get", null)).made, null);
});

test("a vault without a sheet offers one at each unlock, until it is refused", async ({ startApp }) => {
  const app = await startApp({ vault: "locked", offer: true });
  await app.open();
  for (const again of [false, true]) {
    await unlock(app, PASSPHRASE);
    await atHome(app);
    await app.button("Maak herstelblad").waitFor();
    if (again) break;
    await app.button("Nu niet").click();
    await eventually(async () => (await app.button("Maak herstelblad").count()) === 0, "the offer is put away");
    await toAccess(app);
    await app.button("Gesprekken").first().click();
    await atHome(app);
    assert.equal(await app.button("Maak herstelblad").count(), 0, "and stays away");
    await lock(app);
  }
  await app.button("Maak herstelblad").click();
  const me = hand(app);
  await refuseSheet(me);
  await atHome(app);
  await lock(app);
  await unlock(app, PASSPHRASE);
  await atHome(app);
  await app.ready();
  assert.equal(await app.button("Maak herstelblad").count(), 0);

  // Thought better of it.
  await toAccess(app);
  await expect(main(app)).toRead("Je hebt nog geen herstelblad.");
  await app.button("Maak herstelblad").click();
  await keepSheet(me);
  await app.on("Toegang");
  await expect(main(app)).toRead("Je herstelblad is van");
});

test("the wachtwoord is changed by who knows the present one", async ({ startApp }) => {
  const { app, code } = await withSheet(startApp);
  await toAccess(app);
  await app.button("Wijzig wachtwoord").click();
  await app.on("Wachtwoord wijzigen");
  const present = app.page.getByLabel("Je wachtwoord van nu", { exact: true });
  const chosen = app.page.getByLabel("Je nieuwe wachtwoord", { exact: true });
  await app.button("Bewaar wachtwoord").click();
  await expect(main(app)).toRead("Vul eerst je wachtwoord van nu in.");
  await present.fill(NEW);
  await chosen.fill(NEW);
  await app.button("Bewaar wachtwoord").click();
  await expect(main(app)).toRead("Dit wachtwoord past niet.");
  assert.equal(await present.getAttribute("aria-invalid"), "true");
  assert.equal(await chosen.getAttribute("aria-invalid"), null, "the new one is not what is wrong");
  assert.deepEqual(await violations(app.page), []);
  await present.fill(PASSPHRASE);
  const database = () => readFileSync(join(app.folder.data, "kluis/kluis.db"));
  const before = database();
  await app.button("Bewaar wachtwoord").click();
  await expect(main(app)).toRead("Je nieuwe wachtwoord is bewaard.");
  assert.ok(before.equals(database()), "of the data nothing was written");
  await lock(app);
  await unlock(app, PASSPHRASE);
  await expect(main(app)).toRead("Dit wachtwoord past niet.");
  await unlock(app, NEW);
  await atHome(app);
  await opensWith(app, code);
});

test("a new sheet asks the wachtwoord, and the former stops only then", async ({ startApp }) => {
  const { app, code } = await withSheet(startApp);
  await toAccess(app);
  await app.button("Maak nieuw blad").click();
  await app.on("Je herstelblad");
  const field = app.page.getByLabel("Wachtwoord", { exact: true });
  await field.fill(NEW);
  await app.button("Maak blad").click();
  await expect(main(app)).toRead("Dit wachtwoord past niet.");
  await field.fill(PASSPHRASE);
  await app.button("Maak blad").click();
  await app.page.getByRole("article").waitFor();
  await app.button("Terug").click();
  await app.on("Toegang");
  await opensWith(app, code);
  await app.button("Maak nieuw blad").click();
  await field.fill(PASSPHRASE);
  await app.button("Maak blad").click();
  const other = await keepSheet(hand(app, async (name) => {
    if (name === "herstelblad-werkt") await expect(main(app)).toRead("Maak dat blad dus stuk.");
  }));
  await app.on("Toegang");
  await opensWith(app, other);
  await assert.rejects(opensWith(app, code), (cause) => cause.code === "wrong_recovery_code");
});

test("without a sheet the lock screen says so", async ({ startApp }) => {
  const app = await startApp({ vault: "locked" });
  await app.open();
  await app.button("Wachtwoord vergeten?").click();
  await app.page.getByLabel("Code van je herstelblad", { exact: true }).fill("01235-45676-89AB7-CDEF0-GHJK1-MNPQ2-RSTV3");
  await app.button("Verder").click();
  await expect(app.page.getByRole("alert")).toRead("Bij deze gegevens hoort geen herstelblad.");
});

test("with neither: what is lost, what is not, and a new start beside what was", async ({ startApp }) => {
  const app = await startApp({ vault: "locked" });
  await app.open();
  await app.button("Wachtwoord vergeten?").click();
  await app.button("Ik heb geen herstelblad").click();
  await app.on("Je gegevens blijven dicht");
  await expect(main(app)).toRead("We wissen niets.");
  assert.deepEqual(await violations(app.page), []);
  await app.button("Begin opnieuw").click();
  await app.page.getByRole("dialog").getByRole("button", { name: "Nog niet" }).click();
  assert.equal((await app.api("app_status", null)).vault, "locked", "nothing happens without an explicit choice");
  await app.button("Begin opnieuw").click();
  await app.page.getByRole("dialog").getByRole("button", { name: "Begin opnieuw" }).click();
  await app.on("Je kunt opnieuw beginnen");
  await expect(main(app)).toRead("kluis.apart-1");
  const kept = join(app.folder.data, "kluis.apart-1");
  assert.ok(["kluis.hdr", "kluis.hdr.2", "kluis.db"].every((name) => existsSync(join(kept, name))));
  await app.button("Kies wachtwoord").click();
  await app.on("Alles blijft op dit apparaat");
  await app.page.getByLabel("Kies je wachtwoord", { exact: true }).fill(NEW);
  await app.button("Bewaar wachtwoord").click();
  await refuseSheet(hand(app));
  await atHome(app);
  assert.equal((await app.api("conversation_list", { person: null, period: null })).total, 1);
  await lock(app);
  await unlock(app, PASSPHRASE);
  await expect(main(app)).toRead("Dit wachtwoord past niet.");

  // The wachtwoord came back to mind: what was put aside opens as it did.
  await app.page.goto("about:blank");
  await app.bridge.stop();
  renameSync(join(app.folder.data, "kluis"), join(app.folder.data, "elders"));
  renameSync(kept, join(app.folder.data, "kluis"));
  await app.again();
  await app.open();
  await unlock(app, PASSPHRASE);
  await atHome(app);
});
