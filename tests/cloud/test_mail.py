"""Delivered mails are branded and within Cognito's limits, for all users."""

import json
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from conftest import packages
from identity import Identity
from stacks import ROOT, Stacks

USERS = 50
LOCALES = ["en", "pt-BR", "de", "ar", "ja", ""]
SAMPLES = sorted((ROOT / "templates/samples").glob("*.json"))


def utf16(text):
    return len(text.encode("utf-16-le")) // 2


def invite(cloud, pool, email, locale="en"):
    attributes = {"email": email, "name": "Ana", "locale": locale}
    cloud.client("cognito-idp").admin_create_user(
        UserPoolId=pool, Username=email,
        UserAttributes=[{"Name": name, "Value": value} for name, value in attributes.items() if value])


def mail_to(cloud, email):
    return [mail for mail in cloud.delivered_mail() if email in mail["To"]]


def test_fifty_users_at_once(cloud, stacks, identity, stack_name):
    outputs = stacks.deploy(stack_name, "user-pool.yaml", **identity.developer(BrandName="Northwind"))
    people = {f"user{number}@{stack_name}.example": LOCALES[number % len(LOCALES)] for number in range(USERS)}
    with ThreadPoolExecutor(USERS) as pool:
        list(pool.map(lambda person: invite(cloud, outputs["UserPoolId"], *person), people.items()))
    sent = {mail["To"][0]: mail for mail in cloud.delivered_mail() if mail["To"][0] in people}
    assert sent.keys() == people.keys()
    for email, mail in sent.items():
        assert mail["Source"] == f'"Northwind, Inc." <no-reply@{identity.name}>'
        assert "Northwind" in mail["Subject"] and utf16(mail["Subject"]) <= 140
        assert "Northwind" in mail["BodyHtml"] and utf16(mail["BodyHtml"]) <= 20_000
        assert email in mail["BodyHtml"] and not re.search(r"\{#{4}\}|\{username\}", mail["BodyHtml"])
        language = people[email] or "en"
        assert f'lang="{language}"' in mail["BodyHtml"], email


def test_a_new_brand_is_in_the_next_mail(cloud, stacks, identity, stack_name):
    for brand, color in [("Northwind", "#0b7a5b"), ("Southwind", "#7a0b5b")]:
        outputs = stacks.deploy(stack_name, "user-pool.yaml", **identity.developer(BrandName=brand, BrandAccentColor=color))
        email = f"ana@{brand.lower()}.{stack_name}.example"
        invite(cloud, outputs["UserPoolId"], email)
        [mail] = mail_to(cloud, email)
        assert brand in mail["Subject"] and color in mail["BodyHtml"]


def test_cognito_default_leaves_the_email_to_cognito(cloud, stacks, stack_name):
    outputs = stacks.deploy(stack_name, "user-pool.yaml", DeletionProtection="INACTIVE", BrandName="Northwind")
    email = f"ana@{stack_name}.example"
    invite(cloud, outputs["UserPoolId"], email)
    [mail] = mail_to(cloud, email)
    assert "Northwind" not in mail["Subject"] + mail["BodyHtml"] + mail["BodyText"]


def test_cognito_default_is_branded_where_the_owner_insists(cloud, stacks, stack_name):
    outputs = stacks.deploy(stack_name, "user-pool.yaml", DeletionProtection="INACTIVE", BrandName="Northwind",
                            CustomEmail="always")
    email = f"ana@{stack_name}.example"
    invite(cloud, outputs["UserPoolId"], email)
    [mail] = mail_to(cloud, email)
    assert "Northwind" in mail["Subject"]


@pytest.fixture(scope="module")
def function(cloud):
    """One deployed function for all samples of an event."""
    stacks, identity = Stacks(cloud, packages()), Identity(cloud, "samples.example")
    yield stacks.deploy("samples", "user-pool.yaml", **identity.developer(BrandName="Northwind"))["CustomMessageFunction"]
    stacks.delete("samples")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_trigger_source(cloud, function, sample):
    """Invokes the function for all messages and occasions: ministack fires the trigger only for AdminCreateUser."""
    # Who is invited without a password finds the user name where others find a code.
    shown = "{username}" if sample.stem.endswith("_passwordless") else "{####}"
    event = json.loads(sample.read_text())
    answer = cloud.client("lambda").invoke(FunctionName=function, Payload=sample.read_bytes())
    assert "FunctionError" not in answer
    returned = json.load(answer["Payload"])
    response = returned.pop("response")
    event.pop("response")
    assert returned == event, "nothing but the response is changed"
    assert "Northwind" in response["emailSubject"] and utf16(response["emailSubject"]) <= 140
    assert shown in response["emailMessage"] and utf16(response["emailMessage"]) <= 20_000
    assert shown in response["smsMessage"] and utf16(response["smsMessage"]) <= 140


def test_links_where_the_pool_verifies_by_link(cloud, stacks, identity, stack_name):
    outputs = stacks.deploy(stack_name, "user-pool.yaml", **identity.developer(
        Verification="link", DomainPrefix=f"signet-{stack_name}"))
    sample = (ROOT / "templates/samples/sign-up.json").read_bytes()
    answer = cloud.client("lambda").invoke(FunctionName=outputs["CustomMessageFunction"], Payload=sample)
    assert "{##" in json.load(answer["Payload"])["response"]["emailMessage"]
    pool = cloud.client("cognito-idp").describe_user_pool(UserPoolId=outputs["UserPoolId"])["UserPool"]
    assert pool["VerificationMessageTemplate"]["DefaultEmailOption"] == "CONFIRM_WITH_LINK"
