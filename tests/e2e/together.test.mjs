// Samen kijken: nothing private in the page, in its accessibility tree, or on the wire; and what two people do there.
import assert from "node:assert/strict";
import { tap } from "./lib/talk.mjs";
import { SHOWN, word, running, joint, bodies, becomes, shared, atAgenda, item, says, write, fields, focused, everything } from "./lib/samen.mjs";
import { eventually, expect, test } from "./lib/test.mjs";

test("no private word is in the page or on the wire while the other looks on", async ({ startApp }) => {
  const app = await running(startApp);
  const wire = [];
  await app.ready();
  const asked = new Set();
  app.page.on("response", (answer) => wire.push(answer.text().catch(() => "")));
  app.page.on("request", (request) => {
    wire.push(request.postData() ?? "");
    asked.add(new URL(request.url()).pathname);
  });
  await tap(app, "Samen");
  await app.button("Stop samen kijken").waitFor();
  await app.ready();
  const seen = [];
  for (let turn = 0; turn < 8; turn++) {
    const text = await everything(app.page);
    assert.ok(!/kanarie/i.test(text), `in the page: ${/.{0,60}kanarie.{0,40}/i.exec(text)?.[0]}`);
    seen.push(await app.page.locator("body").innerText());
    const next = app.button("Volgende");
    if (await next.isDisabled()) break;
    await tap(app, next);
    await app.ready();
  }
  const clean = async (where) => {
    const all = `${await everything(app.page)}\n${await app.page.locator("body").ariaSnapshot()}`;
    assert.ok(!/kanarie/i.test(all), `${where}: ${/.{0,60}kanarie.{0,40}/i.exec(all)?.[0]}`);
  };
  await clean("the cards");
  await tap(app, shared(app));
  await item(app, "Rust in huis").waitFor();
  await clean("the agenda");
  await says(app, "Rust in huis", "Dit is van mij");
  await says(app, "De huur", "De huur omlaag");
  await becomes(app, ["Rust in huis", "De huur"]);
  await tap(app, "Jouw woorden");
  await app.field("Jouw woorden").fill("Mijn kat");
  await clean("the field");
  await tap(app, "Zet erbij");
  await item(app, "Mijn kat").waitFor();
  await says(app, "Mijn kat", "Haal weg: Mijn kat");
  await tap(app, "Ongedaan maken");
  await becomes(app, ["Rust in huis", "De huur", "Mijn kat"]);
  await clean("the agenda that changed");
  for (const shown of Object.values(SHOWN)) assert.ok(seen.some((text) => text.includes(shown)), `${shown} is seen`);

  const sent = (await Promise.all(wire)).join("\n");
  assert.ok(sent.includes(SHOWN.mine_shown), "the wire was listened to");
  assert.ok(!/kanarie/i.test(sent), `on the wire: ${/.{0,60}kanarie.{0,40}/i.exec(sent)?.[0]}`);
  const others = [...asked].filter((path) => path.startsWith("/call/") && !/^\/call\/(together_|undo$|app_status$|during_place$)/.test(path));
  assert.deepEqual(others, [], "nothing else is asked of the core");
});

test("there is exactly one text field, and only after a tap on the joint agenda", async ({ startApp }) => {
  const app = await running(startApp);
  await tap(app, "Samen");
  await shared(app).waitFor();
  assert.equal(await fields(app), 0);
  await tap(app, shared(app));
  await item(app, "De huur").waitFor();
  assert.equal(await fields(app), 0);
  await tap(app, "Jouw woorden");
  await app.page.getByRole("heading", { level: 2, name: "Wat wil jij bespreken?" }).waitFor();
  assert.equal(await fields(app), 1);
  assert.equal(await app.field("Jouw woorden").evaluate((field) => field === document.activeElement), true);
  await tap(app, "Niet doen");
  assert.equal(await fields(app), 0);
  assert.deepEqual(await bodies(app), ["De huur", "Rust in huis"]);
  await tap(app, "Kaarten");
  await app.button("Vorige").waitFor();
  assert.equal(await fields(app), 0);
});

