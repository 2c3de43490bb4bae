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

test("a forgotten wachtwoord, from the lock screen to the list", async (t) => {
  const { home, me: first } = await offered(t);
  let me = first;
  const code = await keepSheet(me);
  await me.on("Gesprekken");

  // Another day.
  await me.crash();
  me = await startApp(home);
  await me.on("Welkom terug");
  await me.click("button", "Wachtwoord vergeten?");
  await me.on("Wachtwoord vergeten?");
  await me.type("Code van je herstelblad", code.slice(0, -1));
  await me.click("button", "Verder");
  await me.sees("Je typte 34 tekens, op je blad staan er 35. Kijk groep 7 na.");
  await me.type("Code van je herstelblad", code.toLowerCase().replaceAll("-", " "));
  await me.click("button", "Verder");
  await me.on("Kies een nieuw wachtwoord");
  await me.type("Kies je wachtwoord", NEW);
  await me.click("button", "Bewaar en open");
  await me.on("Gesprekken");
  await me.sees("Meneer Kade");

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
  const { home, me: first } = await offered(t);
  let me = first;
  const codes = await keepThreeSheets(me);
  await me.on("Gesprekken");

  await me.click("button", "Meer");
  await me.on("Meer");
  await me.click("button", "Oefen het herstel Zie of je herstelblad werkt");
  await me.on("Oefen het herstel");
  await me.type("Code van je herstelblad", codes[0]);
  await me.click("button", "Probeer de code");
  await me.type("Code van een tweede blad", codes[1]);
  await me.click("button", "Probeer de code");
  await me.on("Het werkt");
  await me.sees("Alles staat erin: 2 gesprekken met 1 persoon.");

  // Another day: the first sheet is gone.
  await me.crash();
  me = await startApp(home);
  await me.on("Welkom terug");
  await me.click("button", "Wachtwoord vergeten?");
  await me.on("Wachtwoord vergeten?");
  await me.type("Code van je herstelblad", codes[2].toLowerCase());
  await me.click("button", "Verder");
  await me.type("Code van een tweede blad", codes[1].replaceAll("-", " "));
  await me.click("button", "Verder");
  await me.on("Kies een nieuw wachtwoord");
  await me.type("Kies je wachtwoord", NEW);
  await me.click("button", "Bewaar en open");
  await me.on("Gesprekken");
  await me.sees("Meneer Kade");
  assert.equal((await me.call("recovery_get", null)).sheets, 3);
});
