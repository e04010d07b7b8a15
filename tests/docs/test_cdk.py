"""docs/with/cdk.md and amplify.md: the apps, compiled and synthesized with the construct of infra/cdk."""

import json
import shutil

import pages
import pytest
from conftest import cfn_lint, check_resources, read, run

SOURCE = pages.ROOT / "infra" / "cdk"
OPTIONS = ["--target", "es2022", "--strict", "--skipLibCheck", "--types", "node"]
# What `ampx` tells the backend, and how it asks for the synthesis.
SYNTH = """
process.env.CDK_CONTEXT_JSON = JSON.stringify({
  'amplify-backend-namespace': 'northwind', 'amplify-backend-name': 'dev', 'amplify-backend-type': 'sandbox',
});
await import('./amplify/backend.js');
process.emit('message', 'amplifySynth');
"""


@pytest.fixture
def tsc(tmp_path, node_modules):
    """Compiles files beside the construct, whose package has stand-ins for the functions' zips."""
    modules = node_modules("cdk")
    construct = modules / "signet-mail-cdk"
    shutil.copytree(SOURCE / "lib", construct / "lib", ignore=shutil.ignore_patterns("*.js", "*.d.ts"))
    shutil.copy2(SOURCE / "package.json", construct)
    (construct / "zips").mkdir()
    for name in ("custom-message", "custom-email-sender", "ses-identity-policy"):
        pages.archive(construct / "zips" / f"{name}-arm64.zip", "bootstrap")

    def compile(*arguments):
        run("node", modules / "typescript" / "bin" / "tsc", *OPTIONS, *arguments, folder=tmp_path)

    compile("--declaration", "--module", "node20", *sorted((construct / "lib").glob("*.ts")))
    return compile


def synthesize(folder, app):
    run("node", app, folder=folder, CDK_OUTDIR=str(folder / "out"))
    return folder / "out"


def check(template):
    # W3005: the CDK itself writes a DependsOn beside the reference to a role.
    cfn_lint(template, "W3005")
    check_resources(read(template)["Resources"])


def test_the_cdk_apps(tmp_path, tsc):
    pages.write_whole("with/cdk", tmp_path)
    tsc("--module", "node20", "app.ts", "sender.ts")
    # In one process, which loads the CDK once.
    (tmp_path / "apps.js").write_text("require('./app.js'); require('./sender.js');")
    out = synthesize(tmp_path, "apps.js")
    check(out / "Northwind.template.json")
    cfn_lint(out / "NorthwindStage.template.json", "W3005")
    stage = read(out / "NorthwindStage.template.json")["Resources"]
    [pool] = [one for one in stage.values() if one["Type"] == "AWS::Cognito::UserPool"]
    assert {"CustomEmailSender", "KMSKeyID", "PostConfirmation"} <= pool["Properties"]["LambdaConfig"].keys()


def test_the_amplify_backend(tmp_path, tsc):
    pages.write_whole("with/amplify", tmp_path)
    (tmp_path / "package.json").write_text(json.dumps({"type": "module"}))
    tsc("--module", "es2022", "--moduleResolution", "bundler", "amplify/backend.ts")
    compiled = tmp_path / "amplify" / "backend.js"
    # Amplify's loader takes a path without its ending; Node does not.
    compiled.write_text(compiled.read_text().replace("'./auth/resource'", "'./auth/resource.js'"))
    (tmp_path / "synth.mjs").write_text(SYNTH)
    [template] = synthesize(tmp_path, "synth.mjs").glob("*auth*.nested.template.json")
    check(template)
