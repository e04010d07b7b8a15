//! The checks, one file for each hop. Each is a function from a case to a verdict.

use crate::case::Case;
use crate::finding::{Finding, Hop, State};

mod account;
mod configuration_set;
mod delivery;
mod dns;
mod identity;
mod metric;
mod permission;
mod pool;
mod trigger;
mod user;

/// The checks of one hop.
type HopCheck = fn(&Case<'_>) -> Vec<Finding>;

/// Returns the hops in the chain's order. Of a pool that is not there, only that is to say.
pub(crate) fn hops(case: &Case<'_>) -> Vec<(Hop, HopCheck)> {
    let is_absent = pool::presence(case)
        .iter()
        .any(|finding| finding.state == State::Broken);
    if is_absent {
        return vec![(Hop::Pool, pool::presence)];
    }
    vec![
        (Hop::User, user::check),
        (Hop::Pool, pool::check),
        (Hop::Trigger, trigger::check),
        (Hop::Permission, permission::check),
        (Hop::Identity, identity::check),
        (Hop::Account, account::check),
        (Hop::ConfigurationSet, configuration_set::check),
        (Hop::Dns, dns::check),
        (Hop::Delivery, delivery::check),
    ]
}
