// What leaves the vault: seen first, without a label unless one is asked for, and equal to what was seen.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { hold, lookBack, plan } from "../lib/fixture.mjs";
import { LAPTOP } from "./lib/sizes.mjs";
import { violations } from "./lib/axe.mjs";
import { eventually, test } from "./lib/test.mjs";

const LABEL = "Familie Etiket";
const THEIRS = "Ik bel zelf de woningbouw";

async function looked(startApp) {
  const app = await startApp({ size: LAPTOP });
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

/** Neither the page nor the window's name nor the address tells who it is about. */
async function nameless(app) {
  const there = `${await app.page.title()} ${app.page.url()} ${await app.page.content()}`;
  assert.ok(!there.includes("Etiket"), /.{0,60}Etiket/.exec(there)?.[0]);
}

/** What the page was given last to take away. */
function given(app) {
  let files = [];
  app.page.on("response", async (answer) => {
    if (answer.url().endsWith("/export_get")) ({ files } = (await answer.json()).ok.value);
  });
  return (name) => files.find((file) => file.name === name)?.body;
}

async function saved(app, name) {
  const [download] = await Promise.all([app.page.waitForEvent("download"), app.button(name).click()]);
  return { name: download.suggestedFilename(), body: readFileSync(await download.path(), "utf8") };
}

test("Geef mee shows the other's own words and no label, and saves what it shows", async ({ startApp }) => {
  const app = await looked(startApp);
  assert.ok(!(await app.page.title()).includes("Etiket"), "nor does the window on the way there");
  const file = given(app);
  await app.button("Geef mee").click();
  await app.on("Geef mee");
  await app.page.getByText(THEIRS).waitFor();
  await nameless(app);
  assert.equal(await app.page.getByRole("checkbox").count(), 0, "no label to tick");
  const asked = await app.api("export_get", { conversation: app.conversation, what: "handout", label: true, formal: false });
  assert.ok(!JSON.stringify(asked).includes("Etiket"), "no label, also when one is asked for");
  for (const [button, name] of [["Bewaar pagina", "geef-mee.html"], ["Bewaar tekst", "geef-mee.txt"]]) {
    const got = await saved(app, button);
    assert.equal(got.name, name);
    assert.equal(got.body, file(name), "byte for byte");
    assert.ok(got.body.includes(THEIRS));
  }
  await app.page.getByText("Het bestand is bewaard.").waitFor();
  assert.deepEqual(await violations(app.page), []);
});

test("the handout prints alone, on one A5 and in dark ink, whatever the screen looks like", async ({ startApp }) => {
  const app = await looked(startApp);
  await app.button("Geef mee").click();
  const sheet = app.page.getByRole("article");
  await sheet.getByText(THEIRS).waitFor();
  const theme = (name) => eventually(() => app.page.evaluate((one) => document.documentElement.dataset.theme === one, name), name);
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  const skip = /^Naar de inhoud /; // the link that only a keyboard brings into sight
  // As wide as A5 is between its margins.
  await app.page.setViewportSize({ width: 446, height: 680 });
  for (const [name, wish] of Object.entries({ dark: { colorScheme: "dark" }, contrast: { contrast: "more" }, light: { colorScheme: "light", contrast: null } })) {
    await app.page.emulateMedia({ media: null, ...wish });
    await theme(name);
    await app.page.emulateMedia({ media: "print" });
    await theme("light");
    assert.equal(plain(await app.page.locator("body").innerText()).replace(skip, ""), plain(await sheet.innerText()), "nothing else");
    const inks = await sheet.evaluate((top) => [...top.querySelectorAll("*")].map((e) => getComputedStyle(e).color.match(/[\d.]+/g).map(Number)));
    assert.deepEqual(inks.filter(([r, g, b]) => 0.3 * r + 0.6 * g + 0.1 * b > 110), [], `${name}: dark enough for white paper`);
    const pdf = (await app.page.pdf({ preferCSSPageSize: true })).toString("latin1");
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1, "one page");
    const [, wide, high] = /MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf).map(Number);
    assert.ok(Math.abs(wide - 419.5) < 3 && Math.abs(high - 595.3) < 3, `${wide} × ${high} points are no A5`);
  }
});

test("agreements go to the clipboard, also where the page may not write there by itself", async ({ startApp }) => {
  const app = await looked(startApp);
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
    await app.page.getByText("De tekst staat op je klembord.").waitFor();
    assert.equal(await app.page.locator(":focus").innerText(), "Kopieer tekst", "focus stays at the button");
  }
  await nameless(app);
  assert.ok(!files[0].body.includes("Etiket"));
});

test("a planned conversation goes to a calendar without a label, unless that is ticked", async ({ startApp }) => {
  const app = await startApp({ size: LAPTOP });
  const { conversation } = await plan(app.api, undefined, LABEL);
  await at(app);
  assert.equal(await app.button("Zet in je agenda").count(), 0, "not without a day");
  await app.api("conversation_set", { conversation, change: { field: "planned_on", value: "2031-05-02" } });
  await at(app);
  await app.button("Zet in je agenda").click();
  await app.on("Zet in je agenda");
  const file = given(app);
  await nameless(app);
  const plain = await saved(app, "Bewaar afspraak");
  assert.equal(plain.name, "gesprek.ics");
  assert.match(plain.body, /BEGIN:VEVENT\r\n/);
  assert.match(plain.body, /DTSTART[^\r]*20310502/);
  assert.ok(!plain.body.includes("Etiket"));
  await app.page.getByRole("checkbox", { name: "Zet de naam erbij" }).check();
  await app.page.getByRole("article").getByText(LABEL).waitFor();
  const full = await saved(app, "Bewaar afspraak");
  assert.deepEqual(full, { name: "gesprek.ics", body: file("gesprek.ics") });
  assert.match(full.body, /Etiket/);
  assert.ok(!(await app.page.title()).includes("Etiket"), "the window's name stays neutral");
});

test("Plan opnieuw makes a new plan of this one", async ({ startApp }) => {
  const app = await looked(startApp);
  await app.button("Plan opnieuw").click();
  await app.on("Waarom praten jullie?");
  const { upcoming } = await app.api("conversation_list", { person: null, period: null });
  assert.equal(upcoming.length, 1);
  const copy = await app.api("conversation_get", { conversation: upcoming[0].id });
  assert.deepEqual(copy.people.map(({ label }) => label), [LABEL]);
  assert.ok(copy.agenda.length > 0 && copy.agreements.length === 0 && copy.planned_on === null);
});
