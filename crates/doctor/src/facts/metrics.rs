//! The metrics of `GetMetricData`: which ones a call asks for, and under which ids they come back.
//!
//! A query's `Id` is [`Metric::id`]. All are over the last 24 hours with a period of 24 hours; `Stat` is
//! [`Metric::statistic`].

/// One metric of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Metric {
    /// The id of the query in request and answer.
    pub id: &'static str,
    /// The metric's name.
    pub name: &'static str,
    /// The statistic.
    pub statistic: &'static str,
}

const fn sum(id: &'static str, name: &'static str) -> Metric {
    Metric {
        id,
        name,
        statistic: "Sum",
    }
}

const fn maximum(id: &'static str, name: &'static str) -> Metric {
    Metric {
        id,
        name,
        statistic: "Maximum",
    }
}

/// The metrics of the input `AWS/SES`: the namespace `AWS/SES` without dimensions, so the whole account
/// of a Region.
pub const SES: &[Metric] = &[
    sum("send", "Send"),
    sum("delivery", "Delivery"),
    sum("bounce", "Bounce"),
    sum("complaint", "Complaint"),
    sum("reject", "Reject"),
    sum("rendering_failure", "RenderingFailure"),
    maximum("bounce_rate", "Reputation.BounceRate"),
    maximum("complaint_rate", "Reputation.ComplaintRate"),
];

/// The metrics of the input `AWS/Lambda <name>`: the namespace `AWS/Lambda`, the dimension `FunctionName`.
pub const LAMBDA: &[Metric] = &[
    sum("invocations", "Invocations"),
    sum("errors", "Errors"),
    sum("throttles", "Throttles"),
    sum("dropped", "AsyncEventsDropped"),
];

/// Returns the metrics of a call's input, with the dimension `FunctionName` of a function.
#[must_use]
pub fn of_input(input: &str) -> (&'static [Metric], Option<&str>) {
    match input.split_once(' ') {
        Some(("AWS/Lambda", function)) => (LAMBDA, Some(function)),
        _ => (SES, None),
    }
}
