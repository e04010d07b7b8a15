#!/bin/sh
# Makes the messages anew with AWS's own SDKs, which it installs into a temporary folder.
set -eu
cd "$(dirname "$0")"
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet install aws-encryption-sdk==4.0.7
"$work/venv/bin/python" make.py > "$work/python.json"
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts @aws-crypto/client-node@5.0.2
cp "$here/make.mjs" "$work/"
node make.mjs > node.json
mv python.json node.json "$here/"
