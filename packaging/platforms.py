"""The platforms that signet is built for, and how each kind of package names them.

Those with `here` false are built on GitHub's runners only: a file watcher of macOS and Windows needs their
own libraries.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Platform:
    rust: str  # Rust's target, and the name in tarballs
    node: str  # `${process.platform}-${process.arch}`
    binary: str = "signet"
    here: bool = False


PLATFORMS = [
    Platform("x86_64-unknown-linux-gnu", "linux-x64", here=True),
    Platform("aarch64-unknown-linux-gnu", "linux-arm64", here=True),
    Platform("x86_64-apple-darwin", "darwin-x64"),
    Platform("aarch64-apple-darwin", "darwin-arm64"),
    Platform("x86_64-pc-windows-msvc", "win32-x64", binary="signet.exe"),
]


def platform_of(rust):
    """Returns the platform of a Rust target."""
    return next(platform for platform in PLATFORMS if platform.rust == rust)
