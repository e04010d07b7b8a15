"""The stack template accepts a From only in the spelling of the provider, so that pool and policy agree."""

import json
import re

import pytest
from identity import Identity
from samtranslator.yaml_helper import yaml_parse
from stacks import PROVIDER_STACK, ROOT

PATTERN = yaml_parse((ROOT / "infra/user-pool.yaml").read_text())["Parameters"]["From"]["AllowedPattern"]
ADDRESS = "no-reply@from.example"


@pytest.fixture(scope="module")
def sender(cloud):
    return Identity(cloud, "from.example")


@pytest.mark.parametrize("sent", [
    ADDRESS,
    f"Northwind <{ADDRESS}>",
    f"Northwind Team <{ADDRESS}>",
    f'"Northwind, Inc." <{ADDRESS}>',
    f'"Ana (Northwind)" <{ADDRESS}>',
    f"=?UTF-8?Q?Caf=C3=A9?= <{ADDRESS}>",
])
def test_what_is_taken_comes_back_unchanged(cloud, stacks, sender, sent):
    assert re.fullmatch(PATTERN, sent)
    wish = {"EmailSendingAccount": "DEVELOPER", "SourceArn": sender.arn, "From": sent,
            "UserPoolArn": "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_FROM",
            "tf": {"action": "create", "prev_input": None}}
    function = stacks.outputs(PROVIDER_STACK)["FunctionName"]
    answer = json.load(cloud.client("lambda").invoke(FunctionName=function, Payload=json.dumps(wish))["Payload"])
    assert answer["From"] == sent


@pytest.mark.parametrize("sent", [
    f"Northwind, Inc. <{ADDRESS}>",
    f"Café <{ADDRESS}>",
    f'"Café" <{ADDRESS}>',
    f"Northwind {ADDRESS}",
    f'North"wind <{ADDRESS}>',
    "Northwind",
    f"{ADDRESS}\nBcc: eve@example.com",
])
def test_what_would_be_written_otherwise_is_refused(sent):
    assert not re.fullmatch(PATTERN, sent)
