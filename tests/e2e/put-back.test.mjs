// A copy put back while the app is open, and what was erased cleared out of the copies.
import assert from "node:assert/strict";
import { renameSync } from "node:fs";
import { FROZEN } from "../lib/fixture.mjs";
import { main, made, make, toBackups, withFolder } from "./lib/backups.mjs";
import { choose } from "./lib/screens-backup.mjs";
import { LAPTOP } from "./lib/sizes.mjs";
import { expect, test } from "./lib/test.mjs";

const stakes = async (app, conversation) => (await app.api("conversation_get", { conversation })).texts.stakes;
const focused = (app) => app.page.evaluate(() => document.activeElement?.textContent);

async function restore(app) {
  await app.on("Kopie terugzetten");
  await app.button("Zet terug").click();
  await app.on("Je kopie is terug");
  await expect(main(app)).toRead("Wat er net nog stond, vind je bij Reservekopie, onder Apart gezet.");
  await app.button("Naar je gesprekken").click();
  await app.on("Gesprekken");
}

test("everything is as it was then, what was written since is kept aside, and one can go back to that", async ({ startApp }) => {
  const { app, conversation } = await withFolder(startApp);
  const then = await stakes(app, conversation);
  await make(app);
  await app.api("conversation_text_set", { conversation, field: "stakes", body: "later geschreven" });

  // A copy of another vault, first.
  await choose(app, FROZEN.file);
  await app.button("Kies een bestand").click();
  await app.on("Kopie terugzetten");
  await choose(app, FROZEN.file);
  await app.button("Kies een bestand").click();
  await expect(main(app)).toRead("Deze kopie hoort niet bij de gesprekken die hier staan. Kies een andere.");
  assert.equal(await stakes(app, conversation), "later geschreven");
  await app.button("Terug").click();
  await app.on("Reservekopie");

  await app.page.getByRole("button", { name: /^Zet terug: / }).click();
  await app.on("Kopie terugzetten");
  await expect(main(app)).toRead("2 gesprekken met 1 persoon, van ");
  await app.button("Laat alles staan").click();
  await app.on("Reservekopie");
  await app.page.getByRole("button", { name: /^Zet terug: / }).click();
  await restore(app);
  assert.equal(await stakes(app, conversation), then);

  await toBackups(app);
  const aside = app.page.getByRole("region", { name: "Apart gezet" });
  await expect(aside).toRead("Het blijft tot je het verwijdert.");
  await aside.getByRole("button", { name: /^Zet terug: / }).click();
  await restore(app);
  assert.equal(await stakes(app, conversation), "later geschreven");
});

test("who erases for good reads which copies can hold it, and clears them out", async ({ startApp }) => {
  const { app, place } = await withFolder(startApp, { size: LAPTOP });
  await app.api("backup_daily_set", { daily: false });
  const ask = async (who) => {
    await app.open();
    await app.page.getByRole("button", { name: new RegExp(`^Wis gesprek: .*${who}`) }).click();
    await app.button("Wis nu voorgoed").click();
    await app.page.getByText("Je kunt het niet meer terughalen.").waitFor();
    await app.ready();
  };
  await ask("Meneer Kade");
  assert.equal(await app.page.getByRole("checkbox").count(), 0, "there is no copy");
  const before = await app.api("backup_make", null);
  await ask("Meneer Kade");
  const dialog = app.page.getByRole("dialog");
  await expect(dialog).toRead("In 1 reservekopie kan dit nog staan. Zolang je nieuwe kopieën maakt, gaat die vanzelf weg, uiterlijk op ");
  await app.page.getByLabel("Ruim daarna ook die kopie op").check();
  await app.button("Wis nu voorgoed").click();
  await app.on("Reservekopie");

  // The stick is taken out once the list is there: nothing can be removed, and nothing is made.
  await app.button("Ruim op").waitFor();
  renameSync(place, `${place}-weg`);
  await app.button("Ruim op").click();
  await expect(main(app)).toRead("De map voor je kopieën is er niet. Sluit de stick aan of kies een andere map.");
  await expect(main(app)).toRead("Van 1 kopie staat het bestand nu niet in de map.");
  renameSync(`${place}-weg`, place);
  await app.page.goBack();
  await app.page.goForward();
  await app.on("Reservekopie");
  await app.button("Ruim op").click();
  await expect(main(app)).toRead("Opgeruimd. Ook in deze kopieën staat het niet meer.");
  assert.equal(await focused(app), "Reservekopie");
  const [left, ...others] = made(place);
  assert.deepEqual([left === before.name, others], [false, []]);
});
