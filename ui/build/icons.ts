// Copies the few Tabler icons of icons.json into the bundle as path data, so that no markup is injected at run time.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Plugin } from "vite";

const ID = "virtual:icons";

export function icons(): Plugin {
  return {
    name: "kdw-icons",
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load(id) {
      if (id !== `\0${ID}`) return undefined;
      const list = new URL("../icons.json", import.meta.url);
      const names = JSON.parse(readFileSync(list, "utf8")) as Record<string, string>;
      const file = createRequire(import.meta.url);
      const shapes = Object.entries(names).map(([name, tabler]) => {
        const svg = readFileSync(file.resolve(`@tabler/icons/outline/${tabler}.svg`), "utf8");
        return [name, [...svg.matchAll(/<path d="([^"]+)"/g)].map((match) => match[1])];
      });
      return `export const icons = ${JSON.stringify(Object.fromEntries(shapes))};`;
    },
  };
}
