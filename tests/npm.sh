#!/bin/sh
# Installs the pinned npm packages of a folder, without their scripts, and says what is missing when that fails.
# usage: tests/npm.sh FOLDER "what needs them"
set -eu
command -v npm >/dev/null || { echo "npm is not installed, and $2 needs it (Node 20 or later). Everything else works without" >&2; exit 1; }
npm ci --prefix "$1" --silent --no-audit --no-fund --ignore-scripts ||
  { echo "$1: the npm registry cannot be reached, and $2 needs its packages. Everything else works without" >&2; exit 1; }
