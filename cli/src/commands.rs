//! Commands, one file or folder for each.

mod choice;
mod comparison;
pub mod completions;
pub mod diff;
#[cfg(feature = "aws")]
pub mod doctor;
pub mod import;
pub mod init;
mod letter;
pub mod lint;
mod maker;
pub mod package;
pub mod preview;
pub mod render;
mod samples;
mod scopes;
#[cfg(feature = "send")]
pub mod send;
mod substitution;
mod theme_folder;
mod theme_names;
