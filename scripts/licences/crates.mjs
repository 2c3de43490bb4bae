// The Rust crates that are linked into the Linux app. What only runs while building (macros, build scripts) is not shipped.
import { execFileSync } from "node:child_process";
import { dirname } from "node:path";
import { modern } from "./spdx.mjs";
import { readFolder } from "./texts.mjs";

const TARGET = "x86_64-unknown-linux-gnu";
const run = (...args) => execFileSync("cargo", args, { encoding: "utf8", maxBuffer: 1 << 28 });

/** All packages of the lockfile with what their manifests say. */
export function packages() {
  const text = run("metadata", "--locked", "--offline", "--format-version", "1", "--all-features");
  return JSON.parse(text).packages;
}

/** The linked crates, except our own. */
export function crates(all) {
  const tree = run("tree", "--locked", "--offline", "-p", "kdw", "-p", "kdw-rescue", "--features", "kdw/custom-protocol", "--target", TARGET,
    "-e", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}");
  const linked = new Set(tree.split("\n").filter(Boolean).map((line) => line.split(" ").slice(0, 2).join(" ")));
  return all.filter((one) => one.source !== null && linked.has(`${one.name} v${one.version}`)).map((one) => {
    if (!one.license) throw new Error(`${one.name} states no licence`);
    const makers = one.authors.map((author) => author.replace(/\s*<[^>]*>/, "").trim()).filter((name) => !name.includes("@"));
    return { name: one.name, version: one.version, licence: modern(one.license), makers, ...readFolder(dirname(one.manifest_path)) };
  });
}
