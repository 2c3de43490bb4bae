// A word in every field, looked for in every file that the app writes: database, log, temporary files, settings.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { PASSPHRASE, hold, lookBack, plan } from "../lib/fixture.mjs";
import { canary, filesUnder, findWords } from "../lib/scan.mjs";
import { LAPTOP } from "./lib/sizes.mjs";
import { eventually, test } from "./lib/test.mjs";

test("no word of a conversation can be read from any file, while the vault is open and after it is locked", async ({ startApp }) => {
  const app = await startApp({ size: LAPTOP });
  const words = [];
  const word = (kind) => {
    words.push(canary(kind));
    return words.at(-1);
  };
  const first = await plan(app.api, word);
  await hold(app.api, first.conversation);
  await lookBack(app.api, first, word, word("line"));

  const typed = word("typed");
  await app.open();
  await app.button("Voorbereiden").click();
  await app.page.getByRole("textbox").first().waitFor();
  const fields = await app.page.getByRole("textbox").all();
  for (const field of fields) if (await field.isVisible()) await field.fill(typed);
  await app.page.getByRole("button", { name: "Zoeken" }).count();
  await app.api("search", { query: words[0], person: null, lens: null, period: null });
  await eventually(async () => (await app.api("search", { query: typed, person: null, lens: null, period: null })).length > 0, "what was typed is stored");

  const stick = join(app.folder.home, "stick");
  mkdirSync(stick);
  await app.api("backup_folder_set", { folder: stick });
  await app.api("backup_make", null);
  const scan = (when) => {
    const files = filesUnder(app.folder.home);
    assert.ok(files.some((path) => path.endsWith("kluis.db")), "there is a vault to look in");
    assert.ok(files.some((path) => path.endsWith(".kdw")), "and a backup");
    assert.deepEqual(findWords([...words, PASSPHRASE], files), [], when);
    return files;
  };
  const open = scan("while the vault is open");
  assert.ok(open.some((path) => path.endsWith("-wal")), "the log was looked at too");
  await app.api("conversation_delete", { conversation: first.conversation });
  scan("after a delete");
  await app.api("vault_lock", null);
  scan("after the lock");
  assert.ok(words.length >= 70, `${words.length} words`);
});
