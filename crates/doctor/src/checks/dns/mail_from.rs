//! The records of the MAIL FROM domain.

use super::records;
use crate::case::Case;
use crate::checks::identity;
use crate::evidence::{Node, dns_read};
use crate::facts::RecordKind;
use crate::finding::Read;
use crate::record::spf;
use crate::verdict::{Gap, Outcome, Verdict};

/// The MAIL FROM domain of the identity, and the identity's Region.
fn mail_from<'a>(case: &Case<'a>) -> Result<Option<(&'a str, String, Node<'a>)>, Gap> {
    let Some((arn, answer)) = identity::identity(case)? else {
        return Ok(None);
    };
    let attributes = answer.at("MailFromAttributes");
    // SES always gives it, so its absence means that nothing was read.
    attributes.at("BehaviorOnMxFailure").text()?;
    let domain = attributes.at("MailFromDomain");
    let name = match domain.optional_text()? {
        Some(name) => name,
        None if attributes.at("MailFromDomainStatus").exists() => domain.text()?,
        None => return Ok(None),
    };
    Ok(Some((name, arn.region, attributes)))
}

fn read(case: &Case<'_>, name: &str, kind: RecordKind) -> Read {
    dns_read(name, kind, &case.evidence.dns(name, kind))
}

pub(super) fn exchanger(case: &Case<'_>) -> Verdict {
    let Some((domain, region, attributes)) = mail_from(case)? else {
        return Ok(None);
    };
    let status = attributes.at("MailFromDomainStatus");
    let rejects = attributes.at("BehaviorOnMxFailure").text()? == "REJECT_MESSAGE";
    let works = status.text()? == "SUCCESS";
    // Without REJECT_MESSAGE, or while SES is content, the worst is a risk.
    let records = records(case, domain, RecordKind::Mx);
    let found = records.map_err(|gap| {
        if rejects && !works {
            gap
        } else {
            gap.harmless()
        }
    })?;
    let expected = format!("feedback-smtp.{region}.amazonses.com");
    let is_right = |record: &String| {
        let host = record.rsplit(' ').next().unwrap_or_default();
        host == expected || host == format!("{expected}.cn")
    };
    let problem = match found.as_slice() {
        [record] if is_right(record) => {
            return Outcome::ok(format!("{domain} has SES's MX record"))
                .read(read(case, domain, RecordKind::Mx))
                .into();
        }
        [] => format!("{domain} has no MX record"),
        [_] => format!("the MX record of {domain} is not SES's"),
        many => format!(
            "{domain} has {} MX records, and SES takes only its own",
            many.len()
        ),
    };
    let effect = if rejects {
        ": SES refuses every mail while that is so"
    } else {
        ": SES falls back to amazonses.com"
    };
    Outcome::broken_if(rejects && !works, format!("{problem}{effect}"))
        .read(read(case, domain, RecordKind::Mx))
        .read(status.read())
        .note(format!("publish exactly:\n{domain} MX 10 {expected}"))
        .into()
}

pub(super) fn spf(case: &Case<'_>) -> Verdict {
    let Some((domain, ..)) = mail_from(case)? else {
        return Ok(None);
    };
    let texts = records(case, domain, RecordKind::Txt)?;
    let found: Vec<&String> = texts.iter().filter(|text| spf::is_record(text)).collect();
    let problem = match found.as_slice() {
        [] => format!("{domain} has no SPF record"),
        [record] if !spf::includes(record, "amazonses.com") => {
            format!("the SPF record of {domain} does not include amazonses.com")
        }
        [record] => match look_ups(case, record)? {
            count if count <= spf::LOOK_UPS_MAX => {
                return Outcome::ok(format!("the SPF record of {domain} lets SES send"))
                    .read(read(case, domain, RecordKind::Txt))
                    .into();
            }
            count => format!(
                "the SPF record of {domain} needs at least {count} look-ups, and receivers stop after {}",
                spf::LOOK_UPS_MAX
            ),
        },
        many => format!(
            "{domain} has {} SPF records, which count as none",
            many.len()
        ),
    };
    Outcome::risk(problem)
        .read(read(case, domain, RecordKind::Txt))
        .note(format!(
            "publish exactly one:\n{domain} TXT \"v=spf1 include:amazonses.com ~all\""
        ))
        .into()
}

/// Counts the look-ups that a record costs, until there are too many.
fn look_ups(case: &Case<'_>, record: &str) -> Result<usize, Gap> {
    let mut open = vec![record.to_owned()];
    let mut count = 0;
    while let Some(record) = open.pop() {
        count += spf::look_ups(&record);
        if count > spf::LOOK_UPS_MAX {
            break;
        }
        for target in spf::targets(&record) {
            let texts = records(case, &target, RecordKind::Txt)?;
            open.extend(texts.into_iter().filter(|text| spf::is_record(text)));
        }
    }
    Ok(count)
}
