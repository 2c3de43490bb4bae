// Screens about backups: made, with and without a folder, and put back where there is no vault.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FROZEN, FROZEN_SHEETS } from "../../lib/fixture.mjs";

const place = ({ folder }) => join(folder.home, "stick");

/** Lays an answer ready for the next dialog of the system. */
export const choose = (app, path) => app.bridge.post("/test/dialog", JSON.stringify({ path }));

/** A folder with one backup in it, made once, whose way in has changed since. */
async function fill(app) {
  const { folder } = await app.api("backup_list", null);
  if (folder) return;
  mkdirSync(place(app));
  await app.api("backup_folder_set", { folder: place(app) });
  await app.api("backup_make", null);
}

/** A folder that was chosen and is gone when it is time for a backup. */
export async function noBackupToday(app) {
  mkdirSync(place(app));
  await app.api("backup_folder_set", { folder: place(app) });
  rmSync(place(app), { recursive: true });
  await app.api("backup_daily", null);
}

/** With an open vault. */
export function backupScreens(app, { click, row, steps }) {
  const open = steps(click("Meer"), row("Reservekopie"));
  return [
    { name: "reservekopie, geen map", title: "Reservekopie", open },
    { name: "reservekopie", title: "Reservekopie", before: () => fill(app), open },
    { name: "kopie terugzetten", title: "Kopie terugzetten", on: true, open: steps(row("Zet terug: "), ({ page }) => page.getByRole("heading", { name: "Dit zit erin" }).waitFor()) },
    { name: "reservekopie verwijderen", title: "Reservekopie", on: true, open: steps(click("Laat alles staan"), row("Verwijder: ")) },
    { name: "alles meenemen", title: "Alles meenemen", open: steps(click("Meer"), row("Alles meenemen")) },
    {
      name: "alles meegenomen", title: "Je bestand is klaar", on: true,
      open: steps((app) => choose(app, join(app.folder.home, "kijk-en-doe-wijzer-2026-12-01.zip.age")), ({ page }) => page.getByLabel("Kies een wachtwoord voor dit bestand", { exact: true }).fill("een zin voor dit bestand"), ({ page }) => page.getByLabel("Typ dit wachtwoord nog een keer", { exact: true }).fill("een zin voor dit bestand"), click("Kies waar het komt"), ({ page }) => page.getByRole("heading", { name: "Je bestand is klaar" }).waitFor()),
    },
    {
      name: "alles meenemen zonder wachtwoord", title: "Alles meenemen",
      open: steps(click("Meer"), row("Alles meenemen"), click("Bewaar zonder wachtwoord")),
    },
  ];
}

/** A file under a name of its own, chosen on the way. */
const chosen = (name, write) => async (app) => {
  const file = join(app.folder.home, name);
  write(file);
  await choose(app, file);
};

/** Without a vault. */
export function backupShut({ click, steps }) {
  const open = click("Ik heb een reservekopie");
  const put = (from) => steps(open, chosen("reservekopie-2026-11-30-021011-1a2b3c4d.kdw", (file) => copyFileSync(from.file, file)), click("Kies een bestand"));
  const whole = put(FROZEN);
  const typed = (secret) => async ({ page }) => page.getByLabel("Wachtwoord of code van je herstelblad", { exact: true }).fill(secret);
  return [
    { name: "reservekopie terugzetten", title: "Reservekopie terugzetten", open },
    { name: "reservekopie gekozen", title: "Reservekopie terugzetten", open: steps(whole, typed("x"), click("Kijk wat erin zit"), ({ page }) => page.getByText("Dit past niet bij deze kopie.").first().waitFor()) },
    { name: "reservekopie bekeken", title: "Reservekopie terugzetten", open: steps(whole, typed(FROZEN.passphrase), click("Kijk wat erin zit"), ({ page }) => page.getByRole("button", { name: "Zet terug" }).waitFor()) },
    { name: "reservekopie, tweede blad", title: "Reservekopie terugzetten", open: steps(put(FROZEN_SHEETS), typed(FROZEN_SHEETS.sheets[1]), click("Kijk wat erin zit"), ({ page }) => page.getByLabel("Code van een tweede blad", { exact: true }).waitFor()) },
    {
      name: "geen reservekopie", title: "Reservekopie terugzetten",
      open: steps(open, chosen("foto.kdw", (file) => writeFileSync(file, "een foto")), click("Kies een bestand"), typed("x"), click("Kijk wat erin zit"), ({ page }) => page.getByRole("alert").waitFor()),
    },
  ];
}
