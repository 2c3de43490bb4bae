// Walks through the main job in the real window and leaves a picture of every screen, as a phone and as a laptop.
// usage: walk.mjs APP FOLDER
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as loop from "../lib/loop.mjs";
import * as story from "../lib/story.mjs";
import { freshHome } from "./lib/app.mjs";
import { openWindow } from "./lib/webdriver.mjs";

const [app, target = "screenshots"] = process.argv.slice(2);
const folder = resolve(target);
const LABEL = "Mevrouw Noord";
const SIZES = [[1366, 768], [360, 740]]; // the phone last: the story goes on there

mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (/^\d\d-.*\.png$/.test(name)) rmSync(join(folder, name));

const home = freshHome();
const me = await openWindow(resolve(app), home.env);
let count = 0;

me.shot = async (name, atFocus) => {
  if (!name) return;
  const number = String(++count).padStart(2, "0");
  for (const [width, height] of SIZES) {
    await me.resize(width, height);
    await me.settle(atFocus);
    writeFileSync(join(folder, `${number}-${name}-${width}x${height}.png`), await me.picture());
  }
  console.log(`${number} ${name}: ${await me.title()}`);
};

try {
  await me.resize(360, 740);
  const code = await loop.firstRun(me);
  await loop.prepareHomeVisit(me, LABEL);
  await loop.begin(me, true);
  await loop.during(me);
  await story.stopAndLookBack(me);
  await story.openIntention(me, LABEL);
  await story.secondTime(me, LABEL);
  await story.lookBackCalmly(me);
  await story.search(me);
  await story.lockAndReturn(me);
  await story.binAndBack(me, LABEL);
  await story.people(me, LABEL);
  await story.wayBack(me, code);
  await story.backup(me, (command, request) => me.call(command, request), home.env.TMPDIR);
  await story.otherScreens(me);
} catch (cause) {
  writeFileSync(join(folder, "99-hier-ging-het-mis.png"), await me.picture());
  throw cause;
} finally {
  await me.close();
  await home.end();
}
console.log(`${count} screens, ${count * SIZES.length} pictures, in ${folder}`);
