"""The script for pools outside CloudFormation: one line of the pool changes, and nothing else."""

import copy
import json
import sys

import boto3
import pytest
from botocore.config import Config
from stacks import ROOT

sys.path.append(str(ROOT / "infra"))
import set_custom_message as script

POOL_ID = "us-east-1_EXAMPLE"
FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:custom-message"
SETTINGS = {
    "Id": POOL_ID,
    "Name": "northwind",
    "Arn": f"arn:aws:cognito-idp:us-east-1:123456789012:userpool/{POOL_ID}",
    "CreationDate": 1700000000.5,
    "LastModifiedDate": 1700000000.5,
    "EstimatedNumberOfUsers": 7,
    "Policies": {"PasswordPolicy": {"MinimumLength": 14, "RequireSymbols": True, "TemporaryPasswordValidityDays": 3},
                 "SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}},
    "DeletionProtection": "ACTIVE",
    "LambdaConfig": {"PreSignUp": FUNCTION.replace("custom-message", "pre-sign-up")},
    "SchemaAttributes": [{"Name": "email", "AttributeDataType": "String", "Required": True}],
    "AutoVerifiedAttributes": ["email"],
    "UsernameAttributes": ["email"],
    "UsernameConfiguration": {"CaseSensitive": False},
    "EmailVerificationSubject": "Your code",
    "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_CODE", "EmailSubject": "Your code"},
    "UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": ["email"]},
    "MfaConfiguration": "OPTIONAL",
    "DeviceConfiguration": {"ChallengeRequiredOnNewDevice": True},
    "EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "From": "Northwind <no-reply@example.com>",
                           "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/example.com",
                           "ConfigurationSet": "mail"},
    "UserPoolTags": {"team": "accounts"},
    "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": True, "UnusedAccountValidityDays": 7},
    "UserPoolAddOns": {"AdvancedSecurityMode": "AUDIT"},
    "AccountRecoverySetting": {"RecoveryMechanisms": [{"Name": "verified_email", "Priority": 1}]},
    "UserPoolTier": "PLUS",
    "Domain": "northwind",
}
MFA = {"MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": {"Enabled": True}}


class Cognito:
    """Cognito as far as the script meets it, by its wire: an update resets whatever is left out."""

    def __init__(self, **changes):
        self.settings = copy.deepcopy(SETTINGS) | changes
        self.updates = []
        self.client = boto3.client("cognito-idp", region_name="us-east-1", aws_access_key_id="test",
                                   aws_secret_access_key="test", config=Config(retries={"total_max_attempts": 1}))
        self.client.meta.events.register("before-send.cognito-idp.*", self.answer)

    def answer(self, request, **_):
        from botocore.awsrequest import AWSResponse
        operation = request.headers["X-Amz-Target"].decode().rpartition(".")[2]
        body = json.dumps(getattr(self, operation)(json.loads(request.body))).encode()
        response = AWSResponse(request.url, 200, {"Content-Type": "application/x-amz-json-1.1"}, None)
        response._content = body
        return response

    def DescribeUserPool(self, _):
        return {"UserPool": self.settings}

    def GetUserPoolMfaConfig(self, _):
        return MFA

    def UpdateUserPool(self, request):
        self.updates.append(request)
        kept = {name: self.settings[name] for name in script.READ_ONLY if name in self.settings}
        sent = {name: value for name, value in request.items() if name not in ("UserPoolId", "PoolName")}
        invitations = sent.get("AdminCreateUserConfig", {})
        assert "UnusedAccountValidityDays" not in invitations, "Cognito takes TemporaryPasswordValidityDays only"
        # As Cognito does, it goes on showing the older name.
        sent["AdminCreateUserConfig"] = invitations | {"UnusedAccountValidityDays": 7}
        self.settings = kept | sent | {"LastModifiedDate": 1700000099.5}
        return {}

    def pool(self):
        return script.Pool(self.client, POOL_ID)


@pytest.fixture
def said():
    return []


def test_one_line_changes(said):
    cognito = Cognito()
    assert script.change(cognito.pool(), FUNCTION, lambda _: True, said.append)
    after = copy.deepcopy(SETTINGS) | {"LastModifiedDate": 1700000099.5}
    after["LambdaConfig"]["CustomMessage"] = FUNCTION
    assert cognito.settings == after
    assert said[-1] == "Updated; everything else is as it was."


def test_the_difference_is_shown_before_anything_happens(said):
    cognito = Cognito()
    asked = []
    assert not script.change(cognito.pool(), FUNCTION, asked.append, said.append)
    assert cognito.updates == [] and len(asked) == 1
    added = [line for line in said[0].splitlines() if line.startswith("+") and not line.startswith("+++")]
    assert added == [f'+    "CustomMessage": "{FUNCTION}",']


def test_it_is_taken_away_again(said):
    cognito = Cognito(LambdaConfig=SETTINGS["LambdaConfig"] | {"CustomMessage": FUNCTION})
    script.change(cognito.pool(), None, lambda _: True, said.append)
    assert cognito.settings["LambdaConfig"] == SETTINGS["LambdaConfig"]


def test_a_trigger_that_is_there_needs_no_update(said):
    cognito = Cognito(LambdaConfig={"CustomMessage": FUNCTION})
    assert not script.change(cognito.pool(), FUNCTION, lambda _: True, said.append)
    assert cognito.updates == []


@pytest.mark.parametrize("changes, named", [
    ({"TomorrowsSetting": "ON"}, "TomorrowsSetting"),
    ({"EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "Tomorrow": 1}}, "EmailConfiguration.Tomorrow"),
])
def test_a_setting_that_boto3_would_drop_is_a_refusal(said, changes, named):
    cognito = Cognito(**changes)
    with pytest.raises(script.Refused, match=named):
        script.change(cognito.pool(), FUNCTION, lambda _: True, said.append)
    assert cognito.updates == []


def test_what_changes_besides_is_said(said, monkeypatch):
    cognito = Cognito()
    update = cognito.UpdateUserPool

    def resets(request):
        answer = update(request)
        cognito.settings["DeletionProtection"] = "INACTIVE"
        return answer
    monkeypatch.setattr(cognito, "UpdateUserPool", resets)
    with pytest.raises(script.Refused, match='"DeletionProtection": "INACTIVE"'):
        script.change(cognito.pool(), FUNCTION, lambda _: True, said.append)


def test_every_member_is_either_sent_or_read_only():
    """Held against boto3's own model, so that a new setting is noticed here and not at a pool."""
    model = boto3.client("cognito-idp", region_name="us-east-1").meta.service_model
    described = set(model.operation_model("DescribeUserPool").output_shape.members["UserPool"].members)
    updated = set(model.operation_model("UpdateUserPool").input_shape.members)
    assert described - updated == script.READ_ONLY


def test_a_real_pool_of_the_local_cloud(cloud, stacks, said):
    client = cloud.client("cognito-idp")
    pool = client.create_user_pool(PoolName="outside", AutoVerifiedAttributes=["email"], UserPoolTags={"team": "accounts"},
                                   Policies={"PasswordPolicy": {"MinimumLength": 14}})["UserPool"]
    script.change(script.Pool(client, pool["Id"]), FUNCTION, lambda _: True, said.append)
    after = client.describe_user_pool(UserPoolId=pool["Id"])["UserPool"]
    assert after["LambdaConfig"]["CustomMessage"] == FUNCTION
    assert after["UserPoolTags"] == {"team": "accounts"} and after["Policies"] == pool["Policies"]
    client.delete_user_pool(UserPoolId=pool["Id"])
