"""Every way to install the command line, from the built files alone."""

import functools
import http.server
import shutil
import tarfile
import threading
import venv
from pathlib import Path

import pytest


def test_the_wheel(dist, shell, first_page, tmp_path):
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=True)
    shell(environment / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-index", "--find-links", dist,
          "signet-mail")
    first_page("signet", path_first=environment / "bin")
    # `uvx signet-mail` looks for a command with the package's name.
    assert shell("signet-mail", "--version", path_first=environment / "bin").startswith("signet ")
    assert "no-such-theme" in shell("signet-mail", "lint", "--theme", "no-such-theme", code=2,
                                    path_first=environment / "bin")


@pytest.mark.skipif(shutil.which("npm") is None, reason="npm is not installed")
def test_the_npm_packages(dist, version, shell, first_page, tmp_path):
    # The packages of other platforms are optional, and offline there are none.
    shell("npm", "install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", "--cache", tmp_path / "cache",
          dist / f"signet-mail-{version}.tgz", dist / f"signet-mail-linux-x64-{version}.tgz")
    binaries = shell.folder / "node_modules" / ".bin"
    first_page(binaries / "signet")
    assert shell("npx", "--offline", "signet-mail", "--version", path_first=npx_folder()).startswith("signet ")
    shutil.rmtree(shell.folder / "node_modules" / "signet-mail-linux-x64")
    assert "signet-mail-linux-x64 is missing" in shell(binaries / "signet", "--version", code=2)


def npx_folder():
    return Path(shutil.which("npx")).parent


class Releases(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def releases(dist, version, tmp_path):
    """A release host on loopback: (address, folder of the release)."""
    folder = tmp_path / "releases" / f"v{version}"
    shutil.copytree(dist, folder)
    handler = functools.partial(Releases, directory=str(folder.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", folder
        server.shutdown()


def test_the_install_script(dist, shell, first_page, releases, tmp_path):
    said = shell("sh", dist / "install.sh", SIGNET_RELEASES=releases[0])
    assert "installed:" in said and "not on your PATH" in said
    first_page("signet", path_first=tmp_path / ".local" / "bin")


def test_a_changed_tarball_is_not_installed(dist, version, shell, releases, tmp_path):
    address, folder = releases
    (folder / f"signet-{version}-x86_64-unknown-linux-gnu.tar.gz").write_bytes(b"something else")
    assert "nothing was installed" in shell("sh", dist / "install.sh", code=1, SIGNET_RELEASES=address)
    assert not (tmp_path / ".local").exists()


def test_a_version_that_does_not_exist_is_named(dist, shell, releases):
    said = shell("sh", dist / "install.sh", code=1, SIGNET_RELEASES=releases[0], SIGNET_VERSION="9.9.9")
    assert "cannot download" in said and "9.9.9" in said


def test_the_tarball_has_completions_and_manual_pages(dist, version):
    name = f"signet-{version}-x86_64-unknown-linux-gnu"
    with tarfile.open(dist / f"{name}.tar.gz") as archive:
        names = {entry.name.removeprefix(f"{name}/"): entry for entry in archive}
    assert {"signet", "LICENSE", "completions/_signet", "completions/signet.bash", "completions/signet.fish",
            "man/signet.1", "man/signet-lint.1"} <= set(names)
    assert names["signet"].mode == 0o755
    assert {entry.mtime for entry in names.values()} == {0}

