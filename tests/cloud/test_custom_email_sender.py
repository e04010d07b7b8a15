"""custom-email-sender as its stack deploys it: real codes, real KMS, and SES as it received the mail.

ministack starts a process for each event, so every event is a cold start, and a duplicate meets another process.
"""

import json
import os
import random
import re
import signal
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import test_cognito_local as cognito_local
from codes import Codes
from conftest import packages
from identity import Identity
from local_cloud import REGION
from stacks import Stacks

INVITED = 200
SEED = 18
NOTICE = {
    "EVENT_ID": "ev-1", "USER_NAME": "ana", "IP_ADDRESS": "192.0.2.7", "ACCOUNT_TAKE_OVER_ACTION": "BLOCK",
    "ONE_CLICK_LINK_VALID": "https://auth.example.com/yes?token=a", "ONE_CLICK_LINK_INVALID": "https://auth.example.com/no?token=a",
    "LOGIN_TIME": "1764374400", "FEEDBACK_TOKEN": "t", "CITY": "Lisbon", "COUNTRY": "Portugal", "DEVICE_NAME": "Pixel",
}
# The source, what it encrypts, what the text shows, and the subject.
SOURCES = [
    ("SignUp", "123456", "123456", "Confirm your email address for Northwind"),
    ("ResendCode", "234567", "234567", None),
    ("ForgotPassword", "345678", "345678", None),
    ("UpdateUserAttribute", "456789", "456789", None),
    ("VerifyUserAttribute", "567890", "567890", None),
    ("Authentication", "678901", "678901", None),
    # Cognito escapes a password for HTML, and the mail shows it as it was.
    ("AdminCreateUser", "a&lt;b&amp;gt;C1.", "a<b&gt;C1.", None),
    ("AccountTakeOverNotification", None, "https://auth.example.com/no?token=a", None),
]


class Sender:
    def __init__(self, cloud, outputs, identity):
        self.cloud, self.identity, self.pool = cloud, identity, outputs["UserPoolId"]
        self.queue, self.set = outputs["FailedMailQueue"], outputs.get("ConfigurationSetName")
        self.custom_message = outputs["CustomMessageFunction"]
        self.functions = cloud.client("lambda")
        of_pool = cloud.client("cognito-idp").describe_user_pool(UserPoolId=self.pool)["UserPool"]["LambdaConfig"]
        self.name = of_pool["CustomEmailSender"]["LambdaArn"].rpartition(":")[2]
        self.key = of_pool["KMSKeyID"]
        self.codes = Codes(cloud, self.key, self.pool)

    def call(self, event):
        answer = self.functions.invoke(FunctionName=self.name, Payload=json.dumps(event))
        return answer.get("FunctionError"), json.load(answer["Payload"])

    def hand_over(self, event):
        """Asynchronously, as Cognito does."""
        self.functions.invoke(FunctionName=self.name, InvocationType="Event", Payload=json.dumps(event))

    def accepted(self):
        return [one["mail"] for one in self.cloud.outbox() if one["reaction"] in ("accepts", "late")]

    def recipients(self):
        return [mail["Destination"]["ToAddresses"][0] for mail in self.accepted()]

    def failed(self):
        """The events in the failure queue, which stay there."""
        found = self.cloud.client("sqs").receive_message(QueueUrl=self.queue, MaxNumberOfMessages=10, VisibilityTimeout=600)
        return [json.loads(message["Body"])["requestPayload"] for message in found.get("Messages", [])]


@pytest.fixture(scope="module")
def sender(cloud):
    stacks, identity = Stacks(cloud, packages()), Identity(cloud, "sender.example")
    parameters = identity.developer(BrandName="Northwind", Sender="CUSTOM", ReplyToEmailAddress="help@sender.example",
                                    Notices="password-changed,welcome")
    outputs = stacks.deploy("sender", "user-pool.yaml", **parameters)
    yield Sender(cloud, outputs, identity)
    stacks.delete("sender")


@pytest.fixture(autouse=True)
def empty_outbox(cloud):
    cloud.set_outbox()


