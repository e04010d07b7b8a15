"""The CDK construct as the two packages that people install: synthesized from TypeScript's and from Python's side."""

import json
import os
import shutil
import subprocess
import venv
from pathlib import Path

import cdk
import cdk_app
import pytest
import versions
from cdk_app import SOURCE, run

CFN_LINT = Path(os.environ.get("SIGNET_CFN_LINT", "cfn-lint"))

STACKS = ["Users.template.json", "Sender.template.json"]
APP_PY = """
import sys
import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito, aws_lambda, aws_ses as ses
from signet_mail_cdk import Brand, CustomSender, FurtherSender, Notice, SignetMail

app = cdk.App(outdir=sys.argv[1])

def users(name, domain, custom_sender=None):
    stack = cdk.Stack(app, name)
    SignetMail(
        stack, "Mail",
        user_pool=cognito.UserPool(stack, "Pool", self_sign_up_enabled=True,
                                   sign_in_aliases=cognito.SignInAliases(email=True)),
        identity=ses.EmailIdentity.from_email_identity_name(stack, "Identity", domain),
        sender=f"no-reply@{domain}",
        brand=Brand(name="Northwind", accent_color="#0b7a5b"),
        theme="./theme",
        custom_sender=custom_sender,
        architecture=aws_lambda.Architecture.X86_64,
    )

users("Users", "example.com")
users("Sender", "example.org", CustomSender(
    notices=[Notice.WELCOME],
    allow_recipients=["@example.net"],
    further_senders=[FurtherSender(region="eu-central-1", identity_name="example.org", configuration_set_name="eu")],
    reserved_concurrency=5,
))
app.synth()
"""


@pytest.fixture(scope="session")
def app(tmp_path_factory):
    """An app's folder, with a theme."""
    folder = tmp_path_factory.mktemp("app")
    cdk_app.write_theme(folder)
    return folder


@pytest.fixture(scope="session")
def from_typescript(dist, app):
    """The folder of the templates that the npm package gives."""
    return cdk_app.synthesize(dist, app, "out-js")


@pytest.fixture(scope="session")
def from_python(dist, app, tmp_path_factory):
    """The folder of the templates that the wheel gives."""
    environment = tmp_path_factory.mktemp("python") / "venv"
    venv.create(environment, with_pip=True)
    [wheel] = dist.glob("signet_mail_cdk-*.whl")
    python = environment / "bin" / "python"
    locked = Path(__file__).parent / "cdk-python" / "requirements.txt"
    assert f"aws-cdk-lib=={cdk_version()} " in locked.read_text(), "both languages must have the same CDK: infra/lock.sh"
    quietly = ["--quiet", "--disable-pip-version-check"]
    run(python, "-m", "pip", "install", "--require-hashes", *quietly, "--requirement", locked, folder=app)
    run(python, "-m", "pip", "install", "--no-index", *quietly, "--no-deps", wheel, folder=app)
    run(python, "-m", "pip", "check", folder=app)
    (app / "app.py").write_text(APP_PY)
    run(python, "app.py", "out-py", folder=app)
    return app / "out-py"


def cdk_version():
    """Returns the version of the CDK that the construct is built with; both languages must have it."""
    return json.loads((SOURCE / "package.json").read_text())["devDependencies"]["aws-cdk-lib"]


def resources(template):
    """Returns the resources without what differs between languages: ids of metadata."""
    found = json.loads(template.read_text())["Resources"]
    return {name: one for name, one in found.items() if one["Type"] != "AWS::CDK::Metadata"}


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
@pytest.mark.parametrize("stack", STACKS)
def test_both_languages_give_the_same_stack(from_typescript, from_python, stack):
    assert resources(from_typescript / stack) == resources(from_python / stack)


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_cfn_lint_finds_nothing(from_typescript):
    # W3005: the CDK itself writes a DependsOn beside the reference to a role.
    templates = [from_typescript / stack for stack in STACKS]
    ended = subprocess.run([CFN_LINT, "--regions", "eu-west-1", "--ignore-checks", "W3005", "--", *templates],
                           capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_the_construct_itself(dist):
    ended = subprocess.run(["node", "--test", "test/"], cwd=SOURCE, capture_output=True, text=True,
                           env={**os.environ, "SIGNET_BIN": str(signet(dist))})
    assert ended.returncode == 0, ended.stdout[-4000:]


def signet(dist):
    """Returns the binary that was built for the release."""
    return dist.parent / "dist-work" / "x86_64-unknown-linux-gnu" / "signet"


def test_the_package_holds_the_zips_of_the_release(dist):
    listed = subprocess.run(["tar", "-tzf", *dist.glob("signet-mail-cdk-*.tgz")], capture_output=True, text=True).stdout
    for name in cdk.FUNCTIONS:
        assert f"package/zips/{name}-x86_64.zip" in listed
    assert "package/LICENSE" in listed and "test" not in listed
