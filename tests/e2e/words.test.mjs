// A wachtwoord of six words that the app draws: seen, written down, typed back, and kept nowhere but in someone's head.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { refuseSheet } from "../lib/loop.mjs";
import { filesUnder, findWords } from "../lib/scan.mjs";
import { violations } from "./lib/axe.mjs";
import { hand } from "./lib/hand.mjs";
import { doubled } from "./lib/measure.mjs";
import { PHONE, SMALL } from "./lib/sizes.mjs";
import { eventually, expect, test } from "./lib/test.mjs";

const LIST = new Set(readFileSync(new URL("../../src-tauri/core/content/words.txt", import.meta.url), "utf8").trim().split("\n"));
const BACK = "Typ je zes woorden over";

/** The screen for a wachtwoord: of someone who is new, or who skipped the first pages and now makes a first plan. */
async function choosing(startApp, { skipped = false, ...options } = {}) {
  const app = await startApp({ vault: "none", size: PHONE, ...options });
  if (skipped) await app.api("prefs_set", { ...(await app.api("app_status", null)).prefs, welcomed: true });
  await app.open();
  if (skipped) await app.on("Kaarten");
  await app.button(skipped ? "Gesprek voorbereiden" : "Verder").click();
  await app.on("Alles blijft op dit apparaat");
  return app;
}

const drawn = (app) => app.page.locator("ol > li").allInnerTexts();
const focused = (app) => app.page.evaluate(() => document.activeElement.textContent || document.activeElement.labels?.[0]?.textContent);

/** Has six words drawn, and gives them. */
async function draw(app) {
  await app.button("Maak er een").click();
  await app.page.getByRole("heading", { level: 2, name: "Jouw zes woorden" }).waitFor();
  return drawn(app);
}

async function typeBack(app, phrase) {
  await app.page.getByLabel(BACK, { exact: true }).fill(phrase);
  await app.button("Bewaar wachtwoord").click();
}

/** Everything that a page can leave behind, as one text. */
const traces = (app) =>
  app.page.evaluate(async () => {
    const stored = [localStorage, sessionStorage].flatMap((storage) => Object.entries(storage));
    const kept = [await indexedDB.databases(), await caches.keys(), document.cookie, history.state, location.href, document.title];
    return JSON.stringify([stored, kept, document.documentElement.outerHTML]);
  });

/** Which words of these stand next to each other there, whatever is between them. */
function kept(words, there) {
  const letters = there.replaceAll(/<[^>]*>|[^a-zA-Z]/g, "").toLowerCase();
  return words.slice(1).map((word, at) => words[at] + word).filter((pair) => letters.includes(pair));
}

test("the app draws six words of its list, and others when asked", async ({ startApp }) => {
  const app = await choosing(startApp);
  const first = await draw(app);
  assert.equal(first.length, 6);
  assert.deepEqual(first.filter((word) => !LIST.has(word)), []);
  assert.equal(await focused(app), "Jouw zes woorden");
  assert.deepEqual(await violations(app.page), []);

  await app.button("Andere woorden").click();
  await eventually(async () => (await drawn(app)).join(" ") !== first.join(" "), "other words");
  const second = await drawn(app);
  assert.deepEqual([second.length, second.filter((word) => !LIST.has(word))], [6, []]);
  await eventually(async () => (await focused(app)) === "Jouw zes woorden", "the new words are heard too");
});

for (const skipped of [false, true]) {
  test(`six words make the vault and open it, ${skipped ? "on the way to a first plan" : "as someone new"}`, async ({ startApp }) => {
    const app = await choosing(startApp, { skipped });
    const words = await draw(app);
    assert.equal(kept(words, await traces(app)).length, 5, "what is on screen would be found");
    const wire = [];
    app.page.on("request", (request) => {
      const due = /\/(vault_create|passphrase_(check|same))$/.test(request.url());
      wire.push(request.url(), due ? "" : request.postData());
    });
    await app.button("Typ ze over").click();
    await eventually(async () => (await focused(app)) === BACK, "the field has focus");
    // As someone types who reads it from paper.
    const typed = ` ${words[0].toUpperCase()}  ${words[1][0].toUpperCase()}${words[1].slice(1)}   ${words.slice(2).join("  ")} `;
    await typeBack(app, typed);
    await app.on("Je herstelblad");
    assert.equal((await app.api("app_status", null)).vault, "open");
    assert.deepEqual(kept(words, await traces(app)), [], "in the page and what it stores");
    assert.deepEqual(kept(words, wire.join("\n")), [], "on the wire");
    assert.deepEqual(findWords([words.join(" ")], filesUnder(app.folder.home)), [], "in a file");

    await refuseSheet(hand(app));
    await app.on(skipped ? "Gesprekken" : "Probeer een kaart");

    await app.api("vault_lock", null);
    await app.open();
    await app.on("Welkom terug");
    // The very same keys as when it was made.
    await app.page.getByLabel("Wachtwoord", { exact: true }).fill(typed);
    await app.button("Ontgrendel").click();
    await app.on("Gesprekken");
  });
}

