// Licence files: which licences stand in one, as texts without the copyright line, and whose copyright it names.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the text of a licence begins and ends in a file. A copyright line, a title and an appendix stay outside. */
const FAMILIES = Object.fromEntries(Object.entries({
  MIT: /Permission is hereby granted, free of charge[\s\S]*?DEALINGS IN (?:THE|ITS) SOFTWARE\.?/,
  "Apache-2.0": /Apache License Version 2\.0[\s\S]*?END OF TERMS AND CONDITIONS/,
  "BSD-3-Clause": /Redistribution and use in source(?:(?!Redistribution and use)[\s\S])*?Neither the name[\s\S]*?SUCH DAMAGE\.?/,
  "BSD-2-Clause": /Redistribution and use in source(?:(?!Neither the name)[\s\S])*?SUCH DAMAGE\.?/,
  Zlib: /This software is provided 'as-is'[\s\S]*?source distribution\./,
  "Unicode-3.0": /(?:NOTICE TO USER: Carefully[\s\S]*?)?Permission is hereby granted, free of charge, to any person obtaining a copy of data files[\s\S]*?authorization of the copyright holder\./,
  "MPL-2.0": /Mozilla Public License Version 2\.0[\s\S]*defined by the Mozilla Public License, v\. 2\.0\./,
  "OFL-1.1": /This Font Software is licensed under the SIL Open Font License[\s\S]*?OTHER DEALINGS IN THE FONT SOFTWARE\./,
  "EUPL-1.2": /EUROPEAN UNION PUBLIC LICENCE v\. ?1\.2[\s\S]*(?=\s*$)/,
  blessing: /The author disclaims copyright to this source code\.[\s\S]*?taking more than you give\./,
}).map(([licence, pattern]) => [licence, new RegExp(pattern.source.replaceAll(" ", "\\s+"), "i")]));
const NAMES = /^(licen[cs]e|copying|copyright|unlicense)/i;
const MARK = /^(\d+\.|[*•-]|\(?[a-z]\))\s/;
const COPYRIGHT = /^(?:(?:Copyright|COPYRIGHT|©) ?(?:\([cC]\)|©|\d{4}|[A-Z][a-z]+ )|\([cC]\) \d{4})/;
const TEMPLATE = /[[{<](yyyy|year|name)|Copyright (Holder|Owner|Notice|License|Statement)/i;

/** What a file says, with comment signs and white space evened out: one line a paragraph or list item. */
function evened(text) {
  const lines = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n").split("\n");
  const out = [""];
  for (const raw of lines) {
    const line = raw.replace(/^\s*(\*\*|\/\/|#+|>)\s?/, "").replace(/\s+/g, " ").trim();
    if (line === "" || MARK.test(line)) out.push("");
    if (line !== "") out[out.length - 1] += (out.at(-1) === "" ? "" : " ") + line;
  }
  return out.filter((line) => line !== "").join("\n");
}

/** What makes two texts the same: their letters and digits. */
export const fingerprint = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, "");

/** The licence texts in a file, by licence. */
export function licencesIn(text) {
  const found = {};
  for (const [licence, pattern] of Object.entries(FAMILIES)) {
    const match = pattern.exec(text);
    if (!match) continue;
    if (licence === "MIT" && /data files/.test(match[0].slice(0, 200))) continue;
    found[licence] = evened(match[0]);
  }
  if (found["BSD-3-Clause"] && found["BSD-2-Clause"]?.includes("Neither the name")) delete found["BSD-2-Clause"];
  return found;
}

/** The copyright lines of a file outside its licence texts, without ornaments and addresses. */
export function copyrightsIn(text) {
  const outside = Object.values(FAMILIES).reduce((rest, pattern) => rest.replace(new RegExp(pattern, "gi"), "\n"), text);
  const lines = outside.split(/\r?\n/).map((line) => line.replace(/^[\s*#/>_-]+|[\s*_]+$/g, "").replace(/\s+/g, " "));
  return lines.flatMap((line, index) => {
    if (!COPYRIGHT.test(line) || TEMPLATE.test(line)) return [];
    // Some put the name on the next line.
    const whole = /[\d\s(c)©,-]{6}$/.test(line) ? `${line} ${lines[index + 1] ?? ""}` : line;
    return [whole.replace(/\[([^\]]+)\]\(http[^)]*\)/g, "$1").replace(/ \S+\.ttf: .*$/, "").replace(/,? all rights reserved\.?$/i, "")
      .replace(/\s*<[^<>]*@[^<>]*>/g, "").replace(/( or|[,\s])+$/, "")];
  });
}

/** Everything that the licence files of a folder say. Third-party texts count as well, whatever the part's own licence. */
export function readFolder(folder) {
  const texts = {};
  const others = [];
  const copyrights = new Map();
  for (const name of readdirSync(folder).filter((file) => NAMES.test(file)).sort()) {
    const entry = join(folder, name);
    let text;
    try {
      text = readFileSync(entry, "utf8");
    } catch (error) {
      if (error.code === "EISDIR") continue;
      throw error;
    }
    const found = licencesIn(text);
    if (/third-party/i.test(name)) others.push(...Object.entries(found));
    else for (const [licence, body] of Object.entries(found)) texts[licence] ??= body;
    for (const line of copyrightsIn(text)) {
      const key = fingerprint(line.replace(/\(c\)/i, ""));
      if (!copyrights.has(key)) copyrights.set(key, line);
    }
  }
  return { texts, others, copyrights: [...copyrights.values()] };
}
