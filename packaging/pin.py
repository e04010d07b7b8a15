#!/usr/bin/env python3
"""Writes the checksums of a release's zips into the Terraform module, which downloads nothing else.

usage: pin.py [--check] [--dist DIR]

Builds are reproducible, so this comes before the commit that is tagged; the release workflow builds the
same bytes and checks them against the module (--check).
"""

import argparse
import base64
import hashlib
import json
import sys
from pathlib import Path

from versions import ROOT, workspace_version

PINNED = ROOT / "infra" / "terraform" / "release.json"


def checksums(dist, version):
    """Returns the content of release.json for the zips of a folder."""
    zips = sorted(dist.glob("*-x86_64.zip")) + sorted(dist.glob("*-arm64.zip"))
    digests = {path.name: hashlib.sha256(path.read_bytes()).digest() for path in zips}
    return {
        "version": version,
        "sha256": {name: digest.hex() for name, digest in digests.items()},
        "base64": {name: base64.b64encode(digest).decode() for name, digest in digests.items()},
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if the module has other checksums")
    parser.add_argument("--dist", type=Path, default=ROOT / "target" / "dist")
    options = parser.parse_args()
    found = checksums(options.dist, workspace_version())
    if not found["sha256"]:
        sys.exit(f"pin: {options.dist} has no zips: run `make dist` first")
    if options.check:
        if json.loads(PINNED.read_text()) != found:
            sys.exit(f"pin: {PINNED} has other checksums than {options.dist}: run `make pin` and commit it")
        return
    PINNED.write_text(json.dumps(found, indent=2) + "\n")


if __name__ == "__main__":
    main()
