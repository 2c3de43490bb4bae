#!/usr/bin/env bash
# Runs the suites of the browser and of the real window again and again, in another order every time and with two busy
# processes beside them, and names every test that failed even once. In the browser every answer of the core comes late as well, by
# up to LATE milliseconds (500): what looks before it is there, is found by that.
# usage: burn.sh ROUNDS [e2e|smoke ...]
set -uo pipefail
cd "$(dirname "$0")/.."
rounds=$1
shift
[ $# -gt 0 ] || set -- e2e smoke
log=${CARGO_TARGET_DIR:-target}/test/burn.log
mkdir -p "$(dirname "$log")"

busy=()
for _ in 1 2; do
  while :; do :; done &
  busy+=($!)
done
trap 'kill "${busy[@]}"' EXIT

# A test that waits in vain under load waits for the same thing as ever: nothing is longer here than in `make test`.
e2e() { (cd tests && LATE=${LATE:-500} npx playwright test --repeat-each "$rounds" --shuffle); }
smoke() {
  local round files code=0
  for ((round = 1; round <= rounds; round++)); do
    mapfile -t files < <(printf '%s\n' tests/smoke/*.test.mjs | shuf)
    scripts/xrun.sh node --test --test-reporter=spec --test-concurrency=1 --test-timeout=1200000 "${files[@]}" || code=1
  done
  return $code
}

all() {
  local suite code=0
  for suite in "$@"; do "$suite" || code=1; done
  return $code
}
all "$@" 2>&1 | tee "$log"
code=${PIPESTATUS[0]}
printf '\n=== rounds: %s, suites: %s\n' "$rounds" "$*"
if [ "$code" -eq 0 ]; then echo "nothing failed"; else printf 'failed at least once:\n%s\n' "$(scripts/red.sh "$log")"; fi
exit "$code"
