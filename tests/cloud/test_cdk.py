"""The CDK construct of a release, synthesized and deployed as `cdk deploy` does it: assets to the bootstrap bucket,
then the template, unchanged. `make dist-test` runs it, because it needs `make dist`."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from identity import Identity
from local_cloud import ACCOUNT, REGION
from stacks import ROOT
from test_mail import invite, mail_to

sys.path.append(str(ROOT / "packaging" / "tests"))
import cdk_app

DIST = os.environ.get("SIGNET_DIST")
pytestmark = pytest.mark.skipif(DIST is None, reason="make dist-test runs it")


def concrete(text):
    """Fills in what the CDK leaves to the account that deploys."""
    return text.replace("${AWS::AccountId}", ACCOUNT).replace("${AWS::Region}", REGION).replace("${AWS::Partition}", "aws")


def bootstrap(cloud):
    """What `cdk bootstrap` makes, as far as a stack asks for it."""
    cloud.client("ssm").put_parameter(Name="/cdk-bootstrap/hnb659fds/version", Value="30", Type="String", Overwrite=True)
    cloud.client("s3").create_bucket(Bucket=f"cdk-hnb659fds-assets-{ACCOUNT}-{REGION}")


def upload_assets(cloud, folder):
    """Uploads the files and, as zips, the folders that the app's manifest lists."""
    s3 = cloud.client("s3")
    files = json.loads((folder / "Users.assets.json").read_text())["files"]
    for file in files.values():
        path = folder / file["source"]["path"]
        if file["source"]["packaging"] == "zip":
            path = shutil.make_archive(str(path), "zip", path)
        for place in file["destinations"].values():
            s3.upload_file(str(path), concrete(place["bucketName"]), place["objectKey"])
    return len(files)


def test_the_synthesized_stack_sends_branded_mail(cloud, stacks, stack_name, tmp_path):
    identity = Identity(cloud, "example.com")
    cdk_app.write_theme(tmp_path)
    folder = cdk_app.synthesize(Path(DIST), tmp_path, "out")
    bootstrap(cloud)
    assert upload_assets(cloud, folder) >= 3, "two functions and the theme"
    template = (folder / "Users.template.json").read_text()
    stacks.deploy_text(stack_name, template)
    [pool] = [one["PhysicalResourceId"] for one in stacks.resources(stack_name).values()
              if one["ResourceType"] == "AWS::Cognito::UserPool"]
    [arn] = identity.pools()
    assert arn.endswith(f"/{pool}")
    email = f"ana@{stack_name}.example"
    invite(cloud, pool, email)
    [mail] = mail_to(cloud, email)
    assert "no-reply@example.com" in mail["Source"]
    assert "Northwind" in mail["Subject"] and "#0b7a5b" in mail["BodyHtml"]
    stacks.delete(stack_name)
    assert identity.policies() == {}
