//! Commands, one file or folder for each.

pub mod completions;
pub mod init;
pub mod lint;
pub mod package;
pub mod preview;
pub mod render;
mod scopes;
mod substitution;
