//! The options of a configuration set.

use super::settings;
use crate::case::Case;
use crate::checks::account;
use crate::operation::Operation;
use crate::verdict::{Outcome, Verdict};

pub(super) fn tls(case: &Case<'_>) -> Verdict {
    let Some((set, answer)) = settings(case)? else {
        return Ok(None);
    };
    let policy = answer.at("DeliveryOptions.TlsPolicy");
    match policy.text()? {
        "OPTIONAL" => Outcome::ok(format!("the set {} sends to receivers without TLS, too", set.name)).read(policy.read()).into(),
        "REQUIRE" => Outcome::risk(format!("the set {} sends nothing to receivers without TLS", set.name))
            .read(policy.read())
            .command(format!("aws sesv2 put-configuration-set-delivery-options --region {} --configuration-set-name {} --tls-policy OPTIONAL", set.region, set.name))
            .cloudformation("DeliveryOptions:\n  TlsPolicy: OPTIONAL")
            .terraform("delivery_options {\n  tls_policy = \"OPTIONAL\"\n}")
            .into(),
        _ => Err(policy.unfamiliar()),
    }
}

pub(super) fn dedicated_ips(case: &Case<'_>) -> Verdict {
    let Some((set, answer)) = settings(case)? else {
        return Ok(None);
    };
    let pool = answer.at("DeliveryOptions.SendingPoolName");
    let Some(name) = pool.optional_text()? else {
        return Ok(None);
    };
    let asked = case
        .evidence
        .ask(Operation::GetDedicatedIpPool, &set.region, name);
    let Some(found) = asked.found()? else {
        return Outcome::risk(format!(
            "the set {} sends through the pool {name} of dedicated addresses, which does not exist",
            set.name
        ))
        .read(asked.read())
        .note("remove SendingPoolName, or create the pool")
        .into();
    };
    let scaling = found.at("DedicatedIpPool.ScalingMode");
    if scaling.optional_text()? == Some("MANAGED") {
        return Outcome::ok(format!("SES manages the dedicated addresses of {name}"))
            .read(scaling.read())
            .into();
    }
    let ips = case
        .evidence
        .ask(Operation::GetDedicatedIps, &set.region, name)
        .body()?
        .at("DedicatedIps");
    for ip in ips.list()? {
        let status = ip.at("WarmupStatus");
        if status.text()? == "IN_PROGRESS" {
            return Outcome::risk(format!(
                "the dedicated address {} of {name} is not warmed up yet",
                ip.at("Ip").text()?
            ))
            .read(status.read())
            .note("send through SES's shared addresses until the warm-up is over")
            .into();
        }
    }
    if ips.list()?.is_empty() {
        return Outcome::risk(format!("the pool {name} of dedicated addresses is empty"))
            .read(ips.read())
            .note("add addresses, or remove SendingPoolName")
            .into();
    }
    Outcome::ok(format!("the dedicated addresses of {name} are warmed up"))
        .read(ips.read())
        .into()
}

/// Greylisting receivers ask for a second try after minutes (RFC 6647: up to an hour; half of it is
/// usual).
const PATIENCE: f64 = 900.0;

pub(super) fn max_delivery(case: &Case<'_>) -> Verdict {
    let Some((set, answer)) = settings(case)? else {
        return Ok(None);
    };
    let most = answer.at("DeliveryOptions.MaxDeliverySeconds");
    if !most.exists() {
        return Ok(None);
    }
    let seconds = most.number()?;
    let message = format!(
        "SES tries to deliver mail of the set {} for {seconds} s",
        set.name
    );
    if seconds >= PATIENCE {
        return Outcome::ok(message).read(most.read()).into();
    }
    Outcome::risk(format!("{message}, too short for receivers with greylisting"))
        .read(most.read())
        .command(format!("aws sesv2 put-configuration-set-delivery-options --region {} --configuration-set-name {} --max-delivery-seconds 3600", set.region, set.name))
        .cloudformation("DeliveryOptions:\n  MaxDeliverySeconds: 3600")
        .terraform("delivery_options {\n  max_delivery_seconds = 3600\n}")
        .into()
}

pub(super) fn validation(case: &Case<'_>) -> Verdict {
    let Some((set, answer)) = settings(case)? else {
        return Ok(None);
    };
    let threshold = answer.at("SuppressionOptions.ValidationOptions.ConditionThreshold");
    // Sets that never set it have no such member.
    if !threshold.exists() {
        return Ok(None);
    }
    let (name, region) = (&set.name, &set.region);
    let command = format!(
        "aws sesv2 put-configuration-set-suppression-options --region {region} --configuration-set-name {name} --suppressed-reasons BOUNCE COMPLAINT --validation-options '{{\"ConditionThreshold\":{{\"ConditionThresholdEnabled\":\"DISABLED\"}}}}'"
    );
    account::validation(&threshold, &format!("the set {name}"), command)
}

pub(super) fn suppression_scope(case: &Case<'_>) -> Verdict {
    let Some((set, answer)) = settings(case)? else {
        return Ok(None);
    };
    let scope = answer.at("SuppressionOptions.SuppressionScope");
    match scope.optional_text()? {
        None => Ok(None),
        Some("ACCOUNT") => Outcome::ok(format!("the set {} uses the account's suppression list", set.name)).read(scope.read()).into(),
        Some("TENANT") => Outcome::risk(format!("the set {} uses a tenant's suppression list, which the account's does not show", set.name))
            .read(scope.read())
            .command(format!("aws sesv2 put-configuration-set-suppression-options --region {} --configuration-set-name {} --suppression-scope ACCOUNT", set.region, set.name))
            .into(),
        Some(_) => Err(scope.unfamiliar()),
    }
}
