//! The results of the functions' runs.

use super::Function;
use crate::case::Case;
use crate::checks::metric;
use crate::counted::counted;
use crate::operation::Operation;
use crate::verdict::{Gap, Outcome, Verdict};

pub(super) fn errors(case: &Case<'_>, function: &Function) -> Verdict {
    if function.is_absent(case) {
        return Ok(None);
    }
    let figure = |id| metric::lambda(case, &function.region, &function.name, id);
    let subject = format!("the {} function {}", function.trigger, function.name);
    let (Some(runs), Some(errors), Some(throttles)) = (
        figure("invocations")?,
        figure("errors")?,
        figure("throttles")?,
    ) else {
        return Err(Gap::new(format!(
            "CloudWatch has no run of {subject} in the last 24 hours"
        )));
    };
    let failed = errors.0 + throttles.0;
    let message = format!(
        "{} of {} of {subject} failed in the last 24 hours, {} throttled",
        errors.0,
        counted(runs.0, "run"),
        throttles.0
    );
    let outcome = if failed > 0.0 {
        Outcome::risk(message)
    } else {
        Outcome::ok(message)
    };
    let outcome = outcome.read(runs.1).read(errors.1).read(throttles.1);
    if failed == 0.0 {
        return outcome.into();
    }
    outcome.command(function.log()).into()
}

/// The events of a custom sender that Lambda gave up: CloudWatch counts those that go to the on-failure
/// destination, too.
pub(super) fn given_up(case: &Case<'_>, function: &Function) -> Verdict {
    if !function.is_custom_sender() || function.is_absent(case) {
        return Ok(None);
    }
    let figure = |id| metric::lambda(case, &function.region, &function.name, id);
    let subject = format!("the custom sender {}", function.name);
    // A function that gave nothing up has no such figure.
    let Some((count, read)) = figure("dropped")?.filter(|(count, _)| *count > 0.0) else {
        let Some((_, runs)) = figure("invocations")? else {
            return Err(Gap::new(format!(
                "CloudWatch has no run of {subject} in the last 24 hours"
            )));
        };
        return Outcome::ok(format!("{subject} gave no mail up in the last 24 hours"))
            .read(runs)
            .into();
    };
    Outcome::risk(format!(
        "{subject} gave {} up in the last 24 hours: mail that nobody got",
        counted(count, "mail")
    ))
    .read(read)
    .command(function.log())
    .note("look at the failure queue (trigger-failure-queue), and alarm on AsyncEventsDropped")
    .into()
}

pub(super) fn concurrency(case: &Case<'_>, function: &Function) -> Verdict {
    if function.is_absent(case) {
        return Ok(None);
    }
    let asked = case.evidence.ask(
        Operation::GetFunctionConcurrency,
        &function.region,
        function.unqualified(),
    );
    // A function without a reservation has no such member.
    let reserved = asked.body()?.at("ReservedConcurrentExecutions");
    let subject = format!("the {} function {}", function.trigger, function.name);
    if !reserved.exists() || reserved.number()? > 0.0 {
        return Outcome::ok(format!("{subject} may run"))
            .read(reserved.read())
            .into();
    }
    Outcome::broken(format!(
        "{subject} may not run: its reserved concurrency is 0"
    ))
    .read(reserved.read())
    .command(format!(
        "aws lambda delete-function-concurrency --region {} --function-name {}",
        function.region, function.name
    ))
    .cloudformation("# AWS::Lambda::Function, Properties: remove\nReservedConcurrentExecutions: 0")
    .terraform("# aws_lambda_function\nreserved_concurrent_executions = -1")
    .into()
}
