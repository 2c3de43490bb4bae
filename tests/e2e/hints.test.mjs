// Quiet hints under what someone writes: there after a pause, gone at a tap, and never in anyone's way.
import assert from "node:assert/strict";
import { hold, plan } from "../lib/fixture.mjs";
import { LAPTOP } from "./lib/sizes.mjs";
import { violations } from "./lib/axe.mjs";
import { stopClock } from "./lib/ready.mjs";
import { startTalk, tap } from "./lib/talk.mjs";
import { eventually, test } from "./lib/test.mjs";

// 123456782 passes the eleven-test: 9·1+8·2+7·3+6·4+5·5+4·6+3·7+2·8−2 = 154 = 14·11. It was given to no one.
const TEXT = "Het traject met BSN 123456782";
const NUMBER = "‘123456782’ lijkt een BSN. Kan het zonder?";

const group = (app) => app.page.getByRole("group", { name: "Hints bij je tekst" });
const lines = (app) => group(app).getByRole("listitem").allInnerTexts();
const two = (app) => eventually(async () => (await lines(app)).length === 2, "two hints");
/** Long enough for a hint to come, if it would come at all. */
const none = (app) => app.pass(1100).then(async () => assert.equal(await group(app).count(), 0));

/** A screen of the conversation on a laptop, where a step stands on one page. */
async function opened(startApp, button, { held = false } = {}) {
  const app = await startApp({ size: LAPTOP });
  const made = await plan(app.api, undefined, "De bakker");
  if (held) await hold(app.api, made.conversation);
  await app.open();
  await app.page.getByRole("button", { name: /De bakker/ }).first().click();
  await app.on("Gesprek");
  await app.button(button).click();
  await app.page.locator("textarea:visible, summary").first().waitFor();
  return Object.assign(app, made);
}

const stored = async (app) => (await app.api("conversation_get", { conversation: app.conversation })).texts;
const selection = (field) => field.evaluate((e) => [document.activeElement === e, e.value.slice(e.selectionStart, e.selectionEnd)]);

