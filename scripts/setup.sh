#!/usr/bin/env bash
# Prepares a machine. Safe to rerun: anything already present is left alone.
#
#   scripts/setup.sh build    everything needed to build and serve the app
#   scripts/setup.sh test     the same, plus everything the tests need (browsers, drivers)
#
# A bare machine only needs a stable Rust, Node.js and a C compiler.
#
# Settings (environment):
#   BARRIER_FIRST_TOOLS  where the Rust tools are installed
#                        (default: ~/.cache/barrier-first/tools)
#   BARRIER_FIRST_WASM   how to get the wasm32 target: auto (default), rustup,
#                        or debian (Debian's compiler, its library built once)
#   ENGINES              browsers to prepare: chromium,firefox,webkit (default)
#   STAGES               stages of scripts/test.sh that will run (default: all);
#                        tools of other stages are not installed
set -euo pipefail

TRUNK_VERSION=0.21.14
WASM_BINDGEN_VERSION=0.2.130 # Cargo.lock has the last word, see below
GECKODRIVER_VERSION=0.37.1
CARGO_DENY_VERSION=0.20.2
NODE_MIN=20.19.0
DEBIAN_PACKAGES="rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy lld-22"

cd "$(dirname "$0")/.."
# shellcheck source=scripts/env.sh
. scripts/env.sh

what="${1:-build}"
case "$what" in
  build | test) ;;
  *)
    echo "usage: scripts/setup.sh [build|test]" >&2
    exit 2
    ;;
esac

LOGS="$BARRIER_FIRST_CACHE/logs"
mkdir -p "$BARRIER_FIRST_TOOLS" "$LOGS"

# ---------------------------------------------------------------- telling

say() { printf '[setup] %s\n' "$*"; }

# die <what is missing> [<what to do about it> …]
die() {
  printf '\n[setup] Cannot go on: %s\n' "$1" >&2
  shift
  for line in "$@"; do printf '[setup]   %s\n' "$line" >&2; done
  exit 1
}

# run <log name> <text> <command …>: one line with the time it took; on failure
# the end of the log. Returns the command's own status.
run() {
  local log="$LOGS/$1.log" text="$2" start status=0
  shift 2
  say "$text …"
  start=$(date +%s)
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if [ "$status" -eq 0 ]; then
    say "  done in $(($(date +%s) - start)) s"
  else
    say "  failed after $(($(date +%s) - start)) s; the end of $log:"
    # Strips the addresses of the registries that this machine uses, which are private.
    tail -n 15 "$log" | sed -E 's#[a-z+]+://[^ `"]+#(address)#g; s/^/[setup]   | /'
  fi
  return "$status"
}

have() { command -v "$1" >/dev/null 2>&1; }

# Succeeds if version $1 is at least $2.
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1)" = "$2" ]; }

can_apt() { have apt-get && [ "$(id -u)" -eq 0 ]; }

apt_fresh=no
apt_install() { # apt_install <log name> <text> <packages …>
  local name="$1" text="$2"
  shift 2
  if [ "$apt_fresh" = no ]; then
    run apt-update "asking for the package lists" apt-get update || true
    apt_fresh=yes
  fi
  run "$name" "$text" env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends "$@"
}

# Two `make` runs at once must not install the same thing twice.
if have flock; then
  exec 9>"$BARRIER_FIRST_CACHE/setup.lock"
  if ! flock --nonblock 9; then
    say "another setup is running; waiting for it"
    flock 9
  fi
fi

started=$(date +%s)

# ---------------------------------------------------------------- basics

have cargo && have rustc ||
  die "Rust is not installed." "Get the stable toolchain from https://rustup.rs and run this again."

if ! have cc; then
  if can_apt; then
    apt_install apt-cc "installing a C compiler" gcc libc6-dev ||
      die "a C compiler (cc) is missing and could not be installed."
  else
    die "a C compiler (cc) is missing." "Debian and Ubuntu: apt-get install gcc libc6-dev" \
      "macOS: xcode-select --install"
  fi
fi

have node && have npm ||
  die "Node.js is not installed (node and npm)." "Version $NODE_MIN or newer is needed: https://nodejs.org"
node_version="$(node -p 'process.versions.node')"
at_least "$node_version" "$NODE_MIN" ||
  die "Node.js $node_version is too old." "Version $NODE_MIN or newer is needed: https://nodejs.org"

