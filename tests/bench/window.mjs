// Measures in the real window. Each gives its times in milliseconds.
import { spawn } from "node:child_process";
import { once } from "node:events";
import * as loop from "../lib/loop.mjs";
import { until } from "../lib/poll.mjs";
import { BINARY, freshHome } from "../smoke/lib/app.mjs";
import { desktop } from "../smoke/lib/desktop.mjs";
import { startTree } from "../smoke/lib/tree.mjs";

const ROUNDS = 5;

export async function secondStart(t) {
  const home = freshHome(t);
  const first = spawn(BINARY, [], { env: home.env, stdio: "ignore", detached: true });
  t.after(async () => {
    process.kill(-first.pid, "SIGKILL");
    await once(first, "exit");
  });
  await until(async () => (await desktop(home).count("Kijk-en-doe-wijzer")) === 1, "the first window");
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    await once(spawn(BINARY, [], { env: home.env, stdio: "ignore" }), "exit");
    times.push(performance.now() - began);
  }
  return times;
}

/** From a tap on *Volgende* to the line that a screen reader says. */
export async function spoken(t) {
  const me = await startTree(t);
  await loop.firstRun(me);
  await me.click("button", "Voorbereiden");
  await me.on("Waarom praten jullie?");
  await me.click("button", "Gesprek");
  await me.on("Gesprek");
  await loop.begin(me, true);
  const times = [];
  for (let round = 0; round < 3; round++) {
    await me.gap();
    await me.heard();
    const began = performance.now();
    await me.click("button", "Volgende");
    await until(async () => (await me.heard()).some((line) => line.length > 3), "a card to be spoken");
    times.push(performance.now() - began);
  }
  return times;
}
