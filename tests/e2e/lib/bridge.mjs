// The core behind a loopback address: one process, one vault.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const TARGET = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");

/** What the core refused: its code is what a test looks at. */
export class Refused extends Error {
  constructor(code, command) {
    super(`${command}: ${code}`);
    this.code = code;
  }
}

/** A fresh folder with everything of one run: the vault in `data`, and a temp folder that only this run uses. */
export function freshFolder(t) {
  const home = mkdtempSync(join(tmpdir(), "kdw-e2e-"));
  mkdirSync(join(home, "tmp"));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  return { home, data: join(home, "data") };
}

/** Starts a bridge on a folder. `idle` is the number of seconds after which it locks. */
export async function startBridge(t, { home, data }, { idle } = {}) {
  const env = { ...process.env, HOME: home, TMPDIR: join(home, "tmp") };
  if (idle) env.KDW_IDLE_SECONDS = String(idle);
  const child = spawn(join(TARGET, "debug/bridge"), ["--ui", join(ROOT, "ui/dist"), "--data", data, "--until-eof"], {
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const gone = once(child, "exit");
  const lines = createInterface({ input: child.stdout });
  const address = await Promise.race([once(lines, "line").then(([line]) => line), gone.then(() => undefined)]);
  if (!address) throw new Error("the bridge did not start");
  const { origin, hash } = new URL(address);
  const token = hash.slice("#token=".length);

  const post = async (path, body) => {
    const headers = { "x-kdw-token": token, "content-type": "application/json" };
    const answer = await fetch(origin + path, { method: "POST", headers, body });
    return answer.json();
  };
  const bridge = {
    address, origin, token, post,
    /** Runs a command past the screen; gives its value or throws Refused. */
    async api(command, request) {
      const answer = await post(`/call/${command}`, JSON.stringify(request));
      if (answer.ok) return answer.ok.value;
      throw new Refused(answer.err.code, command);
    },
    /** Makes it later; `away` when nobody was there in the meantime. */
    later: (minutes, away = false) => post("/test/time", JSON.stringify({ minutes, away })),
    /** Ends it at once, as a crash would. */
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
    /** Ends it in good order. */
    async stop() {
      child.stdin.end();
      await gone;
    },
  };
  t.after(() => bridge.kill());
  return bridge;
}
