// How much two colours differ, as WCAG counts it. The functions for a page get `ratio` as text: a page sees nothing of this file.

/** The contrast of two colours as `getComputedStyle` gives them: 1 (the same) to 21. */
export function ratio(one, other) {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\d.]+/g).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

/** The contrast of the text of each card on the screen with what lies behind it. */
export const cardContrast = (code) => {
  const ratio = new Function(`return (${code})`)();
  const cards = [...document.querySelectorAll("h2, h2 ~ p")].filter((one) => one.checkVisibility() && one.textContent.trim());
  return cards.map((card) => {
    let ground = card;
    while (ground && /^rgba.*, 0\)$/.test(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
    const behind = ground ? getComputedStyle(ground).backgroundColor : "rgb(255, 255, 255)";
    return { text: card.textContent.trim(), found: ratio(getComputedStyle(card).color, behind) };
  });
};

/** The contrast of the ring around what has focus with the ground beside it, which is inside it when the ring is. */
export const ringContrast = (code) => {
  const ratio = new Function(`return (${code})`)();
  const element = document.activeElement;
  if (!element || element === document.body) return undefined;
  // A radio or checkbox may leave its ring to what holds it.
  let ringed = element;
  while (ringed && getComputedStyle(ringed).outlineStyle === "none") ringed = ringed.parentElement;
  if (!ringed) return { name: element.outerHTML.slice(0, 60), colour: "none", ground: "", found: 1 };
  const style = getComputedStyle(ringed);
  let ground = parseFloat(style.outlineOffset) < 0 ? ringed : ringed.parentElement;
  while (ground && /^rgba.*, 0\)$/.test(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
  const behind = ground ? getComputedStyle(ground).backgroundColor : "rgb(255, 255, 255)";
  return { name: element.textContent.trim().slice(0, 30), colour: style.outlineColor, ground: behind, found: ratio(style.outlineColor, behind) };
};