# ---------------------------------------------------------------- wasm32

wasm_ready() { # wasm_ready <rustc …>: does this compiler have the target's library?
  local dir
  dir="$("$@" --print target-libdir --target wasm32-unknown-unknown 2>/dev/null)" || return 1
  ls "$dir"/libstd-*.rlib >/dev/null 2>&1
}

own_rustc() { # the compiler in use when Debian's is not asked for
  env -u RUSTUP_TOOLCHAIN rustc "$@"
}

remember_wasm() { # remember_wasm rustup|debian
  echo "$1" >"$BARRIER_FIRST_CACHE/wasm-toolchain"
}

wasm_by_rustup() {
  if wasm_ready own_rustc; then
    say "wasm32 target: there"
  elif have rustup && run rustup-target "wasm32 target: rustup target add wasm32-unknown-unknown" \
    env -u RUSTUP_TOOLCHAIN rustup target add wasm32-unknown-unknown && wasm_ready own_rustc; then
    :
  else
    return 1
  fi
  remember_wasm rustup
  unset RUSTUP_TOOLCHAIN
}

# Debian ships a newer compiler for its browsers (rustc-web), along with the source of the standard library.
# The wasm32 library is compiled from that source once and put where the compiler looks for it.
debian_std() {
  local work libdir
  work="$(mktemp -d)"
  mkdir -p "$work/src"
  printf '[package]\nname = "wasm32-library"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$work/Cargo.toml"
  printf '#![no_std]\n' >"$work/src/lib.rs"
  # A clean target folder each time: the libraries of two builds in one folder clash. Link-time optimisation
  # of the app needs the bitcode.
  (
    cd "$work"
    env RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR="$work/target" \
      RUSTC=/usr/bin/rustc /usr/bin/cargo build --release --target wasm32-unknown-unknown \
      -Zbuild-std=std,panic_abort,proc_macro,test
  ) || return 1
  libdir="$(/usr/bin/rustc --print target-libdir --target wasm32-unknown-unknown)"
  mkdir -p "$libdir"
  rm -f "$libdir"/*.rlib
  for lib in "$work"/target/wasm32-unknown-unknown/release/deps/*.rlib; do
    case "$lib" in
      */libwasm32_library-*) ;;
      *) cp "$lib" "$libdir/" ;;
    esac
  done
  rm -rf "$work"
  # Anything compiled against an earlier library no longer fits.
  rm -rf "${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown"
}

wasm_by_debian() {
  local log="$LOGS/debian-std.log"
  if ! dpkg -s rustc-web cargo-web rust-web-src lld-22 >/dev/null 2>&1; then
    can_apt || return 1
    # shellcheck disable=SC2086
    apt_install apt-rustc-web "wasm32 target: installing Debian's compiler and library source" $DEBIAN_PACKAGES ||
      return 1
  fi
  if ! have rust-lld && [ ! -e /usr/bin/rust-lld ]; then
    ln -s "$(command -v lld-22 || echo /usr/bin/lld-22)" /usr/bin/rust-lld || return 1
  fi
  if have rustup && ! rustup toolchain list 2>/dev/null | grep -q '^debian'; then
    rustup toolchain link debian /usr >"$log" 2>&1 || return 1
  fi
  if wasm_ready /usr/bin/rustc; then
    say "wasm32 target: there (Debian's compiler)"
  else
    run debian-std "wasm32 target: compiling the standard library with Debian's compiler (about two minutes)" \
      debian_std || return 1
  fi
  remember_wasm debian
  if have rustup; then
    export RUSTUP_TOOLCHAIN=debian
  else
    export PATH="/usr/bin:$PATH"
  fi
}

