// Whatever is written in the app stands readable in no file that the app leaves: not while it runs, not after a crash,
// not when it was closed.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import test from "node:test";
import { hold, lookBack, plan } from "../lib/fixture.mjs";
import { keepSheet } from "../lib/loop.mjs";
import { canary, filesUnder, findWords } from "../lib/scan.mjs";
import { freshHome, startApp } from "./lib/app.mjs";
import { tracing, writtenFiles } from "./lib/trace.mjs";

const DATES = ["Dag", "Maand", "Jaar", "Uur", "Minuten"];

/** Types a new word into every text field on the screen. */
async function typeEverywhere(me, words) {
  for (const name of await me.fields()) {
    if (DATES.includes(name)) continue;
    words.push(canary("getypt"));
    await me.type(name, words.at(-1));
  }
}

test("the trace tells where a program wrote, by whatever way a file got its name", async (t) => {
  const { home } = freshHome(t);
  const log = join(home, "spoor");
  const at = (name) => join(home, "tmp", name);
  const script = `cd '${home}/tmp' && echo a > een && mv een twee && ln twee drie && cat twee >> vier && rm drie && (echo b > vijf & wait)`;
  const [command, ...words] = [...tracing(log), "bash", "-c", script];
  execFileSync(command, words);
  assert.deepEqual(writtenFiles(log).sort(), [at("twee"), at("vier"), at("vijf")]);
});

test("words typed into every field stand in no file", async (t) => {
  const home = freshHome(t);
  const log = join(home.home, "spoor");
  const start = () => startApp(home, {}, tracing(log));
  const passphrase = `${canary("wachtwoord")} en nog wat`;
  const words = [passphrase.split(" ")[0]];
  const word = (kind) => (words.push(canary(kind)), words.at(-1));
  const nowhere = (when) => {
    const traced = writtenFiles(log);
    assert.ok(traced.some((path) => path.endsWith(".db")), "the vault is among them");
    const files = [...new Set([...filesUnder(home.home), ...traced])];
    assert.deepEqual(findWords(words, files), [], when);
    return files.length;
  };

  let me = await start();
  await me.click("button", "Verder");
  await me.type("Kies je wachtwoord", passphrase);
  await me.click("button", "Bewaar wachtwoord");
  const groups = (await keepSheet(me)).split("-");
  words.push(groups.join(""), groups.join("-"), groups.join("\",\""));
  await me.on("Probeer een kaart");
  await me.click("button", "Aan de slag");

  // Typed by hand: the plan on a laptop shows every field of a step.
  await me.resize(1366, 768);
  await me.click("button", "Voorbereiden");
  for (const title of ["Waarom praten jullie?", "Waar praten jullie over?", "Hoe kijkt de ander, denk je?", "Welke kaarten neem je mee?"]) {
    await me.on(title);
    await typeEverywhere(me, words);
    await me.click("button", title.startsWith("Welke") ? "Voor de deur" : "Volgende");
  }
  await me.on("Voor de deur");
  await me.keys("Escape");
  await me.on("Gesprek");
  await me.keys("Alt", "1");
  await me.on("Gesprekken");
  await me.click("button", "Terugkijken zonder plan");
  await me.on("Terugkijken");
  await typeEverywhere(me, words);
  await me.keys("Alt", "1");
  await me.on("Gesprekken");
  // Without the wachtwoord, and the three ways to write the code.
  const typed = words.slice(4);
  await me.click("button", "Zoeken");
  await typeEverywhere(me, words);

  // The rest through the page's own door: every sub-question, quotes, agreements.
  const api = (command, request) => me.call(command, request);
  const one = await plan(api, word);
  await hold(api, one.conversation);
  await lookBack(api, one, word);
  nowhere("while it runs");

  await me.crash();
  nowhere("after a crash");

  me = await start();
  await me.on("Welkom terug");
  await me.type("Wachtwoord", passphrase);
  await me.click("button", "Ontgrendel");
  await me.on("Gesprekken");
  const found = [];
  // One after the other: a newer search takes the place of one that runs.
  for (const query of typed) found.push(await me.call("search", { query, person: null, lens: null, period: null }));
  assert.deepEqual(typed.filter((_, index) => found[index].length === 0), [], "every word is there for who unlocks");
  await me.close();
  const files = nowhere("after it was closed");
  t.diagnostic(`${typed.length} words typed, ${words.length} in all, ${files} files`);
});
