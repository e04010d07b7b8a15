"""The Homebrew formula of a release, from its tarballs' checksums."""

from archive import sha256

HEAD = """\
class SignetMail < Formula
  desc "Brands Amazon Cognito's emails and makes sure they arrive"
  homepage "https://github.com/signet-mail/signet"
  version "{version}"
  license "Apache-2.0"
"""
SYSTEM = """
  on_{system} do
{machines}  end
"""
MACHINE = """\
    on_{machine} do
      url "https://github.com/signet-mail/signet/releases/download/v{version}/{name}"
      sha256 "{digest}"
    end
"""
TAIL = """
  def install
    bin.install "signet"
    man1.install Dir["man/*.1"]
    bash_completion.install "completions/signet.bash" => "signet"
    zsh_completion.install "completions/_signet"
    fish_completion.install "completions/signet.fish"
  end

  test do
    system bin/"signet", "lint"
  end
end
"""
MACHINES = {
    "linux": {"intel": "x86_64-unknown-linux-gnu", "arm": "aarch64-unknown-linux-gnu"},
    "macos": {"intel": "x86_64-apple-darwin", "arm": "aarch64-apple-darwin"},
}


def formula(version, folder):
    """Returns the formula for the tarballs that are in a folder."""
    text = HEAD.format(version=version)
    for system, machines in MACHINES.items():
        parts = ""
        for machine, target in machines.items():
            tarball = folder / f"signet-{version}-{target}.tar.gz"
            if tarball.exists():
                parts += MACHINE.format(machine=machine, version=version, name=tarball.name, digest=sha256(tarball))
        if parts:
            text += SYSTEM.format(system=system, machines=parts)
    return text + TAIL
