#!/bin/sh
# Installs moto's server, at the version that was tried, where the tests look for it.
# usage: tests/moto.sh [venv]     (default: <target>/tmp/moto, or $SIGNET_MOTO_VENV)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${CARGO_TARGET_DIR:-$here/../../../target}
venv=${1:-${SIGNET_MOTO_VENV:-$target/tmp/moto}}
if [ ! -x "$venv/bin/moto_server" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes --requirement "$here/requirements-moto.txt"
fi
echo "$venv"
