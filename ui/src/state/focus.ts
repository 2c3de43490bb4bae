import { tick } from "svelte";

/** Where focus was: enough to find the same control again after the screen has been built anew. */
export interface FocusMark {
  tag: string;
  name: string;
  nth: number;
}

function nameOf(element: Element): string {
  return element.id || element.getAttribute("aria-label") || element.textContent?.trim() || "";
}

function alike(tag: string, name: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(tag)].filter((element) => nameOf(element) === name);
}

export function focusMark(): FocusMark | undefined {
  const element = document.activeElement;
  if (!element || element === document.body || element.tagName === "H1") return undefined;
  const name = nameOf(element);
  return { tag: element.tagName, name, nth: alike(element.tagName, name).indexOf(element as HTMLElement) };
}

export function findFocus(mark: FocusMark): HTMLElement | undefined {
  return alike(mark.tag, mark.name)[mark.nth];
}

/**
 * Puts the screen back as it was left. Lists are read from the core first, so this tries again for a moment.
 * Returns the way to give up.
 */
export function restorePlace(place: { scroll: number; focus: FocusMark | undefined }): () => void {
  const until = performance.now() + 800;
  let frame = 0;
  const attempt = (): void => {
    const element = place.focus && findFocus(place.focus);
    const tall = document.documentElement.scrollHeight >= place.scroll + window.innerHeight;
    if ((element || !place.focus) && tall) {
      element?.focus({ preventScroll: true });
      window.scrollTo(0, place.scroll);
    } else if (performance.now() < until) {
      frame = requestAnimationFrame(attempt);
    }
  };
  frame = requestAnimationFrame(attempt);
  return () => cancelAnimationFrame(frame);
}

/** Does something during which the button that was pressed is shut: if focus was lost by that, it comes back. */
export async function holdingFocus(work: () => Promise<void>): Promise<void> {
  const pressed = document.activeElement;
  await work();
  await tick();
  if (document.activeElement === document.body && pressed instanceof HTMLElement) pressed.focus();
}
