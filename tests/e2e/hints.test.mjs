// Quiet hints under what someone writes: there after a pause, gone at a tap, and never in anyone's way.
import assert from "node:assert/strict";
import test from "node:test";
import { hold, plan } from "../lib/fixture.mjs";
import { LAPTOP, startApp } from "./lib/app.mjs";
import { violations } from "./lib/axe.mjs";
import { eventually } from "./lib/expect.mjs";
import { startTalk, tap } from "./lib/talk.mjs";

// 123456782 passes the eleven-test: 9·1+8·2+7·3+6·4+5·5+4·6+3·7+2·8−2 = 154 = 14·11. It was given to no one.
const TEXT = "Het traject met BSN 123456782";
const JARGON = /^‘traject’: in gewone woorden/;
const NUMBER = "‘123456782’ lijkt een BSN. Kan het zonder?";

const group = (app) => app.page.getByRole("group", { name: "Hints bij je tekst" });
const lines = (app) => group(app).getByRole("listitem").allInnerTexts();
const two = (app) => eventually(async () => (await lines(app)).length === 2, "two hints", 2000);
/** Long enough for a hint to come, if it would come at all. */
const pause = (app) => app.page.waitForTimeout(1500);

/** A screen of the conversation on a laptop, where a step stands on one page. */
async function opened(t, button, { held = false } = {}) {
  const app = await startApp(t, { size: LAPTOP });
  const made = await plan(app.api, undefined, "De bakker");
  if (held) await hold(app.api, made.conversation);
  await app.open();
  await app.page.getByRole("button", { name: /De bakker/ }).first().click();
  await app.on("Gesprek");
  await app.button(button).click();
  await app.page.locator("textarea:visible, summary").first().waitFor();
  return Object.assign(app, made);
}

async function write(app, field, text = TEXT) {
  await field.fill("");
  await field.pressSequentially(text, { delay: 5 });
}

const selection = (field) => field.evaluate((e) => [document.activeElement === e, e.value.slice(e.selectionStart, e.selectionEnd)]);

