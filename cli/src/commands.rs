//! Commands, one file or folder for each.

mod comparison;
pub mod completions;
#[cfg(feature = "aws")]
pub mod doctor;
pub mod import;
pub mod init;
pub mod lint;
pub mod package;
pub mod preview;
pub mod render;
mod scopes;
mod substitution;
mod theme_folder;
mod theme_names;
