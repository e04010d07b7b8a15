"""Tests the deployed function with cognito-local, which fires triggers that ministack does not fire.

cognito-local fires CustomMessage for SignUp, ForgotPassword, AdminCreateUser, UpdateUserAttributes and
GetUserAttributeVerificationCode, but not for ResendConfirmationCode and sign-in. It does not validate
answers. It sends empty strings instead of null, and no linkParameter.
"""

import json
import os
import shutil
import subprocess
import time
import urllib.request

import boto3
import pytest
from botocore.config import Config
from conftest import packages
from identity import Identity
from local_cloud import HERE, REGION, end_with_parent, free_port
from stacks import Stacks

MODULES = os.environ.get("SIGNET_NODE_MODULES", "")
PASSWORD = "Aa1!aaaaaaaaa"


def is_there():
    return bool(shutil.which("node")) and os.path.isdir(os.path.join(MODULES, "cognito-local"))


pytestmark = pytest.mark.skipif(
    not is_there(),
    reason="cognito-local is not installed: `make e2e` brings it where npm is")


class CognitoLocal:
    def __init__(self, cloud, triggers, folder, **config):
        self.folder, self.mail_file, port = folder, folder / "mail.jsonl", free_port()
        (folder / ".cognito").mkdir()
        (folder / ".cognito/config.json").write_text(json.dumps({
            "ServerConfig": {"port": port, "hostname": "127.0.0.1"},
            "LambdaClient": {"endpoint": cloud.url, "region": REGION,
                             "credentials": {"accessKeyId": "test", "secretAccessKey": "test"}},
            "TriggerFunctions": triggers,
        } | config))
        environment = {**os.environ, "SIGNET_MAIL": str(self.mail_file), "NODE_PATH": MODULES}
        program = os.path.join(MODULES, "cognito-local/lib/bin/start.js")
        with open(folder / "log", "wb") as log:
            self.process = subprocess.Popen(["node", "--require", str(HERE / "cognito-local-preload.js"), program], cwd=folder,
                                            env=environment, stdout=log, stderr=log, preexec_fn=end_with_parent)
        self.url = f"http://127.0.0.1:{port}"
        self.client = boto3.client("cognito-idp", region_name=REGION, endpoint_url=self.url, aws_access_key_id="test",
                                   aws_secret_access_key="test", config=Config(retries={"total_max_attempts": 1}))

    def wait(self):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                return urllib.request.urlopen(self.url + "/health", timeout=2).close()
            except urllib.error.HTTPError:
                return None
            except OSError:
                time.sleep(0.1)
        raise RuntimeError((self.folder / "log").read_text())

    def stop(self):
        self.process.kill()
        self.process.wait()

    def last_mail(self):
        return json.loads(self.mail_file.read_text().splitlines()[-1])


@pytest.fixture(scope="module")
def cognito(cloud, tmp_path_factory):
    stacks, identity = Stacks(cloud, packages()), Identity(cloud, "cognito-local.example")
    outputs = stacks.deploy("cognito-local", "user-pool.yaml", **identity.developer(BrandName="Northwind"))
    triggers = {"CustomMessage": outputs["CustomMessageFunction"]}
    cognito = CognitoLocal(cloud, triggers, tmp_path_factory.mktemp("cognito-local"))
    try:
        cognito.wait()
        yield cognito
    finally:
        cognito.stop()
        stacks.delete("cognito-local")


def test_five_messages_of_two_users(cognito):
    client = cognito.client
    pool = client.create_user_pool(PoolName="local", AutoVerifiedAttributes=["email"])["UserPool"]["Id"]
    flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    app = client.create_user_pool_client(UserPoolId=pool, ClientName="app", ExplicitAuthFlows=flows)["UserPoolClient"]["ClientId"]

    client.sign_up(ClientId=app, Username="ana@example.org", Password=PASSWORD, UserAttributes=[
        {"Name": "email", "Value": "ana@example.org"}, {"Name": "locale", "Value": "pt-BR"}])
    branded(cognito, "Confirme seu e-mail para Northwind")
    client.admin_confirm_sign_up(UserPoolId=pool, Username="ana@example.org")

    tokens = client.initiate_auth(ClientId=app, AuthFlow="USER_PASSWORD_AUTH", AuthParameters={
        "USERNAME": "ana@example.org", "PASSWORD": PASSWORD})["AuthenticationResult"]
    client.get_user_attribute_verification_code(AccessToken=tokens["AccessToken"], AttributeName="email")
    branded(cognito, "Confirme seus dados de contato para Northwind")

    client.forgot_password(ClientId=app, Username="ana@example.org")
    branded(cognito, "Redefina sua senha de Northwind")

    client.update_user_attributes(AccessToken=tokens["AccessToken"], UserAttributes=[
        {"Name": "email", "Value": "ana.maria@example.org"}])
    branded(cognito, "Confirme seus novos dados de contato de Northwind")

    client.admin_create_user(UserPoolId=pool, Username="eva@example.org", DesiredDeliveryMediums=["EMAIL"], UserAttributes=[
        {"Name": "email", "Value": "eva@example.org"}, {"Name": "locale", "Value": "pt-BR"}])
    branded(cognito, "Sua conta de Northwind está pronta")


def branded(cognito, subject):
    mail = cognito.last_mail()
    assert mail["emailSubject"] == subject
    assert 'lang="pt-BR"' in mail["emailMessage"] and "{####}" not in mail["emailMessage"]