test("what is the other's own, and what they rather leave, is told wherever the agenda is read", async ({ startApp }) => {
  const app = await atAgenda(startApp);
  await says(app, "Rust in huis", "Dit is van mij");
  await says(app, "De huur", "Hier liever niet over");
  await expect(item(app, "De huur")).toRead("Nu niet");
  const own = item(app, "Rust in huis").getByRole("button", { name: "Dit is van mij", exact: true });
  await eventually(async () => (await own.getAttribute("aria-pressed")) === "true", "it is pressed");
  await tap(app, "Kaarten");
  assert.doesNotMatch(await shared(app).innerText(), /De huur/, "what is put aside is not in the way");
  await tap(app, "Stop samen kijken");
  await tap(app, "Verder");
  await app.ready();
  await app.page.keyboard.press("Home");
  await expect(app.page.getByRole("button", { name: /^Rust in huis/ })).toRead("van de ander zelf");
  await expect(app.page.getByRole("button", { name: /^De huur/ })).toRead("liever niet, zegt de ander");

  await tap(app, "Samen");
  await tap(app, shared(app));
  await says(app, "De huur", "Hier liever niet over");
  await eventually(async () => !(await joint(app)).some(({ skip }) => skip), "it is taken back");
  await says(app, "De huur", "Hier liever niet over");
  await eventually(async () => (await joint(app))[0].skip, "and said again");

  await app.api("during_stop", { conversation: app.conversation });
  await app.page.setViewportSize({ width: 1366, height: 768 });
  await app.open();
  await app.page.getByRole("button", { name: /kanarieander/ }).first().click();
  const marks = async (where) => {
    await expect(where).toRead("van de ander zelf");
    await expect(where).toRead("liever niet, zegt de ander");
  };
  await app.on("Gesprek");
  await marks(app.page.locator("main"));
  await app.button("Uitgebreid terugkijken").click();
  await app.on("Terugkijken");
  await marks(app.page.getByRole("region", { name: "Agenda", exact: true }));
  await app.page.goBack();
  await app.button("2. Waar praten jullie over?").click();
  await app.field("Nieuw punt van de ander").waitFor();
  await marks(app.page.locator("main"));
});

test("by keyboard alone: in, about the agenda, and out step by step", async ({ startApp }) => {
  const app = await running(startApp);
  const { page } = app;
  await tap(app, "Samen");
  await shared(app).waitFor();
  const reach = async (name) => {
    // A list that is still on its way would move what has focus, and two keys at once count as one.
    await app.ready();
    await app.pass(300);
    for (let turn = 0; turn < 40; turn++) {
      if (new RegExp(name).test(await focused(app))) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`never reached ${name}`);
  };
  await reach("^Onze agenda");
  await page.keyboard.press("Enter");
  await eventually(async () => (await focused(app)) === "Onze agenda", "focus is at the agenda");
  await reach("^De huur omlaag");
  await page.keyboard.press("Alt+ArrowDown");
  await becomes(app, ["Rust in huis", "De huur"]);
  const last = page.getByRole("listitem").last();
  await eventually(async () => (await last.innerText()).startsWith("De huur"), "the list shows it");
  await eventually(async () => (await focused(app)).startsWith("De huur om"), "focus follows");
  await page.keyboard.press("Alt+ArrowUp");
  await becomes(app, ["De huur", "Rust in huis"]);
  await reach("^Hier liever niet over");
  await page.keyboard.press("Space");
  await eventually(async () => (await joint(app)).some(({ skip }) => skip), "put aside");
  await reach("^Jouw woorden");
  await page.keyboard.press("Enter");
  await app.field("Jouw woorden").waitFor();
  await page.keyboard.type("samen s eten");
  await page.keyboard.press("Control+Enter");
  await becomes(app, ["De huur", "Rust in huis", "samen s eten"]);
  await eventually(async () => (await focused(app)) === "samen s eten", "focus is at the words");
  await reach("^Jouw woorden");
  await page.keyboard.press("Enter");
  await page.keyboard.type("weg");
  await page.keyboard.press("Escape");
  await eventually(async () => (await focused(app)) === "Jouw woorden", "the field is closed");
  await page.keyboard.press("Escape");
  await eventually(async () => /^Onze agenda/.test(await focused(app)), "back at the cards");
  assert.equal((await bodies(app)).length, 3);
  await page.keyboard.press("Escape");
  await app.on("Even rust");
});

