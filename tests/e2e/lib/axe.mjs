// axe-core in the page, with every rule of WCAG A and AA and its best practices.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { paint, themesOf } from "./themes.mjs";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const ALL = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
/** The rules that look at colours. A theme changes nothing else, as contrast.test.mjs holds: the others find the same in each. */
const OF_COLOUR = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** Violations, one line each: the rule, the element, what is wrong. */
export async function violations(page, rules = ALL) {
  const run = () =>
    page.evaluate(async (runOnly) => {
      if (!("axe" in window)) return undefined;
      const { violations } = await window.axe.run(document, { runOnly, resultTypes: ["violations"] });
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary}`));
    }, rules);
  const found = await run();
  if (found) return found;
  await page.evaluate(source);
  return run();
}

/**
 * Violations in every theme of this screen, those of colour in each. With the whole page in view: axe takes what a bar
 * that stays in view covers at one place of scrolling for too small.
 */
export async function inEveryTheme(page, screen) {
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...size, height: Math.max(size.height, height + 80) });
  const chosen = await page.evaluate(() => document.documentElement.dataset.theme);
  const found = [];
  for (const [at, theme] of themesOf(screen).entries()) {
    if (at > 0 || theme !== chosen) await paint(page, theme);
    found.push(...(await violations(page, at > 0 ? OF_COLOUR : ALL)).map((one) => `${theme}: ${one}`));
  }
  // Whoever looks next waits for it.
  await page.evaluate((name) => (document.documentElement.dataset.theme = name), chosen);
  await page.setViewportSize(size);
  return found;
}
