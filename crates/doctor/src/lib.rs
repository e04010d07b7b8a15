//! Finds the reason why mail of a user pool does not leave or arrive. Checks are pure functions from
//! [`facts`] to findings; they also name the questions that they still need, so that whatever gathers
//! the facts needs no plan of its own:
//!
//! ```text
//! loop { diagnose(&facts) ─▶ missing questions ─▶ ask them side by side ─▶ add the answers to facts }
//! ```
//!
//! | module | knows |
//! |---|---|
//! | [`operation`] | the API operations, their IAM actions and resources |
//! | [`facts`] | the target, the calls and their answers, DNS |
//! | [`finding`] | hops, states, findings with what was read and the fix |
//! | [`catalog`] | the checks as a table: id, title, reason, fix, operations |
//! | [`diagnosis`] | facts in, findings, headline, exit code and open questions out |
//! | `evidence`, `case`, `verdict` | reading of facts, the pool's way, the result of a check |
//! | `checks` | one file for each hop |
//! | `mask` | addresses in whatever is printed |
//! | `gather`, `aws`, `resolver` | with the feature `network`: the loop above, AWS's APIs, DNS |

#![allow(
    dead_code,
    unused_imports,
    reason = "the hops that use the rest follow"
)]

#[cfg(feature = "network")]
pub mod aws;
mod case;
pub mod catalog;
mod checks;
pub mod diagnosis;
mod evidence;
pub mod facts;
pub mod finding;
#[cfg(feature = "network")]
pub mod gather;
mod mask;
pub mod operation;
#[cfg(feature = "network")]
pub mod resolver;
mod verdict;
