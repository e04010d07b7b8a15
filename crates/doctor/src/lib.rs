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
//! | [`manual`] | the catalog as texts: explanations, the list, the page in docs |
//! | [`permissions`] | the read-only policy of a run |
//! | `evidence`, `case`, `verdict` | reading of facts, the pool's way, the result of a check |
//! | `checks` | one file for each hop |
//! | `record` | readers of SPF, DKIM and DMARC records |
//! | `counted` | numbers with their noun |
//! | `mask` | addresses in whatever is printed |
//! | `gather`, `aws`, `resolver` | with the feature `network`: the loop above, AWS's APIs, DNS |

#[cfg(feature = "network")]
pub mod aws;
mod case;
pub mod catalog;
mod checks;
mod counted;
pub mod diagnosis;
mod evidence;
pub mod facts;
pub mod finding;
#[cfg(feature = "network")]
pub mod gather;
pub mod manual;
mod mask;
pub mod operation;
pub mod permissions;
mod record;
#[cfg(feature = "network")]
pub mod resolver;
mod verdict;