case "${BARRIER_FIRST_WASM:-auto}" in
  rustup)
    wasm_by_rustup || die "the wasm32 target could not be added." "Try by hand: rustup target add wasm32-unknown-unknown"
    ;;
  debian)
    wasm_by_debian || die "the wasm32 library could not be built with Debian's compiler." \
      "Needed, as root on Debian: apt-get install $DEBIAN_PACKAGES"
    ;;
  auto)
    if [ "$(cat "$BARRIER_FIRST_CACHE/wasm-toolchain" 2>/dev/null)" = debian ] && wasm_ready /usr/bin/rustc; then
      # An earlier run fell back to Debian; do not wait for a blocked network again.
      wasm_by_debian
    elif wasm_by_rustup; then
      :
    elif have dpkg; then
      say "wasm32 target: not to be had from rustup, taking Debian's compiler"
      wasm_by_debian || die "the wasm32-unknown-unknown target is missing." \
        "Usual machine: rustup target add wasm32-unknown-unknown" \
        "Debian without that download, as root: apt-get install $DEBIAN_PACKAGES"
    else
      die "the wasm32-unknown-unknown target is missing." "Try: rustup target add wasm32-unknown-unknown"
    fi
    ;;
  *) die "BARRIER_FIRST_WASM=$BARRIER_FIRST_WASM is unknown." "It may be auto, rustup or debian." ;;
esac

# ---------------------------------------------------------------- Rust tools

has_version() { # has_version <program> <version>
  "$1" --version 2>/dev/null | head -n 1 | grep -qE "(^|[ v])${2//./\\.}([ +(]|\$)"
}

# tool <program> <crate> <version> <cargo install options …>
tool() {
  local program="$1" crate="$2" version="$3" options
  shift 3
  if has_version "$program" "$version"; then
    say "$program $version: there ($(command -v "$program"))"
    return 0
  fi
  # A lock file requires exact versions of all dependencies; if the registry lags behind, one may be missing,
  # so retry without it.
  for options in --locked ""; do
    # shellcheck disable=SC2086
    if run "install-$program" "$program $version: cargo install${options:+ $options}" \
      env CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
      cargo install "$crate" --version "=$version" --root "$BARRIER_FIRST_TOOLS" --force $options "$@"; then
      hash -r
      has_version "$program" "$version" && return 0
    fi
  done
  die "$program $version could not be installed." "The whole log: $LOGS/install-$program.log" \
    "By hand: cargo install $crate --version =$version, with $program on PATH afterwards"
}

# The wasm-bindgen program and crate must have exactly the same version.
if [ -f Cargo.lock ]; then
  locked="$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock)"
  WASM_BINDGEN_VERSION="${locked:-$WASM_BINDGEN_VERSION}"
fi

tool trunk trunk "$TRUNK_VERSION" --no-default-features --features rustls
tool wasm-bindgen wasm-bindgen-cli "$WASM_BINDGEN_VERSION"

# ---------------------------------------------------------------- npm tools

lock_stamp="$(cksum <package-lock.json) node $(node -p 'process.versions.modules')"
if [ "$(cat node_modules/.barrier-first-stamp 2>/dev/null)" = "$lock_stamp" ] && have wasm-opt; then
  say "npm tools: there"
else
  # No package here needs its install script, so none is run.
  run npm-ci "npm tools: npm ci" npm ci --ignore-scripts --loglevel=error ||
    die "the npm tools could not be installed." "The whole log: $LOGS/npm-ci.log"
  echo "$lock_stamp" >node_modules/.barrier-first-stamp
  hash -r
fi
have wasm-opt || die "wasm-opt is missing from node_modules/.bin." "Delete node_modules and run this again."

# ---------------------------------------------------------------- tests only

