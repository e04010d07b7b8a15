#!/usr/bin/env python3
"""Sets LambdaConfig.CustomMessage of a user pool that no stack and no Terraform state manages.

usage: set_custom_message.py --user-pool-id ID --function-arn ARN [--region R] [--profile P] [--yes]
       set_custom_message.py --user-pool-id ID --remove [--region R] [--profile P] [--yes]

UpdateUserPool resets every setting that is left out. So this reads the pool, leaves out what can only be
read, changes the one line, shows the difference, asks, updates, reads again, and says what else changed.
It needs boto3 (`pip install --upgrade boto3`, or AWS CloudShell), and of IAM cognito-idp:DescribeUserPool,
GetUserPoolMfaConfig and UpdateUserPool on the pool.
"""

import argparse
import difflib
import json
import sys

import boto3
from botocore.exceptions import BotoCoreError, ClientError

# Members of DescribeUserPool that UpdateUserPool does not take.
READ_ONLY = {
    "Id", "Arn", "Name", "Status", "CreationDate", "LastModifiedDate", "EstimatedNumberOfUsers", "SchemaAttributes",
    "AliasAttributes", "UsernameAttributes", "UsernameConfiguration", "Domain", "CustomDomain",
    "SmsConfigurationFailure", "EmailConfigurationFailure",
}
# These change by themselves.
RESTLESS = {"LastModifiedDate", "EstimatedNumberOfUsers"}


class Refused(Exception):
    """The reason why the pool is left as it is, or did not stay as it was."""


class Pool:
    """The pool's settings as Cognito has them."""

    def __init__(self, client, pool_id):
        self.client, self.id = client, pool_id
        self.raw = {}
        client.meta.events.register("before-parse.cognito-idp.DescribeUserPool", self.keep_raw)

    def keep_raw(self, response_dict, **_):
        if response_dict["status_code"] == 200:
            self.raw = json.loads(response_dict["body"])["UserPool"]

    def describe(self):
        settings = self.client.describe_user_pool(UserPoolId=self.id)["UserPool"]
        # A boto3 that is older than a setting would drop it, and the update would reset it.
        shape = self.client.meta.service_model.operation_model("DescribeUserPool").output_shape.members["UserPool"]
        unknown = sorted(unknown_members(self.raw, shape))
        if unknown:
            raise Refused(f"this boto3 does not know {', '.join(unknown)} of the pool and would reset it: "
                          "`pip install --upgrade boto3`")
        return settings

    def mfa(self):
        answer = self.client.get_user_pool_mfa_config(UserPoolId=self.id)
        return {name: value for name, value in answer.items() if name != "ResponseMetadata"}

    def update(self, request):
        self.client.update_user_pool(**request)


def unknown_members(value, shape, path=""):
    """Yields the members of Cognito's answer that the service model lacks."""
    if shape.type_name == "structure" and isinstance(value, dict):
        for name, member in value.items():
            if name not in shape.members:
                yield f"{path}{name}"
            else:
                yield from unknown_members(member, shape.members[name], f"{path}{name}.")
    elif shape.type_name == "list" and isinstance(value, list):
        for member in value:
            yield from unknown_members(member, shape.member, path)


def update_request(settings, custom_message):
    """Returns the whole of UpdateUserPool's request: the settings as they are, but for the trigger."""
    # An empty text is a setting that is not set, and UpdateUserPool takes none.
    request = {name: value for name, value in settings.items() if name not in READ_ONLY and value != ""}
    request["UserPoolId"] = settings["Id"]
    request["PoolName"] = settings["Name"]
    triggers = {name: value for name, value in settings.get("LambdaConfig", {}).items() if name != "CustomMessage"}
    if custom_message:
        triggers["CustomMessage"] = custom_message
    request["LambdaConfig"] = triggers
    return without_older_name(request)


def without_older_name(settings):
    """Returns the settings without UnusedAccountValidityDays: where TemporaryPasswordValidityDays is set,
    Cognito shows both, and takes only the newer name."""
    if "TemporaryPasswordValidityDays" not in settings.get("Policies", {}).get("PasswordPolicy", {}):
        return settings
    invitations = dict(settings.get("AdminCreateUserConfig", {}))
    invitations.pop("UnusedAccountValidityDays", None)
    return settings | {"AdminCreateUserConfig": invitations}


def as_lines(settings):
    return json.dumps(settings, indent=2, sort_keys=True, default=str).splitlines()


def difference(before, after):
    """Returns the lines that differ, each under the setting that it belongs to."""
    return list(difflib.unified_diff(as_lines(before), as_lines(after), "now", "then", lineterm="", n=2))


def with_trigger(settings, custom_message):
    triggers = {name: value for name, value in settings.get("LambdaConfig", {}).items() if name != "CustomMessage"}
    if custom_message:
        triggers["CustomMessage"] = custom_message
    return settings | {"LambdaConfig": triggers}


def comparable(settings):
    kept = {name: value for name, value in settings.items() if name not in RESTLESS}
    return without_older_name(kept)


def change(pool, custom_message, ask, say=print):
    """Sets the trigger, or removes it where `custom_message` is None. Returns whether the pool changed."""
    before, mfa = pool.describe(), pool.mfa()
    expected = with_trigger(before, custom_message)
    if expected["LambdaConfig"] == before.get("LambdaConfig", {}):
        say("The pool has this trigger already.")
        return False
    if custom_message and "CustomEmailSender" in before.get("LambdaConfig", {}):
        say("warning: the pool has a CustomEmailSender, which sends its email: CustomMessage shapes the SMS only")
    say("\n".join(difference(before, expected)))
    if not ask(f"Update {before['Name']} ({pool.id})?"):
        say("Nothing was changed.")
        return False
    pool.update(update_request(before, custom_message))
    other = difference({"pool": comparable(expected), "mfa": mfa},
                       {"pool": comparable(pool.describe()), "mfa": pool.mfa()})
    if other:
        raise Refused("the trigger is set, but Cognito changed more than that:\n" + "\n".join(other))
    say("Updated; everything else is as it was.")
    return True


def ask_at_terminal(question):
    return input(f"{question} [y/N] ").strip().lower() in ("y", "yes")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--user-pool-id", required=True)
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("--function-arn", help="FunctionArn of a stack of custom-message.yaml")
    target.add_argument("--remove", action="store_true", help="take the trigger away again")
    parser.add_argument("--region")
    parser.add_argument("--profile")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    options = parser.parse_args()
    try:
        client = boto3.Session(profile_name=options.profile, region_name=options.region).client("cognito-idp")
        change(Pool(client, options.user_pool_id), options.function_arn, (lambda _: True) if options.yes else ask_at_terminal)
    except (Refused, BotoCoreError, ClientError) as reason:
        sys.exit(f"set_custom_message: {reason}")
    except (EOFError, KeyboardInterrupt):
        sys.exit("\nNothing was changed.")


if __name__ == "__main__":
    main()
