# shellcheck shell=bash
# The build environment in one place. Sourced by the other scripts and by the
# Makefile; running it alone changes nothing.

BARRIER_FIRST_CACHE="${BARRIER_FIRST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/barrier-first}"
BARRIER_FIRST_TOOLS="${BARRIER_FIRST_TOOLS:-$BARRIER_FIRST_CACHE/tools}"
BARRIER_FIRST_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export BARRIER_FIRST_CACHE BARRIER_FIRST_TOOLS BARRIER_FIRST_ROOT

# Our tools first, then wasm-opt and html-validate from npm.
case ":$PATH:" in
  *":$BARRIER_FIRST_ROOT/node_modules/.bin:"*) ;;
  *) PATH="$BARRIER_FIRST_TOOLS/bin:$BARRIER_FIRST_ROOT/node_modules/.bin:$PATH" ;;
esac
export PATH

# Trunk 0.21 rejects any value of NO_COLOR except true and false, and checks the network for a newer Trunk
# unless told not to.
unset NO_COLOR
export TRUNK_SKIP_VERSION_CHECK=true

# setup.sh leaves a marker if Rust's own wasm32 target could not be downloaded and Debian's compiler is used
# instead. Every command must then use that compiler.
if [ -f "$BARRIER_FIRST_CACHE/wasm-toolchain" ]; then
  if [ "$(cat "$BARRIER_FIRST_CACHE/wasm-toolchain")" = debian ]; then
    if command -v rustup >/dev/null 2>&1; then
      export RUSTUP_TOOLCHAIN=debian
    else
      PATH="/usr/bin:$PATH"
      export PATH
    fi
  fi
fi

# Panic locations name crates and files, not folders of the build machine: that is private and costs bytes.
# Cargo joins this with the flags of .cargo/config.toml.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=crates --remap-path-prefix=$BARRIER_FIRST_ROOT=. --remap-path-prefix=${RUSTUP_HOME:-$HOME/.rustup}/toolchains=rust"

# The minimum supported Rust version of the package.
msrv() { sed -n 's/^rust-version = "\(.*\)"/\1/p' "$BARRIER_FIRST_ROOT/Cargo.toml"; }
