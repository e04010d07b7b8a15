"""Packages have one hash for one source, and Lambda can run them."""

import hashlib
import os
import stat
import sys
import zipfile

import pytest
from conftest import packages
from stacks import FUNCTIONS, ROOT

sys.path.append(str(ROOT / "infra"))
import package
import theme


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


def make_theme(folder, time=0):
    files = {"theme.toml": "[brand]\nname = \"Northwind\"\n", "locales/de.ftl": "sign-up =\n",
             "samples/mine.json": "{}", "lint.toml": "", ".git/config": "", "README.md": "notes"}
    # Written in another order, at another time, with other permissions.
    for name in sorted(files, reverse=bool(time)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[name])
        os.utime(path, (time, time))
        path.chmod(0o600 if time else 0o644)
    return folder


def test_the_same_theme_is_the_same_layer(tmp_path):
    hashes = set()
    for time in (0, 1_700_000_000):
        layer = tmp_path / f"{time}.zip"
        theme.write_layer(make_theme(tmp_path / f"theme-{time}", time), layer)
        hashes.add(hashlib.sha256(layer.read_bytes()).hexdigest())
    assert len(hashes) == 1


def test_a_layer_holds_what_the_function_reads(tmp_path):
    theme.write_layer(make_theme(tmp_path / "mytheme"), tmp_path / "layer.zip")
    with zipfile.ZipFile(tmp_path / "layer.zip") as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == ["theme/locales/de.ftl", "theme/theme.toml"]
    assert {stat.S_IMODE(entry.external_attr >> 16) for entry in entries} == {0o644}


def test_a_symbolic_link_is_refused(tmp_path):
    (make_theme(tmp_path / "mytheme") / "layout.html").symlink_to("/etc/hostname")
    with pytest.raises(theme.NoTheme, match="symbolic link"):
        theme.write_layer(tmp_path / "mytheme", tmp_path / "layer.zip")
    assert not (tmp_path / "layer.zip").exists()


@pytest.mark.parametrize("make, said", [
    (lambda folder: None, "is not a folder"),
    (lambda folder: folder.mkdir(), "is not a theme"),
])
def test_what_is_no_theme_is_refused(tmp_path, make, said):
    make(tmp_path / "mytheme")
    with pytest.raises(theme.NoTheme, match=said):
        theme.write_layer(tmp_path / "mytheme", tmp_path / "layer.zip")


def test_packaging_without_a_theme_keeps_the_last_one(tmp_path):
    layer = tmp_path / "layer.zip"
    theme.write_empty_layer(layer)
    assert zipfile.ZipFile(layer).namelist() == ["theme/README"]
    theme.write_layer(make_theme(tmp_path / "mytheme"), layer)
    theme.write_empty_layer(layer)
    assert "theme/theme.toml" in zipfile.ZipFile(layer).namelist()
