#!/bin/sh
# Installs Python's side of the bench, at the versions that were measured.
# usage: benches/setup.sh [venv]     (default: <target>/tmp/bench-venv, or $SIGNET_BENCH_VENV)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${CARGO_TARGET_DIR:-$here/../../../target}
venv=${1:-${SIGNET_BENCH_VENV:-$target/tmp/bench-venv}}
if [ ! -x "$venv/bin/python" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check crhelper==2.0.12 boto3==1.44.5 awslambdaric==4.2.2
fi
echo "$venv"
