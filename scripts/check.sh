#!/usr/bin/env bash
# A one-minute check during work: format, clippy, host tests with few random cases.
# Installs nothing and builds no page; `make test` runs everything.
#
#   PROPTEST_CASES=200 make check    more random cases per property (default 16)
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/env.sh
. scripts/env.sh

export PROPTEST_CASES="${PROPTEST_CASES:-16}"
begin=$(date +%s)

step() { # step <name> <command …>: the name, then what the command prints, then the time it took
  local name="$1" start status=0
  shift
  start=$(date +%s)
  printf '=== %s\n' "$name"
  "$@" || status=$?
  printf '    %s: %s s\n' "$name" "$(($(date +%s) - start))"
  if [ "$status" -ne 0 ]; then
    printf 'check: %s failed after %s s\n' "$name" "$(($(date +%s) - begin))" >&2
    exit "$status"
  fi
}

step format env -u RUSTUP_TOOLCHAIN cargo fmt --all --check
step clippy cargo clippy --quiet --locked --workspace --all-targets -- -D warnings
step tests cargo test --quiet --locked --lib --test it
printf 'check: ok in %s s (%s random cases for each property)\n' "$(($(date +%s) - begin))" "$PROPTEST_CASES"
