//! The environment variables that are not left to aws-config.

use std::path::PathBuf;

/// Returns the file of certificates that AWS's tools trust, `AWS_CA_BUNDLE`.
#[allow(
    clippy::disallowed_methods,
    reason = "this is the one variable that aws-config does not read"
)]
pub fn certificates() -> Option<PathBuf> {
    let path = std::env::var_os("AWS_CA_BUNDLE")?;
    (!path.is_empty()).then(|| PathBuf::from(path))
}
