//! `--permissions`: the policy that allows every call of a run.

use doctor::permissions::{Place, policy};
use sending::arn::partition_of;

use crate::args::DoctorArguments;

/// Returns the policy as JSON, for the pool and the Region that are given, or else for all.
pub fn document(arguments: &DoctorArguments) -> String {
    serde_json::to_string_pretty(&policy(&place(arguments))).expect("strings fit into JSON")
}

fn place(arguments: &DoctorArguments) -> Place {
    let pool = arguments.user_pool_id.as_ref();
    let of_pool = || pool.map(|pool| pool.region.clone());
    let everywhere = Place::default();
    match arguments.region.clone().or_else(of_pool) {
        None => everywhere,
        Some(region) => Place {
            partition: partition_of(&region).to_owned(),
            region,
            pool: pool.map_or(everywhere.pool, |pool| pool.id.clone()),
            account: everywhere.account,
        },
    }
}
