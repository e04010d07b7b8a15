//! One file a command.

pub mod render;
