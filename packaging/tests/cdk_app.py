"""An app that uses the CDK construct as its npm package has it: a pool whose mail Cognito sends, and one whose mail the
function sends. tests/cloud deploys both, test_cdk.py looks at them."""

import subprocess
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent.parent / "infra" / "cdk"

APP_JS = """
const cdk = require('aws-cdk-lib');
const { aws_cognito: cognito, aws_lambda: lambda, aws_ses: ses } = cdk;
const { Notice, SignetMail } = require('signet-mail-cdk');
const app = new cdk.App({ outdir: process.argv[2] });
function users(name, domain, customSender) {
  const stack = new cdk.Stack(app, name);
  new SignetMail(stack, 'Mail', {
    userPool: new cognito.UserPool(stack, 'Pool', { selfSignUpEnabled: true, signInAliases: { email: true } }),
    identity: ses.EmailIdentity.fromEmailIdentityName(stack, 'Identity', domain),
    sender: `no-reply@${domain}`,
    brand: { name: 'Northwind', accentColor: '#0b7a5b' },
    theme: './theme',
    customSender,
    architecture: lambda.Architecture.X86_64,
  });
}
users('Users', 'example.com');
users('Sender', 'example.org', {
  notices: [Notice.WELCOME],
  allowRecipients: ['@example.net'],
  furtherSenders: [{ region: 'eu-central-1', identityName: 'example.org', configurationSetName: 'eu' }],
  reservedConcurrency: 5,
});
app.synth();
"""


def run(*command, folder):
    ended = subprocess.run([str(part) for part in command], cwd=folder, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def write_theme(folder):
    """Writes the app's theme, which has a brand only."""
    (folder / "theme").mkdir()
    (folder / "theme" / "theme.toml").write_text('[brand]\nname = "Northwind"\n')


def synthesize(dist, folder, out):
    """Runs the app in a folder with the package of a release, and returns its output folder. The CDK itself comes
    from the construct's own node_modules."""
    modules = folder / "node_modules"
    modules.mkdir()
    for module in (SOURCE / "node_modules").iterdir():
        (modules / module.name).symlink_to(module)
    [package] = dist.glob("signet-mail-cdk-*.tgz")
    run("tar", "-xzf", package, "-C", modules, folder=folder)
    (modules / "package").rename(modules / "signet-mail-cdk")
    (folder / "app.js").write_text(APP_JS)
    run("node", "--preserve-symlinks", "--preserve-symlinks-main", "app.js", out, folder=folder)
    return folder / out
