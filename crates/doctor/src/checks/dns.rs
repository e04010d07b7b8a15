//! The records of the domains.

use crate::case::{Case, Row};
use crate::catalog::dns::{
    DNS_BIMI, DNS_BYODKIM, DNS_DKIM_RECORD, DNS_DMARC_ALIGN, DNS_DMARC_MISSING, DNS_DMARC_TWO,
    DNS_FREEMAIL, DNS_MAILFROM_MX, DNS_MAILFROM_SPF, DNS_UNKNOWN,
};
use crate::evidence::dns_read;
use crate::facts::{Dns, RecordKind};
use crate::finding::{Finding, State};
use crate::verdict::{Gap, Verdict};
use sending::arn::IdentityArn;

pub(super) mod alignment;
mod dkim;
mod dmarc;
mod freemail;
mod mail_from;

pub(super) use freemail::is_freemail;

const ROWS: &[Row] = &[
    (&DNS_DKIM_RECORD, dkim::easy),
    (&DNS_BYODKIM, dkim::own_key),
    (&DNS_MAILFROM_MX, mail_from::exchanger),
    (&DNS_MAILFROM_SPF, mail_from::spf),
    (&DNS_DMARC_ALIGN, dmarc::aligned),
    (&DNS_DMARC_MISSING, dmarc::missing),
    (&DNS_DMARC_TWO, dmarc::two),
    (&DNS_FREEMAIL, freemail::freemail),
    (&DNS_BIMI, dmarc::bimi),
];

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let mut findings = case.run(ROWS);
    let unknown = case.settle(&DNS_UNKNOWN, || unknown(case));
    // What nobody could break by its answer costs nothing here, either.
    let is_open = |finding: &Finding| finding.state == State::Unknown && finding.decisive;
    let is_decisive = findings.iter().any(is_open);
    findings.extend(unknown.map(|finding| Finding {
        decisive: is_decisive,
        ..finding
    }));
    findings
}

/// Names the questions that DNS did not answer.
fn unknown(case: &Case<'_>) -> Verdict {
    let failed = case.evidence.facts().zone.iter();
    let failed: Vec<_> = failed
        .filter(|(_, answer)| matches!(answer, Dns::Failed { .. }))
        .collect();
    if failed.is_empty() {
        return Ok(None);
    }
    let names: Vec<String> = failed.iter().map(|(query, _)| query.to_string()).collect();
    let gap = Gap::new(format!("DNS did not answer for {}", names.join(", ")));
    let gap = failed.iter().fold(gap, |gap, (query, answer)| {
        gap.read(dns_read(&query.name, query.kind, answer))
    });
    Err(gap.note("try again, or give another resolver: --resolver 9.9.9.9"))
}

/// Returns From's domain, in lower case; none if the pool sends as nobody.
fn from_domain(case: &Case<'_>) -> Result<Option<String>, Gap> {
    Ok(case
        .sender()?
        .map(|sender| sender.domain().to_ascii_lowercase()))
}

/// Returns the records of a name; none if there are none.
///
/// # Errors
/// If DNS did not answer.
fn records(case: &Case<'_>, name: &str, kind: RecordKind) -> Result<Vec<String>, Gap> {
    let answer = case.evidence.dns(name, kind);
    let read = dns_read(name, kind, &answer);
    match answer {
        Dns::Records(records) => Ok(records),
        Dns::NoSuchName | Dns::NoRecords => Ok(vec![]),
        Dns::Failed { reason } => {
            let kind = kind.name();
            Err(Gap::new(format!("DNS did not answer for {name} {kind}: {reason}")).read(read))
        }
    }
}

/// Returns the domain that Easy DKIM's records are under.
fn signing_domain(identity: &IdentityArn) -> &str {
    super::identity::domain(identity)
}
