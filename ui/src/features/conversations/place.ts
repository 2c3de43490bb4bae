import type { Hit, Span } from "../../bindings/api";
import { router } from "../../state/router.svelte";

/** As long as a screen may take to read what it shows, in milliseconds. */
const PATIENCE = 2000;

/** A text as search reads it: without capitals and without marks on letters. */
const plain = (text: string): string => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** Where the first words that were found stand in the whole text, if they do. */
export function rangeOf(text: string, snippet: readonly Span[]): readonly [start: number, end: number] | undefined {
  const first = snippet.findIndex(({ hit }) => hit);
  const words = plain(snippet[first]?.text ?? "");
  if (words === "") return undefined;
  const before = plain(snippet.slice(0, first).map((span) => span.text).join("").replace(/^…/, ""));
  // Unit by unit, so that a place in the plain text is a place in the text.
  let folded = "";
  const at: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const unit = plain(text.charAt(index));
    folded += unit;
    for (let n = 0; n < unit.length; n++) at.push(index);
  }
  const near = folded.indexOf(before + words);
  const start = near < 0 ? folded.indexOf(words) : near + before.length;
  return start < 0 ? undefined : [at[start] ?? 0, at[start + words.length] ?? text.length];
}

/** Selects what was found in the field, or the line, that holds it. */
function select(element: HTMLElement, [start, end]: readonly [number, number]): void {
  const fold = element.closest("details");
  if (fold) fold.open = true;
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) {
    // How far down the words stand is as tall as the text up to there.
    const { value } = element;
    element.value = value.slice(0, end);
    const depth = element.scrollHeight;
    element.value = value;
    element.focus();
    element.setSelectionRange(start, end);
    element.scrollTop = depth - element.clientHeight / 2;
  } else {
    element.focus();
    const line = element.firstChild;
    if (line) getSelection()?.setBaseAndExtent(line, start, line, end);
  }
  element.scrollIntoView({ block: "center" });
}

/**
 * On the screen that was just opened: looks for the text of this find and selects the words in it. Such a text has the
 * kind of the find and what tells it apart as its id, with perhaps more after a hyphen. Stops when someone goes on.
 */
export function showHit({ kind, item, question, area, field, snippet }: Hit): void {
  const places = `:is(textarea,input,[tabindex])[id|="${kind}-${item ?? question ?? area ?? field}"]`;
  const { number } = router.visit;
  const until = performance.now() + PATIENCE;
  const look = (): void => {
    if (router.visit.number !== number || performance.now() > until) return;
    for (const element of document.querySelectorAll<HTMLElement>(places)) {
      const text = "value" in element ? `${element.value}` : (element.textContent ?? "");
      const range = rangeOf(text, snippet);
      if (!range) continue;
      select(element, range);
      // A screen that begins somewhere of its own accord does so in this same frame.
      requestAnimationFrame(() => element.scrollIntoView({ block: "center" }));
      return;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
