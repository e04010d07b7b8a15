#!/usr/bin/env bash
# Runs signet of this version: installs its wheel once into a venv, then passes the arguments on.
# For the GitHub Action and the pre-commit hook, which bring a checkout of this repository but no Rust.
#
# SIGNET_HOME    the folder of the venv (.signet in this checkout)
# SIGNET_WHEELS  a folder of wheels to install from, in place of PyPI
set -euo pipefail

VERSION="0.1.0"
checkout="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
home="${SIGNET_HOME:-$checkout/.signet}/$VERSION"

find_signet() {
  local place
  # A venv of Windows has other names.
  for place in "$home/bin/signet" "$home/Scripts/signet.exe"; do
    if [ -x "$place" ]; then
      echo "$place"
      return
    fi
  done
}

install() {
  local python=python3
  command -v python3 >/dev/null || python=python
  "$python" -m venv --clear "$home" &&
    "$(ls "$home"/bin/python "$home"/Scripts/python.exe 2>/dev/null | head -n 1)" -m pip install --quiet \
      --disable-pip-version-check ${SIGNET_WHEELS:+--no-index --find-links "$SIGNET_WHEELS"} "signet-mail==$VERSION"
}

if [ -z "$(find_signet)" ]; then
  install >&2 || {
    rm -rf "$home"
    echo "error: cannot install signet-mail $VERSION: Python 3.8 or later with venv and PyPI are needed" >&2
    exit 2
  }
fi
exec "$(find_signet)" "$@"
