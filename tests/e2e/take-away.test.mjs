// What leaves the vault: seen first, without a label unless one is asked for, and equal to what was seen.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { hold, lookBack, plan } from "../lib/fixture.mjs";
import { LAPTOP, startApp } from "./lib/app.mjs";
import { eventually } from "./lib/expect.mjs";

const LABEL = "Familie Etiket";
const THEIRS = "Ik bel zelf de woningbouw";

async function looked(t) {
  const app = await startApp(t, { size: LAPTOP });
  const made = await plan(app.api, undefined, LABEL);
  await hold(app.api, made.conversation);
  await lookBack(app.api, made);
  const { agreements } = await app.api("conversation_get", { conversation: made.conversation });
  const change = { field: "their_words", value: THEIRS };
  await app.api("agreement_edit", { conversation: made.conversation, agreement: agreements[0].id, change });
  await at(app);
  return Object.assign(app, made);
}

async function at(app) {
  await app.open();
  await app.page.getByRole("button", { name: new RegExp(LABEL) }).first().click();
  await app.on("Gesprek");
}

async function saved(app, name) {
  const [download] = await Promise.all([app.page.waitForEvent("download"), app.button(name).click()]);
  return { name: download.suggestedFilename(), body: readFileSync(await download.path(), "utf8") };
}

test("Geef mee shows the other's own words and no label, prints on one A5 and saves what it shows", async (t) => {
  const app = await looked(t);
  await app.button("Geef mee").click();
  await app.on("Geef mee");
  await app.page.getByText(THEIRS).waitFor();
  const html = await app.page.content();
  assert.ok(!html.includes("Etiket") && !(await app.page.title()).includes("Etiket"), "no label");
  const files = await app.api("export_get", { conversation: app.conversation, what: "handout", label: true, formal: false });
  for (const file of files.files) assert.ok(!`${file.name}${file.body}`.includes("Etiket"), "no label, also when one is asked for");
  const file = await saved(app, "Bewaar pagina");
  assert.equal(file.name, "geef-mee.html");
  assert.ok(file.body.includes(THEIRS));
  await app.page.getByText("Het bestand is bewaard.").waitFor();

  await app.page.emulateMedia({ media: "print" });
  assert.ok(!(await app.page.getByRole("navigation").isVisible()) && !(await app.button("Kopieer tekst").isVisible()));
  assert.ok(await app.page.getByText(THEIRS).isVisible());
  const pdf = (await app.page.pdf({ preferCSSPageSize: true })).toString("latin1");
  assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1, "one page");
  const [, wide, high] = /MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf).map(Number);
  assert.ok(Math.abs(wide - 419.5) < 3 && Math.abs(high - 595.3) < 3, `${wide} × ${high} points are no A5`);
});

test("agreements go to the clipboard, also where the page may not write there by itself", async (t) => {
  const app = await looked(t);
  await app.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.button("Afspraken kopiëren").click();
  const { files } = await app.api("export_get", { conversation: app.conversation, what: "agreements", label: false, formal: false });
  for (const refused of [false, true]) {
    await app.page.evaluate(async (refuse) => {
      await navigator.clipboard.writeText("");
      if (refuse) Object.defineProperty(navigator.clipboard, "writeText", { value: () => Promise.reject(new Error("no")) });
    }, refused);
    await app.button("Kopieer tekst").click();
    const copied = async () => (await app.page.evaluate(() => navigator.clipboard.readText())).replaceAll("\r", "") === files[0].body.replaceAll("\r", "");
    await eventually(copied, refused ? "copied by a selection" : "copied");
  }
  assert.ok(!files[0].body.includes("Etiket"));
});

test("a planned conversation goes to a calendar without a label, unless that is ticked", async (t) => {
  const app = await startApp(t, { size: LAPTOP });
  const { conversation } = await plan(app.api, undefined, LABEL);
  await app.api("conversation_set", { conversation, change: { field: "planned_on", value: "2031-05-02" } });
  await at(app);
  await app.button("Zet in je agenda").click();
  const plain = await saved(app, "Bewaar afspraak");
  assert.equal(plain.name, "gesprek.ics");
  assert.match(plain.body, /BEGIN:VEVENT\r\n/);
  assert.match(plain.body, /DTSTART[^\r]*20310502/);
  assert.ok(!plain.body.includes("Etiket"));
  await app.page.getByRole("checkbox", { name: "Zet de naam erbij" }).check();
  await eventually(async () => (await saved(app, "Bewaar afspraak")).body.includes("Etiket"), "the label is there");
});

test("Plan opnieuw makes a new plan of this one", async (t) => {
  const app = await looked(t);
  await app.button("Plan opnieuw").click();
  await app.on("Waarom praten jullie?");
  const { upcoming } = await app.api("conversation_list", { person: null, period: null });
  assert.equal(upcoming.length, 1);
  const copy = await app.api("conversation_get", { conversation: upcoming[0].id });
  assert.deepEqual(copy.people.map(({ label }) => label), [LABEL]);
  assert.ok(copy.agenda.length > 0 && copy.agreements.length === 0 && copy.planned_on === null);
});
