//! The report about one pool: its diagnosis and the few facts that every format shows.

use std::collections::BTreeSet;

use doctor::diagnosis::{Diagnosis, Strictness};
use doctor::facts::{Answer, Call, Facts};
use doctor::operation::Operation;
use serde_json::Value;

/// A report.
pub struct Report {
    /// The pool's id.
    pub pool: String,
    /// The pool's name, if it could be read.
    pub name: Option<String>,
    /// The Region that was asked.
    pub region: String,
    /// The account of the credentials, if it is known.
    pub account: Option<String>,
    /// The pool's `EmailSendingAccount`, if it could be read.
    pub sending_account: Option<String>,
    /// The findings and the headline.
    pub diagnosis: Diagnosis,
    /// The exit code for this pool alone.
    pub exit: u8,
    /// The actions that were denied.
    pub denied: Vec<String>,
}

impl Report {
    /// Makes the report.
    pub fn new(facts: &Facts, diagnosis: Diagnosis, strictness: Strictness) -> Self {
        let target = &facts.target;
        let described = Call::new(Operation::DescribeUserPool, &target.region, &target.pool);
        let pool = facts.body(&described);
        let text = |path| pool?.pointer(path).and_then(Value::as_str);
        Self {
            pool: target.pool.clone(),
            name: text("/UserPool/Name").map(str::to_owned),
            region: target.region.clone(),
            account: target.account.clone(),
            sending_account: text("/UserPool/EmailConfiguration/EmailSendingAccount")
                .map(str::to_owned),
            exit: diagnosis.exit(strictness),
            diagnosis,
            denied: denied(facts),
        }
    }
}

fn denied(facts: &Facts) -> Vec<String> {
    let actions: BTreeSet<&String> = facts
        .answers
        .values()
        .filter_map(|answer| match answer {
            Answer::Denied { action, .. } => Some(action),
            Answer::Given(_) | Answer::Error { .. } | Answer::Unreadable { .. } => None,
        })
        .collect();
    actions.into_iter().cloned().collect()
}
