"""One version everywhere: the workspace's, and every file that repeats it."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# How a page of docs names the version.
IN_DOCS = r"signet-mail/signet@v(\S+)|rev: v(\S+)|releases/download/v([^/]+)|\?ref=v([^\"]+)|--branch v(\S+)"
# Files that name the version because their readers copy it, with the words around it.
REPEATED = {
    **{f"docs/{page}.md": IN_DOCS for page in (
        "lint", "install", "deploy", "with/cloudformation", "with/terraform", "with/serverless", "with/pulumi")},
    "infra/cdk/package.json": r'"name": "signet-mail-cdk",\s+"version": "(\S+?)"',
    "infra/ses-identity-policy.yaml": r"SemanticVersion: (\S+)",
    "packaging/install.sh": r'VERSION="\$\{SIGNET_VERSION:-(\S+?)\}"',
    "packaging/signet.sh": r'VERSION="(\S+?)"',
}


class Disagree(Exception):
    """The versions that differ, with the file of each."""


def workspace_version(root=ROOT):
    """Returns the version of Cargo's workspace."""
    return tomllib.loads((root / "Cargo.toml").read_text())["workspace"]["package"]["version"]


def check(wanted=None, root=ROOT):
    """Returns the version, if `wanted`, Cargo.toml and every file that repeats it agree."""
    version = workspace_version(root)
    wrong = []
    if wanted and wanted.removeprefix("v") != version:
        wrong.append(f"VERSION={wanted}, and Cargo.toml has {version}")
    for name, pattern in REPEATED.items():
        found = [next(filter(None, match)) if isinstance(match, tuple) else match
                 for match in re.findall(pattern, (root / name).read_text())]
        if not found:
            wrong.append(f"{name} does not name the version where it should ({pattern})")
        wrong += [f"{name} has {other}, and Cargo.toml has {version}" for other in found if other != version]
    if wrong:
        raise Disagree("; ".join(wrong))
    return version


def notes(version, root=ROOT):
    """Returns the section of a version in CHANGELOG.md; until it has one, the section Unreleased."""
    sections = re.split(r"(?m)^## ", (root / "CHANGELOG.md").read_text())[1:]
    by_title = {re.match(r"\[?([^\]\s]+)", section).group(1): section for section in sections}
    section = by_title.get(version) or by_title.get("Unreleased")
    if section is None:
        raise Disagree(f"CHANGELOG.md has neither a section {version} nor Unreleased")
    return "## " + section.strip() + "\n"
