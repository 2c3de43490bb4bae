#!/usr/bin/env bash
# Runs test suites in order: each prints its own summary, the first that fails ends the run.
# usage: test.sh lint|core|rust|e2e|smoke ...
set -euo pipefail
cd "$(dirname "$0")/.."
features=(--features kdw/custom-protocol)
only=${ONLY:-}

rust_tests() {
  if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --locked --no-fail-fast "$@"
  else
    cargo test --locked --no-fail-fast "$@"
  fi
}

lint() {
  make --no-print-directory ui
  scripts/sizes.sh
  cargo fmt --all --check
  cargo clippy --quiet --locked --workspace --all-targets "${features[@]}" -- -D warnings
  scripts/bindings.sh check
  scripts/licences.sh check
  (cd ui && npm run --silent check && npm run --silent test)
}
core() { rust_tests -p kdw-core; }
rust() { rust_tests --workspace "${features[@]}"; }

node_tests() {
  local folder=$1 at_once=$2
  make --no-print-directory build
  local files=(tests/"$folder"/*"$only"*.test.mjs)
  node --test --test-reporter=spec --test-concurrency="$at_once" --test-timeout=600000 "${files[@]}"
}
# One at a time: what waits for half a second should not share the machine.
e2e() { node_tests e2e 1; }
smoke() { scripts/xrun.sh bash -c "$(declare -f node_tests); node_tests smoke 1"; }

for suite in "$@"; do
  printf '\n=== %s\n' "$suite"
  begin=$SECONDS
  # A subshell of its own: with `if`, bash would ignore failures inside the function.
  set +e
  (set -e; "$suite")
  code=$?
  set -e
  took="$((SECONDS - begin)) s"
  if [ $code -ne 0 ]; then
    printf '=== %s FAILED after %s\n' "$suite" "$took"
    exit $code
  fi
  printf '=== %s passed in %s\n' "$suite" "$took"
done
