// The themes a screen can be seen in.
export const THEMES = ["light", "dark", "contrast"];

/** The themes of a screen: *Samen* is light for two whatever was chosen, *Donker scherm* is dark. */
export function themesOf(screen) {
  if (/^samen kijken/.test(screen.name)) return ["light"];
  return /donker scherm/.test(screen.name) ? ["screen"] : THEMES;
}

/** Shows the page as this theme does, and waits until its colours stand. What choosing one does is proved in settings.test.mjs. */
export async function paint(page, theme) {
  await page.evaluate(async (name) => {
    document.documentElement.dataset.theme = name;
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    await Promise.allSettled(document.getAnimations().map((one) => one.finished));
  }, theme);
}
