// The wachtwoord is forgotten, and the paper is there, one sheet or two of three: in the window itself.
import assert from "node:assert/strict";
import test from "node:test";
import { keepSheet, keepThreeSheets } from "../lib/loop.mjs";
import { PASSPHRASE, plan } from "../lib/fixture.mjs";
import { freshHome, startApp } from "./lib/app.mjs";

const NEW = "een heel andere zin";

/** A vault with a conversation in it, whose offer of a sheet was just taken. */
async function offered(t) {
  const home = freshHome(t);
  const me = await startApp(home);
  const api = (command, request) => me.call(command, request);
  await api("prefs_set", { left_handed: false, sheet_seen: true, welcomed: true });
  await api("vault_create", { passphrase: PASSPHRASE });
  await plan(api, undefined, "Meneer Kade");
  await me.reload();
  await me.on("Gesprekken");
  await me.click("button", "Maak herstelblad");
  return { home, me };
}

/** Another day: the app starts anew, and the wachtwoord is forgotten. */
async function forgotten(home, me) {
  await me.crash();
  const again = await startApp(home);
  await again.on("Welkom terug");
  await again.click("button", "Wachtwoord vergeten?");
  await again.on("Wachtwoord vergeten?");
  return again;
}

/** Chooses another wachtwoord, and finds the conversation. */
async function chooseAnother(me) {
  await me.on("Kies een nieuw wachtwoord");
  await me.type("Kies je wachtwoord", NEW);
  await me.click("button", "Bewaar en open");
  await me.on("Gesprekken");
  await me.sees("Meneer Kade");
}

test("a forgotten wachtwoord, from the lock screen to the list", async (t) => {
  const { home, me: before } = await offered(t);
  const code = await keepSheet(before);
  await before.on("Gesprekken");

  const me = await forgotten(home, before);
  await me.type("Code van je herstelblad", code.slice(0, -1));
  await me.click("button", "Verder");
  await me.sees("Je typte 34 tekens, op je blad staan er 35. Kijk groep 7 na.");
  await me.type("Code van je herstelblad", code.toLowerCase().replaceAll("-", " "));
  await me.click("button", "Verder");
  await chooseAnother(me);

  await me.keys("Control", "Shift", "l");
  await me.on("Welkom terug");
  await me.type("Wachtwoord", PASSPHRASE);
  await me.click("button", "Ontgrendel");
  await me.sees("Dit wachtwoord past niet.");
  await me.type("Wachtwoord", NEW);
  await me.click("button", "Ontgrendel");
  await me.on("Gesprekken");
  assert.equal((await me.call("person_list", null)).length, 1);
});

test("two of three sheets, tried first and then needed", async (t) => {
  const { home, me: before } = await offered(t);
  const codes = await keepThreeSheets(before);
  await before.on("Gesprekken");

  await before.click("button", "Meer");
  await before.on("Meer");
  await before.click("button", "Oefen het herstel Zie of je herstelblad werkt");
  await before.on("Oefen het herstel");
  await before.type("Code van je herstelblad", codes[0]);
  await before.click("button", "Probeer de code");
  await before.type("Code van een tweede blad", codes[1]);
  await before.click("button", "Probeer de code");
  await before.on("Het werkt");
  await before.sees("Alles staat erin: 2 gesprekken met 1 persoon.");

  // The first sheet is gone.
  const me = await forgotten(home, before);
  await me.type("Code van je herstelblad", codes[2].toLowerCase());
  await me.click("button", "Verder");
  await me.type("Code van een tweede blad", codes[1].replaceAll("-", " "));
  await me.click("button", "Verder");
  await chooseAnother(me);
  assert.equal((await me.call("recovery_get", null)).sheets, 3);
});
