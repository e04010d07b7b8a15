#!/bin/sh
# Installs Python's side of the bench, at the versions that were measured, into
# <target>/contestants/python-ses: `run` starts it, `artifact` says how many bytes are deployed.
# usage: functions/ses-identity-policy/benches/setup.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${CARGO_TARGET_DIR:-$here/../../../target}
mkdir -p "$target/contestants/python-ses"
folder=$(cd "$target/contestants/python-ses" && pwd)
pins="crhelper==2.0.12 boto3==1.44.5 awslambdaric==4.2.2"

# Debian's first: compiled with optimisations, as Lambda's is and pyenv's is not.
for candidate in ${PYTHON:-} /usr/bin/python3.11 python3.11 python3; do
  if "$candidate" -c 'import venv, ensurepip' 2>/dev/null; then
    python=$(command -v "$candidate")
    break
  fi
done
if [ -z "${python:-}" ]; then
  echo "Python 3.11 with venv is needed (apt-get install python3 python3-venv)" >&2
  exit 1
fi

made_of="$python $pins"
if [ "$(cat "$folder/.made-of" 2>/dev/null)" != "$made_of" ]; then
  rm -rf "$folder/venv" "$folder/.made-of"
  "$python" -m venv "$folder/venv"
  # $pins is split on purpose: three requirements.
  "$folder/venv/bin/pip" install --quiet --disable-pip-version-check $pins
  # Its hook runs at every start of the interpreter, and Lambda has none.
  "$folder/venv/bin/pip" uninstall --quiet --yes setuptools
  echo "$made_of" > "$folder/.made-of"
fi
cp "$here/python/function.py" "$folder/"

# Lambda's own runtime has boto3 and the runtime client: a deployment is crhelper and the function.
cat "$folder/function.py" "$folder"/venv/lib/python*/site-packages/crhelper/*.py | wc -c > "$folder/artifact"

cat > "$folder/run" <<RUN
#!/bin/sh
cd "$folder"
exec "$folder/venv/bin/python" -m awslambdaric function.handler
RUN
chmod +x "$folder/run"
