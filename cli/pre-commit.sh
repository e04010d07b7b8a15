#!/usr/bin/env bash
# The pre-commit hook: builds signet once in pre-commit's own clone and checks the theme's repository.
# pre-commit's `language: rust` installs the root package of a repository, and a workspace has none.
set -euo pipefail
clone="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
target="${CARGO_TARGET_DIR:-$clone/target}"
# Without fat link-time optimisation the build is much faster, and lint is fast enough.
CARGO_TARGET_DIR="$target" cargo build --quiet --release --locked --config profile.release.lto=false \
  --manifest-path "$clone/Cargo.toml" --package signet
exec "$target/release/signet" lint "$@"
