// Prints how much script and style the app gets, compressed, and fails when something outgrew what was agreed: what comes
// before the first card, each area that is got behind the first screen, and all of it. See docs/decisions/0014.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const DIST = new URL("../ui/dist/", import.meta.url);
/** In bytes, compressed. */
const BEFORE_FIRST_CARD = 60_000;
const AREA = 40_000;
const SCRIPT = 220_000;
const STYLE = 30_000;
const FIRST_CARD = "src/views/areas/during.ts";

const read = (file) => readFileSync(new URL(file, DIST), "utf8");
/** Every part of the script, with the parts that it needs and those that it gets later. */
const parts = JSON.parse(read(".vite/manifest.json"));

/** A part and all that it cannot run without. */
function needs(name, seen = new Set()) {
  if (!seen.has(name)) {
    seen.add(name);
    for (const next of parts[name].imports ?? []) needs(next, seen);
  }
  return seen;
}

let bad = false;
function hold(what, names, limit) {
  const files = new Set([...names].map((name) => parts[name].file));
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(read(file), { level: 9 }).length, 0);
  console.log(`${what}: ${bytes} of at most ${limit} bytes (gzip)`);
  if (bytes > limit) bad = true;
}

const all = Object.keys(parts);
const start = needs("index.html");
hold("script before the first card", new Set([...start, ...needs(FIRST_CARD)]), BEFORE_FIRST_CARD);
for (const area of all.filter((name) => parts[name].isDynamicEntry)) {
  hold(`script of ${parts[area].name}`, [...needs(area)].filter((name) => !start.has(name)), AREA);
}
hold("script in all", all.filter((name) => parts[name].file.endsWith(".js")), SCRIPT);
hold("style", all.filter((name) => parts[name].file.endsWith(".css")), STYLE);
process.exitCode = bad ? 1 : 0;
