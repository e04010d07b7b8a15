"""Makes messages with AWS's Encryption SDK for Python: every suite, and the shapes that emulators send.

KMS is a double with data keys of its own, so that a message can be opened without it. `make.sh` runs this.
"""

import base64
import json
import os
import sys

import aws_encryption_sdk
from aws_encryption_sdk import Algorithm, CommitmentPolicy
from aws_encryption_sdk.key_providers.kms import StrictAwsKmsMasterKeyProvider
from botocore.client import BaseClient

POOL = "eu-west-1_Example12"
KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
OTHER_KEY = "arn:aws:kms:eu-west-1:111122223333:key/99999999-12ab-34cd-56ef-1234567890ab"
CONTEXT = {"userpool-id": POOL}

SUITES = {
    "0178": Algorithm.AES_256_GCM_IV12_TAG16_HKDF_SHA256,
    "0378": Algorithm.AES_256_GCM_IV12_TAG16_HKDF_SHA384_ECDSA_P384,
    "0478": Algorithm.AES_256_GCM_HKDF_SHA512_COMMIT_KEY,
    "0578": Algorithm.AES_256_GCM_HKDF_SHA512_COMMIT_KEY_ECDSA_P384,
}
REFUSED = {
    "0014": Algorithm.AES_128_GCM_IV12_TAG16,
    "0046": Algorithm.AES_192_GCM_IV12_TAG16,
    "0078": Algorithm.AES_256_GCM_IV12_TAG16,
    "0114": Algorithm.AES_128_GCM_IV12_TAG16_HKDF_SHA256,
    "0146": Algorithm.AES_192_GCM_IV12_TAG16_HKDF_SHA256,
    "0214": Algorithm.AES_128_GCM_IV12_TAG16_HKDF_SHA256_ECDSA_P256,
    "0346": Algorithm.AES_192_GCM_IV12_TAG16_HKDF_SHA384_ECDSA_P384,
}


class Provider(StrictAwsKmsMasterKeyProvider):
    """The SDK's provider of KMS keys, with a client of ours."""

    kms = None

    def _client(self, key_id):
        return Provider.kms


class Kms(BaseClient):
    """KMS, as far as the SDK calls it. Wrapped keys are as long as the real ones."""

    def __init__(self):
        """Takes nothing from botocore but the type, which the SDK insists on."""

    def generate_data_key(self, KeyId, NumberOfBytes, **_):
        self.data_key = os.urandom(NumberOfBytes)
        return {"KeyId": KeyId, "Plaintext": self.data_key, "CiphertextBlob": os.urandom(184)}

    def encrypt(self, KeyId, Plaintext, **_):
        return {"KeyId": KeyId, "CiphertextBlob": os.urandom(184)}


def message(name, text, algorithm, keys=(KEY,), context=CONTEXT, frame_length=4096):
    kms = Provider.kms = Kms()
    provider = Provider(key_ids=list(keys))
    commits = algorithm.is_committing()
    policy = CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT if commits else CommitmentPolicy.FORBID_ENCRYPT_ALLOW_DECRYPT
    client = aws_encryption_sdk.EncryptionSDKClient(commitment_policy=policy)
    code, _ = client.encrypt(
        source=text.encode(),
        key_provider=provider,
        algorithm=algorithm,
        encryption_context=dict(context),
        frame_length=frame_length,
    )
    return {
        "name": name,
        "text": text,
        "keys": list(keys),
        "pool": context.get("userpool-id"),
        "data_key": base64.b64encode(kms.data_key).decode(),
        "code": base64.b64encode(code).decode(),
    }


def messages():
    for suite, algorithm in SUITES.items():
        yield message(f"python-{suite}", "123456", algorithm)
    cognito, local = SUITES["0378"], SUITES["0578"]
    yield message("python-password", "a&lt;b&amp;gt;c&quot;&#39;1.", cognito)
    yield message("python-non-ascii", "пароль-密码", cognito)
    yield message("python-context", "123456", cognito, context={**CONTEXT, "größe": "密码", "a": ""})
    yield message("python-frames", "12345" * 60, cognito, frame_length=128)
    yield message("python-full-frames", "1234" * 64, local, frame_length=128)
    yield message("python-one-piece", "123456", cognito, frame_length=0)
    yield message("python-empty", "", cognito)
    yield message("python-two-keys", "123456", local, keys=(OTHER_KEY, KEY), context={})


def refused():
    for suite, algorithm in REFUSED.items():
        yield message(f"python-{suite}", "123456", algorithm)


json.dump({"messages": list(messages()), "refused": list(refused())}, sys.stdout, indent=1, ensure_ascii=False)
