// The app talks to nobody: no internet socket from start to a quiet window. Run without a driver, which needs one itself.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { still, until } from "../lib/poll.mjs";
import { BINARY, freshHome } from "./lib/app.mjs";
import { desktop } from "./lib/desktop.mjs";

const INTERNET = /socket\(AF_INET6?\b|sa_family=AF_INET6?\b/;

/**
 * Runs a command until `seen` and no further call follows, or until it ends. Gives the lines of every network call that it
 * and its children made.
 */
async function calls(command, env, log, seen = () => false) {
  const traced = spawn("strace", ["-f", "-qq", "-e", "trace=network", "-o", log, ...command], { env, stdio: "ignore", detached: true });
  const gone = once(traced, "exit");
  const ended = () => traced.exitCode !== null;
  await until(async () => ended() || (await seen()), "the window");
  await still(() => ended() || statSync(log).size, "an end to the calls");
  if (!ended()) process.kill(-traced.pid, "SIGKILL");
  await gone;
  return readFileSync(log, "utf8").split("\n");
}

test("no internet socket", async (t) => {
  const home = freshHome(t);
  const shown = async () => (await desktop(home).count("Kijk-en-doe-wijzer")) === 1;
  const lines = await calls([BINARY], home.env, join(home.home, "net.log"), shown);
  assert.deepEqual(lines.filter((line) => INTERNET.test(line)), []);
  assert.ok(lines.filter((line) => line.includes("socketpair(AF_UNIX")).length >= 2, "the web view was started");
});

test("the trace would show one", async (t) => {
  const home = freshHome(t);
  const connect = `require("net").connect(9, "127.0.0.1").on("error", () => {})`;
  const lines = await calls([process.execPath, "-e", connect], home.env, join(home.home, "net.log"));
  assert.ok(lines.some((line) => INTERNET.test(line)));
});
