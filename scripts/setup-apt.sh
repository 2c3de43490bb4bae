#!/usr/bin/env bash
# Installs the Debian packages that are missing: `app` to build and start it, `test` to test it as well.
set -euo pipefail

app=(build-essential pkg-config libwebkit2gtk-4.1-dev librsvg2-dev libxdo-dev libssl-dev
  webkit2gtk-driver xvfb xauth dbus dbus-x11 at-spi2-core)
test=(chromium-headless-shell strace xdotool python3-gi gir1.2-atspi-2.0)

wanted=()
for set in "$@"; do
  case $set in
    app) wanted+=("${app[@]}") ;;
    test) wanted+=("${test[@]}") ;;
    *) echo "unknown set: $set" >&2; exit 2 ;;
  esac
done

if ! command -v dpkg-query >/dev/null; then
  echo "Not a Debian system. Please see to it yourself that these are there: ${wanted[*]}" >&2
  exit 0
fi

missing=()
for package in "${wanted[@]}"; do
  status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$status" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "Please install as root: apt-get install ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
install() {
  echo "installing: $*"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
}
"${as_root[@]}" apt-get update -q || echo "the list of packages could not be renewed" >&2
# Where there is no such shell, the whole browser does as well.
install "${missing[@]}" || install "${missing[@]/chromium-headless-shell/chromium}"
