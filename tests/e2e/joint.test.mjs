// The joint agenda of Samen kijken: what two people write, move and take back there.
import assert from "node:assert/strict";
import { stopClock } from "./lib/ready.mjs";
import { tap } from "./lib/talk.mjs";
import { running, joint, bodies, becomes, shared, atAgenda, item, says, write, fields, focused } from "./lib/samen.mjs";
import { eventually, expect, test } from "./lib/test.mjs";

test("who is addressed as u reads u", async ({ startApp }) => {
  const app = await running(startApp);
  const { prefs } = await app.api("app_status", null);
  await app.api("prefs_set", { ...prefs, formal: true });
  await app.open();
  await app.button("Ga verder met je gesprek").click();
  await tap(app, "Samen");
  await tap(app, shared(app));
  await tap(app, "Uw woorden");
  const text = await app.page.locator("main").innerText();
  assert.match(text, /Wat wilt u bespreken\?/);
  assert.doesNotMatch(text, /\b(jij|je|jouw)\b/i);
});

test("words are kept letter for letter, corrected, taken away and brought back", async ({ startApp }) => {
  const app = await atAgenda(startApp);
  const said = "ik wil nie meer naar die school toe!!";
  await write(app, said);
  const added = (await joint(app)).at(-1);
  assert.deepEqual({ ...added, id: "" }, { id: "", body: said, side: "theirs", own: true, literal: true, skip: false });
  await eventually(async () => (await focused(app)) === said, "focus is where the words stand");
  assert.equal(await item(app, "De huur").getByRole("button", { name: /^(Wijzig|Haal weg)/ }).count(), 0, "only their own words");

  await says(app, said, `Wijzig: ${said}`);
  assert.equal(await app.field("Jouw woorden").inputValue(), said);
  assert.equal(await fields(app), 1);
  await app.field("Jouw woorden").fill("Een andere school");
  await tap(app, "Bewaar");
  await becomes(app, ["De huur", "Rust in huis", "Een andere school"]);

  await says(app, "Een andere school", "Haal weg: Een andere school");
  await becomes(app, ["De huur", "Rust in huis"]);
  await expect(app.page.locator("main")).toRead("‘Een andere school’ is weggehaald.");
  await eventually(async () => (await focused(app)) === "Ongedaan maken", "focus is at the offer");
  await tap(app, "Ongedaan maken");
  await becomes(app, ["De huur", "Rust in huis", "Een andere school"]);

  await says(app, "Een andere school", "Wijzig: Een andere school");
  await app.field("Jouw woorden").fill(" ");
  await tap(app, "Bewaar");
  await becomes(app, ["De huur", "Rust in huis"]);
  await tap(app, "Ongedaan maken");
  await becomes(app, ["De huur", "Rust in huis", "Een andere school"]);
});

test("nothing written is nothing added, and the field says so", async ({ startApp }) => {
  const app = await atAgenda(startApp);
  await tap(app, "Jouw woorden");
  await tap(app, "Zet erbij");
  await expect(app.page.locator("main")).toRead("Schrijf eerst iets op.");
  assert.equal(await app.field("Jouw woorden").getAttribute("aria-invalid"), "true");
  assert.deepEqual(await bodies(app), ["De huur", "Rust in huis"]);
});

test("words that could not be stored stay in the field, with what to do", async ({ startApp }) => {
  const app = await atAgenda(startApp);
  let refuse = true;
  await app.page.route("**/call/together_words", (route) =>
    refuse ? route.fulfill({ json: { err: { code: "disk_full" } } }) : route.continue(),
  );
  await tap(app, "Jouw woorden");
  await app.field("Jouw woorden").fill("Mijn kat");
  await tap(app, "Zet erbij");
  await expect(app.page.locator("main")).toRead("Het apparaat is vol.");
  assert.equal(await app.field("Jouw woorden").inputValue(), "Mijn kat");
  refuse = false;
  await tap(app, "Zet erbij");
  await becomes(app, ["De huur", "Rust in huis", "Mijn kat"]);
});

test("two taps on Zet erbij within 300 ms add the words once", async ({ startApp }) => {
  const app = await atAgenda(startApp);
  await tap(app, "Jouw woorden");
  await app.field("Jouw woorden").fill("Mijn kat");
  await app.ready();
  await app.pass(300);
  await stopClock(app.page);
  await app.button("Zet erbij").dblclick();
  await item(app, "Mijn kat").waitFor();
  await app.pass(1000);
  assert.deepEqual(await bodies(app), ["De huur", "Rust in huis", "Mijn kat"]);
  // And a double tap on an arrow moves an item one place, not two.
  const up = app.page.getByRole("button", { name: "Mijn kat omhoog", exact: true });
  await up.dblclick();
  await becomes(app, ["De huur", "Mijn kat", "Rust in huis"]);
  await app.pass(299);
  await up.click();
  await app.ready();
  assert.deepEqual(await bodies(app), ["De huur", "Mijn kat", "Rust in huis"], "still within 300 ms");
  await app.pass(1);
  await up.click();
  await becomes(app, ["Mijn kat", "De huur", "Rust in huis"]);
});

test("the order is changed with buttons and spoken, and no further than the ends", async ({ startApp }) => {
  const app = await atAgenda(startApp);
  assert.equal(await app.page.getByRole("button", { name: "De huur omhoog", exact: true }).isDisabled(), true);
  await says(app, "De huur", "De huur omlaag");
  await becomes(app, ["Rust in huis", "De huur"]);
  await expect(app.page.getByRole("status")).toRead("De huur is omlaag gezet.");
  await app.page.keyboard.press("Control+z");
  await becomes(app, ["De huur", "Rust in huis"]);
});

test("here only what was done here is taken back", async ({ startApp }) => {
  const app = await atAgenda(startApp);
  const last = async () => (await app.api("during_get", { conversation: app.conversation })).agenda.length;
  const all = await last();
  await app.api("agenda_add", { conversation: app.conversation, side: "mine", body: "Van eerder", origin: null });
  await app.page.keyboard.press("Control+z");
  await app.ready();
  assert.equal(await last(), all + 1);
  await says(app, "De huur", "Dit is van mij");
  const own = item(app, "De huur").getByRole("button", { name: "Dit is van mij", exact: true });
  await eventually(async () => (await own.getAttribute("aria-pressed")) === "true", "it is theirs");
  for (let times = 0; times < 3; times++) await app.page.keyboard.press("Control+z");
  await eventually(async () => !(await joint(app))[0].own, "not any more");
  await app.ready();
  assert.equal(await last(), all + 1);
});
