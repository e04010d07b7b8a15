//! The place where cargo put a binary.

use std::fmt;
use std::path::{Path, PathBuf};

/// The cargo profile a binary was built with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// `cargo build`
    Debug,
    /// `cargo build --release`: what is deployed, and the only one worth measuring.
    Release,
}

impl Profile {
    fn folder(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Release => "release",
        }
    }

    fn flag(self) -> &'static str {
        match self {
            Self::Debug => "",
            Self::Release => " --release",
        }
    }
}

/// The path of a binary of this workspace, below `CARGO_TARGET_DIR` where that is set.
///
/// It finds and does not build: a binary older than its source is found all the same.
///
/// # Errors
/// [`MissingBinary`], which names the cargo command to run.
pub fn binary(name: &str, profile: Profile) -> Result<PathBuf, MissingBinary> {
    let path = target_folder().join(profile.folder()).join(name);
    if path.is_file() {
        return Ok(path);
    }
    Err(MissingBinary {
        name: name.to_owned(),
        profile,
        path,
    })
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
        let (path, flag) = (path.display(), profile.flag());
        write!(
            f,
            "no binary at `{path}`: build it with `cargo build{flag} --bin {name}`"
        )
    }
}

impl std::error::Error for MissingBinary {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_binary_names_the_command_that_builds_it() {
        let missing = binary("no-such-function", Profile::Release)
            .unwrap_err()
            .to_string();
        assert!(missing.contains("release/no-such-function"), "{missing}");
        assert!(
            missing.contains("`cargo build --release --bin no-such-function`"),
            "{missing}"
        );
    }
}
