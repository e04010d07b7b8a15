"""What `make dist` built, and a shell without cargo and without this repository."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import versions


@pytest.fixture(scope="session")
def dist():
    """The folder of the artefacts."""
    folder = Path(os.environ.get("SIGNET_DIST", versions.ROOT / "target" / "dist"))
    if not (folder / "SHA256SUMS").exists():
        pytest.fail(f"{folder} has no artefacts: run `make dist` first")
    return folder


@pytest.fixture(scope="session")
def version():
    return versions.workspace_version()


@pytest.fixture
def shell(tmp_path):
    """Runs a command in an empty folder, without cargo on the PATH. Returns its standard output."""
    path = tmp_path / "path"
    path.mkdir()
    for tool in ("sh", "curl", "grep", "cut", "uname", "mktemp", "rm", "tar", "gzip", "mkdir", "cp", "chmod", "mv",
                 "sha256sum", "node", "npm", "env"):
        found = shutil.which(tool)
        if found:
            (path / tool).symlink_to(found)
    folder = tmp_path / "work"
    folder.mkdir()

    def run(*command, code=0, path_first=None, **environment):
        paths = [str(path_first), str(path)] if path_first else [str(path)]
        ended = subprocess.run(
            [str(part) for part in command], cwd=folder, capture_output=True, text=True,
            env={"PATH": ":".join(paths), "HOME": str(tmp_path), **{k: str(v) for k, v in environment.items()}})
        assert ended.returncode == code, f"{command}: {ended.returncode}\n{ended.stdout}\n{ended.stderr}"
        return ended.stdout + ended.stderr if code else ended.stdout

    run.folder = folder
    return run


@pytest.fixture
def first_page(shell, version):
    """Follows the first page of the README with an installed signet."""

    def follow(*signet, **options):
        assert shell(*signet, "--version", **options).strip() == f"signet {version}"
        shell(*signet, "init", "mytheme", **options)
        shell(*signet, "lint", "--theme", "mytheme", **options)
        rendered = shell(*signet, "render", "mytheme/samples/sign-up-long-name.json", "--theme", "mytheme", **options)
        assert "sign-up" in rendered
        shell(*signet, "preview", "--theme", "mytheme", "--export", "pages", **options)
        assert (shell.folder / "pages" / "index.html").exists()
        shell(*signet, "package", "mytheme", **options)
        assert (shell.folder / "layer.zip").exists()
        assert "complete" in shell(*signet, "completions", "bash", **options)
        refused = shell(*signet, "lint", "--theme", "no-such-theme", code=2, **options)
        assert "no-such-theme" in refused

    return follow
