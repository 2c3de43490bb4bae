#!/usr/bin/env bash
# Fails when a file, the script or the style outgrows what was agreed, or a lockfile names a host.
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

node scripts/bundle.mjs || bad=1

# Lockfiles name no host: they must resolve through whatever registry is configured.
if grep -l '"resolved"' ui/package-lock.json tests/package-lock.json; then
  echo "these lockfiles name a registry" >&2
  bad=1
fi
exit $bad
