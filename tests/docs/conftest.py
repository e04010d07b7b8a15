"""Tools for the snippets of docs/with: what is not installed here skips its tests, with the reason."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pages
import pytest

sys.path.insert(0, str(pages.ROOT / "infra"))
CFN_LINT = Path(sys.executable).parent / "cfn-lint"
NODE_MODULES = {name: Path(os.environ.get("SIGNET_DOCS_NODE_MODULES", "/nowhere")) / f"docs-{name}" / "node_modules"
                for name in ("cdk", "pulumi", "serverless")}


def run(*command, folder, **environment):
    """Runs a command in a folder and returns what it prints. It sees no AWS setting of this machine."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    ended = subprocess.run([str(part) for part in command], cwd=folder, capture_output=True, text=True,
                           env=inherited | environment)
    assert ended.returncode == 0, f"{command}: {ended.returncode}\n{ended.stdout}\n{ended.stderr}"
    return ended.stdout


def cfn_lint(template, *ignored):
    """Checks a stack template as CloudFormation would in eu-west-1."""
    ignore = ["--ignore-checks", *ignored] if ignored else []
    run(CFN_LINT, "--regions", "eu-west-1", *ignore, "--", template, folder=template.parent)


def check_resources(resources):
    """Checks the two custom resources, the trigger and the order of a stack, whichever tool wrote it."""
    by_type = {}
    for name, resource in resources.items():
        by_type.setdefault(resource["Type"], []).append((name, resource["Properties"]))
    [(check, checked)] = by_type["Custom::CognitoEmailConfiguration"]
    [(_, policy)] = by_type["Custom::CognitoSesIdentityPolicy"]
    [(pool_name, pool)] = by_type["AWS::Cognito::UserPool"]
    known = pages.known_properties() | {"ServiceToken", "ServiceTimeout"}
    assert set(checked) <= known and set(policy) <= known
    # The pool waits for the check, and the policy for the pool.
    assert pool["EmailConfiguration"]["SourceArn"] == {"Fn::GetAtt": [check, "SourceArn"]}
    assert policy["UserPoolArn"] == {"Fn::GetAtt": [pool_name, "Arn"]}
    [trigger] = [properties for _, properties in by_type["AWS::Lambda::Function"]
                 if properties.get("Timeout") == 5]
    assert trigger["Runtime"] == "provided.al2023" and trigger["Architectures"] == ["arm64"]
    assert set(trigger["Environment"]["Variables"]) <= pages.known_variables()
    assert pool["LambdaConfig"]["CustomMessage"]
    assert any(permission["Principal"] == "cognito-idp.amazonaws.com" for _, permission in by_type["AWS::Lambda::Permission"])
    assert len(trigger["Layers"]) == 1, "the theme is a layer"


def read(path):
    return json.loads(path.read_text())


@pytest.fixture
def node_modules(tmp_path):
    """Links the packages of a tool into the test's folder."""

    def link(name):
        installed = NODE_MODULES[name]
        if not installed.is_dir():
            pytest.skip(f"the packages of {name} are not installed: `make docs-test` installs them from npm")
        linked = tmp_path / "node_modules"
        linked.mkdir()
        for package in installed.iterdir():
            (linked / package.name).symlink_to(package)
        return linked

    return link
