//! What must hold for each reader.

pub mod ciphertext;
pub mod event;
pub mod sender_event;
pub mod theme_file;
