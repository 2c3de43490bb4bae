// A vault that stays shut says why, what is safe and what to do, and nothing is changed.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PASSPHRASE } from "../lib/fixture.mjs";
import { filesUnder } from "../lib/scan.mjs";
import { expect, test } from "./lib/test.mjs";

/** What every file of the vault holds; the lock file is a handle and holds nothing. */
function fingerprint(folder) {
  const files = filesUnder(folder).filter((path) => !path.endsWith(".lock"));
  return files.sort().map((path) => `${path} ${createHash("sha256").update(readFileSync(path)).digest("hex")}`);
}

async function refuses(app, passphrase, sentence) {
  await app.page.getByLabel("Wachtwoord", { exact: true }).fill(passphrase);
  await app.button("Ontgrendel").click();
  await expect(app.page.getByRole("alert").or(app.page.getByRole("main")).first()).toRead(sentence);
}

/** Locks the vault for good, damages it, and looks at what the screen says. */
async function damaged(startApp, damage, sentence) {
  const app = await startApp({ vault: "locked" });
  await app.bridge.stop();
  await damage(join(app.folder.data, "kluis"));
  const before = fingerprint(app.folder.data);
  await app.again();
  await app.open();
  await refuses(app, PASSPHRASE, sentence);
  assert.deepEqual(fingerprint(app.folder.data), before, "nothing was changed, deleted or made in its place");
}

const overwrite = (path, at, bytes) => {
  const content = readFileSync(path);
  bytes.copy(content, at);
  writeFileSync(path, content);
};

test("a wrong wachtwoord is said at the field, and the right one opens after it", async ({ startApp }) => {
  const app = await startApp({ vault: "locked" });
  await app.open();
  const before = fingerprint(app.folder.data);
  await refuses(app, "een heel andere zin", "Dit wachtwoord past niet.");
  assert.deepEqual(fingerprint(app.folder.data), before);
  const field = app.page.getByLabel("Wachtwoord", { exact: true });
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  await app.unlock();
  await app.on("Gesprekken");
});

test("a wachtwoord that is too short makes no vault", async ({ startApp }) => {
  const app = await startApp({ vault: "none" });
  await app.open();
  await app.button("Verder").click();
  await app.on("Alles blijft op dit apparaat");
  await app.page.getByLabel("Kies je wachtwoord", { exact: true }).fill("dertien teken");
  await app.button("Bewaar wachtwoord").click();
  await expect(app.page.getByRole("main")).toRead("Gebruik minstens 14 tekens.");
  assert.equal((await app.api("app_status", null)).vault, "missing");
});

test("a damaged header", ({ startApp }) =>
  damaged(startApp, (vault) => {
    for (const name of ["kluis.hdr", "kluis.hdr.2"]) overwrite(join(vault, name), 40, Buffer.from("????"));
  }, "Het begin van het bestand is beschadigd."));

test("one damaged copy of the header does no harm", async ({ startApp }) => {
  const app = await startApp({ vault: "locked" });
  await app.bridge.stop();
  truncateSync(join(app.folder.data, "kluis/kluis.hdr"), 10);
  await app.again();
  await app.open();
  await app.unlock();
  await app.on("Gesprekken");
});

test("a damaged database", ({ startApp }) =>
  damaged(startApp, (vault) => overwrite(join(vault, "kluis.db"), 4096 + 500, Buffer.alloc(64, 7)), "het bestand is beschadigd"));

test("a truncated database", ({ startApp }) =>
  damaged(startApp, (vault) => truncateSync(join(vault, "kluis.db"), 5000), "het bestand is beschadigd"));

test("a missing database is never made anew", ({ startApp }) =>
  damaged(startApp, (vault) => execFileSync("rm", [join(vault, "kluis.db")]), "het bestand is beschadigd"));

test("a vault that another process has open", async ({ startApp }) => {
  const app = await startApp({ vault: "open" });
  await app.again();
  await app.open();
  await app.on("Welkom terug");
  await refuses(app, PASSPHRASE, "Een ander venster gebruikt je gegevens.");
});

test("a text that is too long is refused at its field and stays on the screen", async ({ startApp }) => {
  const app = await startApp({ expectErrors: true });
  const conversation = await app.api("conversation_create", { start: "look_back", people: [] });
  await app.open();
  await app.page.locator("li").getByRole("button", { name: /^Nog niemand|^Gesprek|^Zonder/ }).first().click();
  await app.page.getByRole("button", { name: /terugkijken/i }).first().click();
  const field = app.field("Wat ging goed?");
  await field.fill("a".repeat(200_001));
  await expect(app.page.getByRole("main")).toRead("Deze tekst is te lang.");
  assert.equal((await field.inputValue()).length, 200_001);
  assert.deepEqual((await app.api("conversation_get", { conversation })).texts, {});
});
