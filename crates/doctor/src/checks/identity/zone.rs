//! The zone that SES asked while it looked for the identity's records.

use super::{domain, identity};
use crate::case::Case;
use crate::evidence::dns_read;
use crate::facts::{Dns, RecordKind};
use crate::verdict::{Gap, Outcome, Verdict};

/// A domain has few labels; this bounds the questions.
const LABELS_MAX: usize = 8;

pub(super) fn zone(case: &Case<'_>) -> Verdict {
    let Some((arn, answer)) = identity(case)? else {
        return Ok(None);
    };
    let server = answer.at("VerificationInfo.SOARecord.PrimaryNameServer");
    let Some(asked) = server.optional_text()? else {
        return Ok(None);
    };
    if answer.at("VerifiedForSendingStatus").bool()? {
        return Ok(None);
    }
    let domain = domain(&arn);
    let (apex, soa) = start_of_authority(case, domain)?;
    let asked = asked.trim_end_matches('.').to_ascii_lowercase();
    let Dns::Records(records) = &soa else {
        return Ok(None);
    };
    let own = records[0].split(' ').next().unwrap_or_default();
    if own.eq_ignore_ascii_case(&asked) {
        return Outcome::ok(format!("SES asked the zone of {domain}, {asked}"))
            .read(server.read())
            .into();
    }
    Outcome::risk(format!("SES asked the name server {asked}, and {apex} is served by {own}: the records may be in a zone that nobody delegates to"))
        .read(server.read())
        .read(dns_read(&apex, RecordKind::Soa, &soa))
        .note(format!("publish the records at {own}, or delegate {domain} to the zone that has them"))
        .into()
}

/// Returns the start of the zone that holds a domain.
fn start_of_authority(case: &Case<'_>, domain: &str) -> Result<(String, Dns), Gap> {
    let mut name = domain;
    for _ in 0..LABELS_MAX {
        match case.evidence.dns(name, RecordKind::Soa) {
            found @ Dns::Records(_) => return Ok((name.to_owned(), found)),
            Dns::Failed { reason } => {
                return Err(Gap::new(format!(
                    "the zone of {name} is not known: {reason}"
                )));
            }
            Dns::NoSuchName | Dns::NoRecords => {}
        }
        let Some((_, rest)) = name.split_once('.') else {
            break;
        };
        name = rest;
    }
    Err(Gap::new(format!("no zone holds {domain}")))
}
