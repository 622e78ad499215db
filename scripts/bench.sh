#!/usr/bin/env bash
# Four measurements of the built app: size, time per plan, page load, and speed compared with others.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/env.sh
. scripts/env.sh

echo "=== bytes"
node scripts/sizes.mjs dist

echo
echo "=== time per plan, on this machine"
ls benches/*.rs >/dev/null 2>&1 || echo "There is no benches/*.rs."
for bench in benches/*.rs; do
  [ -e "$bench" ] || continue
  cargo bench --locked --bench "$(basename "$bench" .rs)" -- --noplot
done

echo
echo "=== page load in Chromium"
cargo run --quiet --locked -p browser-tests --bin load-timeline

echo
echo "=== beside a plain page and SurveyJS, in Chromium"
node scripts/peers.mjs
cargo run --quiet --locked -p browser-tests --bin beside-peers
