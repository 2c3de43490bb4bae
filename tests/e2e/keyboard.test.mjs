// From the empty app to a stored voornemen with the keyboard alone: no trap, and focus is never hidden.
import assert from "node:assert/strict";
import test from "node:test";
import { PASSPHRASE } from "../lib/fixture.mjs";
import { LAPTOP, PHONE, startApp } from "./lib/app.mjs";
import { eventually } from "./lib/expect.mjs";

/** The name of what has focus, and whether something lies over its middle. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const labelled = element.getAttribute("aria-labelledby");
    const label = labelled ? document.getElementById(labelled.split(" ")[0])?.textContent : undefined;
    const name = element.getAttribute("aria-label") ?? label ?? element.labels?.[0]?.textContent ?? element.textContent;
    const box = element.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2];
    const top = document.elementFromPoint(x, y);
    const clear = !top || top === element || element.contains(top) || top.contains(element) || top.closest("label") !== null;
    const style = getComputedStyle(element);
    return { name: name.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim(), tag: element.tagName, clear, outline: style.outlineStyle };
  });

/** A person with a keyboard. */
function typist(app) {
  const { page } = app;
  const hidden = [];
  const press = (key) => page.keyboard.press(key);
  return {
    hidden,
    press,
    /** Tabs until this has focus. */
    async reach(name) {
      const seen = [];
      for (let turn = 0; turn < 120; turn++) {
        const now = await focused(page);
        if (now.name === name && now.tag !== "H1" && now.tag !== "BODY") return;
        seen.push(now.name.slice(0, 30));
        await press("Tab");
        let after = await focused(page);
        // A page that scrolls to what has focus needs a moment.
        if (!after.clear) {
          await page.waitForTimeout(150);
          after = await focused(page);
        }
        if (!after.clear) hidden.push(after.name);
        if (after.tag !== "BODY") assert.notEqual(after.outline, "none", `focus can be seen on “${after.name}”`);
      }
      throw new Error(`“${name}” cannot be reached by Tab. Passed: ${seen.join(" | ")}`);
    },
    async activate(name) {
      await this.reach(name);
      await press("Enter");
    },
    type: (text) => page.keyboard.type(text),
  };
}

for (const [where, size] of Object.entries({ phone: PHONE, laptop: LAPTOP })) {
  test(`the whole loop with the keyboard alone, on a ${where}`, async (t) => {
    const app = await startApp(t, { vault: "none", size });
    const me = typist(app);
    await app.open();
    await me.activate("Verder");
    await app.on("Alles blijft op dit apparaat");
    await me.reach("Kies je wachtwoord");
    await me.type(PASSPHRASE);
    await me.press("Enter");
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

    await app.page.waitForTimeout(350);
    await me.press("ArrowRight");
    await me.press("m");
    await me.press("g");
    await app.button("Kader").waitFor();
    await me.activate("Kader");
    await app.button("Terug").waitFor();
    await me.press("Escape");
    const running = (await app.api("app_status", null)).running;
    if (running) await me.press("Escape");
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
}

test("Esc goes back and loses nothing", async (t) => {
  const app = await startApp(t, { size: LAPTOP });
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
