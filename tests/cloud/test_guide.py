"""docs/deploy.md and docs/with/cloudformation.md, followed literally on a local cloud."""

import os
import re
import shutil
import subprocess

import pytest
from conftest import packages
from local_cloud import ACCOUNT, REGION, LocalCloud
from stacks import BUCKET, ROOT
from test_mail import invite, mail_to

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


@pytest.fixture
def page():
    """The stack template of docs/with/cloudformation.md, with the zips of this machine in a bucket."""
    text = (ROOT / "docs/with/cloudformation.md").read_text()
    [template] = re.findall(r"^```yaml\n# template.yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    for local, uploaded in {"custom-message-arm64.zip": "custom-message.zip", "layer.zip": "theme.zip"}.items():
        assert f"Uri: {local}" in template
        template = template.replace(f"Uri: {local}", f"Uri: s3://{BUCKET}/{uploaded}")
    return template.replace("[arm64]", "[x86_64]")


def test_the_stack_template_of_a_pool_of_ones_own(cloud, stacks, identity, stack_name, page):
    stacks.deploy_text(stack_name, page, SourceArn=identity.arn, From=f"no-reply@{identity.name}")
    pool = stacks.cloudformation.describe_stack_resource(StackName=stack_name, LogicalResourceId="UserPool")
    pool = pool["StackResourceDetail"]["PhysicalResourceId"]
    [allowed] = identity.pools()
    assert allowed.endswith(f":userpool/{pool}")
    email = f"ana@{stack_name}.example"
    invite(cloud, pool, email)
    [mail] = mail_to(cloud, email)
    assert mail["Source"] == f"no-reply@{identity.name}" and "Northwind" in mail["Subject"]
    stacks.delete(stack_name)
    assert identity.pools() == []
