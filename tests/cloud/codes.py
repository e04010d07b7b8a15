"""Codes as Cognito makes them: with AWS's own Encryption SDK and the KMS of the local cloud."""

import base64

import aws_encryption_sdk
from aws_encryption_sdk import Algorithm, CommitmentPolicy
from aws_encryption_sdk.key_providers.kms import StrictAwsKmsMasterKeyProvider

# Cognito's suite. Others are in functions/custom-email-sender/tests/ciphertext.
SUITE = Algorithm.AES_256_GCM_IV12_TAG16_HKDF_SHA384_ECDSA_P384


class Provider(StrictAwsKmsMasterKeyProvider):
    """The SDK's provider of KMS keys, with the client of the local cloud."""

    kms = None

    def _client(self, key_id):
        return Provider.kms


class Codes:
    def __init__(self, cloud, key_arn, pool):
        self.pool = pool
        # The SDK asks for it while it makes the provider.
        Provider.kms = cloud.client("kms")
        self.provider = Provider(key_ids=[key_arn])
        self.sdk = aws_encryption_sdk.EncryptionSDKClient(commitment_policy=CommitmentPolicy.FORBID_ENCRYPT_ALLOW_DECRYPT)

    def encrypted(self, text):
        code, _ = self.sdk.encrypt(source=text.encode(), key_provider=self.provider, algorithm=SUITE,
                                   encryption_context={"userpool-id": self.pool})
        return base64.b64encode(code).decode()

    def event(self, source, text, email, **attributes):
        """An event as Cognito sends it; no code where `text` is none."""
        return {
            "version": "1", "triggerSource": f"CustomEmailSender_{source}", "region": "us-east-1", "userPoolId": self.pool,
            "userName": "7f1c2d3e-0000-4000-8000-000000000001",
            "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": "1example23456789"},
            "request": {
                "type": "customEmailSenderRequestV1", "code": text and self.encrypted(text), "clientMetadata": None,
                "userAttributes": {"sub": "7f1c2d3e-0000-4000-8000-000000000001", "email_verified": "false",
                                   "cognito:user_status": "UNCONFIRMED", "email": email} | attributes,
            },
        }
