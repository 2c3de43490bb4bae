// Shortcuts. Nothing is possible only by shortcut.

export type Keys = Record<string, (event: KeyboardEvent) => void>;

const layers: Keys[] = [];

/** The combination as it is written in a table: `Ctrl+Shift+L`, `Alt+1`, `Escape`, `g`. */
export function comboOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 && (event.ctrlKey || event.altKey) ? event.key.toUpperCase() : event.key;
  const shift = event.shiftKey && (event.ctrlKey || event.altKey || event.key.length > 1);
  return [event.ctrlKey || event.metaKey ? "Ctrl" : "", event.altKey ? "Alt" : "", shift ? "Shift" : "", key]
    .filter(Boolean)
    .join("+");
}

/** Whether typing goes into this element. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["radio", "checkbox", "button", "submit"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

/** Adds shortcuts for as long as a view lives: `$effect(() => bindKeys({ … }))`. The last to bind wins. */
export function bindKeys(keys: Keys): () => void {
  layers.push(keys);
  return () => void layers.splice(layers.indexOf(keys), 1);
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  // An open dialog has the keyboard to itself.
  if (document.querySelector("dialog[open]")) return;
  const combo = comboOf(event);
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (plain && combo !== "Escape" && isTyping(event.target)) return;
  if (combo === "Ctrl+Z" && isTyping(event.target)) return;
  for (const layer of layers.toReversed()) {
    const act = layer[combo];
    if (!act) continue;
    event.preventDefault();
    act(event);
    return;
  }
}

export function startKeys(): void {
  window.addEventListener("keydown", onKey);
}
