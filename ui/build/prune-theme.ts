// Keeps of NL Design System only what this app can show: rules for classes that occur in the script, and of the base
// theme only the tokens that the remaining rules use. 207 KB of theme becomes about 20.
import type { Plugin } from "vite";

const RULE = /\.voorbeeld-theme\s*\{([^{}]*)\}/g;
const OWN = /\.kdw-theme\s*\{([^{}]*)\}/g;
const NL_CLASS = /\.((?:nl|utrecht)-[\w-]+)/g;

function declarations(block: string): [string, string][] {
  const bare = block.replace(/\/\*[\s\S]*?\*\//g, "");
  return [...bare.matchAll(/(--[\w-]+)\s*:([^;]*)/g)].map((m) => [m[1] ?? "", m[2] ?? ""]);
}

function uses(css: string): string[] {
  return [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map((m) => m[1] ?? "");
}

/** The parts between commas that stand outside any parentheses. */
function selectors(list: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const char of list) {
    if (char === "(") depth += 1;
    if (char === ")") depth -= 1;
    if (char === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += char;
  }
  return parts;
}

/** Whether a class can be on an element: it stands in the script, whole or as the start of a template. */
function classTest(script: string): (name: string) => boolean {
  const whole = new Set([...script.matchAll(/(?:nl|utrecht)-[\w-]+/g)].map((m) => m[0]));
  const starts = [...script.matchAll(/((?:nl|utrecht)-[\w-]*-)\$\{/g)].map((m) => m[1] ?? "");
  return (name) => whole.has(name) || starts.some((start) => name.startsWith(start));
}

function canMatch(selector: string, known: (name: string) => boolean): boolean {
  // A class inside :not() or in a list of alternatives does not have to exist.
  const needed = selector.replace(/:not\([^()]*(?:\([^()]*\)[^()]*)*\)/g, "").replace(/:(?:is|where|has)\([^()]*,[^()]*\)/g, "");
  return [...needed.matchAll(NL_CLASS)].every((m) => known(m[1] ?? ""));
}

/** Drops the rules that no element of this app can match. */
export function pruneRules(css: string, script: string): string {
  const known = classTest(script);
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, "");
  return bare.replace(/([^{}@;]+)\{([^{}]*)\}/g, (rule, list: string, block: string) => {
    if (!/\.(?:nl|utrecht)-/.test(list)) return rule;
    const kept = selectors(list).filter((selector) => canMatch(selector, known));
    return kept.length > 0 ? `${kept.join(",")}{${block}}` : "";
  });
}

/** Drops the tokens of the theme that nothing uses, and those that our own layer sets. */
export function pruneTokens(css: string): string {
  const theme = new Map([...css.matchAll(RULE)].flatMap((m) => declarations(m[1] ?? "")));
  const own = new Map([...css.matchAll(OWN)].flatMap((m) => declarations(m[1] ?? "")));
  const used = new Set<string>();
  const queue = uses(css.replace(RULE, "").replace(OWN, ""));
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (used.has(name)) continue;
    used.add(name);
    queue.push(...uses(own.get(name) ?? theme.get(name) ?? ""));
  }
  const block = (tokens: [string, string][]): string =>
    tokens.map(([name, value]) => `${name}:${value.trim()}`).join(";");
  const kept = [...theme].filter(([name]) => used.has(name) && !own.has(name));
  let first = true;
  return css
    .replace(RULE, () => {
      const rule = first ? `.voorbeeld-theme{${block(kept)}}` : "";
      first = false;
      return rule;
    })
    .replace(OWN, (_, body: string) => `.kdw-theme{${block(declarations(body).filter(([name]) => used.has(name)))}}`);
}

export function pruneTheme(): Plugin {
  return {
    name: "kdw-prune-theme",
    apply: "build",
    enforce: "post",
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const script = files.map((file) => (file.type === "chunk" ? file.code : "")).join("\n");
      for (const asset of files) {
        if (asset.type !== "asset" || !asset.fileName.endsWith(".css")) continue;
        asset.source = pruneTokens(pruneRules(String(asset.source), script));
      }
    },
  };
}
