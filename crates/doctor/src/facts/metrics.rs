//! The metrics of `GetMetricData`: which ones a call asks for, and under which ids they come back.
//!
//! A query's `Id` is [`Metric::id`], its `Stat` [`Metric::statistic`]. All are over the last 24 hours, and the
//! latest value comes first.

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

/// The metrics of the input `AWS/SQS <name>`: the namespace `AWS/SQS`, the dimension `QueueName`.
pub const SQS: &[Metric] = &[maximum("oldest", "ApproximateAgeOfOldestMessage")];

const DAY: i64 = 24 * 60 * 60;

/// The metrics of a call, all of one place and one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source<'a> {
    /// The metrics.
    pub metrics: &'static [Metric],
    /// The namespace of all of them.
    pub namespace: &'static str,
    /// The dimension, by name and value; none for a whole account.
    pub dimension: Option<(&'static str, &'a str)>,
    /// The seconds that one value stands for: a day's sum, but what a queue holds now.
    pub period: i64,
}

/// Returns the metrics of a call's input.
#[must_use]
pub fn of_input(input: &str) -> Source<'_> {
    let (metrics, namespace, dimension, period) = match input.split_once(' ') {
        Some(("AWS/Lambda", name)) => (LAMBDA, "AWS/Lambda", Some(("FunctionName", name)), DAY),
        Some(("AWS/SQS", name)) => (SQS, "AWS/SQS", Some(("QueueName", name)), 300),
        _ => (SES, "AWS/SES", None, DAY),
    };
    Source {
        metrics,
        namespace,
        dimension,
        period,
    }
}
