//! Policies that two owners write.

use super::policies;
use crate::case::Case;
use crate::evidence::Node;
use crate::operation::Operation;
use crate::verdict::{Gap, Outcome, Verdict};
use sending::arn::IdentityArn;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The events of a policy that changes, of SESv2 and of SES's first API.
const EVENTS: [&str; 2] = ["UpdateEmailIdentityPolicy", "PutIdentityPolicy"];

pub(super) fn fight(case: &Case<'_>) -> Verdict {
    let Some(identity) = case.identity()? else {
        return Ok(None);
    };
    let Some(all) = policies::of(case, &identity, &identity.name)? else {
        return Ok(None);
    };
    let mut writers = BTreeMap::new();
    for event in EVENTS {
        collect(case, &identity, event, &mut writers)?;
    }
    let contested = writers
        .iter()
        .find(|(name, agents): &(&String, &BTreeSet<String>)| {
            agents.len() > 1 && all.iter().any(|(known, ..)| known == name)
        });
    let place = policies::ask(case, &identity, &identity.name)
        .body()?
        .at("Policies");
    let Some((name, agents)) = contested else {
        return Outcome::ok(format!(
            "CloudTrail shows no second writer of the policies on {}",
            identity.name
        ))
        .read(place.read())
        .into();
    };
    let agents: Vec<&str> = agents.iter().map(String::as_str).collect();
    Outcome::risk(format!("the policy {name} on {} is written by more than one: {}", identity.name, agents.join(", ")))
        .read(place.read())
        .command(format!(
            "aws cloudtrail lookup-events --region {} --lookup-attributes AttributeKey=EventName,AttributeValue={}",
            identity.region, EVENTS[0]
        ))
        .note("give each pool's policy a name of its own, and let one stack or state own each")
        .into()
}

/// Adds the writers of each policy of the identity.
fn collect(
    case: &Case<'_>,
    identity: &IdentityArn,
    event: &str,
    writers: &mut BTreeMap<String, BTreeSet<String>>,
) -> Result<(), Gap> {
    let asked = case.evidence.ask(
        Operation::LookupEvents,
        &identity.region,
        &format!("EventName={event}"),
    );
    for node in asked.body()?.at("Events").list()? {
        let Some((identity_name, policy, agent)) = writer(&record(&node)?) else {
            continue;
        };
        if identity_name.eq_ignore_ascii_case(&identity.name) {
            writers.entry(policy).or_default().insert(agent);
        }
    }
    Ok(())
}

/// Returns what CloudTrail recorded.
fn record(event: &Node<'_>) -> Result<Value, Gap> {
    let text = event.at("CloudTrailEvent").text()?;
    serde_json::from_str(text).map_err(|_| Gap::new("an event of CloudTrail is not JSON"))
}

/// Returns identity, policy and writer of an event that succeeded.
fn writer(record: &Value) -> Option<(String, String, String)> {
    if record["errorCode"]
        .as_str()
        .is_some_and(|code| !code.is_empty())
    {
        return None;
    }
    let parameters = &record["requestParameters"];
    let text = |names: [&str; 2]| names.iter().find_map(|name| parameters[*name].as_str());
    let (identity, policy) = (
        text(["emailIdentity", "identity"])?,
        text(["policyName", "policyName"])?,
    );
    let agent = record["userAgent"].as_str()?;
    Some((identity.to_owned(), policy.to_owned(), agent_name(agent)))
}

/// Returns the tool of a user agent, without versions that change with every release.
fn agent_name(agent: &str) -> String {
    let known = [
        "Terraform",
        "cloudformation",
        "aws-cli",
        "Pulumi",
        "signet",
        "console",
        "Boto3",
        "aws-sdk",
    ];
    let lower = agent.to_ascii_lowercase();
    let name = known
        .iter()
        .find(|name| lower.contains(&name.to_ascii_lowercase()));
    name.map_or_else(
        || agent.split(['/', ' ']).next().unwrap_or(agent).to_owned(),
        |name| (*name).to_owned(),
    )
}
