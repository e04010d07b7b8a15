"""docs/with/terraform.md and the policy of comparison.md, with this repository's module and a mock of AWS."""

import json
import os
import re
import shutil
from pathlib import Path

import pages
import pytest
from conftest import run

MIRROR = Path(os.environ.get("TF_MIRROR", "/opt/tf-plugins"))
MODULE = pages.ROOT / "infra" / "terraform"
SOURCE = "git::https://github.com/signet-mail/signet.git//infra/terraform"
RUN = """
run "plan" {
  command = plan
  assert {
    condition     = aws_cognito_user_pool.users.email_configuration[0].from_email_address == "no-reply@example.com"
    error_message = "The pool that exists takes its sender from the module."
  }
}
"""

pytestmark = [
    pytest.mark.skipif(not shutil.which("terraform"), reason="terraform is not installed"),
    pytest.mark.skipif(not (MIRROR / "registry.terraform.io/hashicorp/aws").is_dir(),
                       reason=f"no hashicorp/aws in {MIRROR}"),
]


@pytest.fixture
def terraform(tmp_path):
    """Runs terraform in a folder with the page's files; providers come from the mirror."""
    copy = tmp_path / "module"
    shutil.copytree(MODULE, copy, ignore=shutil.ignore_patterns(".terraform*", "examples", "tests"))
    pin_a_release(copy / "release.json")
    folder = tmp_path / "mine"
    folder.mkdir()
    [release] = set(re.findall(r"\?ref=v[\d.]+", pages.page("with/terraform")))
    pages.write_whole("with/terraform", folder, **{
        f"{SOURCE}/identity{release}": "../module/identity",
        f"{SOURCE}{release}": "../module",
    })
    pages.write("comparison", folder)
    (tmp_path / "terraformrc").write_text(f'provider_installation {{\n  filesystem_mirror {{ path = "{MIRROR}" }}\n}}\n')

    def call(*arguments):
        return run("terraform", *arguments, folder=folder, CHECKPOINT_DISABLE="1",
                   TF_CLI_CONFIG_FILE=str(tmp_path / "terraformrc"))

    call("init", "-backend=false", "-input=false", "-no-color")
    call.folder = folder
    return call


def pin_a_release(path):
    """Pins a release, as `make pin` does before a tag; nothing is downloaded by a plan."""
    zips = [f"{name}-x86_64.zip" for name in ("custom-message", "ses-identity-policy")]
    path.write_text(json.dumps({"version": "0.1.0", "sha256": dict.fromkeys(zips, "00"), "base64": dict.fromkeys(zips, "AA==")}))


def test_it_is_valid_and_can_be_planned(terraform):
    said = json.loads(terraform("validate", "-no-color", "-json"))
    assert said["diagnostics"] == []
    [mock] = re.findall(r"(?ms)^mock_provider.*?^}\n", (MODULE / "tests/modes.tftest.hcl").read_text())
    (terraform.folder / "plan.tftest.hcl").write_text(mock + RUN)
    terraform("test", "-no-color")


def test_it_is_written_as_terraform_writes_it(terraform):
    terraform("fmt", "-check", "-diff")
