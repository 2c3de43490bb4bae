// Whatever was written is found again, and found means: on the screen it stands on, with the words selected.
import assert from "node:assert/strict";
import { hold, lookBack, plan } from "../lib/fixture.mjs";
import { LAPTOP, PHONE } from "./lib/sizes.mjs";
import { eventually, expect, test } from "./lib/test.mjs";

/** A word of its own for every text, with a mark on a letter, and in the midst of others. */
function vocabulary() {
  const words = {};
  const word = (kind) => {
    const number = Object.keys(words).length;
    words[kind] ??= `qx${String.fromCharCode(97 + Math.floor(number / 26), 97 + (number % 26))}é`;
    return `Eerst iets anders, dan ${words[kind]} en nog wat.`;
  };
  return { words, word };
}

/** What is selected, and whether it can be seen. */
const selection = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    const field = at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement;
    const text = field ? at.value.slice(at.selectionStart, at.selectionEnd) : getSelection().toString();
    const { top, bottom } = at.getBoundingClientRect();
    return { text, seen: top >= 0 && bottom <= innerHeight, inside: field || at.contains(getSelection().anchorNode) };
  });

const hits = (page) => page.locator("main li button:has(mark)");

/** Types the query and waits for the one find, with these words marked. */
async function search(app, query, marked) {
  await app.page.getByLabel("Wat zoek je?", { exact: true }).fill(query);
  await eventually(async () => (await app.page.locator("main li mark").allInnerTexts()).join() === marked, `${marked} found`);
  await expect(app.page.getByRole("status").first()).toRead("1 keer gevonden");
}

async function opensAt(app, word) {
  const { page } = app;
  await search(app, word.replace("é", "e"), word);
  await hits(page).click();
  await eventually(async () => (await selection(page)).text === word, `${word} selected`);
  await eventually(async () => (await selection(page)).seen, `${word} in sight`);
  assert.ok((await selection(page)).inside);
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  await page.goBack();
  await app.on("Zoeken");
  await eventually(() => hits(page).evaluate((row) => row === document.activeElement), "focus on the find again");
  return title;
}

for (const size of [PHONE, LAPTOP]) {
  test(`every text opens where it stands, with its words selected, ${size.width} px`, async ({ startApp }) => {
    const app = await startApp({ size });
    const { words, word } = vocabulary();
    const planned = await plan(app.api, word, "Meneer Kade");
    await hold(app.api, planned.conversation);
    const { agreement } = await lookBack(app.api, planned, word, `Stil ${word("line").split(" ")[4]}`);
    await app.api("agreement_edit", {
      conversation: planned.conversation, agreement, change: { field: "their_words", value: word("their_words") },
    });
    await app.open();
    await app.button("Zoeken").click();
    const titles = {};
    for (const [kind, one] of Object.entries(words)) {
      await test.step(kind, async () => {
        titles[kind] = await opensAt(app, one);
      });
    }
    assert.equal(titles.quote, "Terugkijken");
    assert.equal(titles.occasion, size === PHONE ? "Waarom nu, en waarom jij?" : "Waarom praten jullie?");
    assert.equal(titles.theirs_guess, size === PHONE ? "Wat wil de ander bespreken?" : "Waar praten jullie over?");
  });
}

test("a find far down in a long text is in sight, and a label opens its conversation", async ({ startApp }) => {
  const app = await startApp();
  const { conversation } = await plan(app.api, undefined, "Meneer Kade");
  const body = `${"Een regel die lang genoeg is. ".repeat(60)}Hier is de pannenkoek. ${"En nog veel meer. ".repeat(60)}`;
  await app.api("conversation_text_set", { conversation, field: "occasion", body });
  await app.open();
  await app.button("Zoeken").click();
  await search(app, "pannen", "pannenkoek");
  await hits(app.page).click();
  await eventually(async () => (await selection(app.page)).text === "pannenkoek", "the word selected");
  assert.ok(await app.page.evaluate(() => document.activeElement.scrollTop > 100), "the field has scrolled to it");
  await app.page.goBack();
  await app.on("Zoeken");
  await search(app, "kade", "Kade");
  await hits(app.page).click();
  await app.on("Gesprek");
});

test("search goes no further than the person, the lens and the period that were chosen", async ({ startApp }) => {
  const app = await startApp();
  const { page } = app;
  const one = await plan(app.api, () => "Een schriftje", "Meneer Kade");
  const two = await plan(app.api, () => "Een schriftje", "Mevrouw Terp");
  await hold(app.api, two.conversation);
  await app.api("conversation_text_set", { conversation: two.conversation, field: "note_how", body: "Een schriftje" });
  await app.open();
  await app.button("Zoeken").click();
  await page.getByLabel("Wat zoek je?", { exact: true }).fill("s");
  await expect(page.getByRole("status").first()).toRead("Typ minstens twee letters.");
  await page.getByLabel("Wat zoek je?", { exact: true }).fill("schrift");
  const count = async () => (await hits(page).allInnerTexts()).length;
  await eventually(async () => (await count()) > 20, "finds of both");
  await page.locator("summary", { hasText: "Kies waar je zoekt" }).click();
  await page.getByLabel("Met wie", { exact: true }).selectOption({ label: "Mevrouw Terp" });
  const about = async (label) => (await hits(page).allInnerTexts()).every((text) => text.includes(label));
  await eventually(async () => (await count()) > 0 && (await about("Mevrouw Terp")), "only finds of one person");
  await page.getByLabel("Bril", { exact: true }).selectOption({ label: "Hoe" });
  await eventually(async () => (await count()) === 1, "one find in this lens");
  await page.getByLabel("Met wie", { exact: true }).selectOption({ label: "Meneer Kade" });
  await expect(page.getByRole("status").first()).toRead("Niets gevonden.");
  await page.getByLabel("Bril", { exact: true }).selectOption({ label: "Alle brillen" });
  await page.getByLabel("Wanneer", { exact: true }).selectOption({ label: "Afgelopen week" });
  await eventually(async () => (await count()) > 0 && (await about("Meneer Kade")), "finds of this week");
  await app.bridge.later(60 * 24 * 60);
  assert.equal((await app.api("search", { query: "schrift", person: one.person, lens: null, period: "week" })).length, 0);
});

