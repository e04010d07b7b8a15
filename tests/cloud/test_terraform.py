"""The provider with Terraform: payloads of aws_lambda_invocation, and Terraform itself."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import packages
from local_cloud import ACCOUNT, REGION
from stacks import PROVIDER_STACK, ROOT

sys.path.append(str(ROOT / "infra"))
import theme

POOL = f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/us-east-1_EXAMPLE"
MIRROR = Path(os.environ.get("TF_MIRROR", "/opt/tf-plugins"))


@pytest.fixture
def invoke(cloud, stacks):
    function = stacks.outputs(PROVIDER_STACK)["FunctionName"]

    def call(action, wish, before=None):
        payload = wish | {"tf": {"action": action, "prev_input": before}}
        answer = cloud.client("lambda").invoke(FunctionName=function, Payload=json.dumps(payload))
        return answer.get("FunctionError"), json.load(answer["Payload"])
    return call


def wish(identity, **more):
    return {"EmailSendingAccount": "DEVELOPER", "SourceArn": identity.arn, "UserPoolArn": POOL,
            "From": f"no-reply@{identity.name}", "RequireVerifiedIdentity": True} | more


def test_create_update_delete(invoke, identity):
    first, second = wish(identity), wish(identity, UserPoolArn=POOL.replace("EXAMPLE", "OTHER"))
    error, result = invoke("create", first)
    assert error is None and result["Attached"] is True and result["Warnings"] == []
    assert identity.pools() == [POOL]
    error, _ = invoke("update", second, first)
    assert error is None and identity.pools() == [second["UserPoolArn"]]
    error, result = invoke("delete", second, second)
    assert error is None and result["Attached"] is False
    assert identity.policies() == {}


def test_a_refusal_is_a_function_error(invoke, identity):
    error, result = invoke("create", wish(identity, From="no-reply@elsewhere.example"))
    assert error and "does not cover" in result["errorMessage"]
    assert identity.policies() == {}


CONFIGURATION = """
provider "aws" {{
  region = "{region}"
}}
module "signet" {{
  source                  = "./infra/terraform"
  name                  = "tf"
  package_path          = "{packages}"
  deletion_protection   = "INACTIVE"
  email_sending_account = var.account
  source_arn            = "{identity}"
  from                  = {{ name = var.sender, address = "no-reply@{name}" }}
  theme_zip             = "{theme}"
}}
variable "account" {{ type = string }}
variable "sender" {{ type = string }}
output "pool" {{ value = module.signet.user_pool_arn }}
output "pool_id" {{ value = module.signet.user_pool_id }}
output "warnings" {{ value = module.signet.warnings }}
"""


@pytest.mark.skipif(not shutil.which("terraform"), reason="terraform is not installed")
@pytest.mark.skipif(not (MIRROR / "registry.terraform.io/hashicorp/aws").is_dir(), reason=f"no hashicorp/aws under {MIRROR}")
def test_the_module_is_applied_switched_and_destroyed(cloud, identity, tmp_path):
    shutil.copytree(ROOT / "infra/terraform", tmp_path / "infra/terraform", ignore=shutil.ignore_patterns(".terraform*"))
    (tmp_path / "main.tf").write_text(CONFIGURATION.format(
        region=REGION, packages=packages(), identity=identity.arn, name=identity.name, theme=tmp_path / "layer.zip"))
    (tmp_path / "mytheme").mkdir()
    (tmp_path / "mytheme/theme.toml").write_text('[brand]\nname = "Southwind"\n')
    theme.write_layer(tmp_path / "mytheme", tmp_path / "layer.zip")
    (tmp_path / "terraformrc").write_text(f'provider_installation {{\n  filesystem_mirror {{ path = "{MIRROR}" }}\n}}\n')

    # examples/complete expects the zips there.
    (tmp_path / "target").mkdir()
    (tmp_path / "target/lambda").symlink_to(packages())

    def terraform(*arguments, account="DEVELOPER", sender="Northwind, Inc.", folder=tmp_path):
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "TF_"))} | {
            "TF_CLI_CONFIG_FILE": str(tmp_path / "terraformrc"), "CHECKPOINT_DISABLE": "1",
            "TF_VAR_account": account, "TF_VAR_sender": sender,
            "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_ENDPOINT_URL": cloud.url}
        done = subprocess.run(["terraform", *arguments, "-no-color"], cwd=folder, env=environment,
                              capture_output=True, text=True, timeout=150)
        return done.returncode, done.stdout + done.stderr

    def succeeds(*arguments, **more):
        code, said = terraform(*arguments, **more)
        assert code == 0, said
        return said

    succeeds("init", "-input=false")
    succeeds("apply", "-auto-approve", "-input=false")
    outputs = {name: output["value"] for name, output in json.loads(succeeds("output", "-json")).items()}
    assert identity.pools() == [outputs["pool"]] and outputs["warnings"] == []
    settled(terraform)

    succeeds("apply", "-auto-approve", "-input=false", sender="Southwind")
    pool = cloud.client("cognito-idp").describe_user_pool(UserPoolId=outputs["pool_id"])["UserPool"]
    assert pool["EmailConfiguration"]["From"] == f"Southwind <no-reply@{identity.name}>", "one apply is enough"
    settled(terraform, sender="Southwind")

    replaced = ["terraform_data.sending_policy_instance[0]", "aws_lambda_invocation.sending_policy[0]"]
    succeeds("apply", "-auto-approve", "-input=false", *[f"-replace=module.signet.{address}" for address in replaced])
    assert identity.pools() == [outputs["pool"]], "the policy outlives the replacement"
    succeeds("apply", "-auto-approve", "-input=false", account="COGNITO_DEFAULT")
    assert identity.policies() == {}
    succeeds("destroy", "-auto-approve", "-input=false", account="COGNITO_DEFAULT")

    for example in ["complete", "shared-policy/owner"]:
        folder = tmp_path / "infra/terraform/examples" / example
        succeeds("init", "-input=false", folder=folder)
        assert "0 to destroy" in succeeds("plan", "-input=false", folder=folder)


# ministack keeps an alarm's settings and does not return them to Terraform's client.
NOT_RETURNED = {"aws_cloudwatch_metric_alarm"}


def settled(terraform, **more):
    """A second plan shows no difference."""
    code, said = terraform("plan", "-out=second", "-input=false", **more)
    assert code == 0, said
    plan = json.loads(terraform("show", "-json", "second", **more)[1])
    changes = {change["address"]: change["change"]["actions"] for change in plan["resource_changes"]
               if change["change"]["actions"] != ["no-op"] and change["type"] not in NOT_RETURNED}
    assert changes == {}, said
