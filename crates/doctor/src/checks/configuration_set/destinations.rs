//! The event destinations of a configuration set.

use super::{Set, set};
use crate::case::Case;
use crate::evidence::{Asked, Node};
use crate::operation::Operation;
use crate::verdict::{Gap, Outcome, Verdict};

fn ask<'a>(case: &Case<'a>, set: &Set) -> Asked<'a> {
    case.evidence.ask(
        Operation::GetConfigurationSetEventDestinations,
        &set.region,
        &set.name,
    )
}

pub(super) fn silent(case: &Case<'_>) -> Verdict {
    let Some(set) = set(case)? else {
        return Ok(None);
    };
    let asked = ask(case, &set);
    let Some(answer) = asked.found()? else {
        return Ok(None);
    };
    // A set without destinations has no such member.
    let destinations = answer.at("EventDestinations");
    let mut disabled = None;
    for destination in destinations.optional_list()? {
        let enabled = destination.at("Enabled");
        if enabled.bool()? {
            return Outcome::ok(format!(
                "events of the set {} go to {}",
                set.name,
                destination.at("Name").text()?
            ))
            .read(enabled.read())
            .into();
        }
        disabled = Some((destination.at("Name").text()?, enabled.read()));
    }
    let (name, region) = (&set.name, &set.region);
    match disabled {
        Some((destination, read)) => Outcome::risk(format!("the event destination {destination} of the set {name} is disabled, so nobody sees a bounce"))
            .read(read)
            .command(format!("aws sesv2 get-configuration-set-event-destinations --region {region} --configuration-set-name {name}"))
            .cloudformation("# AWS::SES::ConfigurationSetEventDestination, EventDestination\nEnabled: true")
            .terraform("# aws_sesv2_configuration_set_event_destination, event_destination\nenabled = true")
            .into(),
        None => Outcome::risk(format!("the set {name} has no event destination, so nobody sees a bounce"))
            .read(destinations.read())
            .command(format!(
                "aws sesv2 create-configuration-set-event-destination --region {region} --configuration-set-name {name} --event-destination-name events --event-destination '{{\"Enabled\":true,\"MatchingEventTypes\":[\"BOUNCE\",\"COMPLAINT\",\"REJECT\",\"RENDERING_FAILURE\",\"DELIVERY_DELAY\"],\"EventBridgeDestination\":{{\"EventBusArn\":\"{}\"}}}}'",
                default_bus(case, region)?
            ))
            .cloudformation(format!("Events:\n  Type: AWS::SES::ConfigurationSetEventDestination\n  Properties:\n    ConfigurationSetName: {name}\n    EventDestination:\n      Enabled: true\n      MatchingEventTypes: [bounce, complaint, reject]\n      EventBridgeDestination:\n        EventBusArn: !Sub arn:${{AWS::Partition}}:events:${{AWS::Region}}:${{AWS::AccountId}}:event-bus/default"))
            .terraform(format!("# aws_sesv2_configuration_set_event_destination\nconfiguration_set_name = \"{name}\"\nevent_destination_name = \"events\"\nevent_destination {{\n  enabled              = true\n  matching_event_types = [\"BOUNCE\", \"COMPLAINT\", \"REJECT\"]\n  cloud_watch_destination {{\n    dimension_configuration {{\n      default_dimension_value = \"none\"\n      dimension_name          = \"pool\"\n      dimension_value_source  = \"MESSAGE_TAG\"\n    }}\n  }}\n}}"))
            .into(),
    }
}

fn default_bus(case: &Case<'_>, region: &str) -> Result<String, Gap> {
    let partition = sending::arn::partition_of(region);
    Ok(format!(
        "arn:{partition}:events:{region}:{}:event-bus/default",
        case.account()?
    ))
}

pub(super) fn missing(case: &Case<'_>) -> Verdict {
    let Some(set) = set(case)? else {
        return Ok(None);
    };
    let Some(answer) = ask(case, &set).found()? else {
        return Ok(None);
    };
    let mut proof = None;
    for destination in answer.at("EventDestinations").optional_list()? {
        let Some((asked, target)) = target(case, &destination)? else {
            continue;
        };
        if asked.found()?.is_none() {
            return Outcome::risk(format!("the event destination {} of the set {} goes to {target}, which does not exist", destination.at("Name").text()?, set.name))
                .read(asked.read())
                .command(format!("aws sesv2 get-configuration-set-event-destinations --region {} --configuration-set-name {}", set.region, set.name))
                .note("point it to a topic or stream that exists")
                .into();
        }
        proof = Some(asked.read());
    }
    Ok(proof.map(|read| {
        Outcome::ok(format!(
            "the event destinations of the set {} exist",
            set.name
        ))
        .read(read)
    }))
}

/// Returns the question after the topic or the stream of a destination; none for the other kinds.
fn target<'a>(
    case: &Case<'a>,
    destination: &Node<'a>,
) -> Result<Option<(Asked<'a>, &'a str)>, Gap> {
    let region_of = |arn: &'a str| arn.split(':').nth(3).unwrap_or_default();
    if let Some(topic) = destination.at("SnsDestination.TopicArn").optional_text()? {
        return Ok(Some((
            case.evidence
                .ask(Operation::GetTopicAttributes, region_of(topic), topic),
            topic,
        )));
    }
    if let Some(stream) = destination
        .at("KinesisFirehoseDestination.DeliveryStreamArn")
        .optional_text()?
    {
        let name = stream.rsplit('/').next().unwrap_or(stream);
        return Ok(Some((
            case.evidence
                .ask(Operation::DescribeDeliveryStream, region_of(stream), name),
            stream,
        )));
    }
    Ok(None)
}
