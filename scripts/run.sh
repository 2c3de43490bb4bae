#!/usr/bin/env bash
# Starts the app. Without a display it walks through it on a virtual one and leaves screenshots.
set -euo pipefail
cd "$(dirname "$0")/.."
app=$1

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$app"
fi
echo "No display here: walking through the app on a virtual one."
exec scripts/xrun.sh node tests/smoke/walk.mjs "$app" screenshots
