#!/bin/sh
# Writes every requirements.txt anew from the requirements.in beside it: all versions, with the hashes that pip
# demands. Run it after a change of a requirements.in.
# usage: infra/lock.sh [UV]     (uv, from PyPI)
set -eu
cd "$(dirname "$0")/.."
uv=${1:-uv}
for input in $(find . -name "requirements*.in" -not -path "./target/*" -not -path "*/node_modules/*"); do
  echo "$input"
  "$uv" pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-header --no-annotate \
    "$input" --output-file "${input%.in}.txt"
done
