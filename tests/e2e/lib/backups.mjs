// The way to the screen of backups, and what one does there.
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { plan } from "../../lib/fixture.mjs";
import { choose } from "./screens-backup.mjs";
import { expect } from "./test.mjs";

export const main = (app) => app.page.getByRole("main");
export const made = (place) => readdirSync(place).sort();

export async function toBackups(app) {
  await app.button("Meer").first().click();
  await app.on("Meer");
  await app.page.getByRole("button", { name: /^Reservekopie/ }).click();
  await app.on("Reservekopie");
}

/** An app with something in it, at the screen of backups, with a folder for them. */
export async function withFolder(startApp, options) {
  const app = await startApp(options);
  const { conversation } = await plan(app.api, undefined, "Meneer Kade");
  const place = join(app.folder.home, "stick");
  mkdirSync(place);
  await app.open();
  await toBackups(app);
  await expect(main(app)).toRead("Je hebt nog geen reservekopie.");
  await choose(app, place);
  await app.button("Kies een map").click();
  await expect(main(app)).toRead(place);
  return { app, place, conversation };
}

export async function make(app) {
  await app.button("Maak een kopie").click();
  await expect(main(app)).toRead("Je kopie is klaar. We lazen hem terug: alles staat erin.");
}
