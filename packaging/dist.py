#!/usr/bin/env python3
"""Builds what people install into <target>/dist: wheel, npm packages, tarball, zips, checksums, formula, lists of crates.

usage: dist.py [build|desktop|merge] [--version V] [--arch x86_64|arm64]... [--rust TARGET] [--target-dir DIR]

build    everything that can be built on Linux, for one architecture or both
desktop  the command line for macOS or Windows, on such a machine
merge    checksums and formula again, over the files of several machines

Before it builds, it checks that every file that names the version agrees. Functions come from
`make package`; this only copies their zips.
"""

import argparse
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import archive
import cdk
import homebrew
import npm
import sbom
import versions
from platforms import platform_of
from versions import ROOT

sys.path.append(str(ROOT / "infra"))
from package import FUNCTIONS  # noqa: E402
from toolchain import RUST_TARGETS, NoTarget, environment  # noqa: E402


class Missing(Exception):
    """What is not there, with the command that makes it."""


def run(*command, **options):
    """Runs a command, and says which one failed."""
    if subprocess.run([str(part) for part in command], **options).returncode != 0:
        raise Missing(f"this failed, see the error above: {' '.join(map(str, command))}")


def wheel(target_dir, rust, out):
    """Builds the wheel, and with it the binary of every other package. On Linux both need only glibc 2.17."""
    say(f"signet for {rust} and its wheel")
    is_linux = "linux" in rust
    run("maturin", "build", "--quiet", "--release", "--locked", "--target", rust, "--out", out,
        *(["--zig", "--compatibility", "manylinux2014"] if is_linux else []),
        cwd=ROOT / "packaging" / "wheel", env={**environment(rust), **archive.SAME_TIME, "CARGO_TARGET_DIR": str(target_dir)})
    newest = max(out.glob("signet_mail-*.whl"), key=lambda path: path.stat().st_mtime)
    platform = platform_of(rust)
    binary = target_dir / "dist-work" / rust / platform.binary
    binary.parent.mkdir(parents=True, exist_ok=True)
    # From the wheel: every package has the same bytes.
    with zipfile.ZipFile(newest) as opened:
        [name] = [name for name in opened.namelist() if name.endswith(f".data/scripts/{platform.binary}")]
        binary.write_bytes(opened.read(name))
    binary.chmod(0o755)
    return binary


def tarball(version, rust, binary, printer, work, out):
    """Writes the tarball with the binary, completions and manual pages. `printer` is a signet that runs
    on this machine and prints them: the binary itself, unless it is for another architecture."""
    files = {binary.name: (binary.read_bytes(), True)}
    for name in ("LICENSE", "CHANGELOG.md"):
        files[name] = ((ROOT / name).read_bytes(), False)
    for shell, name in {"bash": "signet.bash", "zsh": "_signet", "fish": "signet.fish"}.items():
        printed = subprocess.run([printer, "completions", shell], capture_output=True, check=True).stdout
        files[f"completions/{name}"] = (printed, False)
    pages = work / "man"
    shutil.rmtree(pages, ignore_errors=True)
    pages.mkdir(parents=True)
    run(printer, "manual-pages", pages)
    files.update({f"man/{page.name}": (page.read_bytes(), False) for page in pages.iterdir()})
    name = f"signet-{version}-{rust}"
    archive.write_tarball(out / f"{name}.tar.gz", {f"{name}/{inner}": file for inner, file in files.items()})


def functions(arch, target_dir, out):
    """Copies the functions' zips, with the architecture in the name, and writes the list of each."""
    for name in FUNCTIONS:
        built = target_dir / "lambda" / arch / name / "bootstrap.zip"
        if not built.exists():
            raise Missing(f"{built} is missing: make package ARCH={arch}")
        zipped = out / f"{name}-{arch}.zip"
        shutil.copyfile(built, zipped)
        sbom.write(name, RUST_TARGETS[arch], archive.sha256(zipped), out / f"{name}-{arch}.cdx.json")


def say(text):
    print(f"dist: {text}", file=sys.stderr, flush=True)


def command_line(version, targets, target_dir, out):
    """Builds signet for some Rust targets, the first of which runs here, and packs it in every way."""
    work = target_dir / "dist-work"
    binaries = {rust: wheel(target_dir, rust, out) for rust in targets}
    printer = binaries[targets[0]]
    for rust, binary in binaries.items():
        tarball(version, rust, binary, printer, work, out)
        sbom.write("signet", rust, archive.sha256(binary), out / f"signet-{rust}.cdx.json")
    npm.pack(version, binaries, work / "npm", out)


def build(version, arches, target_dir, out):
    """Builds everything of Linux into an empty folder, so that no file of another version stays."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    command_line(version, [RUST_TARGETS[arch] for arch in arches], target_dir, out)
    say("zips of the functions, lists of crates, checksums")
    for arch in arches:
        functions(arch, target_dir, out)
    say("CDK construct")
    # Only what the construct deploys, so that the package stays small.
    cdk.build([out / f"{name}-{arch}.zip" for name in cdk.FUNCTIONS for arch in arches], out)
    shutil.copy2(ROOT / "packaging" / "install.sh", out)
    (out / "notes.md").write_text(versions.notes(version))
    return finish(version, out)


def finish(version, out):
    """Writes what is made of the other files: the formula and the checksums."""
    (out / "signet-mail.rb").write_text(homebrew.formula(version, out))
    return archive.write_checksums(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", nargs="?", choices=["build", "desktop", "merge"], default="build")
    parser.add_argument("--version", help="the version that every file must name")
    parser.add_argument("--arch", choices=RUST_TARGETS, action="append", help="x86_64, unless given")
    parser.add_argument("--rust", help="the Rust target of a desktop")
    parser.add_argument("--target-dir", type=Path, default=Path(os.environ.get("CARGO_TARGET_DIR") or ROOT / "target"))
    options = parser.parse_args()
    target_dir = options.target_dir.resolve()
    out = target_dir / "dist"
    try:
        version = versions.check(options.version)
        if options.what == "build":
            files = build(version, options.arch or ["x86_64"], target_dir, out)
        elif options.what == "desktop":
            out.mkdir(parents=True, exist_ok=True)
            command_line(version, [options.rust], target_dir, out)
            files = sorted(out.iterdir())
        else:
            files = finish(version, out)
    except (Missing, NoTarget, cdk.CannotBuild, versions.Disagree) as reason:
        sys.exit(f"dist: {reason}")
    for path in files:
        print(f"{path.stat().st_size / 1e6:8.2f} MB  {path.name}")


if __name__ == "__main__":
    main()
