#!/bin/sh
# Makes the messages anew with AWS's own SDKs, which it installs into a temporary folder. `infra/lock.sh` and
# `npm install --package-lock-only --ignore-scripts` write the lock files.
set -eu
cd "$(dirname "$0")"
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --require-hashes --requirement requirements.txt
"$work/venv/bin/python" make.py > "$work/python.json"
cp package.json package-lock.json make.mjs "$work/"
cd "$work"
npm ci --silent --no-audit --no-fund --ignore-scripts
node make.mjs > node.json
mv python.json node.json "$here/"
