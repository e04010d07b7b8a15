//! The reader of Cognito's codes against messages that AWS's own SDKs made (`ciphertext/make.sh`).

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod changed;
mod messages;
mod refused;
