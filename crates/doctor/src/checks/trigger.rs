//! The functions that the pool calls on the way to a mail.

use crate::case::Case;
use crate::catalog::Check;
use crate::catalog::trigger::{
    TRIGGER_CONCURRENCY, TRIGGER_CUSTOM_SENDER, TRIGGER_ERRORS, TRIGGER_FAILURE_QUEUE,
    TRIGGER_FUNCTION_MISSING, TRIGGER_GIVEN_UP, TRIGGER_KMS, TRIGGER_PERMISSION, TRIGGER_STATE,
    TRIGGER_TIMEOUT,
};
use crate::finding::Finding;
use crate::verdict::{Gap, Outcome, Verdict};

mod function;
mod key;
mod permission;
mod queue;
mod runs;

use function::Function;

/// A check of one function.
type FunctionCheck = fn(&Case<'_>, &Function) -> Verdict;

const ROWS: &[(&Check, FunctionCheck)] = &[
    (&TRIGGER_FUNCTION_MISSING, function::missing),
    (&TRIGGER_PERMISSION, permission::permission),
    (&TRIGGER_STATE, function::state),
    (&TRIGGER_TIMEOUT, function::timeout),
    (&TRIGGER_ERRORS, runs::errors),
    (&TRIGGER_CONCURRENCY, runs::concurrency),
    (&TRIGGER_GIVEN_UP, runs::given_up),
    (&TRIGGER_FAILURE_QUEUE, queue::waiting),
];

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = case
        .settle(&TRIGGER_CUSTOM_SENDER, || custom_sender(case))
        .into_iter()
        .collect();
    match function::all(case) {
        Ok(functions) => {
            for (check, judge) in ROWS {
                let of_each = functions
                    .iter()
                    .filter_map(|function| case.settle(check, || judge(case, function)));
                findings.extend(of_each);
            }
        }
        Err(gap) => findings.extend(unknown(case, &gap)),
    }
    findings.extend(case.settle(&TRIGGER_KMS, || key::key(case)));
    findings
}

fn unknown(case: &Case<'_>, gap: &Gap) -> Vec<Finding> {
    let rows = ROWS
        .iter()
        .filter_map(|(check, _)| case.settle(check, || Err(gap.clone())));
    rows.collect()
}

fn custom_sender(case: &Case<'_>) -> Verdict {
    let triggers = function::triggers(case)?;
    let sender = triggers.at("CustomEmailSender");
    if !sender.exists() {
        return Outcome::ok("Cognito itself sends the pool's mail")
            .read(sender.read())
            .into();
    }
    let arn = sender.at("LambdaArn");
    Outcome::ok(format!(
        "Cognito sends no mail itself: the function {} does, and its log says what became of it",
        arn.text()?
    ))
    .read(arn.read())
    .into()
}