test("someone's conversations, another word for them, and two words that become one", async ({ startApp }) => {
  const app = await startApp();
  const { page } = app;
  const kade = await plan(app.api, undefined, "Meneer Kade");
  const terp = await plan(app.api, undefined, "Mevrouw Terp");
  const both = await plan(app.api, undefined, "Oom Jan");
  await app.api("participant_add", { conversation: both.conversation, whom: { kind: "known", value: terp.person }, part: "partner" });
  await app.open();
  await app.button("Mensen").click();
  await app.on("Mensen");
  await page.getByRole("button", { name: /^Mevrouw Terp 2 gesprekken/ }).click();
  await app.on("Gesprekken samen");
  assert.ok(!(await page.title()).includes("Terp"), "the window does not say who");
  await expect(page.getByRole("main")).toRead("Mevrouw Terp");
  await expect(page.getByRole("button", { name: /^Mevrouw Terp|^Oom Jan/ })).toHaveCount(2);
  assert.equal(await page.getByRole("button", { name: /^Meneer Kade/ }).count(), 0);

  await page.locator("summary", { hasText: "Andere naam" }).click();
  const label = app.field("Andere naam");
  await label.fill("  ");
  await app.button("Bewaar").click();
  await expect(page.getByRole("main")).toRead("Vul een woord in dat jij herkent.");
  assert.equal(await label.getAttribute("aria-invalid"), "true");
  await label.fill("Mevrouw van de brug");
  await app.button("Bewaar").click();
  await eventually(async () => (await app.api("person_list", null)).some((row) => row.label === "Mevrouw van de brug"), "the new word");
  await expect(page.getByRole("main")).toRead("Mevrouw van de brug");

  const choose = async (name) => {
    await page.getByLabel("Voeg samen met", { exact: true }).selectOption({ label: name });
    await app.button("Voeg samen").click();
    await expect(page.locator("dialog[open]")).toRead(`De naam ${name} verdwijnt.`);
    await page.locator("dialog[open]").getByRole("button", { name: "Voeg samen", exact: true }).click();
  };
  await page.locator("summary", { hasText: "Samenvoegen" }).click();
  await choose("Oom Jan");
  await expect(page.getByRole("alert")).toRead("Deze twee waren samen in een gesprek.");
  await choose("Meneer Kade");
  await page.getByRole("button", { name: /^Mevrouw van de brug/ }).nth(1).waitFor();
  const { people } = await app.api("conversation_get", { conversation: kade.conversation });
  assert.deepEqual(people.map((one) => one.label), ["Mevrouw van de brug"]);
  await expect(page.getByRole("main")).toRead("Samengevoegd: Meneer Kade.");
  await app.button("Ongedaan maken").click();
  await eventually(async () => (await app.api("person_list", null)).length === 3, "three people again");

  await app.button("Voorbereiden").click();
  await app.on("Met wie praat je?");
  await expect(page.getByRole("main")).toRead("Mevrouw van de brug");
});

test("an intention becomes a plan with the same people, and then leads to it", async ({ startApp }) => {
  const app = await startApp();
  const { page } = app;
  await app.open();
  await app.button("Leren").click();
  await app.on("Voornemens");
  await expect(page.getByRole("main")).toRead("Je hebt nu geen voornemens.");
  await expect(page.locator("main").getByRole("button", { name: "Naar je gesprekken" })).toHaveCount(1);

  // An earlier one, too: what was tapped comes along, not only the latest.
  const kade = await plan(app.api, undefined, "Meneer Kade");
  const made = {};
  for (const line of ["Laat stiltes vallen", "Vraag eerst door"]) {
    const held = await app.api("conversation_create", { start: "look_back", people: [kade.person] });
    await app.api("intention_set", { conversation: held, change: { field: "body", value: `${line}, ook als het stroef loopt` } });
    made[line] = await app.api("intention_set", { conversation: held, change: { field: "line", value: line } });
    await app.api("look_back_finish", { conversation: held });
    await app.bridge.later(24 * 60);
  }
  await app.api("conversation_delete", { conversation: kade.conversation });
  await app.open();
  await app.button("Leren").click();
  await expect(page.getByRole("main")).toRead("Laat stiltes vallen, ook als het stroef loopt");
  await expect(page.getByRole("main")).toRead("Met Meneer Kade · sinds");
  await page.getByRole("button", { name: /^Plan een gesprek: Laat stiltes vallen/ }).click();
  await app.on("Met wie praat je?");
  await expect(page.getByRole("main")).toRead("Meneer Kade");
  await app.button("Leren").click();
  await page.getByRole("button", { name: /^Naar je plan: Laat stiltes vallen/ }).click();
  await app.on("Met wie praat je?");
  const { upcoming } = await app.api("conversation_list", { person: kade.person, period: null });
  assert.equal(upcoming.length, 1, "one plan");
  const { deck } = await app.api("conversation_get", { conversation: upcoming[0].id });
  assert.ok(deck.some(({ face }) => face.intention === made["Laat stiltes vallen"]), "it is in the deck");
});