test("the letter S stops only for who wants single letters", async ({ startApp }) => {
  const app = await running(startApp);
  const { prefs } = await app.api("app_status", null);
  for (const letter_keys of [false, true]) {
    await app.api("prefs_set", { ...prefs, letter_keys });
    await app.open();
    await app.button("Ga verder met je gesprek").click();
    await tap(app, "Samen");
    await shared(app).waitFor();
    await app.ready();
    await app.page.keyboard.press("s");
    if (letter_keys) await app.on("Even rust");
    else {
      // A letter that did nothing leaves the cards where they are, and they go on.
      const card = await app.page.getByRole("heading", { level: 2 }).innerText();
      await tap(app, "Volgende");
      await eventually(async () => (await app.page.getByRole("heading", { level: 2 }).innerText()) !== card, "the next card");
      await expect(app.heading("Samen kijken")).toHaveCount(1);
    }
  }
});

test("words half written are safe when the app is hidden, and gone when they are not wanted", async ({ startApp }) => {
  const app = await atAgenda(startApp);
  await tap(app, "Jouw woorden");
  await app.field("Jouw woorden").fill("Mijn k");
  await app.page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
  await becomes(app, ["De huur", "Rust in huis", "Mijn k"]);
  await app.field("Jouw woorden").fill("Mijn kat");
  await tap(app, "Zet erbij");
  await becomes(app, ["De huur", "Rust in huis", "Mijn kat"]);
  await tap(app, "Jouw woorden");
  await app.field("Jouw woorden").fill("Niet dit");
  await app.page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
  await becomes(app, ["De huur", "Rust in huis", "Mijn kat", "Niet dit"]);
  await tap(app, "Niet doen");
  await becomes(app, ["De huur", "Rust in huis", "Mijn kat"]);
});

test("leaving goes to a neutral screen, and one tap brings the card back", async ({ startApp }) => {
  const app = await running(startApp);
  await tap(app, "Volgende");
  await app.ready();
  const card = await app.page.locator("h2").innerText();
  await tap(app, "Samen");
  await app.button("Stop samen kijken").waitFor();
  await tap(app, "Stop samen kijken");
  await app.button("Verder").waitFor();
  assert.ok(!/kanarie/i.test(await everything(app.page)));
  await tap(app, "Verder");
  await app.on("Tijdens het gesprek");
  await eventually(async () => (await app.page.locator("h2").innerText()) === card, "the same card");
});

test("the picture turns for who sits opposite, and the text is large", async ({ startApp }) => {
  const app = await running(startApp);
  await tap(app, "Samen");
  await app.button("Stop samen kijken").waitFor();
  const card = app.page.getByRole("heading", { level: 2 });
  await card.waitFor();
  const size = await card.evaluate((e) => parseFloat(getComputedStyle(e).fontSize));
  assert.ok(size >= 56, `${size} px`);
  const top = async () => (await app.button("Stop samen kijken").boundingBox()).y;
  const before = await top();
  await tap(app, "Draai beeld");
  await eventually(async () => (await top()) < before - 300, "the buttons are at the other side");
  await tap(app, shared(app));
  await item(app, "De huur").waitFor();
  assert.ok((await top()) < before - 300, "so they are beside the agenda");
  await write(app, "Mijn kat");
  await becomes(app, ["De huur", "Rust in huis", "Mijn kat"]);
});

test("during a conversation, private cards and items are not in the page until they are tapped", async ({ startApp }) => {
  const app = await running(startApp);
  const pages = [];
  for (let turn = 0; turn < 9; turn++) {
    const text = await everything(app.page);
    assert.ok(!/kanarie/i.test(text), `card ${turn}: ${/.{0,60}kanarie.{0,40}/i.exec(text)?.[0]}`);
    pages.push(await app.page.locator("body").innerText());
    if (await app.button("Volgende").isDisabled()) break;
    await tap(app, "Volgende");
    await app.ready();
  }
  assert.ok(pages.some((text) => text.includes("Voor mij")), "there are private cards");
  const mine = app.button("Voor mij");
  for (let turn = 0; turn < 9 && !(await mine.count()); turn++) {
    await tap(app, "Vorige");
    await app.ready();
  }
  await mine.first().click();
  const opened = await app.page.locator("body").innerText();
  assert.ok(/kanarie|Hoor ik/i.test(opened), "a tap opens it");
});
