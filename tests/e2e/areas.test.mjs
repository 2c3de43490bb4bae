// What is got behind the first screen: nobody waits for it, and all of it comes.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import { eventually, test } from "./lib/test.mjs";

const DIST = new URL("../../ui/dist/", import.meta.url);
const scripts = readdirSync(new URL("assets/", DIST)).filter((file) => file.endsWith(".js"));
/** The scripts that the page names: what starts the app. */
const start = new Set([...readFileSync(new URL("index.html", DIST), "utf8").matchAll(/assets\/([^"]+\.js)/g)].map(([, file]) => file));
const later = (url) => url.pathname.endsWith(".js") && !start.has(basename(url.pathname));

test("the first screen waits for no other, and what was tapped meanwhile opens once it has come", async ({ startApp }) => {
  const app = await startApp({ vault: "locked" });
  let come;
  const held = new Promise((resolve) => (come = resolve));
  const asked = new Set();
  await app.page.route(later, async (route) => {
    asked.add(basename(route.request().url()));
    await held;
    await route.continue();
  });
  await app.open();
  await app.on("Welkom terug");
  await app.button("Kaarten bekijken").click();
  await eventually(() => [...asked].some((file) => file.startsWith("cards-")), "the cards are asked for");
  assert.equal(await app.heading("Welkom terug").isVisible(), true);
  come();
  await app.on("Kaarten");
});

test("all the rest comes behind the first screen, without a tap", async ({ startApp }) => {
  const app = await startApp();
  const come = new Set();
  app.page.on("requestfinished", (request) => come.add(basename(request.url())));
  await app.open();
  await eventually(() => scripts.every((file) => come.has(file)), "every script has come");
  assert.ok(start.size < scripts.length);
});

test("a script that did not come is asked for again by who goes there", async ({ startApp }) => {
  const app = await startApp({ vault: "locked", expectErrors: true });
  await app.page.route(later, (route) => route.abort());
  await app.open();
  await app.on("Welkom terug");
  await app.ready();
  await app.page.unroute(later);
  await app.button("Kaarten bekijken").click();
  await app.on("Kaarten");
});
