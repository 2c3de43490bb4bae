// From the empty app to a stored voornemen with the keyboard alone: no trap, and focus is never hidden.
import assert from "node:assert/strict";
import { PASSPHRASE, plan, sheets } from "../lib/fixture.mjs";
import { LAPTOP, PHONE } from "./lib/sizes.mjs";
import { becomes, fields, item, running } from "./lib/samen.mjs";
import { eventually, expect, test } from "./lib/test.mjs";
import { typist } from "./lib/typist.mjs";

/** A wachtwoord of one's own. */
async function own(me) {
  await me.reach("Kies je wachtwoord");
  await me.type(PASSPHRASE);
  await me.press("Enter");
}

/** The six words that the app makes, typed over. */
async function drawn(me, { page }) {
  await me.activate("Maak er een");
  const words = page.getByRole("region", { name: "Jouw zes woorden" }).getByRole("listitem");
  await words.first().waitFor();
  const six = await words.allInnerTexts();
  assert.equal(six.length, 6);
  await me.activate("Typ ze over");
  await me.reach("Typ je zes woorden over");
  await me.type(six.join(" "));
  await me.press("Enter");
}

/** The recovery sheet, two groups of it typed back from paper. */
async function kept(me, { page, on }) {
  const all = page.getByRole("article").getByRole("listitem");
  await all.first().waitFor();
  const groups = await all.allInnerTexts();
  assert.equal(groups.length, 7);
  await me.activate("Controleer je papier");
  await on("Klopt je papier?");
  const names = await page.getByRole("textbox").evaluateAll((all) => all.map((one) => one.labels[0].textContent.trim()));
  for (const name of names) {
    await me.reach(name);
    await me.type(groups[Number(name.replace("Groep ", "")) - 1]);
  }
  await me.press("Enter");
  await on("Je herstelblad werkt");
  await me.activate("Verder");
}

/** No recovery sheet: chosen, and chosen again. */
async function refused(me, { on }) {
  await me.activate("Liever geen blad");
  await on("Zonder herstelblad?");
  await me.activate("Geen blad");
}

const SIZES = { phone: PHONE, laptop: LAPTOP };
const SHEETS = { phone: kept, laptop: refused };
const CHOICES = { phone: own, laptop: drawn };

