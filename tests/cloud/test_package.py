"""Packages have one hash for one source, and Lambda can run them."""

import hashlib
import importlib.util
import os
import stat
import zipfile

import pytest
from conftest import packages
from stacks import FUNCTIONS, ROOT

SPEC = importlib.util.spec_from_file_location("package", ROOT / "infra/package.py")
package = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(package)


def elf(machine, needs):
    return b"\x7fELF" + bytes(14) + machine.to_bytes(2, "little") + b"\0".join([b"", *needs, b""])


def test_the_same_binary_is_the_same_zip(tmp_path):
    hashes = set()
    for time in (0, 1_700_000_000):
        binary = tmp_path / "bootstrap"
        binary.write_bytes(elf(0x3E, []))
        os.utime(binary, (time, time))
        binary.chmod(0o700 if time else 0o644)
        package.write_zip(binary, tmp_path / "bootstrap.zip")
        hashes.add(hashlib.sha256((tmp_path / "bootstrap.zip").read_bytes()).hexdigest())
    assert len(hashes) == 1


@pytest.mark.parametrize("code, said", [
    (elf(0x3E, [b"GLIBC_2.17", b"GLIBC_2.38"]), "needs glibc 2.38"),
    (elf(0xB7, [b"GLIBC_2.17"]), "built for arm64, not for x86_64"),
    (b"#!/bin/sh\n" + bytes(20), "no ELF"),
])
def test_what_lambda_could_not_run_is_refused(tmp_path, code, said):
    (tmp_path / "bootstrap").write_bytes(code)
    with pytest.raises(package.Refused, match=said):
        package.check_binary("custom-message", "x86_64", tmp_path / "bootstrap")


def test_the_newest_glibc_that_lambda_has_is_taken(tmp_path):
    (tmp_path / "bootstrap").write_bytes(elf(0x3E, [b"GLIBC_2.2.5", b"GLIBC_2.34"]))
    assert package.check_binary("custom-message", "x86_64", tmp_path / "bootstrap") == "2.34"


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_zip_holds_one_program(name):
    with zipfile.ZipFile(packages() / name / "bootstrap.zip") as archive:
        [entry] = archive.infolist()
    assert entry.filename == "bootstrap" and stat.S_IMODE(entry.external_attr >> 16) == 0o755


def test_the_functions_are_the_same_everywhere():
    assert package.FUNCTIONS == FUNCTIONS
