// Everything in one file: sealed with a wachtwoord of its own, or in the clear after a question; and the page in it.
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { violations } from "./lib/axe.mjs";
import { main } from "./lib/backups.mjs";
import { choose } from "./lib/screens-backup.mjs";
import { fill } from "./lib/screens.mjs";
import { LAPTOP, PHONE } from "./lib/sizes.mjs";
import { expect, test } from "./lib/test.mjs";
import { unzip } from "./lib/unzip.mjs";

const OWN = "een zin voor dit bestand";

const focused = (app) => app.page.evaluate(() => document.activeElement?.textContent.trim());

async function toTakeAll(app) {
  await app.open();
  await app.button("Meer").first().click();
  await app.on("Meer");
  await app.page.getByRole("button", { name: /^Alles meenemen/ }).click();
  await app.on("Alles meenemen");
}

test("sealed with a wachtwoord that is typed twice, read back, with how it opens beside it", async ({ startApp }) => {
  const app = await startApp();
  await fill(app);
  await toTakeAll(app);
  const { page } = app;
  const [field, again] = ["Kies een wachtwoord voor dit bestand", "Typ dit wachtwoord nog een keer"].map((label) => page.getByLabel(label, { exact: true }));
  const save = () => app.button("Kies waar het komt").click();
  // What goes wrong without a wachtwoord is no longer said once it is tried with one.
  await choose(app, join(app.folder.home, "weg", "alles.zip"));
  await app.button("Bewaar zonder wachtwoord").click();
  await app.button("Zonder wachtwoord").click();
  await page.getByRole("alert").waitFor();
  await field.fill(OWN);
  await again.fill("een zin voor dat bestand");
  await save();
  await expect(page.getByRole("link", { name: "Dit is niet twee keer hetzelfde. Typ het nog eens." })).toHaveCount(1);
  await again.fill(OWN);
  // The dialog is left without a choice: what was typed stays.
  await save();
  await expect(app.button("Kies waar het komt")).toBeEnabled();
  await expect(again).toHaveValue(OWN);
  await expect(page.getByRole("alert")).toHaveCount(0);
  assert.equal(await focused(app), "Kies waar het komt");
  await choose(app, join(app.folder.home, "weg", "alles.zip.age"));
  await save();
  await expect(main(app)).toRead("Die plek is er niet meer. Sluit de stick aan of kies een andere plek.");
  const file = join(app.folder.home, "alles.zip.age");
  await choose(app, file);
  await save();
  await app.on("Je bestand is klaar");
  await expect(main(app)).toRead("Er zitten 4 gesprekken in, ook wat in de prullenbak ligt.");
  const bytes = readFileSync(file);
  assert.match(bytes.toString("latin1"), /^age-encryption\.org\/v1\n-> scrypt \S+ 17\n/);
  assert.ok(!bytes.includes("Kade"));
  const saved = page.waitForEvent("download");
  await app.button("Bewaar de uitleg erbij").click();
  const download = await saved;
  assert.equal(download.suggestedFilename(), "zo-open-je-het.txt");
  assert.match(readFileSync(await download.path(), "utf8"), /Met age: age --decrypt/);
  await expect(main(app)).toRead("De uitleg is bewaard.");
  await app.button("Zo open je het").click();
  await app.on("Een meegenomen bestand openen");
  await app.button("Terug").click();
  await app.on("Je bestand is klaar");
  await expect(main(app)).toRead("Wis je later iets in de app? In dit bestand blijft het staan.");
});

test("in the clear only after a question, and its page reads well on any width", async ({ startApp }) => {
  const app = await startApp({ size: LAPTOP });
  await fill(app);
  await toTakeAll(app);
  const file = join(app.folder.home, "alles.zip");
  await choose(app, file);
  await app.button("Bewaar zonder wachtwoord").click();
  await app.button("Toch niet").click();
  assert.ok(!existsSync(file));
  assert.equal(await focused(app), "Bewaar zonder wachtwoord");
  await app.button("Bewaar zonder wachtwoord").click();
  await app.button("Zonder wachtwoord").click();
  await app.on("Je bestand is klaar");
  await expect(main(app)).toRead("Het zit niet op slot.");
  const files = unzip(readFileSync(file));
  const { conversations, people } = JSON.parse(files["alles.json"]);
  assert.deepEqual([conversations.length, people.map(({ label }) => label).sort()], [4, ["Familie Brink", "Keukentafel met post", "Meneer Kade", "Mevrouw Terp"]]);

  const { page } = app;
  const path = join(app.folder.home, "alles.html");
  writeFileSync(path, files["alles.html"]);
  await page.goto(pathToFileURL(path).href);
  for (const size of [PHONE, LAPTOP]) {
    await page.setViewportSize(size);
    assert.deepEqual(await violations(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, "nothing sticks out");
  }
  assert.equal(await page.evaluate(() => document.documentElement.lang), "nl");
  const link = page.getByRole("navigation", { name: "Inhoud" }).getByRole("link", { name: /Meneer Kade$/ }).last();
  await link.click();
  const there = await page.evaluate(() => document.querySelector(":target")?.textContent);
  assert.equal(there, await link.textContent());
  // The page itself, and nothing that it would get.
  assert.deepEqual(app.problems.splice(0), [`a request elsewhere: ${pathToFileURL(path).href}`]);
});
