// One window for one data folder: a second start shows the first window and is gone.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { until } from "../lib/poll.mjs";
import { BINARY, freshHome } from "./lib/app.mjs";
import { desktop } from "./lib/desktop.mjs";
import { group } from "./lib/webdriver.mjs";

const TITLE = "Kijk-en-doe-wijzer";

/** Starts the app without a driver. `output` is everything that it says. */
function start(home, extra) {
  const child = spawn(BINARY, [], { env: { ...home.env, ...extra }, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const app = { pid: child.pid, output: "", ended: once(child, "exit"), runs: () => child.exitCode === null && child.signalCode === null };
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (app.output += text));
  /** Waits until it is gone by itself, and gives how it ended. */
  app.gone = async () => (await until(() => !app.runs(), "a start to be gone again"), app.ended);
  // With the helpers of its web view, which would go on writing into the home for a moment.
  app.close = async () => {
    for (const { pid } of group(child.pid)) process.kill(pid, "SIGKILL");
    await until(() => group(child.pid).length === 0, "the app's processes to end");
    await app.ended;
  };
  home.windows.push(app);
  return app;
}

function homes(t) {
  const home = freshHome(t);
  const folder = (name) => {
    const path = join(home.home, name);
    mkdirSync(path);
    return path;
  };
  return { home, here: folder("hier"), there: folder("daar"), hands: desktop(home) };
}

test("a second start brings the first window to the front, and ends well and quietly", async (t) => {
  const { home, here, there, hands } = homes(t);
  const first = start(home, { KDW_DATA_DIR: here });
  await until(async () => (await hands.count(TITLE)) === 1, "the first window");
  const other = start(home, { KDW_DATA_DIR: there });
  await until(async () => (await hands.count(TITLE)) === 2, "another folder's window");
  assert.ok(first.runs() && other.runs(), "another folder is another window");

  for (const [extra, front] of [[{ KDW_DATA_DIR: here }, first], [{ KDW_DATA_DIR: `${there}/../daar` }, other], [{ KDW_DATA_DIR: here }, first]]) {
    const second = start(home, extra);
    assert.deepEqual(await second.gone(), [0, null]);
    assert.equal(second.output, "");
    await until(async () => (await hands.front()) === front.pid, "the first window in front");
  }
  assert.ok(first.runs() && other.runs());
});

test("the same folder by another way is the same folder", async (t) => {
  const { home, here, hands } = homes(t);
  const linked = join(home.home, "koppeling");
  symlinkSync(here, linked);
  const first = start(home, { KDW_DATA_DIR: here });
  await until(async () => (await hands.count(TITLE)) === 1, "the first window");
  assert.deepEqual(await start(home, { KDW_DATA_DIR: linked }).gone(), [0, null]);
  assert.ok(first.runs());
});

test("after the first was killed a start opens a window again", async (t) => {
  const { home, here, hands } = homes(t);
  const first = start(home, { KDW_DATA_DIR: here });
  await until(async () => (await hands.count(TITLE)) === 1, "the first window");
  await first.close();
  await until(async () => (await hands.count(TITLE)) === 0, "it to be gone");
  const next = start(home, { KDW_DATA_DIR: here });
  await until(async () => (await hands.count(TITLE)) === 1, "a window");
  assert.ok(next.runs());
});

test("without a session bus a second window opens; the vault's own lock is what keeps it out", async (t) => {
  const { home, here, hands } = homes(t);
  const nowhere = { KDW_DATA_DIR: here, DBUS_SESSION_BUS_ADDRESS: "unix:path=/nowhere" };
  const [first, second] = [start(home, nowhere), start(home, nowhere)];
  await until(async () => (await hands.count(TITLE)) === 2, "two windows");
  assert.ok(first.runs() && second.runs());
});
