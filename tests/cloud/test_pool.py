"""What else the stack templates make: one policy for many pools, sign-in, monitoring, a theme, a pool that exists."""

import json
import sys

import pytest
from conftest import packages
from local_cloud import ACCOUNT, REGION
from stacks import BUCKET, ROOT
from test_mail import invite, mail_to

sys.path.append(str(ROOT / "infra"))
import set_custom_message
import theme

POOL = "user-pool.yaml"


def describe(cloud, outputs):
    return cloud.client("cognito-idp").describe_user_pool(UserPoolId=outputs["UserPoolId"])["UserPool"]


def test_one_policy_covers_every_pool_of_the_account(stacks, identity, stack_name):
    other = f"{stack_name}-other"
    stacks.deploy(stack_name, POOL, **identity.developer(SendingPolicyScope="ACCOUNT"))
    assert identity.pools() == [f"arn:aws:cognito-idp:*:{ACCOUNT}:userpool/*"]
    outputs = stacks.deploy(other, POOL, **identity.developer(ManageSendingPolicy="false"))
    assert len(identity.policies()) == 1 and "SendingPolicyName" not in outputs
    assert outputs["EmailConfigurationWarnings"] == "warnings: "
    stacks.delete(other)
    assert len(identity.policies()) == 1, "the policy belongs to the first stack"


def test_a_pool_that_no_policy_covers_is_a_warning(stacks, identity, stack_name):
    outputs = stacks.deploy(stack_name, POOL, **identity.developer(ManageSendingPolicy="false"))
    assert identity.policies() == {}
    assert "polic" in outputs["EmailConfigurationWarnings"], outputs


def test_the_scope_changes_in_place(stacks, identity, stack_name):
    names = set()
    for scope in ["POOL", "ACCOUNT", "POOL"]:
        outputs = stacks.deploy(stack_name, POOL, **identity.developer(SendingPolicyScope=scope))
        names.add(outputs["SendingPolicyName"])
        assert identity.pools() == [outputs["UserPoolArn"] if scope == "POOL" else f"arn:aws:cognito-idp:*:{ACCOUNT}:userpool/*"]
    assert len(names) == 1


def test_sign_in_with_a_code_by_email(cloud, stacks, identity, stack_name):
    outputs = stacks.deploy(stack_name, POOL, **identity.developer(EmailOtpSignIn="true", UserPoolTier="PLUS"))
    pool = describe(cloud, outputs)
    assert pool["Policies"]["SignInPolicy"]["AllowedFirstAuthFactors"] == ["PASSWORD", "EMAIL_OTP"]
    assert pool["UserPoolTier"] == "PLUS"
    client = cloud.client("cognito-idp").describe_user_pool_client(
        UserPoolId=outputs["UserPoolId"], ClientId=outputs["UserPoolClientId"])["UserPoolClient"]
    assert "ALLOW_USER_AUTH" in client["ExplicitAuthFlows"]


def test_a_second_factor_by_email_comes_with_a_second_recovery(cloud, stacks, identity, stack_name):
    outputs = stacks.deploy(stack_name, POOL, **identity.developer(EmailMfa="OPTIONAL", AccountRecovery="PHONE_THEN_EMAIL"))
    pool = describe(cloud, outputs)
    assert pool["MfaConfiguration"] == "OPTIONAL"
    recovery = {option["Name"]: option["Priority"] for option in pool["AccountRecoverySetting"]["RecoveryMechanisms"]}
    assert recovery == {"verified_phone_number": 1, "verified_email": 2}


@pytest.mark.parametrize("destination, dimension", [("CLOUDWATCH", True), ("NONE", False)])
def test_the_dashboard_shows_this_pool(cloud, stacks, identity, stack_name, destination, dimension):
    outputs = stacks.deploy(stack_name, POOL, **identity.developer(EventDestination=destination))
    board = cloud.client("cloudwatch").get_dashboard(DashboardName=f"{stack_name}-{REGION}")
    messages, mail = [widget["properties"]["metrics"] for widget in json.loads(board["DashboardBody"])["widgets"]]
    assert [metric[:2] for metric in messages] == [["Signet", f"Rendered-{stack_name}"], ["Signet", f"FellBack-{stack_name}"]]
    assert [metric[1] for metric in mail] == ["Send", "Bounce", "Complaint"]
    for metric in mail:
        assert metric[2:-1] == (["ses:configuration-set", outputs["ConfigurationSetName"]] if dimension else [])


def test_a_pool_of_cognito_s_own_has_a_dashboard_of_its_messages(cloud, stacks, stack_name):
    stacks.deploy(stack_name, POOL, DeletionProtection="INACTIVE")
    board = cloud.client("cloudwatch").get_dashboard(DashboardName=f"{stack_name}-{REGION}")
    assert len(json.loads(board["DashboardBody"])["widgets"]) == 1


def test_a_packaged_theme_is_a_layer_of_the_function(cloud, stacks, identity, stack_name, tmp_path):
    (tmp_path / "mytheme").mkdir()
    (tmp_path / "mytheme/theme.toml").write_text('[brand]\nname = "Southwind"\n')
    theme.write_layer(tmp_path / "mytheme", tmp_path / "layer.zip")
    stacks.s3.upload_file(str(tmp_path / "layer.zip"), BUCKET, "theme.zip")
    outputs = stacks.deploy(stack_name, POOL, **identity.developer(Theme="PACKAGED"))
    function = cloud.client("lambda").get_function_configuration(FunctionName=outputs["CustomMessageFunction"])
    [layer] = function["Layers"]
    version = cloud.client("lambda").get_layer_version_by_arn(Arn=layer["Arn"])
    assert version["Content"]["CodeSize"] == (tmp_path / "layer.zip").stat().st_size
    stacks.deploy(stack_name, POOL, **identity.developer(Theme="DEFAULT"))
    function = cloud.client("lambda").get_function_configuration(FunctionName=outputs["CustomMessageFunction"])
    assert not function.get("Layers")


def test_branded_mail_for_a_pool_that_exists(cloud, stacks, stack_name):
    client = cloud.client("cognito-idp")
    pool = client.create_user_pool(PoolName="outside", AutoVerifiedAttributes=["email"], UserPoolTags={"team": "accounts"})["UserPool"]
    outputs = stacks.deploy(stack_name, "custom-message.yaml", UserPoolArn=pool["Arn"], BrandName="Northwind")
    policy = cloud.client("lambda").get_policy(FunctionName=outputs["CustomMessageFunction"])["Policy"]
    assert pool["Arn"] in policy
    set_custom_message.change(set_custom_message.Pool(client, pool["Id"]), outputs["FunctionArn"], lambda _: True)
    email = f"ana@{stack_name}.example"
    invite(cloud, pool["Id"], email)
    [mail] = mail_to(cloud, email)
    assert "Northwind" in mail["Subject"]
    assert client.describe_user_pool(UserPoolId=pool["Id"])["UserPool"]["UserPoolTags"] == {"team": "accounts"}
    client.delete_user_pool(UserPoolId=pool["Id"])
