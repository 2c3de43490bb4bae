// The core behind a loopback address: one process, one vault.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { filesUnder } from "../../lib/scan.mjs";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const BRIDGE = join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/bridge");

/** Every bridge of this process by its origin, and whether it has been ended. */
export const bridges = new Map();

// A test that fails half-way must not leave a bridge behind, nor be kept waiting by one.
const children = new Set();
process.on("exit", () => children.forEach((child) => child.kill("SIGKILL")));

/** What the core refused: its code is what a test looks at. */
export class Refused extends Error {
  constructor(code, command) {
    super(`${command}: ${code}`);
    this.code = code;
  }
}

/** A fresh folder with everything of one run: the vault in `data`, and a temp folder that only this run uses. */
export function freshFolder(scene) {
  const home = mkdtempSync(join(tmpdir(), "kdw-e2e-"));
  mkdirSync(join(home, "tmp"));
  scene.after(() => rmSync(home, { recursive: true, force: true }));
  return { home, data: join(home, "data") };
}

/**
 * Makes everything in the data folder read-only. Root may write all the same, so then the bridge runs as the user
 * `nobody`, from a copy in a place where that user may come.
 */
function shutDown({ home, data }) {
  mkdirSync(data, { recursive: true });
  chmodSync(home, 0o755);
  for (const path of filesUnder(data)) chmodSync(path, 0o444);
  for (const path of [data, ...readdirSync(data).map((name) => join(data, name))]) {
    if (statSync(path).isDirectory()) chmodSync(path, 0o555);
  }
  if (process.getuid() !== 0) return {};
  const copy = join(home, "copy");
  cpSync(join(ROOT, "ui/dist"), join(copy, "dist"), { recursive: true });
  cpSync(BRIDGE, join(copy, "bridge"));
  return { copy, uid: 65534, gid: 65534 };
}

/** Starts a bridge on a folder. `readOnly`: nothing can be written. `program` stands before it, and starts it. */
export async function startBridge(scene, { home, data }, { readOnly, program } = {}) {
  const env = { ...process.env, HOME: home, TMPDIR: join(home, "tmp") };
  const { copy, ...user } = readOnly ? shutDown({ home, data }) : {};
  const binary = copy ? join(copy, "bridge") : BRIDGE;
  const ui = copy ? join(copy, "dist") : join(ROOT, "ui/dist");
  const words = [binary, "--ui", ui, "--data", data, "--until-eof"];
  if (program) words.unshift(program);
  const child = spawn(words[0], words.slice(1), { env, stdio: ["pipe", "pipe", "inherit"], ...user });
  children.add(child);
  const gone = once(child, "exit").then(() => children.delete(child));
  const lines = createInterface({ input: child.stdout });
  const address = await Promise.race([once(lines, "line").then(([line]) => line), gone.then(() => undefined)]);
  if (!address) throw new Error("the bridge did not start");
  // A test that fails half-way may forget it: it ends with this process then, and does not keep it waiting.
  lines.close();
  for (const handle of [child, child.stdin, child.stdout]) handle.unref();
  const { origin, hash } = new URL(address);
  bridges.set(origin, { ended: false });
  const end = async (how) => {
    bridges.get(origin).ended = true;
    child.ref();
    how();
    await gone;
  };
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
    kill: () => end(() => child.kill("SIGKILL")),
    /** Ends it in good order. */
    stop: () => end(() => child.stdin.end()),
  };
  scene.after(() => bridge.kill());
  return bridge;
}
