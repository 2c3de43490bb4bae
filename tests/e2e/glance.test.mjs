// A glance: every built-in card within its limits, and a card on screen soon after the start. UX criteria 1 and 7.
import assert from "node:assert/strict";
import { test } from "./lib/test.mjs";

const plain = (text) => text.replaceAll("\u00ad", "");
const words = (text) => plain(text).split(/\s+/).filter((word) => /\p{L}/u.test(word));

test("every card is within the limits of a glance", async ({ startApp }) => {
  const app = await startApp({ vault: "none" });
  const { cards } = await app.api("method_get", null);
  assert.ok(cards.length >= 50, `${cards.length} cards`);
  assert.equal(new Set(cards.map(({ group }) => group)).size, 6);
  const faults = cards.flatMap(({ id, text, say }) => [
    plain(text).length > 36 && `${id}: ${plain(text).length} characters`,
    words(text).length > 7 && `${id}: ${words(text).length} words`,
    words(text).some((word) => word.replace(/[^\p{L}]/gu, "").length > 12) && `${id}: a word over 12 letters`,
    words(say).length > 12 && `${id}: ${words(say).length} words to say`,
    words(say).length === 0 && `${id}: nothing to say`,
  ]).filter(Boolean);
  assert.deepEqual(faults, []);
});

test("from the start to a card in one tap, and only public things are asked for", async ({ startApp }) => {
  const app = await startApp({ vault: "locked" });
  const asked = [];
  app.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await app.page.goto(app.bridge.address);
  await app.button("Kaarten bekijken").click();
  await app.page.getByText("Praten we nu echt met elkaar?").first().waitFor();
  const commands = asked.filter((path) => path.startsWith("/call/"));
  assert.deepEqual([...new Set(commands)].sort(), ["/call/app_status", "/call/method_get"]);
});
