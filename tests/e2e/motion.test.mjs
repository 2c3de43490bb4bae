// Nothing moves for longer than 200 ms, and nothing at all for who asks for less motion. UX criterion 21.
import assert from "node:assert/strict";
import { plan } from "../lib/fixture.mjs";
import { tap } from "./lib/talk.mjs";
import { test } from "./lib/test.mjs";

/** What on the page takes longer than this to change, in seconds, with what is before and after it. */
const slower = (most) => {
  const longest = (text) => Math.max(...text.split(",").map((one) => parseFloat(one) * (one.trim().endsWith("ms") ? 0.001 : 1)));
  const found = new Set();
  for (const element of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      const takes = Math.max(longest(style.transitionDuration), longest(style.animationDuration));
      if (takes > most) found.add(`${element.tagName.toLowerCase()}.${element.className}${part ?? ""}: ${takes} s`);
    }
  }
  return [...found];
};

for (const [wish, most] of [["reduce", 0.01], ["no-preference", 0.2]]) {
  test(`with “${wish}” for motion, nothing takes longer than ${most} s`, async ({ startApp }) => {
    const app = await startApp();
    await app.page.emulateMedia({ reducedMotion: wish });
    const { conversation } = await plan(app.api, undefined, "Meneer Kade");
    await app.open();
    const faults = [];
    let moving = 0;
    const look = async (where) => {
      moving += (await app.page.evaluate(slower, 0.011)).length;
      for (const fault of await app.page.evaluate(slower, most)) faults.push(`${where}: ${fault}`);
    };
    await look("gesprekken");
    for (const name of ["Kaarten", "Leren", "Meer"]) {
      await app.button(name).click();
      await look(name);
    }
    await app.button("Gesprekken").click();
    await app.page.getByRole("button", { name: /^Meneer Kade/ }).click();
    await app.on("Gesprek");
    await look("gesprek");
    await app.button("Plan aanpassen").click();
    await app.on("Met wie praat je?");
    await look("plan");
    await app.api("during_start", { conversation });
    await app.open();
    await app.button("Ga verder met je gesprek").click();
    for (const name of ["Volgende", "Stroef", "Terug", "Samen"]) {
      await tap(app, name);
      await look(`tijdens, ${name}`);
    }
    assert.deepEqual(faults, []);
    assert.equal(moving > 0, wish !== "reduce", "without the wish some things do take a moment");
  });
}

test("the ruler sees what is slow", async ({ blankPage }) => {
  const page = await blankPage(`<style>p::after { content: ""; animation: none 0.3s } b { transition: color 250ms }</style><p><b>x</b></p>`);
  assert.equal((await page.evaluate(slower, 0.2)).length, 2);
});
