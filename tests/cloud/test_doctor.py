"""`signet doctor` names what is broken: signed calls to the local cloud, about pools of the real stack templates."""

import json
import os
import subprocess

import pytest
from local_cloud import ACCOUNT, REGION, SERVICE_LINKED_ROLE
from stacks import ROOT
from test_mail import invite

POOL = "user-pool.yaml"
SIGNET = os.environ.get("SIGNET") or ROOT / "target" / "debug" / "signet"
SET = "transactional"


@pytest.fixture
def healthy(cloud):
    """SES as healthy as before, whatever a test says of it."""
    cloud.set_ses()
    yield
    cloud.set_ses()


@pytest.fixture
def pool(cloud, stacks, identity, stack_name, healthy):
    """A pool with DEVELOPER and a policy on its identity."""
    return stacks.deploy(stack_name, POOL, **identity.developer(BrandName="Northwind"))["UserPoolId"]


def doctor(cloud, pool, *arguments):
    """The exit code and the report. No name server is asked: these names exist nowhere."""
    environment = {
        "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "HOME": str(cloud.log_dir), "PATH": "",
        "AWS_ENDPOINT_URL": cloud.url, "AWS_ENDPOINT_URL_SESV2": cloud.ses_url,
    }
    command = [SIGNET, "doctor", "--user-pool-id", pool, "--no-dns", "--format", "json", *arguments]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=90)
    assert ran.returncode in (0, 1, 3), ran.stderr
    [report] = json.loads(ran.stdout)["pools"]
    assert report["exit"] == ran.returncode
    return report


def states(report):
    return {finding["id"]: finding["state"] for finding in report["findings"]}


def broken(report):
    return [finding["id"] for finding in report["findings"] if finding["state"] == "broken"]


def assert_named(report, expected):
    """The headline is the message of the expected check."""
    assert broken(report)[:1] == [expected], (report["headline"], broken(report))
    [message] = [finding["message"] for finding in report["findings"] if finding["id"] == expected]
    assert message in report["headline"]


def function_of(cloud, pool):
    described = cloud.client("cognito-idp").describe_user_pool(UserPoolId=pool)["UserPool"]
    return described["LambdaConfig"]["CustomMessage"]


def test_nothing_is_broken_in_a_pool_of_our_templates(cloud, pool):
    report = doctor(cloud, pool)
    assert broken(report) == [], report["headline"]
    assert report["account"] == ACCOUNT
    assert states(report)["ses-sandbox"] == "ok"


def test_a_removed_policy(cloud, pool, identity):
    for name in identity.ses.get_email_identity_policies(EmailIdentity=identity.name)["Policies"]:
        identity.ses.delete_email_identity_policy(EmailIdentity=identity.name, PolicyName=name)
    assert states(doctor(cloud, pool))["policy-missing"] == "risk", "the service-linked role is still there"
    iam = cloud.client("iam")
    iam.delete_role(RoleName=SERVICE_LINKED_ROLE)
    try:
        report = doctor(cloud, pool)
    finally:
        iam.create_role(RoleName=SERVICE_LINKED_ROLE, Path="/aws-service-role/email.cognito-idp.amazonaws.com/",
                        AssumeRolePolicyDocument="{}")
    assert_named(report, "role-missing")
    assert "policy-missing" in broken(report)


def test_the_sandbox(cloud, pool):
    cloud.set_ses(account={"ProductionAccessEnabled": False})
    assert_named(doctor(cloud, pool), "ses-sandbox")


def test_a_paused_account(cloud, pool):
    cloud.set_ses(account={"SendingEnabled": False})
    assert_named(doctor(cloud, pool), "ses-paused")


def test_a_removed_permission_of_the_trigger(cloud, pool):
    functions = cloud.client("lambda")
    function = function_of(cloud, pool)
    policy = json.loads(functions.get_policy(FunctionName=function)["Policy"])
    for statement in policy["Statement"]:
        functions.remove_permission(FunctionName=function, StatementId=statement["Sid"])
    assert_named(doctor(cloud, pool), "trigger-permission")


def test_a_function_that_is_gone(cloud, pool):
    cloud.client("lambda").delete_function(FunctionName=function_of(cloud, pool))
    assert_named(doctor(cloud, pool), "trigger-function-missing")


def test_another_region(cloud, pool):
    report = doctor(cloud, pool, "--region", "eu-west-1")
    assert broken(report)[:1] in (["pool-region"], ["pool-missing"]), report["headline"]


def test_cognito_default(cloud, stacks, stack_name, healthy):
    outputs = stacks.deploy(stack_name, POOL, DeletionProtection="INACTIVE", BrandName="Northwind")
    report = doctor(cloud, outputs["UserPoolId"])
    assert states(report)["pool-default-cap"] == "risk", states(report)


def test_a_user_with_a_temporary_password(cloud, pool, stack_name):
    email = f"ana@{stack_name}.example"
    invite(cloud, pool, email)
    report = doctor(cloud, pool, "--user", email)
    assert_named(report, "user-force-change")
    assert email not in json.dumps(report), "addresses are masked"


def test_a_suppressed_address(cloud, pool, stack_name):
    email = f"ana@{stack_name}.example"
    invite(cloud, pool, email)
    cognito = cloud.client("cognito-idp")
    cognito.admin_set_user_password(UserPoolId=pool, Username=email, Password="A-long-1-password", Permanent=True)
    cognito.admin_update_user_attributes(UserPoolId=pool, Username=email,
                                         UserAttributes=[{"Name": "email_verified", "Value": "true"}])
    cloud.set_ses(suppressed=[email])
    assert_named(doctor(cloud, pool, "--user", email), "user-suppressed")


def test_a_configuration_set_that_is_gone(cloud, stacks, identity, stack_name, healthy):
    sets = cloud.client("sesv2", cloud.url)
    sets.create_configuration_set(ConfigurationSetName=SET)
    outputs = stacks.deploy(stack_name, POOL, **identity.developer(ConfigurationSet=SET))
    sets.delete_configuration_set(ConfigurationSetName=SET)
    assert_named(doctor(cloud, outputs["UserPoolId"]), "set-missing")


def test_a_pool_that_verifies_no_address(cloud, identity, healthy):
    created = cloud.client("cognito-idp").create_user_pool(
        PoolName="by-hand",
        AccountRecoverySetting={"RecoveryMechanisms": [{"Name": "verified_email", "Priority": 1}]},
        EmailConfiguration={"EmailSendingAccount": "DEVELOPER", "SourceArn": identity.arn,
                            "From": f"no-reply@{identity.name}"})
    assert_named(doctor(cloud, created["UserPool"]["Id"]), "pool-no-autoverify")


def test_a_stack_and_all_pools_of_the_region(cloud, pool, stack_name):
    environment = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "PATH": "", "HOME": str(cloud.log_dir),
                   "AWS_ENDPOINT_URL": cloud.url, "AWS_ENDPOINT_URL_SESV2": cloud.ses_url, "AWS_REGION": REGION}
    for subject in (["--stack", stack_name], ["--all"]):
        command = [SIGNET, "doctor", *subject, "--no-dns", "--format", "json", "--only", "pool"]
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=170)
        assert pool in [report["pool"] for report in json.loads(ran.stdout)["pools"]], ran.stderr
