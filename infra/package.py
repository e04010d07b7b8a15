#!/usr/bin/env python3
"""Builds the functions for Lambda: <target>/lambda/<arch>/<name>/bootstrap.zip, with the same hash for the same source.

usage: package.py [FUNCTION...] [--arch x86_64|arm64] [--target-dir DIR] [--theme FOLDER]

The zip of the last architecture is also at <target>/lambda/<name>/bootstrap.zip, where the stack
templates of infra/ expect it.
"""

import argparse
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import theme
from toolchain import RUST_TARGETS, NoTarget, environment

ROOT = Path(__file__).resolve().parent.parent
FUNCTIONS = ["custom-message", "custom-email-sender", "ses-identity-policy"]
ELF_MACHINES = {0x3E: "x86_64", 0xB7: "arm64"}
# The glibc of Amazon Linux 2023 and so of provided.al2023.
GLIBC_MAX = (2, 34)
# The earliest time that a zip can hold. With the file's time, each build would have another hash.
ZIP_TIME = (1980, 1, 1, 0, 0, 0)


class Refused(Exception):
    """The reason for a missing package, with the fix."""


def host_architecture():
    return {"aarch64": "arm64", "arm64": "arm64"}.get(platform.machine(), "x86_64")


def check_tools():
    if shutil.which("cargo-lambda") is None:
        raise Refused("cargo-lambda is not on PATH: `make package` installs it in a venv")


def build(name, arch, target_dir):
    # One package at a time: cargo-lambda would unify the features of all, and each would ship more than it needs.
    # The target names the glibc of the runtime: an older glibc has separate libraries for threads and dlopen,
    # and loading those two is 3 % of a cold start.
    target = RUST_TARGETS[arch] + ".{}.{}".format(*GLIBC_MAX)
    command = ["cargo", "lambda", "build", "--locked", "--release", "--target", target, "--skip-target-check", "--package", name]
    surroundings = {**environment(RUST_TARGETS[arch]), "CARGO_TARGET_DIR": str(target_dir)}
    if subprocess.run(command, cwd=ROOT, env=surroundings).returncode != 0:
        raise Refused(f"{name} could not be built: see the error above")
    return target_dir / "lambda" / name / "bootstrap"


def check_binary(name, arch, binary):
    code = binary.read_bytes()
    machine = ELF_MACHINES.get(int.from_bytes(code[18:20], "little"), "no ELF machine of Lambda")
    if machine != arch:
        raise Refused(f"{name} was built for {machine}, not for {arch}")
    # Only the list of needed versions in the file has such names.
    needed = {(int(a), int(b)) for a, b in re.findall(rb"\bGLIBC_(\d+)\.(\d+)", code)}
    newest = max(needed, default=(0, 0))
    if newest > GLIBC_MAX:
        raise Refused(f"{name} needs glibc {newest[0]}.{newest[1]}, and provided.al2023 has "
                      f"{GLIBC_MAX[0]}.{GLIBC_MAX[1]}: build with the pinned cargo-lambda, which links for that version")
    return f"{newest[0]}.{newest[1]}"


def write_zip(binary, path):
    entry = zipfile.ZipInfo("bootstrap", ZIP_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # Unix, so that the permissions below count
    entry.external_attr = 0o100755 << 16
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(entry, binary.read_bytes(), compresslevel=9)


def package(name, arch, target_dir):
    binary = build(name, arch, target_dir)
    glibc = check_binary(name, arch, binary)
    place = target_dir / "lambda" / arch / name / "bootstrap.zip"
    write_zip(binary, place)
    shutil.copy2(binary, place.parent / "bootstrap")
    shutil.copy2(place, target_dir / "lambda" / name / "bootstrap.zip")
    digest = hashlib.sha256(place.read_bytes()).hexdigest()
    return name, arch, size(binary), size(place), glibc, digest[:16], str(place)


def package_theme(folder, target_dir):
    layer = target_dir / "lambda" / "theme" / "layer.zip"
    if folder is None:
        theme.write_empty_layer(layer)
        return
    count = theme.write_layer(folder, layer)
    digest = hashlib.sha256(layer.read_bytes()).hexdigest()
    print(f"theme: {count} files of {folder}, {size(layer)}, sha256 {digest[:16]}, {layer}")


def size(path):
    return f"{path.stat().st_size / 1e6:.2f} MB"


def table(rows):
    rows = [("function", "arch", "binary", "zip", "glibc", "sha256", "where")] + rows
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("functions", nargs="*", metavar="FUNCTION", help="all, unless given")
    parser.add_argument("--arch", choices=RUST_TARGETS, default=host_architecture())
    parser.add_argument("--target-dir", type=Path, default=Path(os.environ.get("CARGO_TARGET_DIR") or ROOT / "target"))
    parser.add_argument("--theme", type=Path, help="a theme's folder, for the layer <target>/lambda/theme/layer.zip")
    options = parser.parse_args()
    unknown = set(options.functions) - set(FUNCTIONS)
    if unknown:
        parser.error(f"no such function: {', '.join(sorted(unknown))} (there are {', '.join(FUNCTIONS)})")
    try:
        package_theme(options.theme, options.target_dir.resolve())
        check_tools()
        table([package(name, options.arch, options.target_dir.resolve()) for name in options.functions or FUNCTIONS])
    except (Refused, NoTarget, theme.NoTheme) as reason:
        sys.exit(f"package: {reason}")


if __name__ == "__main__":
    main()
