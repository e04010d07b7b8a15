"""`signet doctor` with its own read-only policy, and with less, on a cloud that checks signatures and policies."""

import json
import subprocess

import pytest
from local_cloud import LocalCloud
from test_doctor import SIGNET


@pytest.fixture(scope="module")
def strict(tmp_path_factory):
    with LocalCloud(tmp_path_factory.mktemp("strict"), AUTH="true", CLOUDTRAIL_RECORDING="1") as cloud:
        yield cloud


@pytest.fixture(scope="module")
def pool(strict):
    created = strict.client("cognito-idp").create_user_pool(PoolName="strict", AutoVerifiedAttributes=["email"],
        EmailConfiguration={"EmailSendingAccount": "DEVELOPER", "From": "no-reply@example.com",
                            "SourceArn": "arn:aws:ses:us-east-1:000000000000:identity/example.com"})
    strict.client("sesv2", strict.url).create_email_identity(EmailIdentity="example.com")
    return created["UserPool"]["Id"]


def user(cloud, name, policy):
    """The keys of a new user with one policy."""
    iam = cloud.client("iam")
    iam.create_user(UserName=name)
    iam.put_user_policy(UserName=name, PolicyName="doctor", PolicyDocument=json.dumps(policy))
    key = iam.create_access_key(UserName=name)["AccessKey"]
    return key["AccessKeyId"], key["SecretAccessKey"]


def policy():
    return json.loads(subprocess.run([SIGNET, "doctor", "--permissions"], capture_output=True, check=True).stdout)


def doctor(cloud, pool, keys, *arguments):
    environment = {"AWS_ACCESS_KEY_ID": keys[0], "AWS_SECRET_ACCESS_KEY": keys[1], "HOME": str(cloud.log_dir),
                   "PATH": "", "AWS_ENDPOINT_URL": cloud.url}
    command = [SIGNET, "doctor", "--user-pool-id", pool, "--no-dns", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=90)


def test_the_read_only_policy_allows_every_call(strict, pool):
    ran = doctor(strict, pool, user(strict, "all", policy()))
    assert "account 000000000000" in ran.stdout, ran.stderr
    assert "Not allowed" not in ran.stdout, ran.stdout


def test_what_the_policy_leaves_out_is_unknown(strict, pool):
    less = policy()
    less["Statement"].append({"Effect": "Deny", "Action": "ses:GetAccount", "Resource": "*"})
    keys = user(strict, "less", less)
    ran = doctor(strict, pool, keys, "--only", "ses-sandbox")
    assert ran.returncode == 3, ran.stdout + ran.stderr
    assert "Not allowed: ses:GetAccount." in ran.stdout, ran.stdout
    assert doctor(strict, pool, keys, "--only", "ses-sandbox", "--allow-unknown").returncode == 0


def test_a_wrong_secret_ends_the_run(strict, pool):
    key, _ = user(strict, "wrong", policy())
    ran = doctor(strict, pool, (key, "not-the-secret"))
    assert ran.returncode == 2, ran.stdout
    assert "signature" in ran.stderr, ran.stderr
