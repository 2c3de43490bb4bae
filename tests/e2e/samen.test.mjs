// Samen kijken at every size: letters for two, nothing that scrolls. UX criteria 2 and 4.
import assert from "node:assert/strict";
import test from "node:test";
import { PHONE, SIZES, startApp } from "./lib/app.mjs";
import { boxes, letters, tooHigh } from "./lib/measure.mjs";
import { startTalk, tap } from "./lib/talk.mjs";

for (const [name, size] of Object.entries(SIZES)) {
  test(`every card that may be shown at ${name}`, async (t) => {
    const app = await startApp(t, { size });
    const { cards } = await app.api("method_get", null);
    const shown = cards.filter(({ share }) => share).map(({ text }) => text);
    await app.page.route("**/call/together_get", async (route) => {
      const answer = await route.fetch();
      const json = await answer.json();
      Object.assign(json.ok.value, { cards: shown, start: 0 });
      await route.fulfill({ response: answer, json });
    });
    await startTalk(app);
    await tap(app, "Samen");
    await app.on("Samen kijken");
    const faults = [];
    for (const text of shown) {
      await app.page.locator("h2", { hasText: text }).waitFor();
      const found = await app.page.evaluate(letters, "h2");
      // On a phone on its side there is no room for more; on paper the criterion is for a phone upright.
      if (found.size < (size === PHONE ? 56 : 48)) faults.push(`${text}: ${found.size} px`);
      if (found.weight < 600) faults.push(`${text}: weight ${found.weight}`);
      if (found.lines > 4) faults.push(`${text}: ${found.lines} lines`);
      faults.push(...(await app.page.evaluate(tooHigh)).map((fault) => `${text}: ${fault}`));
      const places = await app.page.evaluate(boxes, ["Vorige", "Volgende", "Stop samen kijken"]);
      for (const [button, box] of Object.entries(places)) {
        if (!box.inView) faults.push(`${text}: ${button} is not in view`);
        if (box.height < (button === "Stop samen kijken" ? 48 : 76) - 0.5) faults.push(`${button} is ${box.height} px high`);
      }
      await app.page.keyboard.press("ArrowRight");
    }
    assert.deepEqual([...new Set(faults)], []);
  });
}
