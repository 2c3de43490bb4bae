import type { Prefs } from "../bindings/api";
import { address } from "./method";

/** What a screen may hold on to whatever was chosen: *Samen* is light for two, *Donker scherm* lights no face. */
type Held = "light" | "screen";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const contrast = window.matchMedia("(prefers-contrast: more)");
/** Paper is white, whatever the screen looks like. */
const print = window.matchMedia("print");

let prefs: Prefs | undefined;
let held: Held | undefined;

function show(): void {
  const chosen = prefs?.theme ?? "system";
  const system = contrast.matches ? "contrast" : dark.matches ? "dark" : "light";
  const root = document.documentElement;
  root.dataset["theme"] = print.matches ? "light" : (held ?? (chosen === "system" ? system : chosen));
  root.style.fontSize = `${prefs?.text_size ?? 100}%`;
}

/** Makes the page look and speak as was chosen. */
export function look(chosen: Prefs): void {
  prefs = chosen;
  address(chosen.formal);
  show();
}

/** Holds one look as long as a screen lives: `$effect(() => hold("light"))`. */
export function hold(theme: Held | undefined): () => void {
  held = theme;
  show();
  return () => {
    held = undefined;
    show();
  };
}

for (const wish of [dark, contrast, print]) wish.addEventListener("change", show);
show();
