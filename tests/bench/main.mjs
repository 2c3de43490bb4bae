// How soon things are there, against what the criteria promise. The best of several rounds counts: the slower ones say
// how busy the machine was. Not part of `make test`, which may run beside anything.
import { chromium } from "@playwright/test";
import { vaultToCopy } from "../e2e/lib/app.mjs";
import { CHROMIUM } from "../e2e/lib/chromium.mjs";
import { scene } from "../e2e/lib/scene.mjs";
import * as page from "./page.mjs";
import * as window from "./window.mjs";

const MEASURES = [
  ["first card from a start with a locked vault", 2000, page.firstCard],
  ["another card in Tijdens", 100, page.anotherCard],
  ["focus on the title of another section", 100, page.sections],
  ["focus on the title of the next step of a plan", 100, page.steps],
  ["blank after the app is hidden in Tijdens", 250, page.blank],
  ["text stored after the last key", 500, page.stored],
  ["back at a list of a thousand conversations", 100, page.longList],
  ["a second start gone again, in the real window", 5000, window.secondStart],
  ["a card spoken, in the real window", 1000, window.spoken],
];

const browser = await chromium.launch(CHROMIUM);
const all = scene();
const newVault = vaultToCopy(all);
let late = false;
for (const [name, most, measure] of MEASURES) {
  const t = scene({ browser, newVault });
  try {
    const times = (await measure(t)).sort((one, other) => one - other);
    const [best, median, worst] = [times[0], times[times.length >> 1], times.at(-1)].map(Math.round);
    if (best > most) late = true;
    console.log(`${best > most ? "LATE" : "ok  "}  ${name}: best ${best}, median ${median}, worst ${worst} of ${times.length}; at most ${most} ms`);
  } finally {
    await t.end();
  }
}
await all.end();
await browser.close();
process.exitCode = late ? 1 : 0;
