#!/usr/bin/env bash
# Writes the TypeScript of the command table, or checks that it is not stale.
set -euo pipefail
cd "$(dirname "$0")/.."

target=ui/src/bindings/api.ts
fresh=$(mktemp)
trap 'rm -f "$fresh"' EXIT
# The build that the tests use: any other choice of targets has other features, and compiles most of it again.
make --no-print-directory --silent build
"${CARGO_TARGET_DIR:-target}/debug/bindings" >"$fresh"
case ${1:-} in
  write) cmp -s "$fresh" $target || cp "$fresh" $target ;;
  check) diff -u $target "$fresh" || { echo "$target is stale: run make bindings" >&2; exit 1; } ;;
  *) echo "usage: bindings.sh write|check" >&2; exit 2 ;;
esac
