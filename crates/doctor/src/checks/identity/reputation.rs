//! Sending that SES stopped for an identity, a configuration set or a tenant.

use crate::case::Case;
use crate::evidence::Node;
use crate::operation::Operation;
use crate::verdict::{Gap, Outcome, Verdict};
use sending::arn::IdentityArn;

pub(super) fn disabled(case: &Case<'_>) -> Verdict {
    let Some(arn) = case.identity()? else {
        return Ok(None);
    };
    let mut proof = None;
    for resource in resources(case, &arn)? {
        let asked = case
            .evidence
            .ask(Operation::GetReputationEntity, &arn.region, &resource);
        // What never sent has no record of its reputation.
        let Some(answer) = asked.found()? else {
            continue;
        };
        let entity = answer.at("ReputationEntity");
        let status = entity.at("SendingStatusAggregate");
        match status.text()? {
            "ENABLED" | "REINSTATED" => proof = Some(status.read()),
            "DISABLED" => return stopped(&arn, &resource, &entity).into(),
            _ => return Err(status.unfamiliar()),
        }
    }
    Ok(proof
        .map(|read| Outcome::ok(format!("SES has not stopped sending as {}", arn.name)).read(read)))
}

/// Returns the ARNs of the identity and of the pool's configuration set.
fn resources(case: &Case<'_>, arn: &IdentityArn) -> Result<Vec<String>, Gap> {
    let set = case.email()?.at("ConfigurationSet");
    let set = set
        .optional_text()?
        .filter(|_| case.own_identity().is_ok_and(|own| own.is_some()));
    let set = set.map(|set| {
        format!(
            "arn:{}:ses:{}:{}:configuration-set/{set}",
            arn.partition, arn.region, arn.account
        )
    });
    Ok(std::iter::once(arn.to_string()).chain(set).collect())
}

fn stopped(arn: &IdentityArn, resource: &str, entity: &Node<'_>) -> Outcome {
    let causes =
        ["AwsSesManagedStatus.Cause", "CustomerManagedStatus.Cause"].map(|path| entity.at(path));
    let cause = causes.iter().find_map(|cause| cause.text().ok());
    let cause = cause.map(|cause| format!(": {cause}")).unwrap_or_default();
    Outcome::broken(format!("SES has stopped sending as {resource}{cause}"))
        .read(entity.at("SendingStatusAggregate").read())
        .reads(causes.iter().filter(|cause| cause.exists()).map(Node::read))
        .command(format!(
            "aws sesv2 update-reputation-entity-customer-managed-status --region {} --reputation-entity-type RESOURCE --reputation-entity-reference {resource} --sending-status ENABLED",
            arn.region
        ))
        .note("if AWS stopped it, fix the cause and answer the case in the Support Center")
}

pub(super) fn tenant(case: &Case<'_>) -> Verdict {
    let Some(arn) = case.identity()? else {
        return Ok(None);
    };
    let asked = case.evidence.ask(
        Operation::ListResourceTenants,
        &arn.region,
        &arn.to_string(),
    );
    let Some(answer) = asked.found()? else {
        return Ok(None);
    };
    let mut names = vec![];
    for tenant in answer.at("ResourceTenants").list()? {
        let name = tenant.at("TenantName").text()?;
        let status = case
            .evidence
            .ask(Operation::GetTenant, &arn.region, name)
            .body()?
            .at("Tenant.SendingStatus");
        if status.text()? == "DISABLED" {
            return Outcome::risk(format!("the tenant {name}, which holds {}, is paused; Cognito names no tenant, so this may not apply", arn.name))
                .read(status.read())
                .command(format!("aws sesv2 get-tenant --region {} --tenant-name {name}", arn.region))
                .into();
        }
        names.push(name);
    }
    if names.is_empty() {
        return Ok(None);
    }
    Outcome::ok(format!(
        "the identity belongs to tenants, none of which is paused: {}",
        names.join(", ")
    ))
    .read(asked.read())
    .into()
}
