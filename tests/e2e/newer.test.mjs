// A vault of a newer version of the app: it says so, and not a byte of it changes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PASSPHRASE, plan } from "../lib/fixture.mjs";
import { filesUnder } from "../lib/scan.mjs";
import { expect, test } from "./lib/test.mjs";

const SENTENCE = "Een nieuwere versie van de app maakte deze gegevens. Werk de app bij.";
const TARGET = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../target", import.meta.url));

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** What every file of the vault holds; the lock file is a handle and holds nothing. */
const fingerprint = (folder) => filesUnder(folder).filter((path) => !path.endsWith(".lock")).sort().map((path) => `${path} ${sha256(readFileSync(path))}`);

/** A next step of the schema. */
const schema = ({ data }) => void execFileSync(join(TARGET, "debug/newer"), [data, PASSPHRASE]);

/** A next format of the header, with a field that is not known yet and a sum that fits. */
function header({ data }) {
  for (const name of ["kluis.hdr", "kluis.hdr.2"]) {
    const path = join(data, "kluis", name);
    const lines = readFileSync(path, "latin1").split("\n");
    lines[1] = JSON.stringify({ ...JSON.parse(lines[1]), format: 99, later: "yes" });
    const summed = `${lines.slice(0, 3).join("\n")}\n`;
    writeFileSync(path, `${summed}sum ${sha256(summed).slice(0, 32)}\n`);
  }
}

for (const [what, make] of Object.entries({ schema, header })) {
  test(`a ${what} of a newer version stays shut, says so, and keeps every byte`, async ({ startApp }) => {
    const app = await startApp();
    await plan(app.api);
    await app.bridge.stop();
    make(app.folder);
    const before = fingerprint(app.folder.data);
    await app.again();
    await app.open();
    await app.on("Welkom terug");
    for (let attempt = 0; attempt < 2; attempt++) {
      await app.unlock();
      await expect(app.page.getByRole("alert")).toRead(SENTENCE);
      assert.deepEqual(fingerprint(app.folder.data), before);
    }
    assert.equal(await app.page.getByLabel("Wachtwoord", { exact: true }).inputValue(), PASSPHRASE, "nothing to type again");
    await assert.rejects(app.api("vault_create", { passphrase: PASSPHRASE }), (cause) => cause.code === "vault_exists");
    // The cards are there all the same.
    await app.button("Kaarten bekijken").click();
    await app.on("Kaarten");
    await app.bridge.stop();
    assert.deepEqual(fingerprint(app.folder.data), before);
  });
}