test("after a pause a text has its hints, a tap selects the words, and they can be left as they are", async (t) => {
  const app = await opened(t, "Plan aanpassen");
  // Everything that a screen reader would say by itself while someone types.
  await app.page.evaluate(() => {
    window.heard = [];
    const live = "[role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off])";
    new MutationObserver((all) => {
      for (const { target } of all) {
        const region = (target.nodeType === 1 ? target : target.parentElement)?.closest(live);
        if (region?.textContent.trim()) window.heard.push(region.textContent);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const field = app.field("Wat is de aanleiding?");
  await write(app, field);
  assert.equal(await group(app).count(), 0, "not while someone types");
  await two(app);
  const [first, second] = await lines(app);
  assert.match(first, JARGON);
  assert.equal(second, NUMBER);
  assert.deepEqual(await app.page.evaluate(() => window.heard), [], "nothing is read aloud");
  assert.deepEqual(await selection(field), [true, ""], "focus stayed where it was");
  const below = (await group(app).boundingBox()).y - ((await field.boundingBox()).y + (await field.boundingBox()).height);
  assert.ok(below >= 0 && below < 60, `under the field, by ${below} px`);
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
  assert.equal(await group(app).count(), 0);
  assert.deepEqual((await selection(field))[0], true, "focus goes back to the field");
  await field.press("End");
  await field.pressSequentially(" en meer");
  await pause(app);
  assert.equal(await group(app).count(), 0, "what was left is not said again");
  await field.pressSequentially(" via jan.bakker@wesp.nl of een indicatie");
  await eventually(async () => /een e-mailadres/.test((await lines(app)).join()), "another find is said");
  const body = `😀 Kort: ${TEXT} en meer via jan.bakker@wesp.nl of een indicatie`;
  const stored = async () => (await app.api("conversation_get", { conversation: app.conversation })).texts.occasion === body;
  await eventually(stored, "it is stored as it was written");
});

test("hints that never come keep nothing from being stored, nor anyone from going on", async (t) => {
  const app = await opened(t, "Plan aanpassen");
  await app.page.route("**/call/hints_get", () => {});
  await write(app, app.field("Waarom ik?"));
  await pause(app);
  const stored = async () => (await app.api("conversation_get", { conversation: app.conversation })).texts.why_me === TEXT;
  await eventually(stored, "stored while a hint is on its way");
  await app.button("Volgende").click();
  await app.on("Waar praten jullie over?");
});

const FIELDS = {
  plan: async (app) => app.page.getByLabel("Gezamenlijk doel", { exact: true }),
  agenda: async (app) => {
    await app.page.getByRole("button", { name: /^Wijzig Tekst bij mine/ }).first().click();
    return app.page.getByLabel("Waar gaat het over?", { exact: true });
  },
  look_back: async (app) => app.page.getByLabel("Wat ging goed?", { exact: true }),
  agreements: async (app) => {
    await app.button("Afspraak erbij").click();
    return app.page.getByLabel("Wat spraken jullie af?", { exact: true });
  },
  intentions: async (app) => app.page.getByLabel("Wat doe je de volgende keer?", { exact: true }),
};
const KINDS = { plan: "Plan", agenda: "Agenda", look_back: "Terugkijken", agreements: "Afspraken", intentions: "Voornemens" };

for (const [off, on, button] of [
  ["plan", "agenda", "Plan aanpassen"],
  ["agenda", "plan", "Plan aanpassen"],
  ["look_back", "intentions", "Kort terugkijken"],
  ["intentions", "look_back", "Kort terugkijken"],
]) {
  test(`hints for ${off} can be switched off, and ${on} keeps its own`, async (t) => {
    const app = await opened(t, button, { held: button !== "Plan aanpassen" });
    await app.page.keyboard.press("Alt+4");
    await app.on("Meer");
    await app.page.locator("summary", { hasText: "Waar wil je hints?" }).click();
    await app.page.getByRole("checkbox", { name: KINDS[off], exact: true }).uncheck();
    const { hints } = (await app.api("app_status", null)).prefs;
    assert.deepEqual(Object.keys(hints).filter((kind) => !hints[kind]), [off]);
    await app.page.goBack();
    if (button === "Plan aanpassen") {
      await app.button("Volgende").click();
      await app.on("Waar praten jullie over?");
    }
    await (await FIELDS[off](app)).fill(TEXT);
    await pause(app);
    assert.equal(await group(app).count(), 0, "none where they are off");
    await (await FIELDS[on](app)).fill(TEXT);
    await two(app);
  });
}

test("the words of the other get no hints", async (t) => {
  const app = await opened(t, "Uitgebreid terugkijken", { held: true });
  await app.button("Afspraak erbij").click();
  await app.field("In de woorden van de ander").fill(TEXT);
  await pause(app);
  assert.equal(await group(app).count(), 0);
  await app.field("Wat spraken jullie af?").fill(TEXT);
  await two(app);
});

test("during a conversation and together no hint is asked for or shown", async (t) => {
  const app = await startApp(t, { size: LAPTOP });
  const made = await plan(app.api, () => TEXT, "De bakker");
  const asked = [];
  app.page.on("request", (request) => asked.push(request.url()));
  await startTalk(app, made);
  await pause(app);
  await tap(app, "Samen");
  await app.on("Samen kijken");
  await app.page.waitForTimeout(350);
  await app.page.getByRole("button", { name: /^Onze agenda/ }).click();
  await tap(app, "Jouw woorden");
  await app.field("Jouw woorden").fill(TEXT);
  await pause(app);
  assert.equal(await group(app).count(), 0);
  await tap(app, "Zet erbij");
  await pause(app);
  assert.deepEqual(asked.filter((url) => url.endsWith("/hints_get")), []);
  assert.ok(asked.some((url) => url.endsWith("/together_words")), "what is asked was listened to");
});
