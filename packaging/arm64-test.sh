#!/usr/bin/env bash
# Builds functions for arm64 and runs them in the emulator of arm64.sh, which calls this.
# usage: arm64-test.sh FOLDER FUNCTION…
set -euo pipefail
cd "$(dirname "$0")/.."
folder="$1"
shift
# A build folder of its own: what `make package` built stays what the other tests run.
python infra/package.py --arch arm64 --target-dir "$folder/build" "$@"

launchers="$folder/functions"
rm -rf "$launchers"
filters=()
for name in "$@"; do
  mkdir -p "$launchers/$name"
  # A program that the tests can start as they start any function.
  printf '#!/bin/sh\nexec %s %s "$@"\n' "$SIGNET_EMULATOR" "$folder/build/lambda/arm64/$name/bootstrap" >"$launchers/$name/bootstrap"
  chmod +x "$launchers/$name/bootstrap"
  filters+=("${name//-/_}")
done
export SIGNET_FUNCTIONS="$launchers"
cargo test --locked --quiet --package doubles --test packaged -- "${filters[@]}"
# All samples and every fallback, the panic of a template among them. Memory would be the emulator's.
case " $* " in *" custom-message "*)
  cargo build --locked --quiet --package signet --bin signet
  cargo test --locked --quiet --package doubles --test custom_message -- --skip memory
esac
echo "arm64: $* run in the emulator"
