// Where focus is: on the title of a new screen, and back where it was. UX criteria 17 and 18.
import assert from "node:assert/strict";
import { plan } from "../lib/fixture.mjs";
import { LAPTOP, PHONE, SIDEWAYS } from "./lib/sizes.mjs";
import { eventually, test } from "./lib/test.mjs";

/** A plan of which only the list's row says anything. */
async function planned(api, label) {
  const conversation = await api("conversation_create", { start: "plan", people: [] });
  await api("participant_add", { conversation, whom: { kind: "new", value: label }, part: "other" });
  for (const [field, value] of [["kind", "progress"], ["channel", "home_visit"]]) {
    await api("conversation_set", { conversation, change: { field, value } });
  }
}

for (const size of [PHONE, LAPTOP]) {
  test(`every step of the plan has a title of its own and focus on it, ${size.width} px`, async ({ startApp }) => {
    const app = await startApp({ size });
    await plan(app.api, undefined, "Meneer Kade");
    await app.open();
    await app.page.getByRole("button", { name: /^Meneer Kade/ }).click();
    await app.button("Plan aanpassen").click();
    const titles = [];
    for (;;) {
      const heading = app.page.getByRole("heading", { level: 1 });
      await eventually(() => heading.evaluate((one) => one === document.activeElement), "focus on the title");
      titles.push(await app.page.title());
      if (titles.at(-1).startsWith("Voor de deur")) break;
      await app.page.getByRole("button", { name: /^(Volgende|Voor de deur)$/ }).last().click();
      await eventually(async () => (await app.page.title()) !== titles.at(-1), "the next title");
    }
    assert.equal(new Set(titles).size, titles.length, titles.join("\n"));
    assert.ok(titles.length >= 5);
  });

  test(`back puts the list and focus where they were, ${size.width} px`, async ({ startApp }) => {
    const app = await startApp({ size });
    for (let index = 10; index < 30; index++) await planned(app.api, `Huis ${index}`);
    await app.open();
    const row = app.page.getByRole("button", { name: /^Huis 25/ });
    await row.scrollIntoViewIfNeeded();
    await row.focus();
    const scroll = await app.page.evaluate(() => scrollY);
    assert.ok(scroll > 200, `the list is long enough (${scroll})`);
    await row.press("Enter");
    await app.on("Gesprek");
    assert.equal(await app.page.evaluate(() => scrollY), 0);
    await app.page.goBack();
    await app.on("Gesprekken");
    await eventually(() => row.evaluate((one) => one === document.activeElement), "focus on the row");
    assert.ok(Math.abs((await app.page.evaluate(() => scrollY)) - scroll) <= 2, "scrolled to where it was");
  });
}

test("no form shows the browser's own bubbles, and no text box is filled in by the browser", async ({ startApp }) => {
  const app = await startApp({ vault: "none" });
  await app.open();
  await app.button("Verder").click();
  await app.button("Bewaar wachtwoord").click();
  const field = app.field("Kies je wachtwoord");
  await eventually(() => app.page.evaluate(() => document.activeElement?.textContent.includes("Kijk dit nog even na")), "focus on the summary");
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  const text = await app.page.locator("#" + (await field.getAttribute("aria-describedby")).split(" ").at(-1)).innerText();
  assert.ok(await app.page.getByRole("link", { name: text, exact: true }).isVisible(), "the same sentence in the summary");
  assert.ok(text.split(/[.?!]\s+/).length <= 2, text);
  assert.ok(await app.page.evaluate(() => [...document.forms].every((form) => form.noValidate)));
});

test("a new screen has focus on its heading", async ({ startApp }) => {
  const app = await startApp({ size: SIDEWAYS });
  await app.open();
  for (const name of ["Kaarten", "Meer", "Gesprekken", "Zoeken"]) {
    await app.button(name).click();
    await eventually(() => app.heading(name).evaluate((one) => one === document.activeElement), `focus on ${name}`);
  }
});
