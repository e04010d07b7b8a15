//! The verification of the identity.

use super::identity;
use crate::case::Case;
use crate::evidence::Node;
use crate::verdict::{Gap, Outcome, Verdict};
use sending::arn::IdentityArn;

pub(super) fn pending(case: &Case<'_>) -> Verdict {
    let Some((arn, answer)) = identity(case)? else {
        return Ok(None);
    };
    let (verified, status) = (
        answer.at("VerifiedForSendingStatus"),
        answer.at("VerificationStatus"),
    );
    if verified.bool()? {
        return Outcome::ok(format!("the identity {} is verified", arn.name))
            .read(verified.read())
            .into();
    }
    match status.text()? {
        "PENDING" | "NOT_STARTED" => {}
        "FAILED" | "TEMPORARY_FAILURE" => return Ok(None),
        "SUCCESS" => return Err(contradiction(&verified, &status)),
        _ => return Err(status.unfamiliar()),
    }
    let checked = answer.at("VerificationInfo.LastCheckedTimestamp");
    let outcome = Outcome::broken(format!(
        "the identity {} in {} is not verified yet (pending)",
        arn.name, arn.region
    ))
    .read(verified.read())
    .read(status.read())
    .reads(checked.exists().then(|| checked.read()))
    .reads(errors(&answer));
    with_records(
        outcome,
        &arn,
        &answer,
        "SES looks for them for up to 72 hours",
    )
    .into()
}

pub(super) fn failed(case: &Case<'_>) -> Verdict {
    let Some((arn, answer)) = identity(case)? else {
        return Ok(None);
    };
    let (verified, status) = (
        answer.at("VerifiedForSendingStatus"),
        answer.at("VerificationStatus"),
    );
    let is_verified = verified.bool()?;
    let text = match status.text() {
        Ok(text) => text,
        // Verified is proof enough that mail leaves, and no more.
        Err(gap) if is_verified => return Err(gap.harmless()),
        Err(gap) => return Err(gap),
    };
    match text {
        "SUCCESS" if is_verified => {
            return Outcome::ok(format!("the verification of {} has not failed", arn.name))
                .read(status.read())
                .into();
        }
        "SUCCESS" => return Err(contradiction(&verified, &status)),
        "PENDING" | "NOT_STARTED" => return Ok(None),
        "FAILED" | "TEMPORARY_FAILURE" => {}
        _ if is_verified => return Err(status.unfamiliar().harmless()),
        _ => return Err(status.unfamiliar()),
    }
    let name = &arn.name;
    let message = if is_verified {
        format!(
            "SES could not verify {name} again ({text}): it still sends, and stops if that lasts"
        )
    } else {
        format!(
            "the verification of {name} in {} has failed ({text})",
            arn.region
        )
    };
    let outcome = Outcome::broken_if(!is_verified, message)
        .read(verified.read())
        .read(status.read())
        .reads(errors(&answer));
    with_records(outcome, &arn, &answer, "then SES looks again").into()
}

fn contradiction(verified: &Node<'_>, status: &Node<'_>) -> Gap {
    Gap::new("SES calls the identity verified and not verified at once")
        .read(verified.read())
        .read(status.read())
}

/// Returns SES's reasons, as it gives them.
fn errors(answer: &Node<'_>) -> Vec<crate::finding::Read> {
    let nodes = ["ErrorType", "SOARecord.PrimaryNameServer"];
    let nodes = nodes.map(|member| answer.at("VerificationInfo").at(member));
    nodes
        .iter()
        .filter(|node| node.exists())
        .map(Node::read)
        .collect()
}

/// Adds the fix: the records of a domain, or the link to an address.
fn with_records(outcome: Outcome, arn: &IdentityArn, answer: &Node<'_>, then: &str) -> Outcome {
    let (region, name) = (&arn.region, &arn.name);
    if arn.is_address() {
        return outcome
            .note("open the link that SES mailed to this address; it is valid for 24 hours")
            .command(format!(
                "aws sesv2 delete-email-identity --region {region} --email-identity \"{name}\"\naws sesv2 create-email-identity --region {region} --email-identity \"{name}\""
            ));
    }
    let records = super::dkim::records(answer, name);
    let outcome = if records.is_empty() {
        outcome
    } else {
        outcome.note(format!(
            "publish in the zone of {name}, {then}:\n{}",
            records.join("\n")
        ))
    };
    outcome
        .command(format!("aws sesv2 get-email-identity --region {region} --email-identity \"{name}\" --query DkimAttributes"))
        .cloudformation("# AWS::Route53::RecordSet, for each of 1, 2, 3\nType: AWS::Route53::RecordSet\nProperties:\n  HostedZoneId: YOUR-ZONE\n  Name: !GetAtt Identity.DkimDNSTokenName1\n  Type: CNAME\n  TTL: '300'\n  ResourceRecords: [!GetAtt Identity.DkimDNSTokenValue1]")
        .terraform(format!(
            "resource \"aws_route53_record\" \"dkim\" {{\n  count   = 3\n  zone_id = aws_route53_zone.yours.zone_id\n  name    = \"${{aws_sesv2_email_identity.sender.dkim_signing_attributes[0].tokens[count.index]}}._domainkey.{name}\"\n  type    = \"CNAME\"\n  ttl     = 300\n  records = [\"${{aws_sesv2_email_identity.sender.dkim_signing_attributes[0].tokens[count.index]}}.dkim.amazonses.com\"]\n}}"
        ))
}
