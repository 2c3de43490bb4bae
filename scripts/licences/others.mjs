// What no package manager lists: C code inside crates, Rust's own library, the word list.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { copyrightsIn, licencesIn } from "./texts.mjs";

const part = (name, version, licence, copyrights, texts = {}) =>
  ({ name, version, licence, copyrights, texts, others: [], makers: [] });

/** The parts that neither Cargo nor npm names. */
export function others(all) {
  const crate = (name) => {
    const found = all.find((one) => one.name === name);
    if (!found) throw new Error(`${name} is no longer in the lockfile: say here what replaced it`);
    return { ...found, folder: dirname(found.manifest_path) };
  };
  const cipher = crate("sqlcipher-src");
  const [, sqlcipher, sqlite] = /sqlcipher-([\d.]+)-sqlite-([\d.]+)/.exec(cipher.version);
  const licence = readFileSync(join(cipher.folder, "sqlcipher/LICENSE-sqlcipher"), "utf8");
  const header = readFileSync(join(cipher.folder, "sqlcipher/sqlite3.h"), "utf8").slice(0, 2000).replace(/^\*\* ?/gm, "");
  const [, openssl] = /\+([\d.]+)/.exec(crate("openssl-src").version);
  return [
    part("SQLCipher", sqlcipher, "BSD-3-Clause", copyrightsIn(licence), licencesIn(licence)),
    part("SQLite", sqlite, "blessing", [], licencesIn(header)),
    part("OpenSSL (waar de app die zelf meebrengt)", openssl, "Apache-2.0", ["Copyright 1995-2025 The OpenSSL Project Authors"]),
    part("Rust-standaardbibliotheek", "", "Apache-2.0 OR MIT", ["Copyright (c) The Rust Project Contributors"]),
    part("OpenTaal-woordenlijst", "", "BSD-3-Clause OR CC-BY-3.0", [
      "© 2006 - 2020 OpenTaal",
      "© 2001 - 2005 Simon Brouwer e.a.",
      "© 1996 Nederlandstalige Tex Gebruikersgroep",
    ]),
  ];
}
