#!/usr/bin/env bash
# Runs test suites, all of them whatever fails; each prints its own runner's summary, and the end names every red test.
# usage: test.sh lint|core|rust|e2e|smoke ...
# ONLY=text runs only what has that text in its name: a step of lint, a Rust test or its file, a browser test or
# its file, a file of smoke.
set -uo pipefail
cd "$(dirname "$0")/.."
features=(--workspace --features kdw/custom-protocol)
export ONLY=${ONLY:-}
logs=${CARGO_TARGET_DIR:-target}/test
mkdir -p "$logs"

# One step of lint: its output is shown when it fails, or when it counts tests.
step() {
  local name=$1 begin=$SECONDS
  shift
  [[ $name == *"$ONLY"* ]] || return 0
  if "$@" >"$logs/lint-$name" 2>&1; then
    printf 'passed  %-9s %3d s\n' "$name" $((SECONDS - begin))
    [ "$name" != units ] || tail -n 6 "$logs/lint-$name"
  else
    cat "$logs/lint-$name"
    printf 'FAILED  %-9s %3d s\n' "$name" $((SECONDS - begin))
    return 1
  fi
}
lint() {
  # Two lanes side by side: what needs cargo, which waits for its own lock, and what does not.
  (
    code=0
    step format cargo fmt --all --check || code=1
    step bindings scripts/bindings.sh check || code=1
    step clippy cargo clippy --quiet --locked "${features[@]}" --all-targets -- -D warnings || code=1
    step licences scripts/licences.sh check || code=1
    exit $code
  ) &
  local rust=$! code=0
  step sizes scripts/sizes.sh || code=1
  step waits scripts/waits.sh || code=1
  step types npm --prefix ui run --silent check || code=1
  step units npm --prefix ui run --silent test || code=1
  wait $rust || code=1
  return $code
}

rust_tests() {
  if cargo nextest --version >/dev/null 2>&1; then
    local which=$1 file="test(~$ONLY)"
    # A name of a file that there is not is refused.
    if compgen -G "tests/tests/*$ONLY*" >/dev/null; then file+=" | binary(~$ONLY)"; fi
    cargo nextest run --locked --no-fail-fast "${features[@]}" -E "$which${ONLY:+ & ($file)}"
  else
    cargo test --locked --no-fail-fast "${features[@]}" "$ONLY"
  fi
}
core() { rust_tests 'package(kdw-core)'; }
rust() { rust_tests 'all()'; }

# ONLY is part of a file's name; where there is no such file, of a test's.
e2e() {
  local which=()
  if compgen -G "tests/e2e/*$ONLY*.test.mjs" >/dev/null; then which=("e2e/[^/]*$ONLY[^/]*\.test\.mjs"); else which=(--grep "$ONLY"); fi
  (cd tests && npx playwright test "${which[@]}")
}
# One at a time: there is one display, and one window on it has the keyboard.
smoke() {
  local files=(tests/smoke/*"$ONLY"*.test.mjs)
  [ -e "${files[0]}" ] || { echo "no test file has “$ONLY” in its name" >&2; return 1; }
  scripts/xrun.sh node --test --test-reporter=spec --test-concurrency=1 --test-timeout=1200000 "${files[@]}"
}

begin=$SECONDS
summary=() failed=0

# Notes how a suite ended.
ended() {
  local suite=$1 code=$2 seconds=$3
  if [ "$code" -eq 0 ]; then
    summary+=("passed  $suite in $seconds s")
  else
    failed=1
    summary+=("FAILED  $suite after $seconds s" "$(scripts/red.sh "$logs/$suite.log")")
  fi
}

# The window leaves two cores idle for two fifths of its time: it runs beside all else, most of it beside what opens no browser, and
# is shown at the end.
window=
open_window() {
  (
    start=$SECONDS
    smoke >"$logs/smoke.log" 2>&1
    echo "$? $((SECONDS - start))" >"$logs/smoke.end"
  ) &
  window=$!
  trap 'kill "$window" 2>/dev/null' EXIT
}
close_window() {
  [ -n "$window" ] || return 0
  printf '\n=== smoke\n'
  wait "$window"
  trap - EXIT
  window=
  cat "$logs/smoke.log"
  # shellcheck disable=SC2046 # two words
  ended smoke $(cat "$logs/smoke.end")
}

for suite in build "$@"; do
  if [ "$suite" = smoke ] && [ $# -gt 1 ]; then continue; fi
  printf '\n=== %s\n' "$suite"
  start=$SECONDS
  if [ "$suite" = build ]; then make --no-print-directory build; else "$suite"; fi 2>&1 | tee "$logs/$suite.log"
  code=${PIPESTATUS[0]}
  ended "$suite" "$code" $((SECONDS - start))
  # Without a build there is nothing to test.
  [ "$suite" != build ] || [ "$code" -eq 0 ] || break
  if [ "$suite" = build ] && [[ $# -gt 1 && " $* " == *" smoke "* ]]; then open_window; fi
done
close_window

printf '\n=== all suites, %d s\n' $((SECONDS - begin))
printf '%s\n' "${summary[@]}"
exit $failed
