// Leaves out of the script what Svelte brings along for pages that a server rendered, which this app never has.
import type { Plugin } from "vite";

/** Per file of Svelte: what stands there, and what stands there for an app that only ever mounts. */
const PARTS: [file: string, from: string, to: string][] = [
  // The switch that guards all hydration: Svelte means it to be seen as constant, but minifiers do not see it.
  ["/svelte/src/internal/client/dom/hydration.js", "export let hydrating = false;", "export const hydrating = false;"],
  ["/svelte/src/internal/client/dom/hydration.js", "\thydrating = value;\n", ""],
];

/** The module with its parts replaced. Throws when a new version of Svelte no longer has them. */
export function lean(id: string, code: string): string {
  const parts = PARTS.filter(([file]) => id.endsWith(file));
  return parts.reduce((text, [file, from, to]) => {
    if (!text.includes(from)) throw new Error(`${file} no longer contains "${from.trim()}"`);
    return text.replace(from, to);
  }, code);
}

export function leanSvelte(): Plugin {
  return {
    name: "kdw-lean-svelte",
    apply: "build",
    transform: (code, id) => (PARTS.some(([file]) => id.endsWith(file)) ? { code: lean(id, code), map: null } : undefined),
  };
}