for (const [where, size] of Object.entries(SIZES)) {
  test(`the whole loop with the keyboard alone, on a ${where}`, async ({ startApp }) => {
    const app = await startApp({ vault: "none", size });
    const me = typist(app);
    await app.open();
    await me.activate("Verder");
    await app.on("Alles blijft op dit apparaat");
    await CHOICES[where](me, app);
    await app.on("Je herstelblad");
    await SHEETS[where](me, app);
    await app.on("Probeer een kaart");
    await me.activate("Aan de slag");
    await app.on("Gesprekken");

    await app.button("Voorbereiden").waitFor();
    await me.press("Control+n");
    await app.on(where === "phone" ? "Met wie praat je?" : "Waarom praten jullie?");
    await me.reach("Wie is de ander?");
    await me.type("De bakker");
    await me.press("Enter");
    await eventually(async () => (await app.api("person_list", null)).length === 1, "the person is there");
    // Ctrl+Enter goes to the next page until the plan is through.
    for (let turn = 0; turn < 20 && !(await app.page.title()).startsWith("Voor de deur"); turn++) {
      const title = await app.page.title();
      await me.press("Control+Enter");
      await eventually(async () => (await app.page.title()) !== title, "the next page");
    }
    await app.on("Voor de deur");
    await me.activate("Start gesprek");
    const sheet = app.page.getByRole("dialog");
    await sheet.waitFor();
    await me.activate("Start gesprek");
    await app.button("Stroef").waitFor();

    await app.ready();
    await me.press("ArrowRight");
    await me.press("m");
    await me.press("g");
    await app.button("Kader").waitFor();
    await me.activate("Kader");
    // Not *Terug*: that is there already while the card is looked for, and Escape then only leads back.
    await expect(app.page.locator("main")).toRead("Kader ·");
    await app.ready();
    await me.press("Escape");
    await app.on("Klaar");
    await me.activate("Nu 2 minuten terugkijken");
    await app.on("Terugkijken");
    await me.reach("Wat doe je de volgende keer?");
    await me.type("Langer stil zijn");
    await eventually(async () => {
      const { to_look_back } = await app.api("conversation_list", { person: null, period: null });
      const view = await app.api("conversation_get", { conversation: to_look_back[0].id });
      return view.intention?.body === "Langer stil zijn" && view.moments.length === 1;
    }, "the voornemen and the moment are stored");
    await me.activate("Klaar met terugkijken");
    await app.on("Gesprekken");
    assert.deepEqual(me.hidden, [], "nothing with focus lay under something else");
  });

  test(`the joint agenda with the keyboard alone, on a ${where}`, async ({ startApp }) => {
    const app = await running(startApp, size);
    const me = typist(app);
    await app.ready();
    await me.press("s");
    await app.on("Samen kijken");
    await me.activate(/^Onze agenda/);
    await me.reach("Dit is van mij");
    await me.press("Alt+ArrowDown");
    await becomes(app, ["Rust in huis", "De huur"]);
    await expect(app.page.getByRole("status")).toRead("De huur is omlaag gezet.");
    const at = (place, body) => eventually(
      () => item(app, body).evaluate((one, place) => one.contains(document.activeElement) && one === one.parentElement.children[place], place),
      `focus goes along to ${place}`,
    );
    await at(1, "De huur");
    await me.press("Alt+ArrowDown");
    await me.press("Alt+ArrowUp");
    await at(0, "De huur");
    await becomes(app, ["De huur", "Rust in huis"]);

    await me.activate("Jouw woorden");
    await eventually(async () => (await me.at()) === "Jouw woorden" && (await fields(app)) === 1, "focus in the field");
    await me.type("Mijn kat");
    await me.press("Control+Enter");
    await at(2, "Mijn kat");
    await becomes(app, ["De huur", "Rust in huis", "Mijn kat"]);
    await me.press("Alt+ArrowUp");
    await at(1, "Mijn kat");
    await becomes(app, ["De huur", "Mijn kat", "Rust in huis"]);
    await me.press("Escape");
    await eventually(async () => (await me.at()).startsWith("Onze agenda"), "back at the card, where it was opened");
    await me.press("Escape");
    await app.on("Even rust");
    await me.activate("Verder");
    await app.on("Tijdens het gesprek");
    assert.deepEqual(me.hidden, [], "nothing with focus lay under something else");
  });

  test(`a search is narrowed and followed with the keyboard alone, on a ${where}`, async ({ startApp }) => {
    const app = await startApp({ size });
    for (const label of ["Meneer Kade", "Mevrouw Terp"]) await plan(app.api, undefined, label);
    const me = typist(app);
    await app.open();
    await app.button("Zoeken").waitFor();
    await me.press("Control+f");
    await app.on("Zoeken");
    await me.reach("Wat zoek je?");
    await me.type("occasion");
    const found = app.page.getByRole("status").filter({ hasText: "gevonden" });
    await expect(found).toRead("2 keer gevonden");
    await me.activate("Kies waar je zoekt");
    await me.reach("Met wie");
    await me.type("Mevrouw");
    await expect(found).toRead("1 keer gevonden");
    await me.activate(/Mevrouw Terp/);
    await app.heading("Zoeken").waitFor({ state: "detached" });
    await eventually(() => app.page.evaluate(() => {
      const { value, selectionStart, selectionEnd } = document.activeElement;
      return value === "Tekst bij occasion" && value.slice(selectionStart, selectionEnd) === "occasion";
    }), "focus in the field that has it, with the word selected");
    assert.deepEqual(me.hidden, [], "nothing with focus lay under something else");
  });

  test(`into the bin and back with the keyboard alone, on a ${where}`, async ({ startApp }) => {
    const app = await startApp({ size });
    for (const label of ["Meneer Kade", "Mevrouw Terp"]) await plan(app.api, undefined, label);
    const stand = async () => (await app.api("conversation_list", { person: null, period: null })).upcoming.flatMap(({ people }) => people).sort();
    const me = typist(app);
    await app.open();
    await me.activate("Wis gesprek: Mevrouw Terp");
    await eventually(async () => (await me.at()) === "Niet wissen", "focus on the safe button");
    await me.activate("Wis gesprek");
    await eventually(async () => (await me.at()) === "Ongedaan maken", "focus at the offer");
    assert.deepEqual(await stand(), ["Meneer Kade"]);
    await me.activate("Prullenbak");
    await app.on("Prullenbak");
    await me.activate(/^Zet terug: Mevrouw Terp/);
    await eventually(async () => (await stand()).length === 2, "it is back");
    await eventually(async () => (await me.at()) === "Prullenbak", "focus on the title of the empty bin");
    await me.press("Alt+1");
    await app.on("Gesprekken");
    await me.activate(/^Mevrouw Terp/);
    await app.on("Gesprek");
    assert.deepEqual(me.hidden, [], "nothing with focus lay under something else");
  });

  test(`a forgotten wachtwoord with the keyboard alone, on a ${where}`, async ({ startApp }) => {
    const app = await startApp({ size });
    const [groups, other] = await sheets(app.api, true);
    const me = typist(app);
    await app.open();
    await me.press("Control+Shift+l");
    await app.on("Welkom terug");
    await me.activate("Wachtwoord vergeten?");
    await app.on("Wachtwoord vergeten?");
    await me.reach("Code van je herstelblad");
    await me.type([groups[1], groups[0], ...groups.slice(2)].join(" "));
    await me.press("Enter");
    await eventually(async () => (await app.page.locator(":focus").innerText()).includes("Groep 1 en 2 staan op elkaars plek."), "focus on what is wrong");
    await me.activate(/^Groep 1 en 2/);
    await eventually(async () => (await me.at()) === "Code van je herstelblad", "focus in the field");
    await me.press("Control+a");
    await me.type(groups.join(" ").toLowerCase());
    await me.press("Enter");
    await eventually(async () => (await me.at()) === "Code van een tweede blad", "focus in what is asked besides");
    await me.type(other.join("-"));
    await me.press("Enter");
    await app.on("Kies een nieuw wachtwoord");
    await me.reach("Kies je wachtwoord");
    await me.type("een heel andere zin");
    await me.press("Enter");
    await app.on("Gesprekken");
    assert.deepEqual(me.hidden, [], "nothing with focus lay under something else");
  });
}

test("Esc goes back and loses nothing", async ({ startApp }) => {
  const app = await startApp({ size: LAPTOP });
  await app.open();
  await app.button("Voorbereiden").waitFor();
  await app.page.keyboard.press("Control+n");
  await app.on("Waarom praten jullie?");
  const field = app.field("Wat is de aanleiding?");
  await field.fill("Een brief");
  await app.page.keyboard.press("Escape");
  await app.on("Gesprek");
  const { upcoming } = await app.api("conversation_list", { person: null, period: null });
  const { texts } = await app.api("conversation_get", { conversation: upcoming[0].id });
  assert.equal(texts.occasion, "Een brief");
});
