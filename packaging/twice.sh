#!/usr/bin/env bash
# Builds the functions' zips for each architecture twice, from nothing, and compares them byte by byte.
# usage: twice.sh [--packaged] TARGET-FOLDER [ARCHITECTURE…]
#
# ONLY (environment)   some of the functions; all, unless given
# --packaged   the first build is the one of `make package`, whose intermediate files are put aside meanwhile
set -euo pipefail
cd "$(dirname "$0")/.."
packaged=
if [ "$1" = --packaged ]; then
  packaged=yes
  shift
fi
target="$1"
shift
work="$target/twice"

# Both builds are in the same folder: paths in a binary are not what is asked about.
build="$work/build"
[ -z "$packaged" ] || build="$target"

# The folder of cargo's intermediate files for an architecture.
intermediate() {
  case "$1" in
    arm64) echo "$build/aarch64-unknown-linux-gnu/release" ;;
    *) echo "$build/x86_64-unknown-linux-gnu/release" ;;
  esac
}

build_from_nothing() {
  local files
  files=$(intermediate "$1")
  if [ -n "$packaged" ] && [ -d "$files" ]; then
    rm -rf "$work/kept"
    mkdir -p "$work"
    mv "$files" "$work/kept"
  fi
  rm -rf "${files:?}"
  # shellcheck disable=SC2086 # names of functions
  python infra/package.py ${ONLY:-} --arch "$1" --target-dir "$build"
  # With ONLY, the next build of the other functions would begin from nothing, too.
  if [ -d "$work/kept" ]; then
    rm -rf "${files:?}"
    mv "$work/kept" "$files"
  fi
}

for arch in "${@:-x86_64}"; do
  for run in first second; do
    if [ "$run" = second ] || [ -z "$packaged" ]; then
      echo "twice: $arch, the $run build" >&2
      build_from_nothing "$arch"
    fi
    mkdir -p "$work/$run"
    rm -rf "${work:?}/$run/$arch"
    cp -r "$build/lambda/$arch" "$work/$run/$arch"
  done
  for zip in "$work/first/$arch"/*/bootstrap.zip; do
    other="${zip/\/first\//\/second\/}"
    cmp "$zip" "$other" || {
      echo "twice: $zip and $other differ: the build is not reproducible" >&2
      exit 1
    }
  done
  if [ -z "$packaged" ]; then
    mkdir -p "$target/lambda"
    rm -rf "${target:?}/lambda/$arch"
    cp -r "$work/second/$arch" "$target/lambda/$arch"
  fi
  echo "twice: $arch, the same bytes twice"
done
