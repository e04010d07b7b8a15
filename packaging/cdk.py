"""The CDK construct, with the functions' zips inside: an npm package, and a wheel made of it by jsii."""

import os
import shutil
import subprocess

from archive import SAME_TIME
from versions import ROOT

SOURCE = ROOT / "infra" / "cdk"
FUNCTIONS = ["custom-message", "custom-email-sender", "ses-identity-policy"]


class CannotBuild(Exception):
    """The reason why the construct is not built, with the fix."""


def run(*command):
    # jsii warns of Node's version on standard error, at length.
    ended = subprocess.run([str(part) for part in command], cwd=SOURCE, env={**os.environ, **SAME_TIME},
                           capture_output=True, text=True)
    if ended.returncode != 0:
        raise CannotBuild(f"{' '.join(map(str, command))} failed:\n{ended.stdout}{ended.stderr}")


def build(zips, out):
    """Builds the construct with the functions' zips and puts both packages into `out`. `zips` are named
    `<function>-<architecture>.zip`."""
    if shutil.which("npm") is None:
        raise CannotBuild("npm is not installed, and the CDK construct needs it (Node 20 or later)")
    shutil.rmtree(SOURCE / "zips", ignore_errors=True)
    (SOURCE / "zips").mkdir()
    for path in zips:
        shutil.copyfile(path, SOURCE / "zips" / path.name)
    shutil.copy2(ROOT / "LICENSE", SOURCE)
    if not (SOURCE / "node_modules").exists():
        run("npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts")
    run("npx", "--no-install", "jsii")
    run("npm", "pack", "--silent", "--pack-destination", out)
    shutil.rmtree(SOURCE / "dist", ignore_errors=True)
    run("npx", "--no-install", "jsii-pacmak", "--target", "python", "--outdir", SOURCE / "dist")
    [wheel] = (SOURCE / "dist" / "python").glob("*.whl")
    shutil.copyfile(wheel, out / wheel.name)