test("a space at the end is pointed out before it counts", async ({ startApp }) => {
  const app = await choosing(startApp);
  const field = app.page.getByLabel("Kies je wachtwoord", { exact: true });
  await field.fill("een zin van mijzelf ");
  await field.press("Enter");
  const summary = app.page.locator(":focus");
  await expect(summary).toRead(/begint of eindigt met een spatie, en die telt mee/);
  assert.equal((await app.api("app_status", null)).vault, "missing");
  assert.deepEqual(await violations(app.page), []);
  await app.button("Bewaar wachtwoord").click();
  await app.on("Je herstelblad");
});

test("Caps Lock is said at the field, for as long as it is on", async ({ startApp }) => {
  const app = await startApp({ vault: "locked", size: PHONE });
  await app.open();
  await app.on("Welkom terug");
  const field = app.page.getByLabel("Wachtwoord", { exact: true });
  const press = (on) => field.evaluate((input, modifierCapsLock) => {
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "A", bubbles: true, modifierCapsLock }));
  }, on);
  const said = app.page.getByRole("status").filter({ hasText: "Caps Lock staat aan." });
  await press(true);
  await said.waitFor();
  assert.deepEqual(await violations(app.page), []);
  await press(false);
  await expect(said).toHaveCount(0);
  await field.focus();
  await press(true);
  await said.waitFor();
  await field.blur();
  await expect(said).toHaveCount(0);
});

test("the widest words stand on one line each, on a small phone with letters twice as large", async ({ startApp }) => {
  const app = await choosing(startApp, { size: SMALL });
  await draw(app);
  await app.page.evaluate(doubled, true);
  const { room, wide } = await app.page.evaluate((words) => {
    const item = document.querySelector("ol > li");
    const room = item.getBoundingClientRect().width;
    item.replaceChildren(...words.map((word) => Object.assign(document.createElement("span"), { textContent: word, style: "white-space: nowrap; float: left" })));
    return { room, wide: [...item.children].filter((one) => one.getBoundingClientRect().width > room).map((one) => one.textContent) };
  }, [...LIST]);
  assert.ok(room > 100, `${room} px for a word`);
  assert.deepEqual(wide, []);
});

test("words that differ are refused, and the drawn ones can be looked at again", async ({ startApp }) => {
  const app = await choosing(startApp);
  const words = await draw(app);
  await app.button("Typ ze over").click();
  for (const wrong of [words.toReversed().join(" "), words.slice(1).join(" "), words.join("")]) {
    await typeBack(app, wrong);
    const summary = app.page.locator(":focus");
    await expect(summary).toRead("Dit zijn niet de zes woorden. Kijk ze nog eens na.");
    assert.equal(await app.page.getByLabel(BACK, { exact: true }).getAttribute("aria-invalid"), "true");
    assert.equal((await app.api("app_status", null)).vault, "missing");
  }
  assert.deepEqual(await violations(app.page), []);
  await app.link("Dit zijn niet de zes woorden. Kijk ze nog eens na.").click();
  assert.equal(await focused(app), BACK, "the error leads to the field");

  await app.button("Toon woorden").click();
  assert.deepEqual(await drawn(app), words, "they are still the same");
  await eventually(async () => (await focused(app)) === "Jouw zes woorden", "the heading has focus");
  await app.button("Typ ze over").click();
  await typeBack(app, words.join(" "));
  await app.on("Je herstelblad");
});

test("who would rather choose, chooses", async ({ startApp }) => {
  const app = await choosing(startApp);
  const words = await draw(app);
  await app.button("Zelf kiezen").click();
  const field = app.page.getByLabel("Kies je wachtwoord", { exact: true });
  await eventually(async () => (await focused(app)) === "Kies je wachtwoord", "the field has focus");
  assert.equal(await field.inputValue(), "");
  assert.deepEqual(kept(words, await traces(app)), [], "the drawn words are gone");
  await field.fill("een zin van mijzelf");
  await app.button("Bewaar wachtwoord").click();
  await app.on("Je herstelblad");
  await app.api("vault_lock", null);
  await app.api("vault_unlock", { passphrase: "een zin van mijzelf" });
});
