//! One file a command.

pub mod init;
pub mod lint;
pub mod preview;
pub mod render;
mod substitution;
