// Faults beyond those of vault.test.mjs: a vault is never replaced, a form says what is wrong where one looks (criterion
// 18), bad requests change nothing, and text that cannot be stored stays.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { PASSPHRASE, plan } from "../lib/fixture.mjs";
import { filesUnder } from "../lib/scan.mjs";
import { Refused } from "./lib/bridge.mjs";
import { expect, test } from "./lib/test.mjs";

const SENTENCES = {
  wrong_passphrase: "Dit wachtwoord past niet. Controleer het en probeer het nog een keer.",
  vault_damaged: "Je wachtwoord klopt, maar het bestand is beschadigd. We veranderen er niets aan.",
  header_damaged: "Het begin van het bestand is beschadigd. Wis niets en vraag om hulp.",
  vault_in_use: "Een ander venster gebruikt je gegevens. Sluit dat venster en probeer opnieuw.",
  read_only: "We mogen hier niet opslaan. Je gegevens zijn veilig, maar je kunt alleen lezen.",
};

/** Every file of a folder with what is in it. Settings are not part of the vault. */
function contents(folder) {
  const paths = filesUnder(folder).filter((path) => !path.endsWith("prefs.json")).sort();
  return paths.map((path) => [path, createHash("sha256").update(readFileSync(path)).digest("hex")]);
}

const database = (paths) => paths.find((path) => path.endsWith(".db"));
const headers = (paths) => paths.filter((path) => path.includes(".hdr"));

/** A closed vault, and the app at its lock screen after `harm` was done to the folder. */
async function locked(startApp, harm = () => {}) {
  const app = await startApp({ vault: "locked" });
  harm(filesUnder(app.folder.data));
  const before = contents(app.folder.data);
  await app.open();
  await app.on("Welkom terug");
  return { app, untouched: () => assert.deepEqual(contents(app.folder.data), before) };
}

async function tryPassphrase(app, passphrase) {
  await app.field("Wachtwoord").fill(passphrase);
  await app.button("Ontgrendel").click();
}

test("a wrong passphrase: a summary with focus, the same sentence at the field, and nothing changes", async ({ startApp }) => {
  const { app, untouched } = await locked(startApp);
  await tryPassphrase(app, "een heel ander wachtwoord");
  await expect(app.page.locator("main")).toRead(SENTENCES.wrong_passphrase);
  const summary = app.page.getByRole("link", { name: SENTENCES.wrong_passphrase });
  assert.ok(await summary.evaluate((link) => document.activeElement.contains(link)), "the summary has focus");
  await summary.click();
  assert.ok(await app.field("Wachtwoord").evaluate((field) => field === document.activeElement), "its link leads to the field");
  const described = await app.field("Wachtwoord").evaluate((field) => document.getElementById(field.getAttribute("aria-describedby").split(" ").at(-1)).textContent);
  assert.equal(described, SENTENCES.wrong_passphrase);
  untouched();
  await tryPassphrase(app, PASSPHRASE);
  await app.on("Gesprekken");
});

for (const [what, code, harm] of [
  ["a database cut short", "vault_damaged", (paths) => writeFileSync(database(paths), readFileSync(database(paths)).subarray(0, 5000))],
  ["both headers gone", "header_damaged", (paths) => headers(paths).forEach((path) => rmSync(path))],
  ["both headers empty", "header_damaged", (paths) => headers(paths).forEach((path) => writeFileSync(path, ""))],
]) {
  test(`${what}: says so, and leaves every byte as it is`, async ({ startApp }) => {
    const { app, untouched } = await locked(startApp, harm);
    await tryPassphrase(app, PASSPHRASE);
    await expect(app.page.locator("main")).toRead(SENTENCES[code]);
    untouched();
    await assert.rejects(app.api("vault_create", { passphrase: PASSPHRASE }), (cause) => cause instanceof Refused && cause.code === "vault_exists");
    untouched();
  });
}

test("a vault that another process has open", async ({ startApp, startBridge }) => {
  const app = await startApp({ vault: "open" });
  await plan(app.api);
  const other = await startBridge(app.folder);
  await assert.rejects(other.api("vault_unlock", { passphrase: PASSPHRASE }), (cause) => cause.code === "vault_in_use");
  const first = app.bridge;
  app.bridge = other;
  await app.open();
  await tryPassphrase(app, PASSPHRASE);
  await expect(app.page.locator("main")).toRead(SENTENCES.vault_in_use);
  assert.equal((await first.api("conversation_list", { person: null, period: null })).upcoming.length, 1, "the first goes on");
});

test("a folder that cannot be written: no vault is made anywhere else", async ({ startApp }) => {
  const app = await startApp({ vault: "none", readOnly: true });
  await app.open();
  await app.button("Verder").click();
  await app.field("Kies je wachtwoord").fill(PASSPHRASE);
  await app.button("Bewaar wachtwoord").click();
  await expect(app.page.locator("main")).toRead(SENTENCES.read_only);
  assert.deepEqual(readdirSync(app.folder.data), []);
});

test("a vault in a folder that cannot be written stays shut and whole", async ({ startApp }) => {
  const { app, untouched } = await locked(startApp);
  // The page lets go first: what it was still loading would complain.
  await app.page.goto("about:blank");
  await app.bridge.stop();
  await app.again({ readOnly: true });
  await app.open();
  await tryPassphrase(app, PASSPHRASE);
  await expect(app.page.locator("main")).toRead(SENTENCES.read_only);
  untouched();
});

test("text that cannot be stored stays on the screen and says so at its field", async ({ startApp }) => {
  const app = await startApp({ expectErrors: true });
  await plan(app.api, undefined, "Meneer Kade");
  await app.open();
  await app.page.getByRole("button", { name: /^Meneer Kade/ }).click();
  await app.button("Plan aanpassen").click();
  for (let page = 0; page < 4; page++) await app.button("Volgende").click();
  await app.page.route("**/call/conversation_text_set", (route) => route.fulfill({ json: { err: { code: "internal" } } }));
  await app.field("Wat is de aanleiding?").fill("Dit mag niet weg");
  await expect(app.page.locator("main")).toRead("We konden dit niet bewaren. Je tekst staat nog op het scherm.");
  await app.button("Volgende").click();
  await expect(app.page.locator("body")).toRead("Niet alles is bewaard. Je tekst staat nog op het scherm.");
  assert.equal(await app.field("Wat is de aanleiding?").inputValue(), "Dit mag niet weg");
  await app.page.unroute("**/call/conversation_text_set");
  await app.button("Volgende").click();
  await app.on("Wil de ander dit gesprek?");
});
