#!/bin/sh
# Installs and builds the contestants that do the same work as Signet's functions, with the tools of their
# communities and the versions of the lock files. A contestant whose inputs did not change is left alone.
# usage: benches/contestants/setup.sh [--answers] [NAME…]     (all without a name)
#
# --answers leaves Lambda's runtime clients out, since Node's compiles for minutes: client.mjs and client.py stand in,
# for a check of answers. A contestant that cannot be set up does not stop the others; the last lines name it and say
# why. Then the exit code is 69 if all that was missing is a tool or a registry, and 1 for any other reason.
#
# <target>/contestants/<name>/run        starts it as Lambda would
# <target>/contestants/<name>/task/      the deployed files
# <target>/contestants/<name>/artifact   their size in bytes
#
# The runtime interface client is part of Lambda's managed runtimes, so it is installed in another folder and
# not counted.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../.." && pwd)
target=${CARGO_TARGET_DIR:-$repository/target}
mkdir -p "$target/contestants"
out=$(cd "$target/contestants" && pwd)
node=
python=

# fail REASON [CODE]: ends the contestant's own subshell; `attempt` goes on with the next.
fail() {
  echo "$1" >"$out/reason"
  exit "${2:-1}"
}

# Runs a command quietly. If it fails, its last lines are shown.
quietly() {
  "$@" >"$out/log" 2>&1 && return
  tail -n 30 "$out/log" >&2
  if grep -Eq 'ENOTFOUND|EAI_AGAIN|ECONN|ENETUNREACH|ETIMEDOUT|NewConnectionError|timed out' "$out/log"; then
    fail "the npm registry or PyPI cannot be reached" 69
  fi
  fail "\`$*\` failed, its last lines are above"
}

# attempt NAME COMMAND…: a folder that is not whole goes, so that nothing measures it.
attempt() {
  name=$1
  shift
  echo "see above" >"$out/reason"
  set +e
  (set -e; "$@")
  code=$?
  set -e
  [ "$code" != 0 ] || return 0
  rm -rf "${out:?}/$name"
  failed="$failed
contestants: $name is left out: $(cat "$out/reason")"
  [ "$code" = 69 ] && [ "$worst" != 1 ] && worst=69 || worst=1
}

# up_to_date NAME STEP INPUT…: runs STEP in an empty folder $place, unless it ran for the same inputs before.
up_to_date() (
  name=$1 step=$2 place=$out/$1
  shift 2
  made_of=$(find "$@" -type f | LC_ALL=C sort | xargs cat | cksum)
  [ "$(cat "$place/.made-of" 2>/dev/null)" != "$made_of" ] || exit 0
  echo "contestants: setting up $name"
  rm -rf "$place"
  mkdir -p "$place"
  "$step"
  if [ -d "$place/task" ]; then
    find "$place/task" -type f -printf '%s\n' | awk '{ size += $1 } END { print size }' >"$place/artifact"
  fi
  echo "$made_of" >"$place/.made-of"
)

need_node() {
  command -v node >/dev/null && command -v npm >/dev/null ||
    fail "Node 20 and npm are needed (apt-get install nodejs npm, or https://nodejs.org)" 69
  node=$(command -v node)
  case $("$node" --version) in
    v20.*) ;;
    *) echo "contestants: node is $("$node" --version) instead of v20: figures are not comparable" >&2 ;;
  esac
}

# Prefers Debian's Python: it is compiled with optimisations like Lambda's, and pyenv's is not.
need_python() {
  for candidate in /usr/bin/python3.11 python3.11 python3; do
    if "$candidate" -c 'import venv, ensurepip' 2>/dev/null; then
      python=$(command -v "$candidate")
      break
    fi
  done
  [ -n "$python" ] || fail "Python 3.11 with venv is needed (apt-get install python3 python3-venv)" 69
  case $("$python" --version) in
    "Python 3.11."*) ;;
    *) echo "contestants: $python is $("$python" --version) instead of 3.11: figures are not comparable" >&2 ;;
  esac
}

# write_run RUNTIME COMMAND. `exec` ends the shell before the interpreter starts. Node reads the certificate
# authority from another variable than Python and Signet.
write_run() {
  cat >"$place/run" <<END
#!/bin/sh
cd "$place/task" || exit 1
export AWS_EXECUTION_ENV=AWS_Lambda_$1
[ -z "\${SSL_CERT_FILE:-}" ] || export NODE_EXTRA_CA_CERTS="\$SSL_CERT_FILE"
exec $2
END
  chmod +x "$place/run"
}

# Without the scripts of packages: they could be anybody's.
install_npm() {
  quietly npm ci --no-audit --no-fund --ignore-scripts --prefix "$1"
}

