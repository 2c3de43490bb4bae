// Contrast, measured on what the browser computes: the colours of each theme on every ground, cards at a glance, and the
// ring of focus. UX criterion 10; axe looks at the rest of the text.
import assert from "node:assert/strict";
import { LAPTOP, PHONE } from "./lib/sizes.mjs";
import { cardContrast, ratio, ringContrast } from "./lib/contrast.mjs";
import { startTalk, tap, withDeck } from "./lib/talk.mjs";
import { test } from "./lib/test.mjs";
import { paint, THEMES } from "./lib/themes.mjs";

const GROUNDS = ["paper", "surface", "sunk", "petrol-wash", "ochre-wash", "red-wash"];
/** Colour, the grounds it stands on, and how much it must differ. */
const PAIRS = [
  ...["ink", "ink-soft", "petrol", "petrol-deep", "red", "red-deep", "ochre-ink"].map((one) => [one, GROUNDS, 4.5]),
  ...["edge", "focus"].map((one) => [one, GROUNDS, 3]),
  ["on-petrol", ["petrol", "petrol-deep"], 4.5],
  ["surface", ["red", "red-deep"], 4.5],
  ["on-night", ["night", "night-raised"], 4.5],
  ["night-soft", ["night", "night-raised"], 4.5],
];

/** The colours of a theme as the browser computes them. */
const computed = (page, names) =>
  page.evaluate((list) => {
    const probe = document.body.appendChild(document.createElement("i"));
    const found = list.map((name) => {
      probe.style.color = "";
      probe.style.setProperty("color", `var(--kdw-${name})`);
      return [name, getComputedStyle(probe).color];
    });
    probe.remove();
    return Object.fromEntries(found);
  }, names);

test("every colour of a theme differs enough from every ground it stands on", async ({ startApp }) => {
  const app = await startApp({ vault: "none" });
  await app.open();
  // So that axe need not look at anything else in every theme.
  const { themed, beside } = await app.page.evaluate(() => {
    const all = (rules) => [...rules].flatMap((rule) => [rule, ...all(rule.cssRules ?? [])]);
    const themed = [...document.styleSheets].flatMap((sheet) => all(sheet.cssRules)).filter((rule) => rule.selectorText?.includes("data-theme"));
    // The build writes `color-scheme` with two switches of its own.
    const known = /^(color-scheme|--lightningcss-(light|dark)|--kdw-shadow)$/;
    const isColour = (style, name) => name.startsWith("--kdw-") && CSS.supports("color", style.getPropertyValue(name).trim());
    const beside = themed.flatMap(({ style }) => [...style].filter((name) => !known.test(name) && !isColour(style, name)));
    return { themed: themed.length, beside };
  });
  assert.ok(themed >= THEMES.length, `${themed} rules of a theme`);
  assert.deepEqual(beside, [], "a theme changes colours and nothing else");
  const names = [...new Set(PAIRS.flatMap(([one, grounds]) => [one, ...grounds]))];
  const faults = [];
  for (const theme of [...THEMES, "screen"]) {
    await paint(app.page, theme);
    const colours = await computed(app.page, names);
    for (const [one, grounds, least] of PAIRS) {
      for (const ground of grounds) {
        const found = ratio(colours[one], colours[ground]);
        if (found < least) faults.push(`${theme}: ${one} ${colours[one]} on ${ground} ${colours[ground]}: ${found.toFixed(2)} < ${least}`);
      }
    }
  }
  assert.deepEqual(faults, []);
});

test("a card is read at a glance in every theme: 7 to 1", async ({ startApp }) => {
  const app = await startApp({ size: PHONE });
  const { cards } = await app.api("method_get", null);
  const faults = [];
  const look = async (where, themes = THEMES) => {
    for (const theme of themes) {
      await paint(app.page, theme);
      for (const { text, found } of await app.page.evaluate(cardContrast, String(ratio))) {
        if (found < 7) faults.push(`${where}, ${theme}: “${text}” ${found.toFixed(2)}`);
      }
    }
  };
  await app.open();
  await app.button("Kaarten").click();
  await app.page.getByText("Praten we nu echt met elkaar?").first().click();
  await app.on("Kaart");
  await look("kaart");
  await withDeck(app, cards.slice(0, 2).map(({ id }) => ({ type: "card", card: id })));
  await startTalk(app);
  await look("agenda", [...THEMES, "screen"]);
  await tap(app, "Volgende");
  await look("tijdens", [...THEMES, "screen"]);
  await tap(app, "Samen");
  await app.on("Samen kijken");
  await app.page.locator("h2").waitFor();
  await look("samen", ["light"]);
  assert.deepEqual(faults, []);
});

test("the ring of focus can be seen on whatever it lies on", async ({ startApp }) => {
  const app = await startApp({ size: LAPTOP });
  await app.open();
  const faults = [];
  let rings = 0;
  for (const screen of ["Gesprekken", "Kaarten", "Meer"]) {
    await app.button(screen).click();
    await app.on(screen);
    for (const theme of THEMES) {
      await paint(app.page, theme);
      await app.page.evaluate(() => document.querySelector("h1").focus());
      for (let turn = 0; turn < 30; turn++) {
        await app.page.keyboard.press("Tab");
        const ring = await app.page.evaluate(ringContrast, String(ratio));
        if (!ring) break;
        rings += 1;
        if (ring.found < 3) faults.push(`${screen}, ${theme}: ${ring.name} ${ring.colour} on ${ring.ground}: ${ring.found.toFixed(2)}`);
      }
    }
  }
  assert.deepEqual([...new Set(faults)], []);
  assert.ok(rings > 40, `${rings} rings`);
});

test("the rulers know what can hardly be read", async ({ blankPage }) => {
  assert.ok(Math.abs(ratio("rgb(0, 0, 0)", "rgb(255, 255, 255)") - 21) < 0.01);
  assert.ok(Math.abs(ratio("rgb(119, 119, 119)", "rgb(255, 255, 255)") - 4.48) < 0.01);
  const page = await blankPage(`<body style="background: #fff"><h2 style="color: #777">Grijs</h2><button style="outline: 3px solid #ddd">Knop</button>`);
  assert.ok((await page.evaluate(cardContrast, String(ratio)))[0].found < 7);
  await page.evaluate(() => document.querySelector("button").focus());
  assert.ok((await page.evaluate(ringContrast, String(ratio))).found < 3);
});
