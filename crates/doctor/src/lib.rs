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

#[cfg(feature = "network")]
pub mod aws;
pub mod facts;
pub mod finding;
pub mod operation;
#[cfg(feature = "network")]
pub mod resolver;
