// A person with a keyboard and nothing else.
import assert from "node:assert/strict";

/** The name of what has focus, and whether something lies over its middle. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const labelled = element.getAttribute("aria-labelledby");
    const label = labelled ? document.getElementById(labelled.split(" ")[0])?.textContent : undefined;
    const name = element.getAttribute("aria-label") ?? label ?? element.labels?.[0]?.textContent ?? element.textContent;
    const box = element.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2];
    const top = document.elementFromPoint(x, y);
    const clear = !top || top === element || element.contains(top) || top.contains(element) || top.closest("label") !== null;
    const style = getComputedStyle(element);
    const over = clear ? "" : `${top.tagName.toLowerCase()}.${top.className}`;
    return { over, name: name.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim(), tag: element.tagName, clear, outline: style.outlineStyle };
  });

const is = (name, wanted) => (wanted instanceof RegExp ? wanted.test(name) : name === wanted);

export function typist(app) {
  const { page } = app;
  const hidden = [];
  const press = (key) => page.keyboard.press(key);
  return {
    /** What had focus under something else. */
    hidden,
    press,
    /** Tabs until this has focus: an exact name, or a pattern of it. */
    async reach(name) {
      // A list that is still on its way would move what has focus.
      await app.ready();
      const seen = [];
      let now = await focused(page);
      for (let turn = 0; turn < 120; turn++) {
        if (is(now.name, name) && now.tag !== "H1" && now.tag !== "BODY") return;
        seen.push(now.name.slice(0, 30));
        await press("Tab");
        let after = await focused(page);
        // A page that scrolls to what has focus needs a moment.
        if (!after.clear) {
          await app.ready();
          after = await focused(page);
        }
        if (!after.clear) hidden.push(`${after.name} (under ${after.over})`);
        if (after.tag !== "BODY") assert.notEqual(after.outline, "none", `focus can be seen on “${after.name}”`);
        now = after;
      }
      throw new Error(`“${name}” cannot be reached by Tab. Passed: ${seen.join(" | ")}`);
    },
    async activate(name) {
      await this.reach(name);
      await press("Enter");
    },
    type: (text) => page.keyboard.type(text),
    /** The name of what has focus now. */
    at: async () => (await focused(page)).name,
  };
}
