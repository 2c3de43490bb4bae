#!/usr/bin/env bash
# The names of the tests that were red, from what the runners print.
# usage: red.sh LOG
set -euo pipefail
sed 's/\x1b\[[0-9;]*m//g' "$1" | sed -nE \
  -e 's/^ *(FAIL|TIMEOUT|ABORT|SIG[A-Z]+) \[[^]]*\] *(\([^)]*\))? */  /p' \
  -e 's/^test (.*) \.\.\. FAILED$/  \1/p' \
  -e 's/^ *✖ (.*) \([0-9.]+ms\)$/  \1/p' \
  -e 's/^ *✘ +[0-9]+ (.*) \([0-9.]+[a-z]+\)$/  \1/p' \
  -e 's/^(the walk does not come to: .*)$/  \1/p' \
  -e 's/^FAILED  ([a-z]+) .*/  \1/p' | awk '!seen[$0]++'
