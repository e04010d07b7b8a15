//! The place where cargo put a binary.

use std::fmt;
use std::path::{Path, PathBuf};

/// The build of a binary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// `cargo build`
    Debug,
    /// `make package`: a function as Lambda gets it.
    Packaged,
}

impl Profile {
    fn path(self, name: &str) -> PathBuf {
        match self {
            Self::Debug => target_folder().join("debug").join(name),
            Self::Packaged => packages().join(name).join("bootstrap"),
        }
    }

    fn command(self, name: &str) -> String {
        match self {
            Self::Debug => format!("cargo build --bin {name}"),
            Self::Packaged => "make package".to_owned(),
        }
    }
}

/// This machine's architecture, as Lambda calls it.
const ARCHITECTURE: &str = if cfg!(target_arch = "aarch64") {
    "arm64"
} else {
    "x86_64"
};

/// The path of a binary of this workspace, below `CARGO_TARGET_DIR` where that is set.
///
/// It finds and does not build: a binary older than its source is found all the same.
///
/// # Errors
/// [`MissingBinary`], which names the cargo command to run.
pub fn binary(name: &str, profile: Profile) -> Result<PathBuf, MissingBinary> {
    let path = profile.path(name);
    if path.is_file() {
        return Ok(path);
    }
    Err(MissingBinary {
        name: name.to_owned(),
        profile,
        path,
    })
}

/// The folder of the packaged functions: `SIGNET_FUNCTIONS`, where `make arm64-test` puts those of another
/// architecture, or what `make package` built for this machine.
fn packages() -> PathBuf {
    #[allow(
        clippy::disallowed_methods,
        reason = "the makefile alone knows for which architecture it built"
    )]
    let chosen = std::env::var_os("SIGNET_FUNCTIONS");
    chosen.map_or_else(
        || target_folder().join("lambda").join(ARCHITECTURE),
        PathBuf::from,
    )
}

/// As cargo decides it; a relative folder counts from the workspace, since cargo starts tests in
/// their package's.
fn target_folder() -> PathBuf {
    #[allow(
        clippy::disallowed_methods,
        reason = "cargo tells where it builds by this variable alone"
    )]
    let chosen = std::env::var_os("CARGO_TARGET_DIR");
    workspace().join(chosen.map_or_else(|| PathBuf::from("target"), PathBuf::from))
}

fn workspace() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// The binary was not built yet.
#[derive(Debug)]
pub struct MissingBinary {
    name: String,
    profile: Profile,
    path: PathBuf,
}

impl fmt::Display for MissingBinary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            name,
            profile,
            path,
        } = self;
        let (path, command) = (path.display(), profile.command(name));
        write!(f, "no binary at `{path}`: build it with `{command}`")
    }
}

impl std::error::Error for MissingBinary {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_binary_names_the_command_that_builds_it() {
        let missing = |profile| binary("no-such-function", profile).unwrap_err().to_string();
        let text = missing(Profile::Debug);
        assert!(text.contains("debug/no-such-function"), "{text}");
        assert!(
            text.contains("`cargo build --bin no-such-function`"),
            "{text}"
        );
        let text = missing(Profile::Packaged);
        assert!(text.contains("no-such-function/bootstrap"), "{text}");
        assert!(text.contains("`make package`"), "{text}");
    }
}
