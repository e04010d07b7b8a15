//! Figures of CloudWatch.

use crate::case::Case;
use crate::evidence::Node;
use crate::finding::Read;
use crate::operation::Operation;
use crate::verdict::Gap;

/// A figure and its evidence.
pub(super) type Figure = (f64, Read);

/// Returns a figure of the whole account's SES; none if CloudWatch has no data.
pub(super) fn ses(case: &Case<'_>, region: &str, id: &str) -> Result<Option<Figure>, Gap> {
    of(case, region, "AWS/SES", id)
}

/// Returns a figure of a function.
pub(super) fn lambda(
    case: &Case<'_>,
    region: &str,
    name: &str,
    id: &str,
) -> Result<Option<Figure>, Gap> {
    of(case, region, &format!("AWS/Lambda {name}"), id)
}

/// Returns a figure of a queue.
pub(super) fn sqs(
    case: &Case<'_>,
    region: &str,
    name: &str,
    id: &str,
) -> Result<Option<Figure>, Gap> {
    of(case, region, &format!("AWS/SQS {name}"), id)
}

fn of(case: &Case<'_>, region: &str, input: &str, id: &str) -> Result<Option<Figure>, Gap> {
    let asked = case.evidence.ask(Operation::GetMetricData, region, input);
    let results = asked.body()?.at("MetricDataResults").list()?;
    let is_it = |result: &&Node<'_>| result.at("Id").text() == Ok(id);
    let Some(result) = results.iter().find(is_it) else {
        return Err(Gap::new(format!("the answer of CloudWatch lacks {id}")).read(asked.read()));
    };
    let values = result.at("Values").list()?;
    let Some(first) = values.first() else {
        return Ok(None);
    };
    let mut read = first.read();
    read.field = format!("{input} {id}");
    Ok(Some((first.number()?, read)))
}
