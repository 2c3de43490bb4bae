// A reservekopie every day by itself: what is said when one cannot be made, and the list of what was made.
import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { main, made, make, toBackups, withFolder } from "./lib/backups.mjs";
import { choose } from "./lib/screens-backup.mjs";
import { eventually, expect, test } from "./lib/test.mjs";

test("every day one is made by itself; a folder that is gone is said once, and later that the last is old", async ({ startApp }) => {
  const { app, place } = await withFolder(startApp);
  await make(app);
  await expect(main(app)).toRead("Deze map staat op hetzelfde apparaat.");
  // The backup of the day is asked for when the vault opens; what comes of it comes once the list is there.
  const waiting = [];
  await app.page.route("**/call/backup_daily", (route) => waiting.push(route));
  const another = async (days) => {
    // What the page still asks would find the vault locked, and load the page anew.
    await app.ready();
    await app.api("vault_lock", null);
    await app.bridge.later(days * 24 * 60);
    await app.open();
    await app.unlock();
    await app.on("Gesprekken");
    await eventually(() => waiting.length === 1, "it is asked for");
    const answer = app.page.waitForResponse("**/call/backup_daily");
    await waiting.pop().continue();
    await answer;
    await app.ready();
  };
  const again = async () => {
    await app.button("Meer").first().click();
    await app.on("Meer");
    await app.button("Gesprekken").first().click();
    await app.on("Gesprekken");
    await app.ready();
  };
  const trouble = "De laatste keer lukte het niet om een kopie te maken.";
  await another(1);
  assert.equal(made(place).length, 2);
  await again();
  assert.equal(await app.page.getByText(/kopie/).count(), 0, "nothing is said of what goes well");

  renameSync(place, `${place}-weg`);
  await another(1);
  assert.equal(await app.page.getByText(trouble).count(), 0, "nothing moves under a finger");
  await again();
  await expect(main(app)).toRead(trouble);
  await expect(main(app)).toRead("Sluit de stick aan of kies een andere map.");
  await app.button("Begrepen").click();
  await expect(main(app)).not.toRead(trouble);
  assert.equal(await app.page.evaluate(() => document.activeElement?.tagName), "H1");
  await another(1);
  await again();
  assert.equal(await app.page.getByText(/kopie/).count(), 0, "it was said");
  await another(14);
  await expect(main(app)).toRead("Je laatste reservekopie is van ");
  await app.button("Naar Reservekopie").click();
  await app.on("Reservekopie");
  await expect(main(app)).toRead("Deze map is er nu niet.");

  renameSync(`${place}-weg`, place);
  await another(1);
  assert.equal(made(place).length, 3);
  await again();
  assert.equal(await app.page.getByText(/kopie/).count(), 0, "all is well");
  await toBackups(app);
  await app.page.getByLabel("Elke dag een kopie").uncheck();
  await another(1);
  assert.equal(made(place).length, 3, "it was turned off");
  await toBackups(app);
  await expect(app.page.getByLabel("Elke dag een kopie")).not.toBeChecked();
  await app.page.route("**/call/backup_daily_set", (route) => route.fulfill({ json: { err: { code: "disk_full" } } }));
  await app.page.getByLabel("Elke dag een kopie").click();
  await expect(main(app)).toRead("Het apparaat is vol.");
  await expect(app.page.getByLabel("Elke dag een kopie")).not.toBeChecked();
});

test("older copies are folded away, and those on a stick that is lost are taken off the list", async ({ startApp }) => {
  const { app, place } = await withFolder(startApp);
  await app.api("backup_daily_set", { daily: false });
  for (let day = 0; day < 5; day += 1) {
    await app.api("backup_make", null);
    await app.bridge.later(24 * 60);
  }
  rmSync(join(place, made(place)[3]));
  const other = `${place}-nieuw`;
  mkdirSync(other);
  const again = async () => {
    await app.open();
    await toBackups(app);
  };
  await again();
  const rows = app.page.getByRole("button", { name: /^Verwijder: / });
  await expect(rows).toHaveCount(3);
  await expect(main(app)).toRead("Dit bestand staat nu niet in de map.");
  await expect(main(app)).toRead("Niet alle kopieën zijn er nu.");
  await app.page.getByText("Nog 2 kopieën").click();
  await expect(rows).toHaveCount(5);

  renameSync(place, `${place}-weg`);
  await choose(app, other);
  await app.button("Andere map").click();
  await expect(main(app)).toRead(`In de map ${place}`);
  await expect(main(app)).not.toRead("Dit bestand staat nu niet in de map.");
  await make(app);
  const forget = app.button(`Haal van de lijst: ${place}`);
  await forget.click();
  await expect(app.page.getByRole("dialog")).toRead(`Uit de map ${place}`);
  await app.button("Laat staan").click();
  await forget.click();
  await app.page.getByRole("dialog").getByRole("button", { name: "Haal van de lijst" }).click();
  await expect(main(app)).not.toRead(`In de map ${place}`);
  await expect(rows).toHaveCount(1);
  assert.equal(await app.page.evaluate(() => document.activeElement?.tagName), "H1");
  assert.equal(made(`${place}-weg`).length, 4, "no file was touched");
});
