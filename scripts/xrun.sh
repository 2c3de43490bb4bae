#!/usr/bin/env bash
# Runs a command on a display and a session bus of its own; both end with it.
set -euo pipefail

folder=$(mktemp -d)
Xvfb -displayfd 5 -screen 0 1400x900x24 -nolisten tcp 5>"$folder/display" >"$folder/log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true; wait $server 2>/dev/null || true; rm -rf "$folder"' EXIT

for _ in $(seq 300); do
  [ -s "$folder/display" ] && break
  kill -0 $server 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
  sleep 0.05
done
[ -s "$folder/display" ] || { echo "the virtual display did not start" >&2; exit 1; }

DISPLAY=":$(cat "$folder/display")"
export DISPLAY GDK_BACKEND=x11 NO_AT_BRIDGE=1 GTK_A11Y=none LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY
# What the bus starts by itself may be as noisy as it likes: only the command's own output comes through.
exec 3>&1 4>&2
dbus-run-session -- bash -c 'exec "$@" >&3 2>&4 3>&- 4>&-' -- "$@" >/dev/null 2>&1
