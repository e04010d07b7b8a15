"""Each mode, every change between modes, and nothing left behind."""

import json

import pytest
from local_cloud import ACCOUNT, REGION
from samtranslator.yaml_helper import yaml_parse
from stacks import ROOT, StackFailed

ANY_POOL = f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/*"
POOL = "user-pool.yaml"


def mode(name, identity, address):
    account = {"EmailSendingAccount": "DEVELOPER" if name == "developer" else "COGNITO_DEFAULT"}
    custom_from = {"CustomFromArn": address.arn if name == "custom-from" else ""}
    # SourceArn and From stay set on COGNITO_DEFAULT, so that one parameter changes the mode.
    return identity.developer() | account | custom_from


def email_configuration(cloud, outputs):
    pool = cloud.client("cognito-idp").describe_user_pool(UserPoolId=outputs["UserPoolId"])["UserPool"]
    return pool["EmailConfiguration"]


def function_environment(cloud, outputs):
    function = cloud.client("lambda").get_function_configuration(FunctionName=outputs["CustomMessageFunction"])
    return function["Environment"]["Variables"]


def holds(cloud, name, outputs, identity, address):
    """Checks that pool, policies and function agree."""
    email = email_configuration(cloud, outputs)
    developer = name == "developer"
    assert email["EmailSendingAccount"] == ("DEVELOPER" if developer else "COGNITO_DEFAULT")
    assert email.get("SourceArn") == {"developer": identity.arn, "custom-from": address.arn}.get(name)
    assert email.get("From") == (f'"Northwind, Inc." <no-reply@{identity.name}>' if developer else None)
    assert ("ConfigurationSet" in email) == developer
    assert identity.pools() == ([outputs["UserPoolArn"]] if developer else [])
    assert address.pools() == ([ANY_POOL] if name == "custom-from" else [])
    assert function_environment(cloud, outputs)["EMAIL_SENDING_ACCOUNT"] == email["EmailSendingAccount"]


@pytest.mark.parametrize("name", ["developer", "cognito-default", "custom-from"])
def test_deploys_and_leaves_nothing(cloud, stacks, identity, address, stack_name, name):
    outputs = stacks.deploy(stack_name, POOL, **mode(name, identity, address))
    holds(cloud, name, outputs, identity, address)
    stacks.delete(stack_name)
    assert (identity.policies(), address.policies()) == ({}, {})
    functions = cloud.client("lambda").list_functions()["Functions"]
    assert outputs["CustomMessageFunction"] not in [function["FunctionName"] for function in functions]


def test_switches_every_way(cloud, stacks, identity, address, stack_name):
    """Makes all six changes between the three modes."""
    pools = set()
    for name in ["developer", "cognito-default", "custom-from", "developer", "custom-from", "cognito-default", "developer"]:
        outputs = stacks.deploy(stack_name, POOL, **mode(name, identity, address))
        holds(cloud, name, outputs, identity, address)
        pools.add(outputs["UserPoolId"])
    assert len(pools) == 1, "a switch replaces no pool"


@pytest.mark.parametrize("name, order", [
    ("custom-from", ["EmailConfiguration", "CustomFromPolicy", "UserPool"]),
    ("developer", ["EmailConfiguration", "UserPool", "SendingPolicy"]),
])
def test_the_look_comes_first_and_the_policy_before_the_pool_with_a_custom_from_alone(
        stacks, identity, address, stack_name, name, order):
    stacks.deploy(stack_name, POOL, **mode(name, identity, address))
    assert completed(stacks, stack_name, *order) == order


def test_the_pool_waits_for_its_custom_from():
    """Reads the order in the stack template: ministack makes resources one by one and may be right by chance."""
    pool = yaml_parse((ROOT / "infra" / POOL).read_text())["Resources"]["UserPool"]["Properties"]
    assert {"Fn::GetAtt": ["CustomFromPolicy", "IdentityArn"]} in pool["EmailConfiguration"]["SourceArn"]["Fn::If"]


def completed(stacks, stack_name, *wanted):
    stack_id = stacks.describe(stack_name)["StackId"]
    events = stacks.cloudformation.describe_stack_events(StackName=stack_id)["StackEvents"]
    return [event["LogicalResourceId"] for event in reversed(events)
            if event["ResourceStatus"] == "CREATE_COMPLETE" and event["LogicalResourceId"] in wanted]


@pytest.mark.parametrize("destination", ["NONE", "CLOUDWATCH", "SNS", "EVENTBRIDGE", "FIREHOSE"])
def test_event_destinations_are_enabled(cloud, stacks, identity, stack_name, destination):
    arns = {"SNS": cloud.client("sns").create_topic(Name="mail")["TopicArn"],
            "FIREHOSE": f"arn:aws:firehose:{REGION}:{ACCOUNT}:deliverystream/mail"}
    outputs = stacks.deploy(stack_name, POOL, **identity.developer(
        EventDestination=destination, EventDestinationArn=arns.get(destination, "")))
    logical = {"CLOUDWATCH": "CloudWatch", "SNS": "Sns", "EVENTBRIDGE": "EventBridge", "FIREHOSE": "Firehose"}.get(destination)
    assert "ConfigurationSetName" in outputs, "NONE makes a set without a destination"
    made = [name for name, resource in stacks.resources(stack_name).items()
            if resource["ResourceType"] == "AWS::SES::ConfigurationSetEventDestination"]
    assert made == ([f"MailEventsTo{logical}"] if logical else [])
    if logical:
        # ministack has the configuration sets, moto has the policies.
        ses = cloud.client("sesv2", cloud.url)
        found = ses.get_configuration_set_event_destinations(ConfigurationSetName=outputs["ConfigurationSetName"])
        assert [each["Enabled"] for each in found["EventDestinations"]] == [True]


def test_an_unverified_identity_rolls_the_creation_back(stacks, unverified, stack_name):
    with pytest.raises(StackFailed) as failed:
        stacks.deploy(stack_name, POOL, **unverified.developer())
    assert failed.value.status == "ROLLBACK_COMPLETE"
    assert any("EmailConfiguration" in reason and "not verified" in reason for reason in failed.value.reasons), failed.value
    stack_id = stacks.describe(stack_name)["StackId"]
    events = stacks.cloudformation.describe_stack_events(StackName=stack_id)["StackEvents"]
    assert "UserPool" not in {event["LogicalResourceId"] for event in events}, "the pool was never begun"
    assert unverified.policies() == {}


def test_an_unverified_identity_rolls_the_update_back(cloud, stacks, identity, address, unverified, stack_name):
    before = stacks.deploy(stack_name, POOL, **identity.developer())
    with pytest.raises(StackFailed) as failed:
        stacks.deploy(stack_name, POOL, **unverified.developer())
    assert failed.value.status == "UPDATE_ROLLBACK_COMPLETE"
    assert any("not verified" in reason for reason in failed.value.reasons), failed.value
    assert unverified.policies() == {}
    holds(cloud, "developer", before, identity, address)


@pytest.mark.parametrize("wrong, said", [
    ({"SourceArn": ""}, "DEVELOPER needs SourceArn"),
    ({"Verification": "link"}, "needs DomainPrefix"),
    ({"EventDestination": "SNS"}, "need EventDestinationArn"),
    ({"ReplyToEmailAddress": "Support <support@example.com>"}, "without a name"),
    ({"EmailOtpSignIn": "true", "UserPoolTier": "LITE"}, "EmailOtpSignIn needs UserPoolTier"),
    ({"EmailOtpSignIn": "true", "EmailMfa": "ON", "AccountRecovery": "EMAIL_THEN_PHONE"}, "EmailOtpSignIn needs EmailMfa"),
    ({"EmailSendingAccount": "COGNITO_DEFAULT", "EmailOtpSignIn": "true"}, "needs EmailSendingAccount DEVELOPER"),
    ({"EmailMfa": "OPTIONAL"}, "EmailMfa needs AccountRecovery"),
    ({"EmailMfa": "OPTIONAL", "AccountRecovery": "PHONE_THEN_EMAIL", "UserPoolTier": "LITE"}, "EmailMfa needs UserPoolTier"),
    ({"Theme": "PACKAGED", "ThemeLayerArn": f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:theme:1"}, "either Theme PACKAGED"),
    ({"From": "Northwind, Inc. <no-reply@example.com>"}, "double quotes"),
    ({"CustomFromArn": f"arn:aws:ses:{REGION}:{ACCOUNT}:identity/example.com"}, "an address"),
])
def test_what_cannot_work_is_refused_before_anything_happens(stacks, identity, stack_name, wrong, said):
    with pytest.raises(stacks.cloudformation.exceptions.ClientError, match=said):
        stacks.deploy(stack_name, POOL, **identity.developer() | wrong)


def test_two_pools_share_an_identity(stacks, identity, stack_name):
    other = f"{stack_name}-other"
    mine = stacks.deploy(stack_name, POOL, **identity.developer())
    theirs = stacks.deploy(other, POOL, **identity.developer())
    assert sorted(identity.pools()) == sorted([mine["UserPoolArn"], theirs["UserPoolArn"]])
    policy = identity.policies()[mine["SendingPolicyName"]]
    stacks.delete(other)
    assert identity.policies() == {mine["SendingPolicyName"]: policy}


def test_the_function_may_be_called_by_this_pool_alone(cloud, stacks, identity, stack_name):
    outputs = stacks.deploy(stack_name, POOL, **identity.developer())
    policy = cloud.client("lambda").get_policy(FunctionName=outputs["CustomMessageFunction"])["Policy"]
    statements = json.loads(policy)["Statement"]
    assert [statement["Principal"] for statement in statements] == [{"Service": "cognito-idp.amazonaws.com"}]
    assert outputs["UserPoolArn"] in json.dumps(statements)


def test_the_ten_lines(stacks, identity, stack_name):
    example = "examples/existing-stack.yaml"
    stacks.deploy(stack_name, example, SourceArn=identity.arn, From=f"no-reply@{identity.name}")
    assert len(identity.policies()) == 1
    stacks.delete(stack_name)
    assert identity.policies() == {}
