//! The configuration set: the pool's, else the identity's own.

use crate::case::{Case, Row};
use crate::catalog::configuration_set::{
    DESTINATION_MISSING, SET_DISABLED, SET_MAX_DELIVERY, SET_MISSING, SET_POOL, SET_SILENT,
    SET_SUPPRESSION_SCOPE, SET_TLS, SET_VALIDATION,
};
use crate::evidence::{Asked, Node};
use crate::finding::Finding;
use crate::operation::Operation;
use crate::verdict::{Gap, Outcome, Verdict};

mod destinations;
mod options;

const ROWS: &[Row] = &[
    (&SET_MISSING, missing),
    (&SET_DISABLED, disabled),
    (&SET_TLS, options::tls),
    (&SET_POOL, options::dedicated_ips),
    (&SET_MAX_DELIVERY, options::max_delivery),
    (&SET_VALIDATION, options::validation),
    (&SET_SUPPRESSION_SCOPE, options::suppression_scope),
    (&SET_SILENT, destinations::silent),
    (&DESTINATION_MISSING, destinations::missing),
];

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    case.run(ROWS)
}

/// A configuration set that the pool's mail takes.
struct Set {
    name: String,
    region: String,
}

/// Returns the set that the pool names; none if it names none, or if Cognito's own SES sends.
fn of_pool(case: &Case<'_>) -> Result<Option<Set>, Gap> {
    let Some(identity) = case.own_identity()? else {
        return Ok(None);
    };
    let name = case.email()?.at("ConfigurationSet");
    Ok(name.optional_text()?.map(|name| Set {
        name: name.to_owned(),
        region: identity.region,
    }))
}

/// Returns the identity's own set, where the pool names none.
fn of_identity(case: &Case<'_>) -> Result<Option<Set>, Gap> {
    if case.own_identity()?.is_none() || of_pool(case)?.is_some() {
        return Ok(None);
    }
    let Some((identity, answer)) = super::identity::identity(case)? else {
        return Ok(None);
    };
    let name = answer.at("ConfigurationSetName");
    let name = name.optional_text()?.filter(|name| !name.is_empty());
    Ok(name.map(|name| Set {
        name: name.to_owned(),
        region: identity.region,
    }))
}

/// Returns the set that the mail takes.
fn set(case: &Case<'_>) -> Result<Option<Set>, Gap> {
    match of_pool(case)? {
        Some(set) => Ok(Some(set)),
        None => of_identity(case),
    }
}

fn ask<'a>(case: &Case<'a>, set: &Set) -> Asked<'a> {
    case.evidence
        .ask(Operation::GetConfigurationSet, &set.region, &set.name)
}

/// Returns the set and its settings; none if there is no set, or if it does not exist.
fn settings<'a>(case: &Case<'a>) -> Result<Option<(Set, Node<'a>)>, Gap> {
    let Some(set) = set(case)? else {
        return Ok(None);
    };
    let answer = ask(case, &set).found()?;
    Ok(answer.map(|answer| (set, answer)))
}

fn missing(case: &Case<'_>) -> Verdict {
    let Some(set) = of_pool(case)? else {
        return Ok(None);
    };
    let asked = ask(case, &set);
    let (name, region) = (&set.name, &set.region);
    if asked.found()?.is_some() {
        return Outcome::ok(format!("the configuration set {name} exists in {region}"))
            .read(asked.read())
            .into();
    }
    absent(
        asked.read(),
        name,
        region,
        Outcome::broken(format!(
            "the pool's configuration set {name} does not exist in {region}"
        )),
    )
    .into()
}

fn absent(read: crate::finding::Read, name: &str, region: &str, outcome: Outcome) -> Outcome {
    outcome
        .read(read)
        .command(format!("aws sesv2 create-configuration-set --region {region} --configuration-set-name {name}"))
        .cloudformation(format!("ConfigurationSet:\n  Type: AWS::SES::ConfigurationSet\n  Properties:\n    Name: {name}"))
        .terraform(format!("resource \"aws_sesv2_configuration_set\" \"sender\" {{\n  configuration_set_name = \"{name}\"\n}}"))
}

fn disabled(case: &Case<'_>) -> Verdict {
    let Some(set) = of_pool(case)? else {
        return Ok(None);
    };
    let Some(answer) = ask(case, &set).found()? else {
        return Ok(None);
    };
    let enabled = answer.at("SendingOptions.SendingEnabled");
    let (name, region) = (&set.name, &set.region);
    if enabled.bool()? {
        return Outcome::ok(format!("the configuration set {name} sends"))
            .read(enabled.read())
            .into();
    }
    let message = format!("sending is paused for the pool's configuration set {name} in {region}");
    paused(enabled.read(), name, region, Outcome::broken(message)).into()
}

fn paused(read: crate::finding::Read, name: &str, region: &str, outcome: Outcome) -> Outcome {
    outcome
        .read(read)
        .command(format!("aws sesv2 put-configuration-set-sending-options --region {region} --configuration-set-name {name} --sending-enabled"))
        .cloudformation("# AWS::SES::ConfigurationSet, Properties\nSendingOptions:\n  SendingEnabled: true")
        .terraform("# aws_sesv2_configuration_set\nsending_options {\n  sending_enabled = true\n}")
}

/// Judges the identity's own set, which is not known to apply to Cognito's mail: at most a risk.
pub(super) fn identity_default(case: &Case<'_>) -> Verdict {
    let Some(set) = of_identity(case)? else {
        return Ok(None);
    };
    let asked = ask(case, &set);
    let (name, region) = (&set.name, &set.region);
    let Some(answer) = asked.found()? else {
        let message =
            format!("the identity's own configuration set {name} does not exist in {region}");
        return absent(asked.read(), name, region, Outcome::risk(message)).into();
    };
    let enabled = answer.at("SendingOptions.SendingEnabled");
    if enabled.bool()? {
        return Outcome::ok(format!(
            "the identity's own configuration set {name} exists and sends"
        ))
        .read(enabled.read())
        .into();
    }
    let message =
        format!("sending is paused for the identity's own configuration set {name} in {region}");
    paused(enabled.read(), name, region, Outcome::risk(message)).into()
}