test("after a pause a text has its hints, a tap selects the words, and they can be left as they are", async ({ startApp }) => {
  const app = await opened(startApp, "Plan aanpassen");
  // What a screen reader would say by itself while someone types.
  await app.page.evaluate(() => {
    window.heard = [];
    new MutationObserver((all) => {
      const regions = all.map(({ target }) => (target.closest ? target : target.parentElement)?.closest("[role=status], [role=alert], [aria-live]"));
      window.heard.push(...regions.map((region) => region?.textContent.trim()).filter(Boolean));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const field = app.field("Wat is de aanleiding?");
  await stopClock(app.page);
  await field.clear();
  await field.pressSequentially(TEXT);
  await app.pass(699);
  assert.equal(await group(app).count(), 0, "not while someone types");
  await app.pass(1);
  await two(app);
  await app.page.clock.resume();
  const [first, second] = await lines(app);
  assert.match(first, /^‘traject’: in gewone woorden/);
  assert.equal(second, NUMBER);
  assert.deepEqual(await app.page.evaluate(() => window.heard), [], "nothing is read aloud");
  assert.deepEqual(await selection(field), [true, ""], "focus stayed where it was");
  const [under, box] = [await group(app).boundingBox(), await field.boundingBox()];
  assert.ok(under.y >= box.y + box.height && under.y < box.y + box.height + 60, "under the field");
  assert.deepEqual(await violations(app.page), []);
  await app.button(NUMBER).click();
  assert.deepEqual(await selection(field), [true, "123456782"]);
  await app.button(first).click();
  assert.deepEqual(await selection(field), [true, "traject"]);
  // What stands before it has moved on, with a sign of two units in it.
  await field.fill(`😀 Kort: ${TEXT}`);
  await app.button(NUMBER).click();
  assert.deepEqual(await selection(field), [true, "123456782"]);

  await app.button("Laat staan").click();
  assert.deepEqual([await group(app).count(), (await selection(field))[0]], [0, true], "focus goes back to the field");
  await field.press("End");
  await field.pressSequentially(" via jan.bakker@wesp.nl");
  await group(app).waitFor();
  assert.match((await lines(app)).join("\n"), /^‘jan.bakker@wesp.nl’ lijkt een e-mailadres.*$/, "what was left is not said again");
  await eventually(async () => (await stored(app)).occasion === `😀 Kort: ${TEXT} via jan.bakker@wesp.nl`, "it is stored as it was written");
});

test("hints that never come keep nothing from being stored, nor anyone from going on", async ({ startApp }) => {
  const app = await opened(startApp, "Plan aanpassen");
  await app.page.route("**/call/hints_get", () => {});
  const asked = app.page.waitForRequest("**/call/hints_get");
  await app.field("Waarom ik?").fill(TEXT);
  await asked;
  await eventually(async () => (await stored(app)).why_me === TEXT, "stored while a hint is on its way");
  await app.button("Volgende").click();
  await app.on("Waar praten jullie over?");
});
const named = (name) => (app) => app.page.getByLabel(name, { exact: true }).locator("visible=true");
const after = (button, name) => (app) => app.page.getByRole("button", { name: button }).click().then(() => named(name)(app));
/** Each kind by its name in Meer, and the way to a field of it on the screen that is open. */
const KINDS = {
  plan: ["Plan", named("Gezamenlijk doel")],
  agenda: ["Agenda", after(/^Wijzig (Tekst bij mine must|.*BSN)/, "Waar gaat het over?")],
  look_back: ["Terugkijken", named("Wat ging goed?")],
  agreements: ["Afspraken", after("Afspraak erbij", "Wat spraken jullie af?")],
  intentions: ["Voornemens", named("Wat doe je de volgende keer?")],
};

// On each screen two kinds: first the one is off, then the other.
for (const [button, ...kinds] of [
  ["Plan aanpassen", "plan", "agenda"], ["Kort terugkijken", "look_back", "intentions"], ["Uitgebreid terugkijken", "agreements", "intentions"],
]) {
  test(`hints for ${kinds.join(" or ")} can be switched off, and the others stay`, async ({ startApp }) => {
    const planned = button === "Plan aanpassen";
    const app = await opened(startApp, button, { held: !planned });
    for (const [off, on] of [kinds, kinds.toReversed()]) {
      await app.page.keyboard.press("Alt+4");
      await app.page.locator("summary", { hasText: "Waar wil je hints?" }).click();
      for (const kind of kinds) await app.page.getByRole("checkbox", { name: KINDS[kind][0], exact: true }).setChecked(kind === on);
      const without = async () => Object.entries((await app.api("app_status", null)).prefs.hints).filter(([, is]) => !is);
      await eventually(async () => (await without()).join() === `${off},false`, "that kind alone is off");
      await app.page.goBack();
      if (planned && off === "plan") await app.button("Volgende").click();
      await app.on(planned ? "Waar praten jullie over?" : "Terugkijken");
      await (await KINDS[off][1](app)).fill(TEXT);
      await none(app);
      await (await KINDS[on][1](app)).fill(`Zelf ${TEXT}`);
      await two(app);
    }
  });
}

test("the words of the other get no hints", async ({ startApp }) => {
  const app = await opened(startApp, "Uitgebreid terugkijken", { held: true });
  const { questions } = await app.api("method_get", null);
  await app.page.locator("summary", { hasText: questions.find(({ lens }) => lens === "how").title }).click();
  await app.field("De letterlijke woorden").fill(TEXT);
  await app.button("Afspraak erbij").click();
  await app.field("In de woorden van de ander").fill(TEXT);
  await none(app);
  await app.field("Wat spraken jullie af?").fill(TEXT);
  await two(app);
});

test("during a conversation and together no hint is asked for or shown", async ({ startApp }) => {
  const app = await startApp({ size: LAPTOP });
  const made = await plan(app.api, () => TEXT, "De bakker");
  const asked = [];
  app.page.on("request", (request) => asked.push(request.url()));
  await startTalk(app, made);
  await tap(app, "Samen");
  await app.on("Samen kijken");
  await tap(app, app.page.locator("#samen-agenda"));
  await tap(app, "Jouw woorden");
  await app.field("Jouw woorden").fill(TEXT);
  await none(app);
  await tap(app, "Zet erbij");
  await app.page.locator(".middle li").last().getByText(TEXT).first().waitFor();
  assert.deepEqual(asked.filter((url) => url.endsWith("/hints_get")), []);
  assert.ok(asked.some((url) => url.endsWith("/together_words")), "what is asked was listened to");
});
