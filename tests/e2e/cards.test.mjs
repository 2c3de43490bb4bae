// The cards of the method, without any wachtwoord: one tap from the lock screen.
import assert from "node:assert/strict";
import { tap } from "./lib/talk.mjs";
import { expect, test } from "./lib/test.mjs";

const KEYS = ["Praten we nu echt met elkaar?", "Wat willen we samen bereiken?", "Hoe is dit nu voor jou?"];

test("one tap from the lock screen to the first readable card, and nothing is unlocked by it", async ({ startApp }) => {
  const app = await startApp({ vault: "locked" });
  await app.open();
  await app.on("Welkom terug");
  await app.button("Kaarten bekijken").click();
  await app.on("Kaarten");
  const first = app.page.getByText(KEYS[0], { exact: true });
  await first.first().waitFor();
  const box = await first.first().boundingBox();
  assert.ok(box.y + box.height <= 740, "the first card is in view");
  assert.equal((await app.api("app_status", null)).vault, "locked");
});

test("the three key questions come first, in their order", async ({ startApp }) => {
  const app = await startApp({ vault: "locked" });
  await app.open();
  await app.button("Kaarten bekijken").click();
  await app.on("Kaarten");
  await app.page.getByText(KEYS[2], { exact: true }).first().waitFor();
  const text = await app.page.getByRole("main").innerText();
  const flat = text.replaceAll("\n", " ").replaceAll("\u00ad", "");
  const places = KEYS.map((key) => flat.indexOf(key));
  assert.ok(places.every((place) => place >= 0) && places[0] < places[1] && places[1] < places[2], `${places}`);
  const { cards } = await app.api("method_get", null);
  const others = cards.filter((card) => !card.key).map((card) => flat.indexOf(card.text)).filter((place) => place >= 0);
  assert.ok(others.every((place) => place > places[2]), "no other card stands before them");
});

test("every card of the deck can be reached and says what it is", async ({ startApp }) => {
  const app = await startApp({ vault: "locked" });
  await app.open();
  await app.button("Kaarten bekijken").click();
  await app.on("Kaarten");
  const { cards } = await app.api("method_get", null);
  assert.ok(cards.length >= 50);
  const names = { look: "Kijk", ask: "Vraag", say: "Zeg", do: "Doe" };
  const main = app.page.getByRole("main");
  for (const card of cards) {
    const tile = main.getByRole("button").or(main.getByRole("link")).filter({ hasText: card.text }).first();
    const label = (await tile.innerText()).replaceAll("\u00ad", "");
    assert.ok(label.includes(names[card.kind]), `${card.id} says ${names[card.kind]}: ${label}`);
  }
});

test("a card shows its sentence to say aloud, and goes on to the next", async ({ startApp }) => {
  const app = await startApp({ vault: "locked" });
  await app.open();
  await app.button("Kaarten bekijken").click();
  const main = app.page.getByRole("main");
  await main.getByRole("button").or(main.getByRole("link")).filter({ hasText: KEYS[0] }).first().click();
  await expect(app.page.locator("body")).toRead(KEYS[0]);
  await tap(app, app.page.getByRole("button", { name: "Zeg het zo" }));
  const { cards } = await app.api("method_get", null);
  await expect(app.page.locator("body")).toRead(cards.find((card) => card.key === 1).say);
  await app.button("Volgende").click();
  await expect(app.page.locator("body")).toRead(KEYS[1]);
});

test("who skips the first pages has the cards", async ({ startApp }) => {
  const app = await startApp({ vault: "none" });
  await app.open();
  await app.on("Welkom");
  await app.button("Sla over").click();
  await app.on("Kaarten");
  await expect(app.page.getByRole("main")).toRead(KEYS[0]);
  assert.equal((await app.api("app_status", null)).vault, "missing");
});
