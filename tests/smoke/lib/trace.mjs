// Which files the app and the helpers of its web view wrote, wherever they stand: told by the kernel, not by looking around.
import { readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { filesUnder } from "../../lib/scan.mjs";

const CALLS = "open,openat,openat2,creat,rename,renameat,renameat2,link,linkat";
const OPENED = /\bO_(?:WRONLY|RDWR)\b.*\) = \d+<(\/[^>]*)>/;
const CREATED = /^creat\(.*\) = \d+<(\/[^>]*)>/;
const NAMED = /^(?:rename|link)\w*\(.*"[^"]*", (?:\w+<([^>]*)>, )?"([^"]*)"(?:, \w+)?\) = 0/;

/** What to put before a command, so that every thread of it leaves a log whose name begins with `log`. */
export const tracing = (log) => ["strace", "-ff", "--seccomp-bpf", "-qq", "-y", "-e", `trace=${CALLS}`, "-o", log];

/** Every file that was opened to write in, or got a name, since the trace began, as far as it is there now. */
export function writtenFiles(log) {
  const paths = new Set();
  for (const name of readdirSync(dirname(log))) {
    if (!name.startsWith(`${basename(log)}.`)) continue;
    for (const line of readFileSync(join(dirname(log), name), "utf8").split("\n")) {
      const [, opened] = OPENED.exec(line) ?? CREATED.exec(line) ?? [];
      const [, folder, named] = NAMED.exec(line) ?? [];
      if (opened) paths.add(opened);
      if (named) paths.add(resolve(folder ?? "/", named));
    }
  }
  return filesUnder(...[...paths].filter((path) => !/^\/(proc|sys)\//.test(path)));
}
