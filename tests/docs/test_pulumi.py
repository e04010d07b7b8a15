"""docs/with/pulumi.md and sst.md: the program, compiled, and run with Pulumi's mocks."""

import json
import re

import pages
import pytest
from conftest import run

OPTIONS = ["--target", "es2022", "--module", "commonjs", "--moduleResolution", "node10", "--ignoreDeprecations", "5.0",
           "--strict", "--skipLibCheck", "--types", "node"]
# SST's globals, in the form of its own .sst/platform/config.d.ts.
GLOBALS = """
import * as awsPackage from '@pulumi/aws';
import * as pulumiPackage from '@pulumi/pulumi';
declare global {
  // @ts-expect-error
  export import aws = awsPackage;
  // @ts-expect-error
  export import $util = pulumiPackage;
}
"""


@pytest.fixture
def tsc(tmp_path, node_modules):
    modules = node_modules("pulumi")
    return lambda *files: run("node", modules / "typescript" / "bin" / "tsc", *OPTIONS, *files, folder=tmp_path)


def test_the_program(tmp_path, tsc):
    pages.write_whole("with/pulumi", tmp_path)
    tsc("index.ts")
    (tmp_path / "run.js").write_text((pages.ROOT / "tests/docs/pulumi/run.js").read_text())
    resources = json.loads(run("node", "run.js", folder=tmp_path))
    by_type = {}
    for resource in resources:
        by_type.setdefault(resource["type"], []).append(resource)
    [pool] = by_type["aws:cognito/userPool:UserPool"]
    [trigger] = by_type["aws:lambda/function:Function"]
    assert pool["inputs"]["lambdaConfig"]["customMessage"] == f"arn-of-{trigger['name']}"
    assert set(trigger["inputs"]["environment"]["variables"]) <= pages.known_variables()
    [permission] = by_type["aws:lambda/permission:Permission"]
    assert permission["inputs"]["sourceArn"] == f"arn-of-{pool['name']}"
    check, policy = (json.loads(each["inputs"]["input"]) for each in by_type["aws:lambda/invocation:Invocation"])
    assert check["ResourceType"] == "Custom::CognitoEmailConfiguration"
    assert policy["ResourceType"] == "Custom::CognitoSesIdentityPolicy"
    assert policy["UserPoolArn"] == f"arn-of-{pool['name']}"
    assert set(check) | set(policy) <= pages.known_properties() | {"ResourceType"}
    for invocation in by_type["aws:lambda/invocation:Invocation"]:
        assert invocation["inputs"]["functionName"] == "the-provider"
        assert invocation["inputs"]["lifecycleScope"] == "CRUD"


def test_the_functions_as_sst_takes_them(tmp_path, tsc):
    pages.write_whole("with/pulumi", tmp_path)
    [command] = re.findall(r"^sed .*$", pages.page("with/sst"), re.MULTILINE)
    run("sh", "-c", command, folder=tmp_path)
    (tmp_path / "globals.d.ts").write_text(GLOBALS)
    tsc("globals.d.ts", "signet.sst.ts")


def test_the_configuration_of_sst_has_no_syntax_error(tmp_path, tsc):
    pages.write("with/sst", tmp_path)
    tsc("--noCheck", "--noResolve", "sst.config.ts")
