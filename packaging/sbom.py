"""CycloneDX lists of the crates in an artefact: what `cargo tree` says is linked, with Cargo.lock's checksums."""

import re
import subprocess
import tomllib
import uuid
from datetime import datetime, timezone

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from versions import ROOT


def linked(package, target):
    """Returns (name, version) of the crates that are linked into a package's binary."""
    command = ["cargo", "tree", "--locked", "--package", package, "--target", target, "--edges", "normal",
               "--prefix", "none", "--no-dedupe", "--format", "{p}"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return sorted(set(re.findall(r"(?m)^(\S+) v(\S+)", printed)))


def checksums():
    """Returns the checksum of each crate that Cargo.lock has from the registry."""
    packages = tomllib.loads((ROOT / "Cargo.lock").read_text())["package"]
    return {(one["name"], one["version"]): one.get("checksum") for one in packages}


def component(name, version, checksum):
    """Returns the component of a crate."""
    hashes = [HashType(alg=HashAlgorithm.SHA_256, content=checksum)] if checksum else []
    url = PackageURL("cargo", name=name, version=version)
    return Component(name=name, version=version, type=ComponentType.LIBRARY, purl=url, bom_ref=str(url), hashes=hashes)


def write(package, target, digest, path):
    """Writes the list of an artefact whose file has this SHA-256. The same artefact gives the same list."""
    known = checksums()
    crates = linked(package, target)
    [own] = [crate for crate in crates if crate[0] == package]
    bom = Bom(components=[component(*crate, known.get(crate)) for crate in crates if crate != own])
    bom.metadata.component = Component(name=package, version=own[1], type=ComponentType.APPLICATION, bom_ref=package,
                                       hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)])
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, f"{package}:{digest}")
    bom.metadata.timestamp = datetime.fromtimestamp(0, timezone.utc)
    bom.register_dependency(bom.metadata.component, bom.components)
    path.write_text(JsonV1Dot6(bom).output_as_string(indent=2) + "\n")
