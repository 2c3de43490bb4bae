// What the shell does beside the core: a file saved through the system's own dialog, a warning before the idle lock,
// and keys that reach the page.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { PASSPHRASE } from "../lib/fixture.mjs";
import { until } from "../lib/poll.mjs";
import { filesUnder, findWords } from "../lib/scan.mjs";
import { freshHome, startApp } from "./lib/app.mjs";
import { desktop } from "./lib/desktop.mjs";

const TITLE = "Bestand bewaren";
const TEXT = "# Verslag\n\néén zin\n";

/** Asks the shell to save, as the page does. The answer comes when the dialog is closed. */
async function save(me, name, contents = TEXT) {
  await me.run(`(request) => {
    window.saved = undefined;
    window.__TAURI_INTERNALS__.invoke("save_text", request).then((saved) => { window.saved = { saved }; }, (fault) => { window.saved = fault; });
  }`, { name, contents });
  return () => until(() => me.run("() => window.saved"), "the answer of save_text");
}

/** Keeps what the shell tells the page under this name. */
async function listen(me, event) {
  await me.run(`(event) => {
    const heard = ((window.heard ??= {})[event] = []);
    const handler = window.__TAURI_INTERNALS__.transformCallback(({ payload }) => heard.push(payload));
    window.__TAURI_INTERNALS__.invoke("plugin:event|listen", { event, target: { kind: "Any" }, handler });
  }`, event);
  return () => me.run("(event) => window.heard[event]", event);
}

test("a text is saved where the user says, whole, for its owner only, and nothing else remembers it", async (t) => {
  const home = freshHome(t);
  const me = await startApp(home);
  const hands = desktop(home);
  const folder = join(home.home, "stick");
  mkdirSync(folder);
  const path = join(folder, "eigen-naam.md");

  const answer = await save(me, "verslag.md");
  await hands.on(TITLE);
  await hands.keys("ctrl+a");
  await hands.type(path);
  await hands.leave(TITLE, "Return");
  assert.deepEqual(await answer(), { saved: true });
  assert.equal(readFileSync(path, "utf8"), TEXT);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(folder), ["eigen-naam.md"], "no unfinished file is left beside it");

  // The name that is proposed is taken as it is.
  writeFileSync(path, "van iemand anders");
  const again = await save(me, "verslag.md");
  await hands.on(TITLE);
  await hands.keys("Home");
  await hands.type(`${folder}/`);
  await hands.leave(TITLE, "Return");
  assert.deepEqual(await again(), { saved: true });
  assert.deepEqual(readdirSync(folder).sort(), ["eigen-naam.md", "verslag.md"]);
  assert.equal(readFileSync(path, "utf8"), "van iemand anders");

  await me.close();
  assert.deepEqual(findWords(["eigen-naam"], filesUnder(home.env.XDG_DATA_HOME, home.env.XDG_CONFIG_HOME, home.env.XDG_CACHE_HOME)), []);
});

test("saving: cancelled is no, a folder that cannot be written has a code, a strange name is not even asked about", async (t) => {
  const home = freshHome(t);
  const me = await startApp(home);
  const hands = desktop(home);

  const cancelled = await save(me, "verslag.md");
  await hands.on(TITLE);
  await hands.leave(TITLE, "Escape");
  assert.deepEqual(await cancelled(), { saved: false });

  for (const name of ["../verslag.md", "a/b.md", "", "a\nb.md"]) {
    assert.deepEqual(await (await save(me, name))(), { code: "bad_request" }, name);
  }
  assert.deepEqual(await (await save(me, "verslag.md", "a".repeat((8 << 20) + 1)))(), { code: "too_large" });
  assert.equal(await hands.count(TITLE), 0);

  const refused = await save(me, "verslag.md");
  await hands.on(TITLE);
  await hands.keys("ctrl+a");
  await hands.type("/proc/verslag.md");
  await hands.leave(TITLE, "Return");
  const { code } = await refused();
  assert.ok(["read_only", "internal"].includes(code), code);
  assert.equal(existsSync("/proc/verslag.md"), false);
});

test("before the idle lock the screen is warned; the lock closes an open dialog and nothing is saved", async (t) => {
  const home = freshHome(t);
  const me = await startApp(home, { KDW_IDLE_SECONDS: "6" });
  const hands = desktop(home);
  await me.call("vault_create", { passphrase: PASSPHRASE });
  const [warned, locking] = [await listen(me, "warning"), await listen(me, "locking")];
  await me.run(`() => window.__TAURI_INTERNALS__.invoke("activity")`);

  const answer = await save(me, "verslag.md");
  await hands.on(TITLE);
  const [warning] = await until(async () => (await warned()).length && warned(), "the warning");
  assert.deepEqual(warning, { seconds: 3 });
  assert.deepEqual(await locking(), [], "the warning comes first");
  await until(async () => (await locking()).length === 1, "the lock");
  assert.deepEqual(await answer(), { saved: false });
  assert.equal(await hands.count(TITLE), 0);
});

test("someone who is back in time is not locked out", async (t) => {
  const home = freshHome(t);
  const me = await startApp(home, { KDW_IDLE_SECONDS: "6" });
  await me.call("vault_create", { passphrase: PASSPHRASE });
  const [warned, locking] = [await listen(me, "warning"), await listen(me, "locking")];
  await me.run(`() => window.__TAURI_INTERNALS__.invoke("activity")`);
  await until(async () => (await warned()).length === 1, "the warning");
  await me.run(`() => window.__TAURI_INTERNALS__.invoke("activity")`);
  await until(async () => (await warned()).length === 2, "the next warning");
  assert.deepEqual(await locking(), []);
});

test("the keys for a larger text reach the page, and the window does not zoom by itself", async (t) => {
  const home = freshHome(t);
  const me = await startApp(home);
  const hands = desktop(home);
  await me.run(`() => { window.pressed = []; addEventListener("keydown", (one) => { if (one.key !== "Control" && one.key !== "Shift") window.pressed.push(one.key); }); }`);
  const size = () => me.run("() => [innerWidth, innerHeight, devicePixelRatio, visualViewport.scale]");
  const before = await size();
  await hands.on("Kijk-en-doe-wijzer");
  await hands.keys("ctrl+plus", "ctrl+equal", "ctrl+minus", "ctrl+0", "ctrl+KP_Add", "ctrl+KP_Subtract");
  await until(async () => (await me.run("() => window.pressed.length")) === 6, "six keys");
  assert.deepEqual(await me.run("() => window.pressed"), ["+", "=", "-", "0", "+", "-"]);
  assert.deepEqual(await size(), before);
});
