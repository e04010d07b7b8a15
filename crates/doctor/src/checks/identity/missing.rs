//! An identity that SES does not know, and where it is instead.

use super::identity;
use crate::case::{Case, SendingAccount};
use crate::evidence::Node;
use crate::finding::Read;
use crate::operation::Operation;
use crate::verdict::{Gap, Outcome, Verdict};
use sending::arn::IdentityArn;
use sending::region;

/// A subdomain has few parents; this bounds the calls.
const PARENTS_MAX: usize = 3;

pub(super) fn missing(case: &Case<'_>) -> Verdict {
    let Some(identity) = case.identity()? else {
        return Ok(None);
    };
    let (name, region) = (&identity.name, &identity.region);
    let asked = case.evidence.ask(Operation::GetEmailIdentity, region, name);
    if asked.found()?.is_some() {
        return Outcome::ok(format!("the identity {name} exists in {region}"))
            .read(asked.read())
            .into();
    }
    if verified_parent(case, &identity)?.is_some() {
        // The other finding says more.
        return Ok(None);
    }
    let outcome = match elsewhere(case, &identity)? {
        Some((found, read)) => {
            let right = IdentityArn {
                region: found.to_owned(),
                ..identity.clone()
            };
            let message =
                format!("the identity {name} does not exist in {region}; it is in {found}");
            let outcome = Outcome::broken(message).read(asked.read()).read(read);
            case.pool_setting(
                outcome,
                &format!("EmailConfiguration:\n  SourceArn: {right}"),
                &format!("email_configuration {{\n  source_arn = \"{right}\"\n}}"),
            )
        }
        None => Outcome::broken(format!("the identity {name} does not exist in {region}"))
            .read(asked.read()),
    };
    outcome
        .command(format!(
            "aws sesv2 create-email-identity --region {region} --email-identity \"{name}\""
        ))
        .cloudformation(format!(
            "Identity:\n  Type: AWS::SES::EmailIdentity\n  Properties:\n    EmailIdentity: {name}"
        ))
        .terraform(format!(
            "resource \"aws_sesv2_email_identity\" \"sender\" {{\n  email_identity = \"{name}\"\n}}"
        ))
        .into()
}

/// Returns another Region that the pool may send through and that knows the identity. A Region that
/// cannot be read says nothing.
fn elsewhere<'a>(case: &Case<'a>, identity: &IdentityArn) -> Result<Option<(&'a str, Read)>, Gap> {
    let is_developer = case.sending_account()? == SendingAccount::Developer;
    let mut regions = region::identity_regions(case.region(), is_developer);
    regions.retain(|region| *region != identity.region);
    for region in regions {
        let asked = case
            .evidence
            .ask(Operation::GetEmailIdentity, region, &identity.name);
        if matches!(asked.found(), Ok(Some(_))) {
            return Ok(Some((region, asked.read())));
        }
    }
    Ok(None)
}

/// Returns a verified domain that covers the identity. A domain that cannot be read says nothing.
fn verified_parent<'a>(
    case: &Case<'a>,
    identity: &IdentityArn,
) -> Result<Option<(IdentityArn, Node<'a>)>, Gap> {
    for parent in parents(&identity.name) {
        let asked = case
            .evidence
            .ask(Operation::GetEmailIdentity, &identity.region, parent);
        let Ok(Some(answer)) = asked.found() else {
            continue;
        };
        let verified = answer.at("VerifiedForSendingStatus");
        if verified.bool() == Ok(true) {
            return Ok(Some((identity.sibling(parent), verified)));
        }
    }
    Ok(None)
}

/// Returns the domains that cover an identity, the nearest first, down to two labels.
fn parents(identity: &str) -> Vec<&str> {
    let of_address = identity.rsplit_once('@').map(|(_, domain)| domain);
    let mut domains: Vec<&str> = of_address.into_iter().collect();
    let mut domain = of_address.unwrap_or(identity);
    while let Some((_, rest)) = domain.split_once('.') {
        if !rest.contains('.') || domains.len() == PARENTS_MAX {
            break;
        }
        domains.push(rest);
        domain = rest;
    }
    domains
}

pub(super) fn domain_only(case: &Case<'_>) -> Verdict {
    let Some(identity) = case.identity()? else {
        return Ok(None);
    };
    let asked = case.evidence.ask(
        Operation::GetEmailIdentity,
        &identity.region,
        &identity.name,
    );
    if asked.found()?.is_some() {
        return Ok(None);
    }
    let Some((domain, verified)) = verified_parent(case, &identity)? else {
        return Ok(None);
    };
    let from = case.sender()?.map_or_else(
        || format!("no-reply@{}", domain.name),
        |from| from.to_string(),
    );
    let outcome = Outcome::broken(format!(
        "SourceArn names {}, and only {} is verified in {}",
        identity.name, domain.name, identity.region
    ))
    .read(asked.read())
    .read(verified.read());
    case.pool_setting(
        outcome,
        &format!("EmailConfiguration:\n  SourceArn: {domain}\n  From: '{from}'"),
        &format!("email_configuration {{\n  source_arn         = \"{domain}\"\n  from_email_address = \"{}\"\n}}", from.replace('"', "\\\"")),
    )
    .into()
}

pub(super) fn managed(case: &Case<'_>) -> Verdict {
    let Some((arn, answer)) = identity(case)? else {
        return Ok(None);
    };
    let kind = answer.at("IdentityType");
    match kind.optional_text()? {
        Some("MANAGED_DOMAIN") => Outcome::ok(format!(
            "the identity {} is managed by another AWS service",
            arn.name
        ))
        .read(kind.read())
        .into(),
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parents_end_above_the_top_level() {
        assert_eq!(
            parents("a@mail.example.org"),
            ["mail.example.org", "example.org"]
        );
        assert_eq!(parents("mail.example.org"), ["example.org"]);
        assert!(parents("example.org").is_empty());
        assert_eq!(parents("a@b.c.d.e.example.org").len(), PARENTS_MAX);
    }
}
