// A bridge whose data folder stands on a small disk: a script stands before it that gives it a disk of its own, which is
// gone with the process. Where a user may not have that, the size of its files is limited: then SQLite cannot tell why a
// write failed.
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { filesUnder } from "../../lib/scan.mjs";
import { test as plain } from "./test.mjs";

const SIZE = "4m";
const MOUNT = `mount -t tmpfs -o size=${SIZE},mode=700 none "$1"`;

/** How a mount is made here that only its own process sees; nothing where there is no way. */
function wayToMount(folder) {
  const ways = [["unshare", "-m"], ["unshare", "-U", "-r", "-m"]];
  return ways.find(([command, ...flags]) => spawnSync(command, [...flags, "sh", "-c", MOUNT, "sh", folder]).status === 0);
}

let unshare;
/** Writes the program that stands before a bridge and gives it its disk. */
function writeProgram(folder) {
  unshare = wayToMount(folder);
  const program = join(folder, "on-a-small-disk");
  // The process stays the same one from here to the bridge, so that its id is known and ending it ends the disk.
  writeFileSync(
    program,
    `#!/bin/sh
set -e
for word; do [ "$before" = --data ] && data=$word; before=$word; done
mkdir -p "$data"
echo $$ > "$HOME/bridge.pid"
trap '' XFSZ
${unshare ? `exec ${unshare.join(" ")} sh -c '${MOUNT}; shift; exec "$@"' sh "$data" "$@"` : `exec "$@"`}
`,
  );
  chmodSync(program, 0o755);
  return program;
}

/** A test in which every bridge has a small disk. */
export const test = plain.extend({
  program: async ({ freshFolder }, use) => use(writeProgram(freshFolder().home)),
});

/** What the screen says when the disk is full. */
export const FULL = "Het apparaat is vol. Maak ruimte en probeer het nog een keer.";

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
