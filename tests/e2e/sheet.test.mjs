// The recovery sheet as paper, and as what no other program gets hold of.
import assert from "node:assert/strict";
import { test } from "./lib/test.mjs";

/** The sheet on screen, and the groups of its code. */
async function shown(app) {
  await app.open();
  await app.button("Maak herstelblad").click();
  const article = app.page.getByRole("article");
  await article.waitFor();
  return article.getByRole("listitem").allInnerTexts();
}

test("the sheet prints alone, on one A4, whatever the screen looks like", async ({ startApp }) => {
  const app = await startApp({ offer: true });
  const groups = await shown(app);
  await printed(app, groups, "Wachtwoord vergeten? Met deze code");
  await app.button("Liever drie bladen").click();
  await app.button("Maak drie bladen").click();
  await app.on("Blad 1 van 3");
  const first = await app.page.getByRole("article").getByRole("listitem").allInnerTexts();
  await printed(app, first, "Geef elk blad een eigen plek");
  assert.ok(first.every((group) => !groups.includes(group)), "another code");
});

/** Prints what is shown, at both ends of the sizes and the themes; `not` stands on the screen alone. */
async function printed(app, groups, not) {
  for (const size of [100, 200]) {
    await app.api("prefs_set", { ...(await app.api("app_status", null)).prefs, text_size: size, theme: size === 200 ? "dark" : "light" });
    await app.page.emulateMedia({ media: "print" });
    const paper = await app.page.locator("body").innerText();
    let at = -1;
    for (const group of groups) {
      const next = paper.indexOf(group, at + 1);
      assert.ok(next > at, `${group} in its place`);
      at = next;
    }
    assert.match(paper, /Gemaakt op \d+ \w+ \d{4}\./);
    for (const word of ["Druk af", "Liever geen blad", "Controleer je papier", not]) assert.ok(!paper.includes(word), word);
    const pdf = (await app.page.pdf({ preferCSSPageSize: true })).toString("latin1");
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1, "one page");
    const [, wide, high] = /MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf).map(Number);
    assert.ok(Math.abs(wide - 595) < 2 && Math.abs(high - 842) < 2, `${wide} × ${high}`);
    await app.page.emulateMedia({ media: "screen" });
  }
}

test("the code cannot be copied from the screen", async ({ startApp }) => {
  const app = await startApp({ offer: true });
  await app.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const [group] = await shown(app);
  await app.page.evaluate(() => navigator.clipboard.writeText("van iemand anders"));
  await app.page.keyboard.press("Control+A");
  await app.page.keyboard.press("Control+C");
  assert.ok(!(await app.page.evaluate(() => navigator.clipboard.readText())).includes(group), "all of the page");
  await app.page.evaluate(() => getSelection().selectAllChildren(document.querySelector("article ol")));
  await app.page.keyboard.press("Control+C");
  assert.ok(!(await app.page.evaluate(() => navigator.clipboard.readText())).includes(group), "the code alone");
});
