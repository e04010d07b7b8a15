"""The Terraform module fetches the functions' zips from a release host, and takes no other bytes."""

import functools
import http.server
import json
import os
import re
import shutil
import subprocess
import threading
from pathlib import Path

import pin
import pytest
import versions

MODULE = versions.ROOT / "infra" / "terraform"
MIRROR = Path(os.environ.get("TF_MIRROR", "/opt/tf-plugins"))

pytestmark = [
    pytest.mark.skipif(not shutil.which("terraform"), reason="terraform is not installed"),
    pytest.mark.skipif(not (MIRROR / "registry.terraform.io/hashicorp/aws").is_dir(),
                       reason=f"no hashicorp/aws under {MIRROR}"),
]

RUNS = """
variables {
  email_sending_account = "DEVELOPER"
  source_arn            = "arn:aws:ses:us-east-1:123456789012:identity/example.com"
  from                  = { address = "no-reply@example.com" }
}
run "fetches" {
  assert {
    condition     = filebase64sha256(aws_lambda_function.custom_message.filename) == aws_lambda_function.custom_message.source_code_hash
    error_message = "The function gets the file whose checksum is pinned."
  }
  assert {
    condition     = filebase64sha256(aws_lambda_function.ses_identity_policy[0].filename) == aws_lambda_function.ses_identity_policy[0].source_code_hash
    error_message = "So does the provider."
  }
}
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def host(dist, version, tmp_path):
    """A release host on loopback: (address, folder of the release)."""
    folder = tmp_path / "releases" / f"v{version}"
    folder.mkdir(parents=True)
    for path in dist.glob("*-x86_64.zip"):
        shutil.copy2(path, folder)
    handler = functools.partial(Quiet, directory=str(folder.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", folder
        server.shutdown()


@pytest.fixture
def module(dist, version, tmp_path):
    """Runs `terraform test` in a copy of the module that is pinned to what was built."""
    copy = tmp_path / "module"
    shutil.copytree(MODULE, copy, ignore=shutil.ignore_patterns(".terraform*", "examples"))
    (copy / "release.json").write_text(json.dumps(pin.checksums(dist, version)))
    [mock] = re.findall(r'(?ms)^mock_provider.*?^}\n', (MODULE / "tests/modes.tftest.hcl").read_text())
    shutil.rmtree(copy / "tests")
    (copy / "tests").mkdir()
    (copy / "tests/fetch.tftest.hcl").write_text(mock + RUNS)
    (tmp_path / "terraformrc").write_text(f'provider_installation {{\n  filesystem_mirror {{ path = "{MIRROR}" }}\n}}\n')
    environment = {**os.environ, "TF_CLI_CONFIG_FILE": str(tmp_path / "terraformrc"), "CHECKPOINT_DISABLE": "1"}

    def terraform(*arguments, **variables):
        given = {f"TF_VAR_{name}": value for name, value in variables.items()}
        ended = subprocess.run(["terraform", *arguments, "-no-color"], cwd=copy, env=environment | given,
                               capture_output=True, text=True)
        # Terraform breaks long lines.
        return ended.returncode, " ".join((ended.stdout + ended.stderr).split())

    code, said = terraform("init", "-input=false")
    assert code == 0, said
    return terraform


def test_the_zips_are_fetched_and_checked(module, host):
    code, said = module("test", release_url=host[0])
    assert code == 0, said


def test_other_bytes_are_not_deployed(module, host):
    address, folder = host
    (folder / "custom-message-x86_64.zip").write_bytes(b"something else")
    code, said = module("test", release_url=address)
    assert code != 0 and "nothing was deployed" in said


def test_a_missing_release_is_named(module, host):
    address, folder = host
    (folder / "custom-message-x86_64.zip").unlink()
    code, said = module("test", release_url=address)
    assert code != 0 and "cannot download" in said and "package_path" in said


def test_an_architecture_that_the_release_lacks_is_named(module, host):
    code, said = module("test", release_url=host[0], architecture="arm64")
    assert code != 0 and "has no custom-message for arm64" in said


def test_a_release_host_without_tls_is_refused(module):
    code, said = module("test", release_url="http://example.com")
    assert code != 0 and "https" in said
