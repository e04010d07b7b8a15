//! One file a command.

pub mod lint;
pub mod render;