if [ "$what" = test ]; then
  # The formatter may come from any toolchain; clippy must match the compiler.
  env -u RUSTUP_TOOLCHAIN cargo fmt --version >/dev/null 2>&1 ||
    { have rustup && run rustup-rustfmt "rustfmt: rustup component add" \
      env -u RUSTUP_TOOLCHAIN rustup component add rustfmt; } ||
    die "rustfmt is missing." "Try: rustup component add rustfmt"
  cargo clippy --version >/dev/null 2>&1 ||
    { have rustup && run rustup-clippy "clippy: rustup component add" rustup component add clippy; } ||
    die "clippy is missing." "Try: rustup component add clippy"

  wants_stage() { # wants_stage <stage>: will it run?
    case " ${STAGES:-all} " in *" all "* | *" $1 "*) true ;; *) false ;; esac
  }

  # Everything else can be tested without these two: their stages report what is missing.
  if wants_stage deny; then
    # The program reads a lock file and some licences; its speed does not matter.
    if has_version cargo-deny "$CARGO_DENY_VERSION"; then
      say "cargo-deny $CARGO_DENY_VERSION: there ($(command -v cargo-deny))"
    else
      CARGO_PROFILE_RELEASE_OPT_LEVEL=0 run install-cargo-deny "cargo-deny $CARGO_DENY_VERSION: cargo install --locked" \
        env CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        cargo install cargo-deny --version "=$CARGO_DENY_VERSION" --root "$BARRIER_FIRST_TOOLS" --force --locked ||
        say "cargo-deny could not be installed; the stage deny will say so"
      hash -r
    fi
  fi
  if wants_stage msrv && have rustup; then
    msrv="$(msrv)"
    if env -u RUSTUP_TOOLCHAIN rustup run "$msrv" rustc --version >/dev/null 2>&1; then
      say "Rust $msrv, the oldest supported: there"
    else
      run rustup-msrv "Rust $msrv, the oldest supported: rustup toolchain install" \
        env -u RUSTUP_TOOLCHAIN timeout 300 rustup toolchain install "$msrv" --profile minimal \
        --no-self-update || say "Rust $msrv is not to be had; the stage msrv will say so"
    fi
  fi

  ENGINES="${ENGINES:-chromium,firefox,webkit}"
  wants_stage browser || ENGINES=none
  # Only on request: a database and PHP are a lot for one plugin. php-cgi stands in for a web server.
  case " ${STAGES:-} " in *" wordpress "*)
    ENGINES="$ENGINES,chromium"
    WORDPRESS_PACKAGES="wordpress wordpress-theme-twentytwentyone wordpress-theme-twentytwentythree mariadb-server php-cli php-cgi php-mysql"
    # shellcheck disable=SC2086
    if have dpkg && dpkg -s $WORDPRESS_PACKAGES >/dev/null 2>&1; then
      say "WordPress: there"
    elif can_apt; then
      # shellcheck disable=SC2086
      apt_install apt-wordpress "WordPress: apt-get install $WORDPRESS_PACKAGES" $WORDPRESS_PACKAGES ||
        say "WordPress could not be installed; the stage wordpress will say so"
    else
      say "WordPress is not there; as root on Debian: apt-get install $WORDPRESS_PACKAGES"
    fi
    ;;
  esac
  wants() { case ",$ENGINES," in *",$1,"*) true ;; *) false ;; esac }
  any_of() {
    for program in "$@"; do have "$program" && return 0; done
    return 1
  }
  packages=""
  missing=""
  nicer=""
  need() { # need <what it is> <Debian package> — called when it is not there
    packages="$packages $2"
    missing="$missing; $1"
  }
  if wants chromium; then
    any_of chromium chromium-browser google-chrome google-chrome-stable || need "Chromium" chromium
    have chromedriver || need "chromedriver" chromium-driver
  fi
  if wants firefox; then
    any_of firefox-esr firefox || need "Firefox" firefox-esr
  fi
  if wants webkit; then
    have WebKitWebDriver || need "WebKitWebDriver (WebKitGTK)" webkit2gtk-driver
    have Xvfb || need "Xvfb" xvfb
    # WebKit takes its language from the C library's locale, which is made from these.
    if have dpkg && [ ! -e /usr/share/i18n/locales/ko_KR ]; then nicer="$nicer locales"; fi
  fi
  if have dpkg; then # Hangul and emoji in screenshots
    dpkg -s fonts-noto-cjk >/dev/null 2>&1 || nicer="$nicer fonts-noto-cjk"
    dpkg -s fonts-noto-color-emoji >/dev/null 2>&1 || nicer="$nicer fonts-noto-color-emoji"
  fi
  if can_apt; then
    packages="$packages$nicer"
  elif [ -n "$nicer" ]; then
    say "not installed, tests run without:$nicer"
  fi
  if [ -z "$packages" ]; then
    say "browsers and drivers for ${ENGINES//,/, }: there"
  elif can_apt; then
    # shellcheck disable=SC2086
    apt_install apt-browsers "browsers: apt-get install$packages" $packages || [ -z "$missing" ] ||
      die "browsers for the tests could not be installed:${missing#;}" \
        "The whole log: $LOGS/apt-browsers.log"
    hash -r
  else
    die "missing for the browser tests:${missing#;}" \
      "Debian and Ubuntu, as root: apt-get install$packages" \
      "To leave a browser out, name the others: ENGINES=chromium,firefox make test"
  fi
  if wants firefox; then
    tool geckodriver geckodriver "$GECKODRIVER_VERSION"
  fi
fi

say "ready for $what ($(($(date +%s) - started)) s)"
