"""The Rust targets of Lambda's architectures, and the environment in which cargo can build for one."""

import os
import subprocess
from pathlib import Path

RUST_TARGETS = {"x86_64": "x86_64-unknown-linux-gnu", "arm64": "aarch64-unknown-linux-gnu"}


class NoTarget(Exception):
    """The reason why nothing can be built for a target, with the fix."""


def environment(target):
    """Returns the environment for cargo. Where the toolchain lacks the target, cargo builds the standard library from
    the folder SIGNET_RUST_SRC, as `packaging/arm64.sh` sets it. Cargo allows that on a stable toolchain only with
    RUSTC_BOOTSTRAP, which is for checks: what is released is built after `rustup target add`."""
    libraries = subprocess.run(["rustc", "--print", "target-libdir", "--target", target], capture_output=True, text=True)
    if libraries.returncode == 0 and Path(libraries.stdout.strip()).is_dir():
        return dict(os.environ)
    source = os.environ.get("SIGNET_RUST_SRC")
    if not source:
        raise NoTarget(f"this Rust toolchain has no standard library for {target}: `rustup target add {target}`, "
                       "or build on such a machine")
    return {**os.environ, "RUSTC_BOOTSTRAP": "1", "CARGO_UNSTABLE_BUILD_STD": "std,panic_unwind",
            "__CARGO_TESTS_ONLY_SRC_ROOT": source}
