//! The reader of codes against messages that AWS's own SDKs made, and the built binary, driven through
//! the doubles of Lambda, KMS and SES.
//!
//! | module | |
//! |---|---|
//! | `material` | the messages that `ciphertext/make.sh` made |
//! | `made`, `refused`, `changed` | the reader: whole messages, foreign ones, changed ones |
//! | `stage` | the binary with its doubles, and the events of Cognito |
//! | `mails` | each source: what SES is given |
//! | `languages` | the three notices in every language |
//! | `theme` | what an owner's theme changes |
//! | `failures` | SES and KMS that refuse, throttle, hang; other Regions |
//! | `settings` | what is missing or unusable; staging |
//! | `notices` | PostConfirmation |

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod changed;
mod failures;
mod languages;
mod made;
mod mails;
mod material;
mod notices;
mod refused;
mod settings;
mod stage;
mod theme;
