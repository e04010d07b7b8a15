#!/bin/sh
# Checks that the contestants that write mails answer as custom-message does, so that no change of the default theme
# leaves them behind. One whose tools cannot be had is left out.
# usage: benches/contestants/check.sh FOLDER     (with the programs custom-message and same-work)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../.." && pwd)
out=${CARGO_TARGET_DIR:-$repository/target}/contestants
programs=$1

code=0
"$here/setup.sh" --answers node-handlebars node-react-email python-jinja || code=$?
[ "$code" = 0 ] || [ "$code" = 69 ] || exit "$code"

set --
[ ! -d "$out/node-handlebars" ] || set -- "$@" "node-handlebars=node $here/client.mjs $out/node-handlebars/task/index.js"
[ ! -d "$out/python-jinja" ] || set -- "$@" "python-jinja=$out/python-answers/venv/bin/python $here/client.py $out/python-jinja/task"
[ ! -d "$out/node-react-email" ] || set -- "$@" --visible "node-react-email=node $here/client.mjs $out/node-react-email/task/index.js"
[ $# -gt 0 ] || exit 0

same_work() {
  "$programs/same-work" "custom-message=$programs/custom-message" "$@" || {
    echo "the same texts and the same layout belong into benches/contestants: see its README.md" >&2
    exit 1
  }
}
# The contestants have no words of their own for an occasion: those samples have an underscore.
# shellcheck disable=SC2046
same_work --every-language "$@" $(find "$repository/templates/samples" -name '*.json' ! -name '*_*')
same_work "$@" "$here"/../events/*.json
