// axe-core in the real window: the colours and the tree are those of WebKit.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { until } from "../../lib/poll.mjs";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Runs in the page: shows it in this theme at once, and leaves what axe finds. */
const look = `(theme, values) => {
  window.complaints = undefined;
  const run = async () => {
    if (document.adoptedStyleSheets.length === 0) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { transition: none !important }");
      document.adoptedStyleSheets = [sheet];
    }
    // Axe takes what a bar that stays in view covers at one place of scrolling for too small.
    for (const one of document.querySelectorAll("body *")) if (getComputedStyle(one).position === "sticky") one.style.position = "static";
    document.documentElement.dataset.theme = theme;
    const { violations } = await window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ": " + node.html.slice(0, 120) + " " + node.failureSummary));
  };
  run().then((found) => (window.complaints = found), (fault) => (window.complaints = ["axe itself: " + fault.message]));
}`;

/** Violations in each of these themes, one line each; `where` is for who reads that axe never ended. */
export async function violations(me, themes, where) {
  if (!(await me.run(`() => "axe" in window`))) await me.run(`() => { ${source}; }`);
  const found = [];
  for (const theme of themes) {
    await me.run(look, theme, TAGS);
    const complaints = await until(() => me.run(`() => window.complaints`), `axe on ${where}, ${theme}`);
    found.push(...complaints.map((one) => `${theme}: ${one}`));
  }
  return found;
}
