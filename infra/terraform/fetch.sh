#!/bin/sh
# Fetches URL into FILE if its SHA-256 is SHA256. Nothing else ever has this file's name.
set -eu

fail() {
  echo "signet: $1" >&2
  exit 1
}

sum() {
  if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1
}

if [ -f "$FILE" ] && [ "$(sum "$FILE")" = "$SHA256" ]; then
  exit 0
fi
mkdir -p "$(dirname "$FILE")"
part="$FILE.$$"
trap 'rm -f "$part"' EXIT
curl -fsSL --retry 2 -o "$part" "$URL" || fail "cannot download $URL: set package_path to a folder with the zips, or release_url to a mirror"
found=$(sum "$part")
[ "$found" = "$SHA256" ] || fail "$URL has the SHA-256 $found, and the module wants $SHA256: nothing was deployed"
mv "$part" "$FILE"
