#!/usr/bin/env bash
# The pre-commit hook: builds signet in pre-commit's own clone, once, and lints from the theme's repository.
# (pre-commit's `language: rust` installs a repository's root package, and a workspace has none.)
set -euo pipefail
clone="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
target="${CARGO_TARGET_DIR:-$clone/target}"
# no fat link-time optimisation: lint is fast enough without, and the build is done sooner
CARGO_TARGET_DIR="$target" cargo build --quiet --release --locked --config profile.release.lto=false \
  --manifest-path "$clone/Cargo.toml" --package signet
exec "$target/release/signet" lint "$@"
