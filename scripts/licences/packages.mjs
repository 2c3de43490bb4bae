// The npm packages of which something ends up in the bundle: code that Vite rendered, stylesheets, the font, the icons.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { modern } from "./spdx.mjs";
import { readFolder } from "./texts.mjs";

const UI = resolve("ui");
const nameIn = (path) => /^((?:@[^/]+\/)?[^/]+)/.exec(path)[1];

/** The packages of which code stands in the built script. */
async function rendered() {
  const { build } = await import(pathToFileURL(createRequire(join(UI, "package.json")).resolve("vite")).href);
  process.chdir(UI);
  const built = await build({ root: UI, logLevel: "silent", build: { write: false } });
  process.chdir("..");
  const names = new Set();
  for (const chunk of [built].flat().flatMap((one) => one.output)) {
    for (const [id, part] of Object.entries(chunk.modules ?? {})) {
      if (part.renderedLength === 0) continue;
      const inside = id.replaceAll("\\", "/").split("/node_modules/").at(-1);
      if (id.includes("node_modules")) names.add(nameIn(inside));
      else if (id === "\0virtual:icons") names.add("@tabler/icons");
      else if (id.startsWith("\0rolldown/")) names.add("rolldown");
    }
  }
  return names;
}

/** The packages that our stylesheets take in: other stylesheets and the font. */
function styled() {
  const folder = join(UI, "src/styles");
  const sheets = readdirSync(folder).filter((file) => file.endsWith(".css"));
  const sources = sheets.flatMap((file) => [...readFileSync(join(folder, file), "utf8").matchAll(/(?:@import |url\()"([^"]+)"/g)]);
  return sources.map((match) => match[1]).filter((path) => /^@?[a-z]/.test(path) && !path.startsWith("data:")).map(nameIn);
}

/** The bundled packages. */
export async function npmPackages() {
  const names = new Set([...(await rendered()), ...styled()]);
  return [...names].map((name) => {
    const folder = join(UI, "node_modules", name);
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    if (!manifest.license) throw new Error(`${name} states no licence`);
    const author = typeof manifest.author === "string" ? manifest.author : manifest.author?.name;
    const makers = author ? [author.replace(/\s*[<(].*$/, "")] : [];
    return { name, version: manifest.version, licence: modern(manifest.license), makers, ...readFolder(folder) };
  });
}