@pytest.mark.parametrize("source, plain, shown, subject", SOURCES)
def test_each_source_part_by_part(sender, source, plain, shown, subject):
    attributes = NOTICE if plain is None else {"given_name": "Ana"}
    event = sender.codes.event(source, plain, "ana@example.org", **attributes)
    assert sender.call(event) == (None, event)
    [mail] = sender.accepted()
    assert mail.keys() == {"FromEmailAddress", "Destination", "ReplyToAddresses", "Content", "EmailTags", "ConfigurationSetName"}
    assert mail["FromEmailAddress"] == '"Northwind, Inc." <no-reply@sender.example>'
    assert mail["Destination"] == {"ToAddresses": ["ana@example.org"]}
    assert mail["ReplyToAddresses"] == ["help@sender.example"]
    assert mail["ConfigurationSetName"] == sender.set
    simple = mail["Content"]["Simple"]
    text, html = simple["Body"]["Text"]["Data"], simple["Body"]["Html"]["Data"]
    assert shown in text.splitlines()
    escaped = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert escaped in html and "Northwind" in html and "</html>" in html
    assert "Northwind" in simple["Subject"]["Data"] and (subject is None or simple["Subject"]["Data"] == subject)
    headers = {header["Name"]: header["Value"] for header in simple["Headers"]}
    assert headers == {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    tags = {tag["Name"]: tag["Value"] for tag in mail["EmailTags"]}
    assert tags["locale"] == "en" and tags["client"] == "1example23456789"
    assert tags["source"].replace("-", "") == source.lower()


def test_a_confirmation_brings_a_notice(sender, cloud):
    pool = cloud.client("cognito-idp").describe_user_pool(UserPoolId=sender.pool)["UserPool"]
    notices = pool["LambdaConfig"]["PostConfirmation"].rpartition(":")[2]
    event = sender.codes.event("SignUp", None, "ana@example.org") | {"triggerSource": "PostConfirmation_ConfirmSignUp", "response": {}}
    answer = sender.functions.invoke(FunctionName=notices, Payload=json.dumps(event))
    assert json.load(answer["Payload"]) == event
    [mail] = sender.accepted()
    assert {"Name": "source", "Value": "welcome"} in mail["EmailTags"]


def test_sms_of_the_pool_are_custom_messages(sender):
    """custom-message serves the pool beside it: Cognito asks it for SMS."""
    event = {
        "version": "1", "triggerSource": "CustomMessage_SignUp", "region": "us-east-1", "userPoolId": sender.pool, "userName": "ana",
        "callerContext": {"clientId": "1example23456789"},
        "request": {"userAttributes": {"phone_number": "+15555550100"}, "codeParameter": "{####}", "linkParameter": "{##Click Here##}",
                    "usernameParameter": None, "clientMetadata": None},
        "response": {"smsMessage": None, "emailMessage": None, "emailSubject": None},
    }
    answer = sender.functions.invoke(FunctionName=sender.custom_message, Payload=json.dumps(event))
    response = json.load(answer["Payload"])["response"]
    assert "{####}" in response["smsMessage"] and "Northwind" in response["smsMessage"]
    assert sender.cloud.outbox() == []


@pytest.mark.parametrize("reactions", [["throttles"] * 3, ["faults", "throttles"], ["hangs"]])
def test_what_passes_is_waited_out(sender, reactions):
    sender.cloud.set_outbox(next={"ana@example.org": reactions})
    event = sender.codes.event("SignUp", "123456", "ana@example.org")
    assert sender.call(event) == (None, event)
    assert [one["reaction"] for one in sender.cloud.outbox()] == [*reactions, "accepts"]


def test_a_yes_that_comes_too_late_brings_the_same_mail_twice(sender):
    sender.cloud.set_outbox(next={"ana@example.org": ["late"]})
    event = sender.codes.event("SignUp", "123456", "ana@example.org")
    assert sender.call(event) == (None, event)
    first, second = sender.accepted()
    assert first == second


@pytest.mark.parametrize("reaction, error", [("pauses", "SesFailed"), ("refuses", "SesRefused")])
def test_what_does_not_pass_goes_to_the_failure_queue(sender, reaction, error):
    sender.cloud.set_outbox(always=reaction)
    event = sender.codes.event("SignUp", "123456", f"{reaction}@example.org")
    kind, answer = sender.call(event)
    assert kind and answer["errorType"] == error and "@example.org" not in json.dumps(answer)
    sender.cloud.set_outbox(always=reaction)
    sender.hand_over(event)
    [kept] = wait_for(sender.failed)
    assert kept == event
    # One try and two more, as the stack says.
    assert len(sender.cloud.outbox()) == 3 and sender.accepted() == []


def test_a_code_of_another_pool_is_not_opened(sender):
    event = sender.codes.event("SignUp", "123456", "ana@example.org") | {"userPoolId": "us-east-1_Another"}
    kind, answer = sender.call(event)
    assert kind and answer["errorType"] == "CodeOfAnotherPool" and sender.cloud.outbox() == []


def test_a_process_that_is_killed_between_code_and_mail_loses_nothing(sender):
    sender.cloud.set_outbox(next={"ana@example.org": ["hangs"]})
    sender.hand_over(sender.codes.event("SignUp", "123456", "ana@example.org"))
    # SES has the request, so the code is open, and nothing is sent.
    wait_for(sender.cloud.outbox)
    killed = functions_of(sender.cloud)
    assert killed
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    assert len(wait_for(sender.accepted)) == 1


def test_two_hundred_invitations_at_once(sender):
    drawn = random.Random(SEED)
    people = [f"user{number}@example.org" for number in range(INVITED)]
    kinds = [[], [], ["throttles"], ["throttles", "faults"], ["late"], ["pauses"], ["pauses"] * 3, ["refuses"] * 3]
    reactions = {person: drawn.choice(kinds) for person in people}
    late = {person for person, reaction in reactions.items() if reaction == ["late"]}
    given_up = {person for person, reaction in reactions.items() if len(reaction) == 3}
    sender.cloud.set_outbox(next=reactions)
    events = [sender.codes.event("AdminCreateUser", "Aa1!aaaa", person) for person in people]
    with ThreadPoolExecutor(32) as pool:
        list(pool.map(sender.hand_over, events))
    kept = set()

    def settled():
        kept.update(event["request"]["userAttributes"]["email"] for event in sender.failed())
        recipients = sender.recipients()
        return len(kept | set(recipients)) == INVITED and all(recipients.count(person) > 1 for person in late)
    wait_for(settled, patience=160)
    assert kept == given_up
    recipients = sender.recipients()
    assert set(recipients) == set(people) - given_up
    assert {person for person in people if recipients.count(person) > 1} == late


@pytest.mark.skipif(not cognito_local.is_there(), reason="cognito-local is not installed: `make e2e` brings it where npm is")
def test_cognito_locals_own_events(sender, tmp_path):
    """cognito-local encrypts with AWS's SDK for Node, in another suite, for two data keys and without the pool's id."""
    kms = sender.cloud.client("kms")
    kms.create_alias(AliasName="alias/codes", TargetKeyId=sender.key)
    alias = sender.key.rpartition(":key/")[0] + ":alias/codes"
    access = {"endpoint": sender.cloud.url, "region": REGION, "credentials": {"accessKeyId": "test", "secretAccessKey": "test"}}
    cognito = cognito_local.CognitoLocal(sender.cloud, {"CustomEmailSender": sender.name}, tmp_path,
                                         KMSConfig=access | {"KMSKeyAlias": alias, "KMSKeyId": sender.key})
    try:
        cognito.wait()
        client = cognito.client
        pool = client.create_user_pool(PoolName="local", AutoVerifiedAttributes=["email"])["UserPool"]["Id"]
        app = client.create_user_pool_client(UserPoolId=pool, ClientName="app")["UserPoolClient"]["ClientId"]
        email = {"Name": "email", "Value": "ana@example.org"}
        client.sign_up(ClientId=app, Username="ana@example.org", Password="Aa1!aaaaaaaaa", UserAttributes=[email])
        [mail] = sender.accepted()
        code = code_of(mail)
        # Cognito takes the code that was in the mail.
        client.confirm_sign_up(ClientId=app, Username="ana@example.org", ConfirmationCode=code)
        client.forgot_password(ClientId=app, Username="ana@example.org")
        client.admin_create_user(UserPoolId=pool, Username="eva@example.org", TemporaryPassword="Aa1!bbbbbbbbb",
                                 DesiredDeliveryMediums=["EMAIL"], UserAttributes=[email | {"Value": "eva@example.org"}])
        _, reset, invitation = sender.accepted()
        client.confirm_forgot_password(ClientId=app, Username="ana@example.org", ConfirmationCode=code_of(reset), Password="Aa1!ccccccccc")
        assert "Aa1!bbbbbbbbb" in text_of(invitation).splitlines()
    finally:
        cognito.stop()
        kms.delete_alias(AliasName="alias/codes")


def text_of(mail):
    return mail["Content"]["Simple"]["Body"]["Text"]["Data"]


def code_of(mail):
    """The line of the text that is a code."""
    [code] = [line for line in text_of(mail).splitlines() if re.fullmatch(r"\d{4,8}", line)]
    return code


def functions_of(cloud):
    """The processes of custom-email-sender that run now."""
    return [pid for pid in cloud.left_running() if program(pid) == "bootstrap"]


def program(pid):
    try:
        return os.path.basename(os.readlink(f"/proc/{pid}/exe"))
    except OSError:
        return None


def wait_for(look, patience=60):
    """What `look` finds, once it finds something."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    raise TimeoutError(f"{look.__name__} found nothing in {patience} s")
