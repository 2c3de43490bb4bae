// A bridge whose data folder stands on a small disk. Import this before app.mjs: every bridge of the file then starts
// behind a script that gives it a disk of its own, which is gone with the process. Where a user may not have that, the
// size of its files is limited: then SQLite cannot tell why a write failed, and the sentence is a more general one.
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { filesUnder } from "../../lib/scan.mjs";

const SIZE = "4m";
const target = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../../target", import.meta.url));
const wrapped = mkdtempSync(join(tmpdir(), "kdw-small-disk-"));
process.on("exit", () => rmSync(wrapped, { recursive: true, force: true }));

const MOUNT = `mount -t tmpfs -o size=${SIZE},mode=700 none "$1"`;
const ways = [["unshare", "-m"], ["unshare", "-U", "-r", "-m"]];
const unshare = ways.find(([command, ...flags]) => spawnSync(command, [...flags, "sh", "-c", MOUNT, "sh", wrapped]).status === 0);

const bridge = join(wrapped, "debug/bridge");
mkdirSync(join(wrapped, "debug"));
// The process stays the same one from here to the bridge, so that its id is known and ending it ends the disk.
writeFileSync(
  bridge,
  `#!/bin/sh
set -e
for word; do [ "$before" = --data ] && data=$word; before=$word; done
mkdir -p "$data"
echo $$ > "$HOME/bridge.pid"
trap '' XFSZ
${unshare ? `exec ${unshare.join(" ")} sh -c '${MOUNT}; shift; exec "$@"' sh "$data" "${target}/debug/bridge" "$@"` : `exec "${target}/debug/bridge" "$@"`}
`,
);
chmodSync(bridge, 0o755);
process.env.CARGO_TARGET_DIR = wrapped;

/** What the screen says when the disk is full: in general, and at a field. */
export const FULL = "Het apparaat is vol. Maak ruimte en probeer het nog een keer.";
export const FULL_AT_FIELD = FULL;

/** The disk of an app: what stands on it, and how full it is. */
export function diskOf({ folder }) {
  const pid = readFileSync(join(folder.home, "bridge.pid"), "utf8").trim();
  const data = unshare ? join("/proc", pid, "root", folder.data) : folder.data;
  const filler = join(data, "..filler");
  const limit = (bytes) => execFileSync("prlimit", ["--pid", pid, `--fsize=${bytes}:`]);
  return {
    files: () => filesUnder(data).filter((path) => path !== filler).map((path) => path.slice(data.length + 1)).sort(),
    read: (name) => readFileSync(join(data, name), "utf8"),
    /** Leaves so many bytes for what the app still writes. */
    fill(room = 0) {
      if (!unshare) return limit(room && Math.max(...filesUnder(data).map((path) => statSync(path).size)) + room);
      const file = openSync(filler, "w");
      for (let left = 1 << 30, size = 4096; left > 0; left -= size) {
        try {
          writeSync(file, Buffer.alloc(size, 7));
        } catch (cause) {
          if (cause.code !== "ENOSPC") throw cause;
          break;
        }
      }
      closeSync(file);
      if (room) execFileSync("truncate", ["-s", String(Math.max(0, statSync(filler).size - room)), filler]);
    },
    /** Makes room. */
    empty: () => (unshare ? rmSync(filler) : limit("unlimited")),
  };
}
