#!/usr/bin/env bash
# Runs a command on a machine that cannot build for arm64 by itself: with the source of Rust's standard library
# (SIGNET_RUST_SRC, see infra/toolchain.py) and with an emulator (SIGNET_EMULATOR), both from Debian's packages.
# Nothing is installed: the packages are unpacked into FOLDER.
# usage: arm64.sh [--build-only] FOLDER COMMAND…
#
# With --build-only, a toolchain that has the target needs nothing of this, and the command runs as it is.
# Exit code 69 (unavailable, as in sysexits.h) and a sentence where Debian's packages cannot be had.
set -euo pipefail
if [ "$1" = --build-only ]; then
  shift
  [ ! -d "$(rustc --print target-libdir --target aarch64-unknown-linux-gnu)" ] || exec "${@:2}"
fi
folder="$1"
shift
rust=$(rustc --version | cut -d' ' -f2)
keys=/usr/share/keyrings/debian-archive-keyring.gpg

unavailable() {
  echo "arm64: $1; x86_64 is not affected. On a machine of your own: rustup target add aarch64-unknown-linux-gnu" >&2
  exit 69
}

# apt with lists of its own: the machine's sources stay as they are.
debian() {
  apt-get -qq -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$folder/sources" \
    -o Dir::State="$folder/state" -o Dir::Cache="$folder/cache" -o APT::Architectures::=arm64 \
    -o APT::Sandbox::User=root "$@"
}

fetch() {
  mkdir -p "$folder/sources" "$folder/state/lists" "$folder/cache" "$folder/packages"
  # The source of this very compiler: backports have it, under the name of its version.
  cat >"$folder/sources/debian.sources" <<SOURCES
Types: deb
URIs: http://deb.debian.org/debian
Suites: trixie-backports bookworm
Components: main
Architectures: amd64 arm64
Signed-By: $keys
SOURCES
  debian update >&2 || unavailable "Debian's packages cannot be reached"
  (cd "$folder/packages" && debian download "rust-src=$rust*" qemu-user-static libc6:arm64 libgcc-s1:arm64 >&2) ||
    unavailable "Debian has no rust-src $rust, or no emulator"
  for package in "$folder"/packages/*.deb; do dpkg-deb -x "$package" "$folder/root"; done
  touch "$folder/.ready-$rust"
}

{ [ -f "$keys" ] && command -v apt-get >/dev/null; } || unavailable "this is no Debian with apt and its keys"
[ -f "$folder/.ready-$rust" ] || fetch
export SIGNET_RUST_SRC="$folder/root/usr/src/rustc-$rust/library"
export SIGNET_EMULATOR="$folder/root/usr/bin/qemu-aarch64-static -L $folder/root"
exec "$@"
