"""What a release holds: agreeing versions, true checksums, lists of crates, a formula, the same bytes twice."""

import json
import re
import shutil
import subprocess

import archive
import homebrew
import npm
import pytest
import sbom
import versions
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from dist import FUNCTIONS, build
from platforms import PLATFORMS


def test_every_file_names_one_version(version):
    assert versions.check(f"v{version}") == version
    with pytest.raises(versions.Disagree, match="VERSION=9.9.9"):
        versions.check("9.9.9")


@pytest.mark.parametrize("name", versions.REPEATED)
def test_another_version_is_named_with_its_file(name, version, tmp_path):
    for file in ["Cargo.toml", *versions.REPEATED]:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(versions.ROOT / file, tmp_path / file)
    versions.check(root=tmp_path)
    text = (tmp_path / name).read_text()
    (tmp_path / name).write_text(text.replace(version, "9.9.9"))
    with pytest.raises(versions.Disagree, match=re.escape(f"{name} has 9.9.9")):
        versions.check(root=tmp_path)


def test_the_notes_are_the_changelog_of_the_version(tmp_path):
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## [Unreleased]\n- new\n\n## [1.0.0] - 2026-01-01\n- old\n")
    assert versions.notes("1.0.0", tmp_path) == "## [1.0.0] - 2026-01-01\n- old\n"
    assert versions.notes("1.1.0", tmp_path) == "## [Unreleased]\n- new\n"


def test_the_checksums_are_those_of_all_files(dist):
    names = {path.name for path in dist.iterdir()} - {"SHA256SUMS"}
    lines = (dist / "SHA256SUMS").read_text().splitlines()
    assert {line.split("  ")[1] for line in lines} == names
    for line in lines:
        digest, name = line.split("  ")
        assert archive.sha256(dist / name) == digest, name


def test_every_function_has_a_zip_and_a_list_of_crates(dist):
    assert {"custom-message", "ses-identity-policy"} <= set(FUNCTIONS)
    for name in FUNCTIONS:
        assert (dist / f"{name}-x86_64.zip").exists() and (dist / f"{name}-x86_64.cdx.json").exists()


def test_the_lists_of_crates_are_cyclonedx(dist):
    lists = sorted(dist.glob("*.cdx.json"))
    assert len(lists) == len(FUNCTIONS) + 1
    for path in lists:
        text = path.read_text()
        assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None, path
        names = {one["name"] for one in json.loads(text)["components"]}
        assert "serde_json" in names and "theme" in names or "sending" in names, path
        assert "proptest" not in names and "insta" not in names, path


def test_a_list_names_the_artefact_by_its_hash(dist):
    document = json.loads((dist / "custom-message-x86_64.cdx.json").read_text())
    [digest] = document["metadata"]["component"]["hashes"]
    assert digest["content"] == archive.sha256(dist / "custom-message-x86_64.zip")


def test_the_same_files_are_the_same_archives_and_lists(tmp_path):
    for folder in ("a", "b"):
        archive.write_tarball(tmp_path / folder / "x.tar.gz", {"x/b": (b"b", False), "x/a": (b"a", True)})
        sbom.write("custom-message", "x86_64-unknown-linux-gnu", "0" * 64, tmp_path / folder / "x.cdx.json")
    for name in ("x.tar.gz", "x.cdx.json"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_a_second_packing_gives_the_same_bytes(dist, version, tmp_path):
    """Of everything: wheels, npm packages, tarballs, zips, lists of crates. `packaging/twice.sh` compares binaries."""
    arches = sorted(path.stem.removeprefix("custom-message-") for path in dist.glob("custom-message-*.zip"))
    again = {path.name: archive.sha256(path) for path in build(version, arches, dist.parent, tmp_path / "dist")}
    assert len(again) > 10
    assert again == {path.name: archive.sha256(path) for path in dist.iterdir() if path.name != "SHA256SUMS"}


def test_the_formula_has_the_checksum_of_each_tarball(dist, version):
    formula = (dist / "signet-mail.rb").read_text()
    tarballs = list(dist.glob("signet-*.tar.gz"))
    assert tarballs
    for tarball in tarballs:
        assert tarball.name in formula and archive.sha256(tarball) in formula
    opened = len(re.findall(r"(?m)^ *(?:class|def|on_|test do).*$", formula))
    assert opened == len(re.findall(r"(?m)^ *end$", formula)), formula
    assert homebrew.formula(version, dist) == formula


def test_the_launcher_asks_for_every_platform(version):
    manifest = npm.launcher_manifest(version)
    assert manifest["optionalDependencies"] == {f"signet-mail-{one.node}": version for one in PLATFORMS}
    assert not any("install" in name for name in manifest.get("scripts", {}))
    for platform in PLATFORMS:
        one = npm.platform_manifest(platform, version)
        assert f"{one['os'][0]}-{one['cpu'][0]}" == platform.node


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_an_unknown_platform_gets_a_sentence(dist, version, tmp_path):
    subprocess.run(["tar", "-xzf", dist / f"signet-mail-{version}.tgz", "-C", tmp_path], check=True)
    other = "Object.defineProperty(process, 'arch', { value: 's390x' });"
    (tmp_path / "other.js").write_text(other)
    ended = subprocess.run(["node", "--require", tmp_path / "other.js", tmp_path / "package/bin/signet.js"],
                           capture_output=True, text=True)
    assert ended.returncode == 2
    assert "no binary for linux-s390x (it has linux-x64" in ended.stderr
