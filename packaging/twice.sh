#!/usr/bin/env bash
# Builds the functions' zips for each architecture twice, from nothing, and compares them byte by byte.
# usage: twice.sh TARGET-FOLDER [ARCHITECTURE…]
set -euo pipefail
cd "$(dirname "$0")/.."
target="$1"
shift
work="$target/twice"

for arch in "${@:-x86_64}"; do
  for run in first second; do
    # The same folder both times: paths in a binary are not what is asked about.
    rm -rf "$work/build"
    echo "twice: $arch, the $run build" >&2
    python infra/package.py --arch "$arch" --target-dir "$work/build"
    mkdir -p "$work/$run"
    rm -rf "$work/$run/$arch"
    cp -r "$work/build/lambda/$arch" "$work/$run/$arch"
  done
  for zip in "$work/first/$arch"/*/bootstrap.zip; do
    other="${zip/\/first\//\/second\/}"
    cmp "$zip" "$other" || {
      echo "twice: $zip and $other differ: the build is not reproducible" >&2
      exit 1
    }
  done
  mkdir -p "$target/lambda"
  rm -rf "${target:?}/lambda/$arch"
  cp -r "$work/second/$arch" "$target/lambda/$arch"
  echo "twice: $arch, the same bytes twice"
done
