#!/usr/bin/env bash
# Writes the licences of everything that the Linux app ships, or checks that they are not stale.
# Needs what `cargo fetch` and `npm ci` left on this machine; asks no network.
set -euo pipefail
cd "$(dirname "$0")/.."

target=src-tauri/core/content/licences.json
fresh=$(mktemp)
trap 'rm -f "$fresh"' EXIT
node scripts/licences/main.mjs >"$fresh"
case ${1:-} in
  write) cmp -s "$fresh" $target || cp "$fresh" $target ;;
  check) diff -u $target "$fresh" | cut -c 1-200 || { echo "$target is stale: run scripts/licences.sh write" >&2; exit 1; } ;;
  *) echo "usage: licences.sh write|check" >&2; exit 2 ;;
esac
