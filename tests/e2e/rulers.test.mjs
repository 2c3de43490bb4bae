// The rulers themselves: each must complain about what is wrong, and be quiet about what is right.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { canary, filesUnder, findWords } from "../lib/scan.mjs";
import { violations } from "./lib/axe.mjs";
import * as measure from "./lib/measure.mjs";
import { eventually, test } from "./lib/test.mjs";

const right = `<!doctype html><html lang="nl"><title>Goed</title><meta name="viewport" content="width=device-width">
  <style>body { margin: 16px; font: 16px sans-serif } button { min-width: 150px; min-height: 48px; margin: 8px }</style>
  <main><h1>Goed zo</h1><p style="width: 60px">lang&shy;durig samen <a href="#a">een link in de tekst</a></p>
  <button>Vorige</button><button>Volgende</button><label><input type="checkbox" style="width:48px;height:48px"> Ja</label></main>`;

const wrong = {
  sideways: ["<div style='width: 500px; height: 9px'></div>", /500|516/],
  splitWords: ["<p style='width: 40px; overflow-wrap: anywhere'>onderhandelingsruimte</p>", /onderhandelingsruimte/],
  clipped: ["<p style='width: 40px; overflow: hidden; white-space: nowrap'>een lange regel tekst</p>", /lange regel/],
  targets: ["<button style='min-width:0;min-height:0;padding:0'>x</button>", /less than 48/],
  tooHigh: ["<div style='height: 2000px'></div>", /high/],
};

test("a page without faults gets no complaints", async ({ blankPage }) => {
  const page = await blankPage(right);
  for (const name of Object.keys(wrong)) assert.deepEqual(await page.evaluate(measure[name]), [], name);
  assert.deepEqual(await violations(page), []);
});

for (const [name, [html, complaint]] of Object.entries(wrong)) {
  test(`${name} complains`, async ({ blankPage }) => {
    const page = await blankPage(right.replace("</main>", `${html}</main>`));
    assert.match((await page.evaluate(measure[name])).join("\n"), complaint);
  });
}

test("buttons that touch are noticed, and a button with focus under a bar", async ({ blankPage }) => {
  const page = await blankPage(right.replaceAll("margin: 8px", "margin: 0; float: left"));
  assert.match((await page.evaluate(measure.targets)).join("\n"), /Vorige.*Volgende.* apart/);
  const list = (away) => `<div style='height: 60px; overflow: auto'><button style='margin: ${away}px 0 0'>Onder</button></div><button style='margin: 0'>Balk</button>`;
  const scrolled = await blankPage(right.replace("</main>", `${list(80)}</main>`));
  assert.deepEqual(await scrolled.evaluate(measure.targets), [], "what is scrolled away touches nothing");
  const touching = await blankPage(right.replace("</main>", `${list(20)}</main>`));
  assert.match((await touching.evaluate(measure.targets)).join("\n"), /Onder.*Balk.* apart/);
  const bar = "<div style='position: fixed; inset: 0; background: #fff'>balk</div>";
  const hidden = await blankPage(right.replace("</main>", `${bar}</main>`));
  await hidden.getByRole("button", { name: "Vorige" }).focus();
  assert.match(await hidden.evaluate(measure.covered), /under something else/);
});

test("wide spacing and large letters are put on, and taken back", async ({ blankPage }) => {
  const page = await blankPage(right);
  const styles = () =>
    page.evaluate(() => [getComputedStyle(document.querySelector("h1")).letterSpacing, getComputedStyle(document.documentElement).fontSize]);
  const [spacing, size] = await styles();
  assert.equal(spacing, "normal");
  for (const [change, at, wanted] of [[measure.spaced, 0, /^[1-9.]+px$/], [measure.doubled, 1, `${2 * parseFloat(size)}px`]]) {
    await page.evaluate(change, true);
    assert.match((await styles())[at], new RegExp(wanted), change.name);
    await page.evaluate(change, false);
    assert.deepEqual(await styles(), [spacing, size], change.name);
  }
});

test("what is waited for may fail before it is there", async () => {
  let asked = 0;
  const third = () => {
    asked += 1;
    if (asked === 1) throw new Error("it is not there yet");
    return asked === 3;
  };
  await eventually(third, "the third time");
  assert.equal(asked, 3);
});

test("axe finds a button without a name", async ({ blankPage }) => {
  const page = await blankPage(right.replace("</main>", "<button></button></main>"));
  assert.match((await violations(page)).join("\n"), /button-name/);
});

test("a word is found in every form in which a file can hold it", ({ freshFolder }) => {
  const folder = freshFolder().home;
  const word = canary("controle");
  assert.deepEqual(findWords([word], filesUnder(folder)), []);
  mkdirSync(join(folder, "diep"));
  const le = Buffer.from(`…${word}…`, "utf16le");
  const written = { utf8: `x${word}y`, le, be: Buffer.from(le).swap16() };
  for (let before = 0; before < 3; before++) written[`base64-${before}`] = Buffer.from(`${"-".repeat(before)}${word}--`).toString("base64");
  for (const [name, bytes] of Object.entries(written)) writeFileSync(join(folder, "diep", name), bytes);
  writeFileSync(join(folder, `naam-${word}`), "");
  const hits = findWords([word], filesUnder(folder));
  for (const name of [...Object.keys(written), "in its name"]) assert.ok(hits.some((hit) => hit.includes(name)), name);
  assert.deepEqual(findWords([canary("controle")], filesUnder(folder)), []);
});
