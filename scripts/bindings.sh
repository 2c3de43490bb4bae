#!/usr/bin/env bash
# Writes what is made of the core's types (the TypeScript of the command table, the schema of what is taken along), or checks that
# none of it is stale.
set -euo pipefail
cd "$(dirname "$0")/.."

fresh=$(mktemp)
trap 'rm -f "$fresh"' EXIT
# The build that the tests use: any other choice of targets has other features, and compiles most of it again.
make --no-print-directory --silent build

of() {
  "${CARGO_TARGET_DIR:-target}/debug/bindings" "$2" >"$fresh"
  case $1 in
    write) cmp -s "$fresh" "$3" || cp "$fresh" "$3" ;;
    check) diff -u "$3" "$fresh" || { echo "$3 is stale: run make bindings" >&2; exit 1; } ;;
    *) echo "usage: bindings.sh write|check" >&2; exit 2 ;;
  esac
}

of "${1:-}" api ui/src/bindings/api.ts
of "${1:-}" export src-tauri/core/content/export.schema.json
