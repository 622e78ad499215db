#!/usr/bin/env bash
# Every check and test, stage by stage. All stages run even when one fails, so
# one run shows everything; only what builds on a failed stage is left out.
#
#   scripts/test.sh                 all stages
#   scripts/test.sh format host     these only
#
# At the end: a table of the stages with the time each took, then the summary
# lines of the test programs themselves.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/env.sh
. scripts/env.sh

ALL_STAGES="format clippy clippy-wasm host exports simulation dist browser"

# ---------------------------------------------------------------- the stages

stage_format() { env -u RUSTUP_TOOLCHAIN cargo fmt --all --check; }

stage_clippy() { cargo clippy --locked --workspace --all-targets -- -D warnings; }

stage_clippy_wasm() { cargo clippy --locked --target wasm32-unknown-unknown -- -D warnings; }

stage_host() { cargo test --locked; }

# What the app exports, read by programs of others (`tests/exports`).
stage_exports() {
  node tests/exports/ics.mjs
  node tests/exports/fhir.mjs
}

# 200,000 random people against the invariants of tests/support, optimised. Ends
# with 1 when a plan breaks one, and prints who.
stage_simulation() { cargo run --locked --profile simulate --example simulate; }

stage_dist() {
  trunk build --release
  html-validate --config scripts/htmlvalidate.json dist/*.html
  node scripts/sizes.mjs dist
}

stage_browser() {
  node scripts/lforms.mjs
  rm -f target/browser-deaths.log
  local status=0
  cargo test --locked -p browser-tests --no-fail-fast -- --test-threads="${BROWSER_THREADS:-2}" || status=$?
  if [ -f target/browser-deaths.log ]; then
    echo "Browsers that crashed or hung; their journeys were begun once more:"
    cat target/browser-deaths.log
  fi
  return "$status"
}

# ---------------------------------------------------------------- running them

stages=("$@")
[ "${#stages[@]}" -gt 0 ] || read -ra stages <<<"$ALL_STAGES"
for stage in "${stages[@]}"; do
  case " $ALL_STAGES " in
    *" $stage "*) ;;
    *)
      echo "test.sh: there is no stage «$stage»; there are: $ALL_STAGES" >&2
      exit 2
      ;;
  esac
done

logs="$(mktemp -d)"
trap 'rm -rf "$logs"' EXIT
rows=()
failed=()
begin_all=$(date +%s)

row() { rows+=("$(printf '%-14s %-8s %6s' "$1" "$2" "$3")"); }

for stage in "${stages[@]}"; do
  if [ "$stage" = browser ]; then
    case " ${failed[*]:-} " in
      *" dist "*)
        row browser "not run" "-"
        failed+=(browser)
        echo "The browser tests need dist/, which was not built."
        continue
        ;;
    esac
    if [ ! -f dist/index.html ]; then
      row browser "not run" "-"
      failed+=(browser)
      echo "The browser tests need dist/: run the stage «dist» first." >&2
      continue
    fi
  fi
  printf '\n=== %s\n' "$stage"
  begin=$(date +%s)
  # A shell of its own with -e, so that the first failing command counts.
  set +e
  (
    trap - EXIT
    set -e
    "stage_${stage//-/_}"
  ) 2>&1 | tee "$logs/$stage"
  status=${PIPESTATUS[0]}
  set -e
  seconds=$(($(date +%s) - begin))
  if [ "$status" -eq 0 ]; then
    row "$stage" ok "$seconds s"
  else
    row "$stage" FAILED "$seconds s"
    failed+=("$stage")
  fi
done

printf '\n=== result\n'
printf '%-14s %-8s %6s\n' stage result time
printf '%s\n' "${rows[@]}"
row_total="$(printf '%-14s %-8s %6s' all "$([ "${#failed[@]}" -eq 0 ] && echo ok || echo FAILED)" "$(($(date +%s) - begin_all)) s")"
printf '%s\n\n' "$row_total"
for stage in "${stages[@]}"; do
  [ -f "$logs/$stage" ] || continue
  grep -E '^test result: |^Browsers that crashed|^[0-9]+ people, | violations of |^[0-9]+ calendar files' "$logs/$stage" || true
done

if [ "${#failed[@]}" -gt 0 ]; then
  printf '\nFailed: %s\n' "${failed[*]}" >&2
  exit 1
fi
