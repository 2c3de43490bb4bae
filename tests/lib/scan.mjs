// Looks for words in files, in every form in which a program might have written them.
import { lstatSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The forms of one word: UTF-8, UTF-16 both ways, and base64 at its three alignments. */
export function forms(word) {
  const utf8 = Buffer.from(word, "utf8");
  const le = Buffer.from(word, "utf16le");
  const all = [["utf-8", utf8], ["utf-16le", le], ["utf-16be", Buffer.from(le).swap16()]];
  const escaped = JSON.stringify(word).slice(1, -1).replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  if (escaped !== word) all.push(["json", Buffer.from(escaped)]);
  for (const [name, bytes] of [["utf-8", utf8], ["utf-16le", le]]) {
    for (let shift = 0; shift < 3; shift++) {
      const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64").replace(/=+$/, "");
      // The characters that the neighbouring bytes also decide are left out.
      const stable = text.slice(shift === 0 ? 0 : shift + 1, (shift + bytes.length) % 3 === 0 ? undefined : -1);
      all.push([`base64 of ${name}`, Buffer.from(stable)]);
    }
  }
  return all;
}

/** Every file under these folders, symbolic links not followed. */
export function filesUnder(...roots) {
  const found = [];
  const visit = (path) => {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) for (const name of readdirSync(path)) visit(join(path, name));
    else if (stat.isFile()) found.push(path);
  };
  roots.forEach(visit);
  return found;
}

/** Where the words stand: `path: word as form`, one line a hit. The names of files and folders count too. */
export function findWords(words, files) {
  const needles = words.flatMap((word) => forms(word).map(([form, bytes]) => ({ word, form, bytes })));
  const hits = [];
  for (const path of files) {
    for (const word of words) if (path.includes(word)) hits.push(`${path}: ${word} in its name`);
    let content;
    try {
      content = readFileSync(path);
    } catch (cause) {
      if (cause.code === "ENOENT") continue; // gone in the meantime
      throw cause;
    }
    for (const { word, form, bytes } of needles) if (content.includes(bytes)) hits.push(`${path}: ${word} as ${form}`);
  }
  return hits;
}

let count = 0;
const LETTERS = "bcdfghjklmnpqrstvwxz";

/** A word that stands nowhere else: letters only, so that nothing splits it. */
export function canary(kind) {
  let text = "";
  for (const byte of crypto.getRandomValues(new Uint8Array(9))) text += LETTERS[byte % LETTERS.length];
  return `kanarie${kind.replace(/[^a-z]/g, "")}${text}${String.fromCharCode(97 + (count++ % 26))}`;
}
