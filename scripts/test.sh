#!/usr/bin/env bash
# Runs every check and test, stage by stage. All stages run even if one fails, so that one run shows
# everything; only stages that depend on a failed build are skipped.
#
#   scripts/test.sh                 all stages
#   scripts/test.sh format host     only these; also "wordpress", which is not part of all
#
#   STRICT=1    counts a stage that could only check partially as failed
#
# Ends with a table of the stages and their times, then the summary lines of the test programs.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/env.sh
. scripts/env.sh

ALL_STAGES="format clippy clippy-wasm docs deny msrv host exports simulation dist browser"
# Run only on request: stages that few changes affect, or that install whole servers.
MORE_STAGES="wordpress"
# Exit status of a stage that could only check partially, and has said which part.
PARTLY=77

# One complete build of each: the files of incremental builds take 12 GB, and a full disk has stopped a run
# once. `make check`, for use during work, still builds incrementally.
export CARGO_INCREMENTAL=0

# ---------------------------------------------------------------- the stages

stage_format() { env -u RUSTUP_TOOLCHAIN cargo fmt --all --check; }

stage_clippy() { cargo clippy --locked --workspace --all-targets -- -D warnings; }

stage_clippy_wasm() { cargo clippy --locked --target wasm32-unknown-unknown -- -D warnings; }

# Documents every item, including private ones: no broken link, no invalid markup.
stage_docs() {
  # Links to private items work, because those are documented too.
  RUSTDOCFLAGS="-D warnings -A rustdoc::private-intra-doc-links" cargo doc --locked --no-deps --workspace --document-private-items
}

# Licences, versions and origins of all crates; known vulnerabilities if their list is available.
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

# Prints a log without the addresses of the registries that this machine uses, which are private.
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

# The app's exports, read by other programs (`tests/exports`).
stage_exports() {
  node tests/exports/ics.mjs
  node tests/exports/fhir.mjs
}

# 200,000 random people against the invariants of tests/support, optimised. Exits with 1 if a plan breaks one,
# and prints the person.
stage_simulation() { cargo run --locked --profile simulate --example simulate; }

stage_dist() {
  trunk build --release
  html-validate --config scripts/htmlvalidate.json dist/*.html
  node scripts/sizes.mjs dist
}

# The plugin of integrations/ in a WordPress from Debian's packages, on 127.0.0.1 only.
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
  # Failure reasons once more at the end: the middle of a long log is often cut out.
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
  # A subshell with -e, so that the first failing command counts.
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
