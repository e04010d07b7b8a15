"""docs/deploy.md, followed literally on a local cloud of its own, with the AWS CLI."""

import os
import re
import shutil
import subprocess

import pytest
from conftest import packages
from local_cloud import ACCOUNT, REGION, LocalCloud
from stacks import ROOT

GUIDE = (ROOT / "docs" / "deploy.md").read_text()
ENDPOINTS = ("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_SESV2")


def blocks(*starts):
    """Returns the blocks of the guide that hold these texts."""
    found = re.findall(r"^```sh\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    return [next(block for block in found if start in block) for start in starts]


@pytest.fixture
def shell(tmp_path):
    """Runs a script in a checkout with the packaged functions, and returns what it prints."""
    if shutil.which("aws") is None:
        pytest.skip("the AWS CLI is not installed")
    for name in ("infra", "functions", "LICENSE"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copytree(packages(), tmp_path / "target" / "lambda")
    with LocalCloud(tmp_path / "log") as cloud:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        environment |= {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": REGION,
                        "AWS_ENDPOINT_URL": cloud.url, "AWS_ENDPOINT_URL_SESV2": cloud.ses_url, "BUCKET": "packages"}

        def run(script):
            ended = subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=tmp_path, env=environment,
                                   capture_output=True, text=True)
            assert ended.returncode == 0, f"{script}\n{ended.stdout}\n{ended.stderr}"
            return ended.stdout

        run.cloud = cloud
        cloud.client("s3").create_bucket(Bucket="packages")
        yield run


def test_the_stacks_and_the_first_mail(shell):
    stacks, mail = blocks("aws cloudformation package", "aws cognito-idp admin-create-user")
    # The local cloud's account, this machine's processor, and doctor has tests of its own.
    stacks = stacks.replace("123456789012", ACCOUNT).replace("Architecture=arm64", "Architecture=x86_64")
    shell(stacks + "signet() { :; }\n" + mail)
    [sent] = [mail for mail in shell.cloud.delivered_mail() if "ana@example.com" in mail["To"]]
    assert sent["Source"] == '"Northwind, Inc." <no-reply@example.com>'
    assert "Northwind" in sent["Subject"]
