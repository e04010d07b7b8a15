"""A sender behind Cognito's CustomEmailSender trigger, as users would write it with AWS's SDKs for Python."""
import base64
import os

import aws_encryption_sdk
import boto3
from aws_encryption_sdk import CommitmentPolicy, StrictAwsKmsMasterKeyProvider

# Lambda makes them during init.
sdk = aws_encryption_sdk.EncryptionSDKClient(commitment_policy=CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT)
keys = StrictAwsKmsMasterKeyProvider(key_ids=[os.environ["KEY_ARN"]])
ses = boto3.client("sesv2")

TEXT = "Confirm your email\n\nEnter this code to confirm that this address is yours.\n\n{code}\n\nIt is valid for 24 hours.\n"
HTML = """<!doctype html><html lang="en"><head><title>Confirm</title></head><body><table role="presentation"><tr><td>
<h1>Confirm your email</h1><p>Enter this code to confirm that this address is yours.</p><p><b>{code}</b></p>
<p>It is valid for 24 hours.</p></td></tr></table></body></html>"""


def handler(event, context):
    plaintext, header = sdk.decrypt(source=base64.b64decode(event["request"]["code"]), key_provider=keys)
    if header.encryption_context.get("userpool-id") != event["userPoolId"]:
        raise ValueError("the code is another pool's")
    code = plaintext.decode()
    ses.send_email(
        FromEmailAddress=os.environ["FROM"],
        Destination={"ToAddresses": [event["request"]["userAttributes"]["email"]]},
        Content={"Simple": {
            "Subject": {"Data": "Confirm your email address", "Charset": "UTF-8"},
            "Body": {
                "Text": {"Data": TEXT.format(code=code), "Charset": "UTF-8"},
                "Html": {"Data": HTML.format(code=code), "Charset": "UTF-8"},
            },
            "Headers": [{"Name": "Auto-Submitted", "Value": "auto-generated"}],
        }},
        EmailTags=[{"Name": "source", "Value": "sign-up"}],
    )
    return event
