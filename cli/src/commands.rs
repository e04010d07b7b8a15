//! Commands, one file or folder for each.

#[cfg(feature = "aws")]
pub mod doctor;
pub mod init;
pub mod lint;
pub mod preview;
pub mod render;
mod scopes;
mod substitution;
mod theme_folder;
mod theme_names;
