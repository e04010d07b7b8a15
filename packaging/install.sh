#!/bin/sh
# Installs signet from a release: downloads the tarball, checks its SHA-256, copies the binary.
#
#   curl -fsSL https://github.com/signet-mail/signet/releases/latest/download/install.sh | sh
#
# SIGNET_VERSION  the version (this script's own by default)
# SIGNET_DIR      the folder of the binary (~/.local/bin)
# SIGNET_RELEASES the address of the releases, for a mirror
set -eu

VERSION="${SIGNET_VERSION:-0.1.0}"
DIR="${SIGNET_DIR:-$HOME/.local/bin}"
RELEASES="${SIGNET_RELEASES:-https://github.com/signet-mail/signet/releases/download}"

fail() {
  echo "install.sh: $1" >&2
  exit 1
}

target() {
  case "$(uname -s)/$(uname -m)" in
    Linux/x86_64 | Linux/amd64) echo x86_64-unknown-linux-gnu ;;
    Linux/aarch64 | Linux/arm64) echo aarch64-unknown-linux-gnu ;;
    Darwin/x86_64) echo x86_64-apple-darwin ;;
    Darwin/arm64) echo aarch64-apple-darwin ;;
    *) fail "no binary for $(uname -s) on $(uname -m): use npx signet-mail, or build it with cargo" ;;
  esac
}

download() {
  if command -v curl >/dev/null; then
    curl -fsSL --retry 2 -o "$2" "$1"
  elif command -v wget >/dev/null; then
    wget -q -O "$2" "$1"
  else
    fail "curl or wget is needed"
  fi || fail "cannot download $1"
}

checksum() {
  if command -v sha256sum >/dev/null; then
    sha256sum "$1"
  elif command -v shasum >/dev/null; then
    shasum -a 256 "$1"
  else
    fail "sha256sum or shasum is needed to check the download"
  fi | cut -d' ' -f1
}

# The whole script is read before anything runs: a download that is cut off runs nothing.
main() {
  target=$(target)
  name="signet-$VERSION-$target.tar.gz"
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  download "$RELEASES/v$VERSION/$name" "$work/$name"
  download "$RELEASES/v$VERSION/SHA256SUMS" "$work/SHA256SUMS"
  wanted=$(grep "  $name\$" "$work/SHA256SUMS" | cut -d' ' -f1)
  [ -n "$wanted" ] || fail "SHA256SUMS of v$VERSION does not name $name"
  found=$(checksum "$work/$name")
  [ "$found" = "$wanted" ] || fail "$name has the SHA-256 $found, and the release says $wanted: nothing was installed"
  tar -xzf "$work/$name" -C "$work"
  mkdir -p "$DIR"
  # Beside the old one, then renamed: a running signet goes on.
  cp "$work/signet-$VERSION-$target/signet" "$DIR/signet.new"
  chmod 755 "$DIR/signet.new"
  mv -f "$DIR/signet.new" "$DIR/signet"
  echo "installed: $DIR/signet ($VERSION)"
  case ":$PATH:" in
    *":$DIR:"*) ;;
    *) echo "$DIR is not on your PATH: add it, e.g. export PATH=\"$DIR:\$PATH\"" ;;
  esac
}

main
