//! The signature of the mail (DKIM).

use super::{domain, identity};
use crate::case::Case;
use crate::checks::dns::alignment;
use crate::evidence::Node;
use crate::verdict::{Gap, Outcome, Verdict};
use sending::arn::IdentityArn;

/// Returns the identity's domain and its DKIM attributes; none for an address of a mail provider, whose
/// owner cannot publish records.
fn attributes<'a>(case: &Case<'a>) -> Result<Option<(IdentityArn, Node<'a>)>, Gap> {
    let found = identity(case)?;
    let found = found.filter(|(arn, _)| !crate::checks::dns::is_freemail(domain(arn)));
    Ok(found.map(|(arn, answer)| (arn, answer.at("DkimAttributes"))))
}

/// Returns the CNAME records that SES looks for.
pub(in crate::checks) fn records(answer: &Node<'_>, domain: &str) -> Vec<String> {
    let attributes = answer.at("DkimAttributes");
    let zone = attributes
        .at("SigningHostedZone")
        .text()
        .unwrap_or("dkim.amazonses.com");
    let is_external = attributes.at("SigningAttributesOrigin").text() == Ok("EXTERNAL");
    let tokens = attributes.at("Tokens").optional_texts().unwrap_or(vec![]);
    let tokens = tokens.into_iter().filter(|_| !is_external);
    tokens
        .map(|token| format!("{token}._domainkey.{domain} CNAME {token}.{zone}"))
        .collect()
}

pub(super) fn off(case: &Case<'_>) -> Verdict {
    let Some((arn, dkim)) = attributes(case)? else {
        return Ok(None);
    };
    let enabled = dkim.at("SigningEnabled");
    if enabled.bool()? {
        return Outcome::ok(format!("SES signs the mail of {}", arn.name))
            .read(enabled.read())
            .into();
    }
    unsigned(
        case,
        &arn,
        format!("SES does not sign the mail of {} (DKIM is off)", arn.name),
        &enabled,
    )
}

pub(super) fn pending(case: &Case<'_>) -> Verdict {
    of_status(
        case,
        &["PENDING", "NOT_STARTED"],
        "the DKIM records are not found yet",
    )
}

pub(super) fn failed(case: &Case<'_>) -> Verdict {
    of_status(
        case,
        &["FAILED", "TEMPORARY_FAILURE"],
        "the DKIM records are not found any more",
    )
}

const STATUSES: [&str; 5] = [
    "PENDING",
    "NOT_STARTED",
    "SUCCESS",
    "FAILED",
    "TEMPORARY_FAILURE",
];

fn of_status(case: &Case<'_>, bad: &[&str], problem: &str) -> Verdict {
    let Some((arn, dkim)) = attributes(case)? else {
        return Ok(None);
    };
    let status = dkim.at("Status");
    if !dkim.at("SigningEnabled").bool()? {
        return Ok(None);
    }
    let text = status.text()?;
    if !STATUSES.contains(&text) {
        return Err(status.unfamiliar());
    }
    if !bad.contains(&text) {
        return Outcome::ok(format!("DKIM of {} has the status {text}", arn.name))
            .read(status.read())
            .into();
    }
    unsigned(
        case,
        &arn,
        format!(
            "{problem}, so SES does not sign as {} ({text})",
            domain(&arn)
        ),
        &status,
    )
}

/// Returns a risk, or broken where the domain's DMARC record refuses mail without an aligned signature.
fn unsigned(case: &Case<'_>, arn: &IdentityArn, message: String, evidence: &Node<'_>) -> Verdict {
    let refused = alignment::refuses_unsigned(case);
    let (outcome, dmarc) = match &refused {
        Ok(Some(read)) => (
            Outcome::broken(format!(
                "{message}, and the domain's DMARC record has receivers refuse such mail"
            )),
            Some(read.clone()),
        ),
        Ok(None) | Err(_) => (Outcome::risk(message), None),
    };
    let (region, name) = (&arn.region, &arn.name);
    let answer = super::identity(case)?.map(|(_, answer)| records(&answer, domain(arn)));
    let records = answer.unwrap_or(vec![]);
    let outcome = outcome
        .read(evidence.read())
        .reads(dmarc)
        .command(format!("aws sesv2 put-email-identity-dkim-attributes --region {region} --email-identity \"{name}\" --signing-enabled"))
        .cloudformation("# AWS::SES::EmailIdentity, Properties\nDkimAttributes:\n  SigningEnabled: true")
        .terraform("# aws_sesv2_email_identity: Easy DKIM is on by default\ndkim_signing_attributes {\n  next_signing_key_length = \"RSA_2048_BIT\"\n}");
    if records.is_empty() {
        return outcome.into();
    }
    outcome
        .note(format!("publish:\n{}", records.join("\n")))
        .into()
}

pub(super) fn short_key(case: &Case<'_>) -> Verdict {
    let Some((arn, dkim)) = attributes(case)? else {
        return Ok(None);
    };
    let (origin, length) = (
        dkim.at("SigningAttributesOrigin"),
        dkim.at("CurrentSigningKeyLength"),
    );
    if !dkim.at("SigningEnabled").bool()? || origin.optional_text()? == Some("EXTERNAL") {
        return Ok(None);
    }
    match length.text()? {
        "RSA_2048_BIT" => Outcome::ok("the DKIM key has 2048 bits").read(length.read()).into(),
        "RSA_1024_BIT" => Outcome::risk("the DKIM key has 1024 bits")
            .read(length.read())
            .command(format!(
                "aws sesv2 put-email-identity-dkim-signing-attributes --region {} --email-identity \"{}\" --signing-attributes-origin AWS_SES --signing-attributes NextSigningKeyLength=RSA_2048_BIT",
                arn.region, arn.name
            ))
            .cloudformation("# AWS::SES::EmailIdentity, Properties\nDkimSigningAttributes:\n  NextSigningKeyLength: RSA_2048_BIT")
            .terraform("dkim_signing_attributes {\n  next_signing_key_length = \"RSA_2048_BIT\"\n}")
            .into(),
        _ => Err(length.unfamiliar()),
    }
}
