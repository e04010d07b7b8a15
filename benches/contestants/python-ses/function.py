"""The custom resource of functions/ses-identity-policy as users would write it with crhelper and boto3."""
import json
import os

import boto3
import crhelper.utils
from crhelper import CfnResource

if os.environ.get("PLAIN_HTTP"):
    # crhelper always uses HTTPS. This lets it take part in the run over HTTP.
    from http.client import HTTPConnection
    crhelper.utils.HTTPSConnection = lambda host, context: HTTPConnection(host)

helper = CfnResource(json_logging=False, log_level="ERROR", boto_level="CRITICAL")


@helper.create
def create(event, _):
    properties = event["ResourceProperties"]
    arn = properties["SourceArn"]
    _, _, _, region, account, resource = arn.split(":", 5)
    identity = resource.removeprefix("identity/")
    ses = boto3.client("sesv2", region_name=region)
    if not ses.get_email_identity(EmailIdentity=identity)["VerifiedForSendingStatus"]:
        raise ValueError(f"{identity} is not verified")
    ses.get_account()
    ses.create_email_identity_policy(
        EmailIdentity=identity,
        PolicyName="sending",
        Policy=json.dumps({
            "Version": "2012-10-17",
            "Statement": [{
                "Effect": "Allow",
                "Principal": {"Service": ["cognito-idp.amazonaws.com", "email.cognito-idp.amazonaws.com"]},
                "Action": ["ses:SendEmail", "ses:SendRawEmail"],
                "Resource": arn,
                "Condition": {
                    "StringEquals": {"aws:SourceAccount": account},
                    "ArnLike": {"aws:SourceArn": properties["UserPoolArn"]},
                },
            }],
        }),
    )
    return f"{region}/{identity}/sending"


def handler(event, context):
    helper(event, context)
