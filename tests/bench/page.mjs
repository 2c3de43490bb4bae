// Measures in Chromium over the real core. Each gives its times in milliseconds.
import { plan } from "../lib/fixture.mjs";
import { startApp } from "../e2e/lib/app.mjs";
import { LAPTOP, PHONE, SIDEWAYS } from "../e2e/lib/sizes.mjs";
import { startTalk } from "../e2e/lib/talk.mjs";
import { until } from "../lib/poll.mjs";

const ROUNDS = 7;
const start = (t, options) => startApp(t, { realTime: true, size: PHONE, ...options });
const rounds = async (measure) => {
  const times = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await measure(round));
  return times;
};

/** In the page: does something, and gives how long it took until what `seen` asks for is there, looked at every frame. */
const timed = (page, act, seen, about) =>
  page.evaluate(
    ([act, seen, about]) =>
      new Promise((done) => {
        const [go, there] = [act, seen].map((code) => new Function(`return (${code})`)());
        const before = document.querySelector("main")?.innerText;
        const began = performance.now();
        const look = () => (there(about, before) ? done(performance.now() - began) : requestAnimationFrame(look));
        go(about);
        requestAnimationFrame(look);
      }),
    [String(act), String(seen), about],
  );

const press = (text) => [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === text).click();
const focused = () => document.activeElement?.tagName === "H1";

export async function firstCard(t) {
  const app = await start(t, { vault: "locked" });
  return rounds(async () => {
    await app.page.goto("about:blank");
    const began = performance.now();
    await app.page.goto(app.bridge.address);
    await app.button("Kaarten bekijken").click();
    await app.page.getByText("Praten we nu echt met elkaar?").first().waitFor();
    return performance.now() - began;
  });
}

export async function anotherCard(t) {
  const app = await start(t);
  await startTalk(app);
  const key = (key) => window.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const changed = (_, before) => document.querySelector("main").innerText !== before;
  return rounds(async (round) => {
    await app.ready();
    return timed(app.page, key, changed, round % 2 ? "ArrowLeft" : "ArrowRight");
  });
}

export async function sections(t) {
  const app = await start(t, { size: SIDEWAYS });
  await app.open();
  const names = ["Kaarten", "Meer", "Gesprekken", "Zoeken"];
  return rounds(async (round) => {
    await app.ready();
    const there = (text) => document.activeElement?.tagName === "H1" && document.activeElement.textContent.trim() === text;
    return timed(app.page, press, there, names[round % names.length]);
  });
}

export async function steps(t) {
  const app = await start(t, { size: PHONE });
  await plan(app.api, undefined, "Meneer Kade");
  await app.open();
  await app.page.getByRole("button", { name: /^Meneer Kade/ }).click();
  await app.button("Plan aanpassen").click();
  return rounds(async () => {
    await app.ready();
    await app.page.evaluate(() => document.activeElement?.blur());
    return timed(app.page, press, focused, "Volgende");
  });
}

export async function blank(t) {
  const app = await start(t);
  await startTalk(app);
  const turn = (away) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => away });
    document.dispatchEvent(new Event("visibilitychange"));
  };
  const shown = (away) => document.querySelector(".stage button").checkVisibility({ visibilityProperty: true }) !== away;
  return rounds((round) => timed(app.page, turn, shown, round % 2 === 0));
}

export async function stored(t) {
  const app = await start(t, { size: LAPTOP });
  const { conversation } = await plan(app.api, undefined, "Meneer Kade");
  await app.open();
  await app.page.getByRole("button", { name: /^Meneer Kade/ }).click();
  await app.button("Plan aanpassen").click();
  const field = app.field("Wat is de aanleiding?");
  let typed = await field.inputValue();
  await field.press("End");
  return rounds(async (round) => {
    await field.pressSequentially(` ${round}`);
    typed += ` ${round}`;
    const began = performance.now();
    await until(async () => (await app.api("conversation_get", { conversation })).texts.occasion === typed, "the text to be stored");
    return performance.now() - began;
  });
}

export async function longList(t) {
  const app = await start(t, { size: SIDEWAYS });
  for (let number = 0; number < 1_000; number++) await app.api("conversation_create", { start: "look_back", people: [] });
  await app.open();
  const rows = () => document.querySelectorAll("[data-conversation]").length >= 60;
  return rounds(async () => {
    await app.button("Kaarten").click();
    await app.on("Kaarten");
    await app.ready();
    return timed(app.page, press, rows, "Gesprekken");
  });
}
