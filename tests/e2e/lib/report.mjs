// What the browser suite says at its end: how long the walk took at each screen, which screens of the app it never came
// to, which makes the suite fail, and how many tests passed.
import { readFileSync } from "node:fs";

const VIEWS = new URL("../../../ui/src/views/index.ts", import.meta.url);

/** The names of all screens that the router can show. */
function allScreens() {
  const [, table] = readFileSync(VIEWS, "utf8").match(/export const screens[^=]*= \{\n(.*?)\n\};/s);
  return [...table.matchAll(/^  (\w+): /gm)].map(([, name]) => name);
}

export default class Report {
  #passed = 0;
  #failed = 0;
  /** By what the walk calls a screen: the seconds it took, a size after the other. */
  #seconds = new Map();
  #seen = new Set();

  onTestEnd(test, result) {
    if (result.status === "passed") this.#passed += 1;
    else this.#failed += 1;
    const screens = result.annotations.filter(({ type }) => type === "screen");
    if (screens.length === 0) return;
    for (const { description } of screens) this.#seen.add(description);
    for (const { title, duration } of result.steps.filter(({ category }) => category === "test.step")) {
      const name = `${test.title.replace("every screen ", "")}: ${title}`;
      this.#seconds.set(name, [...(this.#seconds.get(name) ?? []), (duration / 1000).toFixed(1)]);
    }
  }

  onEnd() {
    for (const [name, seconds] of this.#seconds) console.log(`${seconds.map((one) => one.padStart(5)).join("")} s  ${name}`);
    const whole = this.#seen.size > 0 && !process.env.ONLY;
    const missed = whole ? allScreens().filter((name) => !this.#seen.has(name)) : [];
    if (missed.length > 0) console.log(`the walk does not come to: ${missed.join(", ")}; see e2e/lib/screens.mjs`);
    console.log(`${this.#passed} passed, ${this.#failed + missed.length} failed`);
    return missed.length > 0 ? { status: "failed" } : undefined;
  }

  printsToStdio() {
    return true;
  }
}
