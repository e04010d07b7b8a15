"""The CDK construct of a release, synthesized and deployed as `cdk deploy` does it: assets to the bootstrap bucket,
then the template, unchanged. `make dist-test` runs it, because it needs `make dist`."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from codes import Codes
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


def upload_assets(cloud, folder, stack):
    """Uploads the files and, as zips, the folders that the stack's manifest lists."""
    s3 = cloud.client("s3")
    files = json.loads((folder / f"{stack}.assets.json").read_text())["files"]
    for file in files.values():
        path = folder / file["source"]["path"]
        if file["source"]["packaging"] == "zip":
            path = shutil.make_archive(str(path), "zip", path)
        for place in file["destinations"].values():
            s3.upload_file(str(path), concrete(place["bucketName"]), place["objectKey"])
    return len(files)


@pytest.fixture(scope="module")
def app(cloud, tmp_path_factory):
    """The folder of the synthesized app, in an account that is ready for it."""
    folder = tmp_path_factory.mktemp("app")
    cdk_app.write_theme(folder)
    bootstrap(cloud)
    return cdk_app.synthesize(Path(DIST), folder, "out")


def deploy(stacks, name, app, stack):
    """Deploys a stack of the app and returns the pool's id."""
    stacks.deploy_text(name, (app / f"{stack}.template.json").read_text())
    [pool] = [one["PhysicalResourceId"] for one in stacks.resources(name).values()
              if one["ResourceType"] == "AWS::Cognito::UserPool"]
    return pool


def test_the_synthesized_stack_sends_branded_mail(cloud, stacks, stack_name, app):
    identity = Identity(cloud, "example.com")
    assert upload_assets(cloud, app, "Users") >= 3, "two functions and the theme"
    pool = deploy(stacks, stack_name, app, "Users")
    [arn] = identity.pools()
    assert arn.endswith(f"/{pool}")
    email = f"ana@{stack_name}.example"
    invite(cloud, pool, email)
    [mail] = mail_to(cloud, email)
    assert "no-reply@example.com" in mail["Source"]
    assert "Northwind" in mail["Subject"] and "#0b7a5b" in mail["BodyHtml"]
    stacks.delete(stack_name)
    assert identity.policies() == {}


def test_the_custom_sender_opens_codes_of_its_pool_and_sends(cloud, stacks, stack_name, app):
    Identity(cloud, "example.org")
    cloud.set_outbox()
    assert upload_assets(cloud, app, "Sender") >= 4, "three functions and the theme"
    pool = deploy(stacks, stack_name, app, "Sender")
    triggers = cloud.client("cognito-idp").describe_user_pool(UserPoolId=pool)["UserPool"]["LambdaConfig"]
    assert triggers["CustomEmailSender"]["LambdaVersion"] == "V1_0" and triggers["CustomMessage"]
    codes = Codes(cloud, triggers["KMSKeyID"], pool)

    def hand_over(trigger, event):
        answer = cloud.client("lambda").invoke(FunctionName=trigger.rpartition(":")[2], Payload=json.dumps(event))
        assert json.load(answer["Payload"]) == event

    event = codes.event("SignUp", "123456", "ana@example.net")
    hand_over(triggers["CustomEmailSender"]["LambdaArn"], event)
    hand_over(triggers["CustomEmailSender"]["LambdaArn"], codes.event("SignUp", "123456", "ana@not-allowed.example"))
    hand_over(triggers["PostConfirmation"], event | {"triggerSource": "PostConfirmation_ConfirmSignUp"})
    code, welcome = [one["mail"] for one in cloud.outbox()]
    assert code["FromEmailAddress"] == "no-reply@example.org"
    assert code["Destination"] == welcome["Destination"] == {"ToAddresses": ["ana@example.net"]}
    body = code["Content"]["Simple"]["Body"]
    assert "123456" in body["Text"]["Data"].splitlines()
    assert "Northwind" in body["Html"]["Data"] and "#0b7a5b" in body["Html"]["Data"]
    assert {"Name": "source", "Value": "welcome"} in welcome["EmailTags"]
    stacks.delete(stack_name)
    # The key stays: it opens what waits in the queue of failed mail, and codes that are on their way.
    assert cloud.client("kms").describe_key(KeyId=triggers["KMSKeyID"])["KeyMetadata"]["Enabled"]
