// What a ruler would find on the screen. Every function runs inside the page and returns complaints, one line each.
// They are written out whole because a function that runs in the page sees nothing of this file.

/** Complaints about anything that sticks out of the screen, or scrolls sideways inside it. */
export const sideways = () => {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} px wide in ${root.clientWidth}`);
  for (const element of document.body.querySelectorAll("*")) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const hidden = box.width <= 1 || box.height <= 1 || style.clipPath !== "none";
    if (hidden || element.closest("svg")?.parentElement?.closest("svg")) continue;
    const name = `${element.tagName.toLowerCase()} "${(element.textContent ?? "").trim().slice(0, 30)}"`;
    if (box.right > root.clientWidth + 0.5 && box.left < root.clientWidth && style.position !== "fixed") found.push(`${name} ends at ${box.right}`);
    if (box.left < -0.5 && box.right > 0) found.push(`${name} starts at ${box.left}`);
    const scrolls = ["auto", "scroll"].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    if (scrolls && element.tagName !== "TEXTAREA") found.push(`${name} scrolls sideways`);
  }
  return found;
};

/** Complaints about words that stand on two lines without a hyphen. */
export const splitWords = () => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const boxes = (node, from, to) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()];
  };
  const rows = (tops) => tops.filter((top, at) => at > 0 && Math.abs(top - tops[at - 1]) > 4).length + 1;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.checkVisibility({ visibilityProperty: true })) continue;
    // A soft or a hard hyphen is where a word may break: what is between them may not.
    for (const part of node.data.matchAll(/[^\s\u00ad\u200b\-–—/]+/g)) {
      const from = part.index;
      // All of its boxes are as high: so are those of its letters.
      if (rows(boxes(node, from, from + part[0].length).map(({ top }) => top)) === 1) continue;
      // Letter by letter: the box of a whole range also holds the hyphen that a soft one draws on the line before.
      const lines = rows(Array.from({ length: part[0].length }, (_, at) => boxes(node, from + at, from + at + 1).at(-1)?.top));
      if (lines > 1) found.push(`"${part[0]}" stands on ${lines} lines`);
    }
  }
  return found;
};

/** Complaints about text that is cut off by its own box. */
export const clipped = () => {
  const found = [];
  for (const element of document.body.querySelectorAll("*")) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || style.clipPath !== "none") continue;
    const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const wide = element.scrollWidth > element.clientWidth + 1 && (cuts(style.overflowX) || element.tagName === "SELECT");
    const tall = element.scrollHeight > element.clientHeight + 1 && cuts(style.overflowY);
    if ((wide || tall) && (own || element.matches("button, a, label"))) found.push(`"${element.textContent.trim().slice(0, 40)}" is cut off`);
    if (element.matches("button, a") && style.display !== "inline" && style.display !== "contents") {
      if (element.scrollWidth > element.clientWidth + 2) found.push(`"${element.textContent.trim().slice(0, 40)}" is wider than its button`);
    }
  }
  return found;
};

/**
 * Complaints about what is too small to tap or too near its neighbour. A radio or checkbox is as big as its label
 * makes it; a link in running text may be 24 px high. Of what scrolls inside a box only the part in view has neighbours.
 */
export const targets = ({ size = 48, gap = 8, inline = 24 } = {}) => {
  const found = [];
  const seen = [];
  const all = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex='0']";
  for (const element of document.body.querySelectorAll(all)) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest("[inert]")) continue;
    const style = getComputedStyle(element);
    let box = element.getBoundingClientRect();
    const tick = element.matches("input[type=radio], input[type=checkbox]");
    if (tick) {
      for (const label of element.labels ?? []) {
        const other = label.getBoundingClientRect();
        const left = Math.min(box.left, other.left), top = Math.min(box.top, other.top);
        box = new DOMRect(left, top, Math.max(box.right, other.right) - left, Math.max(box.bottom, other.bottom) - top);
      }
    }
    const off = box.right <= 0 || box.bottom + scrollY <= 0;
    if (off || (box.width <= 1 && !tick) || style.clipPath !== "none") continue; // a skip link waiting for focus
    const label = element.labels?.[0]?.textContent ?? "";
    const name = `${element.tagName.toLowerCase()} "${(element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 30) || label.trim().slice(0, 30)}"`;
    const running = element.tagName === "A" && style.display === "inline";
    const least = running ? inline : size;
    if (box.height < least - 0.5 || box.width < least - 0.5) {
      found.push(`${name} is ${Math.round(box.width)}×${Math.round(box.height)}, less than ${least}`);
    }
    let layer = element;
    while (layer && !["fixed", "sticky"].includes(getComputedStyle(layer).position)) layer = layer.parentElement;
    seen.push({ element, box, name, running, layer });
  }
  const inView = ({ element, box }) => {
    let { left, top, right, bottom } = box;
    for (let parent = element.parentElement; parent && parent !== document.body; parent = parent.parentElement) {
      const { overflowX, overflowY, contentVisibility } = getComputedStyle(parent);
      const { left: l, top: t, right: r, bottom: b } = parent.getBoundingClientRect();
      if (overflowX !== "visible" || contentVisibility !== "visible") [left, right] = [Math.max(left, l), Math.min(right, r)];
      if (overflowY !== "visible" || contentVisibility !== "visible") [top, bottom] = [Math.max(top, t), Math.min(bottom, b)];
    }
    return right > left && bottom > top ? { left, top, right, bottom } : undefined;
  };
  const near = seen.map((one) => ({ ...one, box: inView(one) })).filter(({ box }) => box);
  for (const [index, one] of near.entries()) {
    for (const other of near.slice(index + 1)) {
      if (one.layer !== other.layer || (one.running && other.running)) continue;
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const across = Math.max(one.box.left - other.box.right, other.box.left - one.box.right);
      const down = Math.max(one.box.top - other.box.bottom, other.box.top - one.box.bottom);
      const between = Math.max(across, down);
      if (between < gap - 0.5) found.push(`${one.name} and ${other.name} are ${Math.round(between)} px apart`);
    }
  }
  return found;
};

/** Where the named buttons are: `{ name: { top, left, width, height, inView } }`. */
export const boxes = (names) => {
  const result = {};
  for (const button of document.querySelectorAll("button")) {
    const name = (button.getAttribute("aria-label") ?? button.textContent).trim();
    if (!names.includes(name) || !button.checkVisibility({ visibilityProperty: true })) continue;
    const { top, left, bottom, right, width, height } = button.getBoundingClientRect();
    const inView = top >= 0 && left >= 0 && bottom <= innerHeight + 0.5 && right <= innerWidth + 0.5;
    result[name] = { top, left, width, height, inView };
  }
  return result;
};

/** Size, weight and number of lines of the first text that matches the selector. */
export const letters = (selector) => {
  const element = document.querySelector(selector);
  const style = getComputedStyle(element);
  const range = document.createRange();
  range.selectNodeContents(element);
  const tops = [...range.getClientRects()].filter((box) => box.width > 1).map((box) => box.top);
  const lines = tops.sort((a, b) => a - b).filter((top, index) => index === 0 || top - tops[index - 1] > parseFloat(style.fontSize) / 2);
  return { size: parseFloat(style.fontSize), weight: Number(style.fontWeight), lines: lines.length, text: element.textContent.trim() };
};

/** Whether the whole page scrolls, and by how much it is too high. */
export const tooHigh = () => {
  const found = [];
  const root = document.documentElement;
  if (root.scrollHeight > root.clientHeight) found.push(`the page is ${root.scrollHeight} px high in ${root.clientHeight}`);
  for (const element of document.body.querySelectorAll("*")) {
    if (!element.checkVisibility()) continue;
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(element).overflowY);
    if (scrolls && element.scrollHeight > element.clientHeight + 1) found.push(`${element.tagName.toLowerCase()}.${element.className} scrolls`);
  }
  return found;
};

/** Whether anything lies over the element that has focus. */
export const covered = () => {
  const element = document.activeElement;
  if (!element || element === document.body) return "nothing has focus";
  const box = element.getBoundingClientRect();
  if (box.width <= 1) return undefined;
  const away = box.bottom < 0 || box.top > innerHeight;
  // The title of a screen has focus when it opens, also of one that opens further down.
  if (away && element.tagName === "H1") return undefined;
  if (away) return `${element.outerHTML.slice(0, 80)} has focus and is out of view`;
  const clamp = (value, most) => Math.min(Math.max(value, 1), most - 1);
  const x = clamp(box.left + box.width / 2, innerWidth);
  const points = [box.top + 3, box.top + box.height / 2, box.bottom - 3].filter((y) => y > 0 && y < innerHeight);
  const free = points.some((y) => {
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element) || [...(element.labels ?? [])].some((label) => label.contains(top)));
  });
  return free ? undefined : `${element.outerHTML.slice(0, 80)} has focus under something else`;
};

/** Text spacing as WCAG 1.4.12 asks for, and text twice as big: as the user's own style would do it, on or off. */
export const spaced = (on) => {
  const sheet = (window.kdwSpaced ??= new CSSStyleSheet());
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }");
  const others = document.adoptedStyleSheets.filter((one) => one !== sheet);
  document.adoptedStyleSheets = on ? [...others, sheet] : others;
};
export const doubled = (on) => {
  const { style } = document.documentElement;
  window.kdwLetters ??= style.fontSize;
  style.fontSize = on ? "200%" : window.kdwLetters;
};
