//! `--permissions`: the policy that allows every call of a run.

use doctor::operation::Operation;
use serde_json::json;

/// Returns the policy as JSON.
pub fn policy() -> String {
    let mut actions: Vec<&str> = Operation::ALL
        .iter()
        .map(|operation| operation.action())
        .collect();
    actions.sort_unstable();
    let statement = json!({
        "Sid": "SignetDoctor", "Effect": "Allow", "Action": actions, "Resource": "*",
    });
    let policy = json!({ "Version": "2012-10-17", "Statement": [statement] });
    serde_json::to_string_pretty(&policy).expect("strings fit into JSON")
}
