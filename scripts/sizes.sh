#!/usr/bin/env bash
# Fails when a file, the bundle or a lockfile outgrows what was agreed.
set -euo pipefail
cd "$(dirname "$0")/.."

# Files: Rust 500 lines before its tests, Svelte 250, TypeScript and scripts 300. Generated bindings are not counted.
files() { find "$@" -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -not -path '*/gen/*' -print0; }
long() {
  local limit=$1; shift
  xargs -0 -r awk -v limit="$limit" '
    FNR == 1 { tests = 0 }
    /^#\[cfg\(test\)\]/ { tests = 1 }
    !tests && FNR == limit + 1 { printf "%s: more than %d lines\n", FILENAME, limit; bad = 1 }
    END { exit bad }'
}
bad=0
files src-tauri tests -name '*.rs' | long 500 || bad=1
files ui/src -name '*.svelte' | long 250 || bad=1
files ui/src ui/build -name '*.ts' -not -path ui/src/bindings/api.ts | long 300 || bad=1
files tests scripts \( -name '*.mjs' -o -name '*.sh' \) | long 300 || bad=1

# Bundle, compressed: what the window loads before it shows anything, and all of it.
bundle() {
  local what=$1 limit=$2 bytes=0 file
  shift 2
  for file in "$@"; do
    bytes=$((bytes + $(gzip -9 -c "$file" | wc -c)))
  done
  printf '%s: %d of at most %d bytes (gzip)\n' "$what" "$bytes" "$limit"
  [ "$bytes" -le "$limit" ] || bad=1
}
# The script of the page, and what that imports before it runs.
mapfile -t first < <(node -e '
  const { readFileSync } = require("node:fs");
  const dist = "ui/dist";
  const seen = new Set();
  const read = (file) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, name] of readFileSync(file, "utf8").matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) read(`${dist}/assets/${name}`);
  };
  for (const [, name] of readFileSync(`${dist}/index.html`, "utf8").matchAll(/<script[^>]*src="\/([^"]+)"/g)) read(`${dist}/${name}`);
  console.log([...seen].join("\n"));
')
bundle "js at the start" 80000 "${first[@]}"
bundle "js in all" 100000 ui/dist/assets/*.js
bundle css 25000 ui/dist/assets/*.css

# Lockfiles name no host: they must resolve through whatever registry is configured.
if grep -l '"resolved"' ui/package-lock.json tests/package-lock.json; then
  echo "these lockfiles name a registry" >&2
  bad=1
fi
exit $bad
