//! The log of user notifications.

use crate::case::Case;
use crate::counted::counted;
use crate::evidence::Node;
use crate::finding::Read;
use crate::operation::Operation;
use crate::verdict::{Gap, Outcome, Verdict};

/// The destination of the log.
enum Log<'a> {
    /// It is off.
    Off(Read),
    /// A bucket or a stream.
    Elsewhere(Read),
    /// A log group, with its events of the last 24 hours.
    Group(String, Vec<Node<'a>>, Read),
}

fn log<'a>(case: &Case<'a>) -> Result<Log<'a>, Gap> {
    case.pool()?;
    let asked = case.evidence.ask(
        Operation::GetLogDeliveryConfiguration,
        case.region(),
        &case.target().pool,
    );
    let configurations = asked
        .body()?
        .at("LogDeliveryConfiguration.LogConfigurations");
    for configuration in configurations.list()? {
        if configuration.at("EventSource").text()? != "userNotification" {
            continue;
        }
        let group = configuration.at("CloudWatchLogsConfiguration.LogGroupArn");
        let Some(arn) = group.optional_text()? else {
            return Ok(Log::Elsewhere(configuration.at("EventSource").read()));
        };
        let name = arn
            .split(":log-group:")
            .nth(1)
            .ok_or_else(|| group.unfamiliar())?;
        let name = name.trim_end_matches(":*");
        let asked = case
            .evidence
            .ask(Operation::FilterLogEvents, case.region(), name);
        let events = asked.body()?.at("events");
        return Ok(Log::Group(name.to_owned(), events.list()?, group.read()));
    }
    Ok(Log::Off(configurations.read()))
}

pub(super) fn errors(case: &Case<'_>) -> Verdict {
    match log(case)? {
        Log::Off(read) => Err(off(case, read)),
        Log::Elsewhere(read) => {
            Outcome::ok("Cognito logs mails that it could not deliver, outside of CloudWatch")
                .read(read)
                .into()
        }
        Log::Group(name, events, read) if events.is_empty() => Outcome::ok(format!(
            "Cognito logged no failed mail in {name} in 24 hours"
        ))
        .read(read)
        .into(),
        Log::Group(name, events, read) => Outcome::risk(format!(
            "Cognito logged {} in {name} in 24 hours",
            counted(events.len(), "failed mail")
        ))
        .read(read)
        .command(format!(
            "aws logs tail {name} --region {} --since 1d",
            case.region()
        ))
        .note("each event has the reason; it holds names and addresses of users")
        .into(),
    }
}

fn off(case: &Case<'_>, read: Read) -> Gap {
    let (pool, region) = (&case.target().pool, case.region());
    let account = case.account().unwrap_or_else(|_| "ACCOUNT".to_owned());
    let partition = sending::arn::partition_of(region);
    let group = format!("/aws/vendedlogs/cognito/{pool}");
    Gap::new("Cognito does not log mails that it could not deliver: the best single thing to switch on")
        .read(read)
        .command(format!(
            "aws logs create-log-group --region {region} --log-group-name {group}\naws cognito-idp set-log-delivery-configuration --region {region} --user-pool-id {pool} --log-configurations LogLevel=ERROR,EventSource=userNotification,CloudWatchLogsConfiguration={{LogGroupArn=arn:{partition}:logs:{region}:{account}:log-group:{group}}}"
        ))
        .note("or AWS::Cognito::LogDeliveryConfiguration, or aws_cognito_log_delivery_configuration; the log group must not be encrypted with a KMS key")
}

/// Cognito holds back mails to one address after another within a short time, and only this log says so.
pub(in crate::checks) fn throttled(case: &Case<'_>) -> Verdict {
    let Log::Group(name, events, read) = log(case).map_err(Gap::harmless)? else {
        return Ok(None);
    };
    let is_throttled = |event: &&Node<'_>| {
        event
            .at("message")
            .text()
            .is_ok_and(|text| text.to_ascii_lowercase().contains("throttl"))
    };
    let count = events.iter().filter(is_throttled).count();
    if count == 0 {
        return Ok(None);
    }
    Outcome::risk(format!(
        "Cognito held back {} in 24 hours because too many were asked for ({name})",
        counted(count, "mail")
    ))
    .read(read)
    .note("wait some minutes between two codes for one address")
    .into()
}
