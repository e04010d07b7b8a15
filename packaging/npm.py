"""The npm packages: `signet-mail`, a launcher, and `signet-mail-<platform>` with the binary.

npm installs the one platform package that fits (`os`, `cpu`); no script runs at installation.
"""

import json
import shutil
import subprocess

from platforms import PLATFORMS, platform_of
from versions import ROOT

SOURCE = ROOT / "packaging" / "npm"
COMMON = {
    "license": "Apache-2.0",
    "repository": {"type": "git", "url": "git+https://github.com/signet-mail/signet.git"},
}


def launcher_manifest(version):
    """Returns package.json of the launcher."""
    return {
        "name": "signet-mail",
        "version": version,
        "description": "Brands Amazon Cognito's emails and makes sure they arrive: preview, render, lint and more",
        "keywords": ["cognito", "email", "ses", "lint", "aws"],
        # `npx signet-mail` looks for a command with the package's name.
        "bin": {"signet": "bin/signet.js", "signet-mail": "bin/signet.js"},
        "files": ["bin", "platforms.json"],
        "engines": {"node": ">=18"},
        "optionalDependencies": {f"signet-mail-{platform.node}": version for platform in PLATFORMS},
        **COMMON,
    }


def platform_manifest(platform, version):
    """Returns package.json of a platform's package."""
    system, cpu = platform.node.split("-")
    manifest = {
        "name": f"signet-mail-{platform.node}",
        "version": version,
        "description": f"signet for {platform.node}; install signet-mail instead",
        "os": [system],
        "cpu": [cpu],
        "files": [platform.binary],
        "preferUnplugged": True,  # Yarn would leave the binary in a zip, and nothing runs there.
        **COMMON,
    }
    if system == "linux":
        manifest["libc"] = ["glibc"]
    return manifest


def pack(version, binaries, work, out):
    """Makes the tarballs. `binaries` maps a Rust target to the built binary."""
    launcher = work / "signet-mail"
    shutil.rmtree(launcher, ignore_errors=True)
    shutil.copytree(SOURCE, launcher)
    shutil.copy2(ROOT / "LICENSE", launcher)
    names = {platform.node: platform.binary for platform in PLATFORMS}
    (launcher / "platforms.json").write_text(json.dumps(names, indent=2) + "\n")
    write(launcher, launcher_manifest(version))
    folders = [launcher]
    for rust, binary in binaries.items():
        platform = platform_of(rust)
        folder = work / f"signet-mail-{platform.node}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        shutil.copy2(binary, folder / platform.binary)
        (folder / platform.binary).chmod(0o755)
        write(folder, platform_manifest(platform, version))
        folders.append(folder)
    out.mkdir(parents=True, exist_ok=True)
    for folder in folders:
        subprocess.run(["npm", "pack", "--silent", "--pack-destination", str(out)], cwd=folder, check=True,
                       stdout=subprocess.DEVNULL)


def write(folder, manifest):
    (folder / "package.json").write_text(json.dumps(manifest, indent=2) + "\n")
