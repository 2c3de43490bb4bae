// Prints licences.json: each part once, each distinct licence text once. The same input gives the same bytes.
import { crates, packages } from "./crates.mjs";
import { others } from "./others.mjs";
import { npmPackages } from "./packages.mjs";
import { relied } from "./spdx.mjs";
import { fingerprint } from "./texts.mjs";

const byBytes = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const all = packages();
const parts = [...crates(all), ...(await npmPackages()), ...others(all)];

// How often each text occurs: the most common one speaks for a part that brings none.
const seen = new Map();
for (const part of parts) {
  for (const [licence, text] of [...Object.entries(part.texts), ...part.others]) {
    const key = `${licence} ${fingerprint(text)}`;
    const entry = seen.get(key) ?? { key, licence, text, count: 0 };
    if (byBytes(text, entry.text) < 0) entry.text = text;
    seen.set(key, { ...entry, count: entry.count + 1 });
  }
}
const common = [...seen.values()].sort((a, b) => byBytes(a.licence, b.licence) || b.count - a.count || byBytes(a.key, b.key));

// A BSD text may name its maker; one without a name can stand for others.
const standard = (licence) => {
  const found = common.find((one) => one.licence === licence && !/neither the name of (?!the copyright|copyright)/i.test(one.text));
  if (!found) throw new Error(`no text for ${licence}: teach scripts/licences/texts.mjs to find it`);
  return found.key;
};

const keys = parts.map((part) => {
  const own = relied(part.licence).map((licence) =>
    part.texts[licence] ? `${licence} ${fingerprint(part.texts[licence])}` : standard(licence));
  return [...new Set([...own, ...part.others.map(([licence, text]) => `${licence} ${fingerprint(text)}`)])];
});
const used = new Set(keys.flat());
const texts = common.filter((one) => used.has(one.key));
const place = new Map(texts.map((one, index) => [one.key, index]));

const rows = parts.map((part, index) => ({
  name: part.name,
  version: part.version,
  licence: part.licence,
  copyright: part.copyrights.length > 0 ? part.copyrights : part.makers,
  texts: keys[index].map((key) => place.get(key)).sort((a, b) => a - b),
})).sort((a, b) => byBytes(a.name.toLowerCase(), b.name.toLowerCase()) || byBytes(a.version, b.version));

const lines = (list) => list.map((one) => JSON.stringify(one)).join(",\n");
console.log(`{"texts":[\n${lines(texts.map(({ licence, text }) => ({ licence, text })))}\n],"parts":[\n${lines(rows)}\n]}`);
