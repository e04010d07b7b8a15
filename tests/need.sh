#!/bin/sh
# Installs a Debian package where its command is missing, and says so when that fails.
# usage: tests/need.sh COMMAND PACKAGE...
set -eu
command=$1
shift
command -v "$command" >/dev/null && exit 0
echo "$command is missing: installing $*"
if ! { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null; }; then
  echo "$command is missing, and installing $* failed: install it by hand and try again" >&2
  exit 1
fi
