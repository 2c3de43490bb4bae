// axe-core in the page, with every rule of WCAG A and AA and its best practices.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { paint, themesOf } from "./themes.mjs";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Violations, one line each: the rule, the element, what is wrong. */
export async function violations(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  return page.evaluate(async (values) => {
    const { violations } = await window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary}`));
  }, TAGS);
}

/**
 * Violations in every theme of this screen. With the whole page in view: axe takes what a bar that stays in view covers
 * at one place of scrolling for too small.
 */
export async function inEveryTheme(page, screen) {
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...size, height: Math.max(size.height, height + 80) });
  const chosen = await page.evaluate(() => document.documentElement.dataset.theme);
  const found = [];
  for (const theme of themesOf(screen)) {
    await paint(page, theme);
    found.push(...(await violations(page)).map((one) => `${theme}: ${one}`));
  }
  await paint(page, chosen);
  await page.setViewportSize(size);
  return found;
}
