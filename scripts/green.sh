#!/usr/bin/env bash
# Remembers which tree was tested: `target/green` holds the id of HEAD's tree after `make test` was green on exactly that.
# usage: green.sh forget|write|check
set -euo pipefail
cd "$(dirname "$0")/.."
green=${CARGO_TARGET_DIR:-target}/green

clean() { [ -z "$(git status --porcelain)" ]; }
case ${1:-} in
  forget) rm -f "$green" ;;
  write)
    if clean; then
      git rev-parse 'HEAD^{tree}' >"$green"
      echo "green: tree $(cat "$green")"
    else
      echo "green, but not what is committed: something is modified or untracked"
    fi
    ;;
  check)
    tree=$(git rev-parse 'HEAD^{tree}')
    clean || { echo "something is modified or untracked: commit it or take it away" >&2; exit 1; }
    [ -e "$green" ] || { echo "no tree was tested whole: run make test" >&2; exit 1; }
    [ "$(cat "$green")" = "$tree" ] || { echo "the tree that was tested is $(cat "$green"), HEAD is $tree: run make test" >&2; exit 1; }
    echo "HEAD is the tree that was tested: $tree"
    ;;
  *) echo "usage: green.sh forget|write|check" >&2; exit 2 ;;
esac