# aws-lambda-ric compiles its own curl and its C++ client.
node_runtime() {
  for tool in "g++ build-essential" "python3 python3" "cmake cmake" "autoreconf autoconf automake libtool"; do
    # shellcheck disable=SC2086
    "$repository/tests/need.sh" $tool
  done
  cp "$here/node-runtime/"*.json "$place"
  install_npm "$place"
  quietly npm rebuild --prefix "$place" aws-lambda-ric
  [ -f "$place/node_modules/aws-lambda-ric/dist/rapid-client.node" ] ||
    fail "aws-lambda-ric was installed but not built, because npm does not run install scripts (see npm config get ignore-scripts)"
}

languages() {
  cp "$here/languages/"* "$place"
  install_npm "$place"
  quietly "$node" "$place/build.mjs" "$repository/templates/locales" "$place/strings"
}

# Keeps the folders of the repository, because the sources import from each other.
node_contestant() {
  mkdir -p "$place/build" "$place/task"
  cp -R "$here/$name" "$here/node-mail" "$place/build"
  install_npm "$place/build/$name"
  (cd "$place/build/$name" && quietly "$node" build.mjs "$place/task/index.js")
  write_run nodejs20.x "$node $out/node-runtime/node_modules/aws-lambda-ric/bin/index.mjs index.handler"
}

node_mail_contestant() {
  node_contestant
  cp -R "$out/languages/strings" "$place/task/strings"
}

# For checks of answers: an interpreter with pip, and neither Lambda's client nor boto3.
python_answers() {
  quietly "$python" -m venv "$place/venv"
}

python_runtime() {
  quietly "$python" -m venv "$place/venv"
  quietly "$place/venv/bin/pip" install --disable-pip-version-check --require-hashes --requirement "$here/python-runtime/requirements.txt"
  # Its hook would run at every start of the interpreter. Lambda does not have it.
  quietly "$place/venv/bin/pip" uninstall --yes setuptools
}

python_dependencies() {
  mkdir -p "$place/task"
  quietly "$out/$interpreter/venv/bin/pip" install --disable-pip-version-check --require-hashes --no-compile --no-deps \
    --requirement "$here/$name/requirements.txt" --target "$place/task"
}

write_python_run() {
  write_run python3.11 "$out/python-runtime/venv/bin/python -m awslambdaric function.handler"
}

python_contestant() {
  python_dependencies
  mkdir -p "$place/build"
  cp -R "$here/$name" "$place/build"
  (cd "$here/$name" && cp function.py languages.py limits.py shown.py "$place/task")
  cp -R "$out/languages/strings" "$place/task/strings"
  quietly "$out/$interpreter/venv/bin/python" "$place/build/$name/build.py" "$place/task"
  write_python_run
}

# The bytecode is loaded unchecked, as in build.py of python-jinja.
python_ses() {
  python_dependencies
  cp "$here/$name/function.py" "$place/task"
  quietly "$out/$interpreter/venv/bin/python" -m compileall -q --invalidation-mode unchecked-hash "$place/task"
  write_python_run
}

set_up_node_runtime() {
  need_node
  up_to_date node-runtime node_runtime "$here/node-runtime"
}

set_up_interpreter() {
  need_python
  up_to_date "$interpreter" "$1" "$here/python-runtime"
}

# Node makes the strings of the languages, for Python, too.
set_up_languages() {
  need_node
  up_to_date languages languages "$here/languages" "$repository/templates/locales"
}

# needs NAME: what contestants share was set up before them.
needs() {
  [ -f "$out/$1/.made-of" ] || fail "$1 is left out" "$worst"
}

set_up() {
  own="$here/setup.sh $here/$1"
  case $1 in
    node-*)
      need_node
      [ -n "$answers" ] || needs node-runtime
      ;;
    python-*) needs "$interpreter" ;;
  esac
  # shellcheck disable=SC2086
  case $1 in
    node-handlebars | node-react-email)
      needs languages
      up_to_date "$1" node_mail_contestant $own "$here/node-mail" "$out/languages/strings"
      ;;
    node-ses | node-sender)
      up_to_date "$1" node_contestant $own
      ;;
    python-jinja)
      needs languages
      up_to_date "$1" python_contestant $own "$out/languages/strings"
      ;;
    python-ses | python-sender)
      up_to_date "$1" python_ses $own "$here/python-runtime"
      ;;
    *) fail "its name is unknown" ;;
  esac
}

answers=
interpreter=python-runtime
if [ "${1:-}" = --answers ]; then
  answers=yes
  interpreter=python-answers
  shift
fi
[ $# -gt 0 ] || set -- node-handlebars node-react-email python-jinja node-ses python-ses node-sender python-sender
failed=
worst=0
case "$answers $*" in " "*node-*) attempt node-runtime set_up_node_runtime ;; esac
case "$*" in *python-*) attempt "$interpreter" set_up_interpreter "$(echo "$interpreter" | tr - _)" ;; esac
case "$*" in *-handlebars* | *-react-email* | *-jinja*) attempt languages set_up_languages ;; esac
for contestant in "$@"; do
  attempt "$contestant" set_up "$contestant"
done
[ -z "$failed" ] || echo "${failed#?}" >&2
exit "$worst"
