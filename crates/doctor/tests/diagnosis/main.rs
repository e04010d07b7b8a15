//! The diagnosis of whole accounts.
//!
//! | module | |
//! |---|---|
//! | `world` | a scenario as facts, gathered question by question |
//! | `golden` | each scenario with its findings, headline and exit code |
//! | `catalog` | each check has a scenario, and reads what the catalog says |
//! | `denials` | one operation is denied |
//! | `removals` | an answer, a member, a record is missing |

#![allow(
    clippy::unwrap_used,
    reason = "clippy sees tests only in functions that are marked so, and these are their helpers"
)]

mod catalog;
mod denials;
mod golden;
mod removals;
mod world;
