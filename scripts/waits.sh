#!/usr/bin/env bash
# Fails when a test waits for the clock, or says how many milliseconds something may take. A test waits for what it waits
# for; tests/lib/poll.mjs alone asks again and again, and how fast things are is measured in tests/bench.
set -euo pipefail
cd "$(dirname "$0")/.."

look() { find tests -name '*.mjs' -not -path '*/node_modules/*' -not -path 'tests/bench/*' -not -path tests/lib/poll.mjs -print0 | xargs -0 grep -nE "$1" /dev/null; }
bad=0
waits='waitForTimeout|timers/promises|\bsleep\(|setTimeout\(|setInterval\('
clocks='Date\.now\(\) *[-<>]|[-<] *Date\.now\(\)|performance\.now\(\)|Math\.random'
if look "$waits"; then echo "these wait for the clock: see CONTRIBUTING.md, How to write a test" >&2; bad=1; fi
if look "$clocks"; then echo "these measure time, or are not the same twice: see CONTRIBUTING.md, How to write a test" >&2; bad=1; fi
if grep -rnE 'thread::sleep' src-tauri/core/src src-tauri/core/tests tests/tests src-tauri/src/*/tests* 2>/dev/null; then
  echo "Rust tests do not sleep: time is passed in" >&2
  bad=1
fi
exit $bad
