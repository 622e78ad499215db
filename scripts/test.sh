#!/usr/bin/env bash
# Every check and test, stage by stage. All stages run even when one fails, so
# one run shows everything; only what builds on a failed stage is left out.
#
#   scripts/test.sh                 all stages
#   scripts/test.sh format host     these only; also "wordpress", which is not among all
#
#   STRICT=1    a stage that could look at a part only counts as failed
#
# At the end: a table of the stages with the time each took, then the summary
# lines of the test programs themselves.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/env.sh
. scripts/env.sh

ALL_STAGES="format clippy clippy-wasm docs deny msrv host exports simulation dist browser"
# Run only when named: what few changes concern, and what installs whole servers.
MORE_STAGES="wordpress"
# Status of a stage that could look at a part only, and has said at which.
PARTLY=77

# One build of each, whole: what incremental builds keep for the next time takes 12 GB, and a full
# disk has stopped this once. `make check`, for while you work, builds on them still.
export CARGO_INCREMENTAL=0

# ---------------------------------------------------------------- the stages

stage_format() { env -u RUSTUP_TOOLCHAIN cargo fmt --all --check; }

stage_clippy() { cargo clippy --locked --workspace --all-targets -- -D warnings; }

stage_clippy_wasm() { cargo clippy --locked --target wasm32-unknown-unknown -- -D warnings; }

# The documentation of every item, private ones too: no broken link, no bad markup.
stage_docs() {
  # Links to private items lead somewhere, because those are documented too.
  RUSTDOCFLAGS="-D warnings -A rustdoc::private-intra-doc-links" cargo doc --locked --no-deps --workspace --document-private-items
}

# Licences, versions and origins of all crates; known faults where their list can be had.
stage_deny() {
  if ! command -v cargo-deny >/dev/null 2>&1; then
    echo "cargo-deny is not installed: see what scripts/setup.sh says about it." >&2
    return 1
  fi
  local log status=0
  log="$(mktemp)"
  cargo deny --locked --all-features check --hide-inclusion-graph licenses bans sources >"$log" 2>&1 || status=$?
  if [ "$status" -ne 0 ]; then
    without_addresses "$log"
    return "$status"
  fi
  tail -n 1 "$log"
  timeout 120 cargo deny --locked --all-features check --hide-inclusion-graph advisories >"$log" 2>&1 || status=$?
  if [ "$status" -eq 124 ] || grep -qE 'failed to (fetch|load|open|acquire).*advisory' "$log"; then
    echo "NOT checked: known faults of crates (advisories). Their list could not be fetched."
    return "$PARTLY"
  fi
  without_addresses "$log"
  return "$status"
}

# A log without the addresses of the registries that this machine uses: they are nobody's business.
without_addresses() { sed -E 's#[a-z+]+://[^ "]+#(address)#g' "$1"; }

# The oldest supported compiler builds the program itself; tests may need a newer one.
stage_msrv() {
  local version
  version="$(msrv)"
  if command -v rustup >/dev/null 2>&1 &&
    env -u RUSTUP_TOOLCHAIN rustup run "$version" rustc --version 2>/dev/null; then
    env -u RUSTUP_TOOLCHAIN rustup run "$version" cargo build --locked --lib --bins --target-dir target/msrv
    return
  fi
  echo "NOT built with Rust $version: there is no such toolchain here."
  echo "Checked instead: no use of the standard library that is newer (clippy::incompatible_msrv)."
  cargo clippy --locked --lib --bins -- -D clippy::incompatible_msrv
  return "$PARTLY"
}

stage_host() {
  cargo test --locked
  cargo test --locked --package split
}

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

# The plugin of integrations/ in a WordPress of Debian's packages, on 127.0.0.1 only.
stage_wordpress() { node tests/wordpress/run.mjs dist; }

stage_browser() {
  node scripts/lforms.mjs
  rm -f target/browser-deaths.log target/journey-times.log target/journey-failures.log
  local status=0
  cargo test --locked -p browser-tests --no-fail-fast -- --test-threads="${BROWSER_THREADS:-2}" || status=$?
  if [ -f target/browser-deaths.log ]; then
    echo "Browsers that crashed or hung; their journeys were begun once more:"
    cat target/browser-deaths.log
  fi
  if [ -s target/journey-times.log ]; then
    awk '{ sum[$2] += $1; count[$2] += 1 } END { for (engine in sum) printf "Journeys in %s: %d, %.0f s together\n", engine, count[engine], sum[engine] }' target/journey-times.log | sort
    echo "The slowest, in seconds: $(sort -rn target/journey-times.log | head -n 8 | tr '\n' ';')"
  fi
  # Why they failed, once more at the end: the middle of a long log is often cut out.
  if [ -f target/journey-failures.log ]; then cat target/journey-failures.log; fi
  return "$status"
}

# ---------------------------------------------------------------- running them

stages=("$@")
[ "${#stages[@]}" -gt 0 ] || read -ra stages <<<"$ALL_STAGES"
for stage in "${stages[@]}"; do
  case " $ALL_STAGES $MORE_STAGES " in
    *" $stage "*) ;;
    *)
      echo "test.sh: there is no stage \"$stage\"; there are: $ALL_STAGES $MORE_STAGES" >&2
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
  if [ "$stage" = browser ] || [ "$stage" = wordpress ]; then
    case " ${failed[*]:-} " in
      *" dist "*)
        row "$stage" "not run" "-"
        failed+=("$stage")
        echo "The stage $stage needs dist/, which was not built."
        continue
        ;;
    esac
    if [ ! -f dist/index.html ]; then
      row "$stage" "not run" "-"
      failed+=("$stage")
      echo "The stage $stage needs dist/: run the stage dist first." >&2
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
  elif [ "$status" -eq "$PARTLY" ] && [ -z "${STRICT:-}" ]; then
    row "$stage" partly "$seconds s"
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
  grep -E '^test result: |^NOT |^[0-9]+ checks of |^Browsers that crashed|^Journey failed: |^[0-9]+ people, | violations of |^[0-9]+ calendar files' "$logs/$stage" || true
done

if [ "${#failed[@]}" -gt 0 ]; then
  printf '\nFailed: %s\n' "${failed[*]}" >&2
  exit 1
fi
