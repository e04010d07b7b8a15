//! The alignment of DKIM and SPF with From (RFC 9989, 4.10).

use super::{from_domain, is_freemail, records};
use crate::case::Case;
use crate::checks::identity;
use crate::evidence::dns_read;
use crate::facts::{Dns, RecordKind};
use crate::finding::Read;
use crate::operation::Operation;
use crate::record::dmarc::{self, Mode, Request};
use crate::verdict::Gap;
use std::fmt;

/// A DMARC record that applies to a domain.
#[derive(Debug, Clone)]
pub(in crate::checks) struct Policy {
    pub(super) record: dmarc::Record,
    /// The effective request for this domain.
    pub(super) effective: Request,
    pub(super) read: Read,
}

impl Policy {
    pub(super) fn is_enforced(&self) -> bool {
        self.effective != Request::None
    }
}

/// The answer of a test of alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Aligned {
    No,
    /// Receivers differ, or SES does not say.
    Perhaps,
    Yes,
}

/// The names of a tree walk with their records, the longest first.
pub(super) struct Walk {
    found: Vec<(String, dmarc::Record, Read)>,
    /// Names with more than one record.
    pub(super) ambiguous: Vec<(String, Read)>,
    start: String,
}

/// Walks from a domain to the root (RFC 9989, 4.10).
pub(super) fn walk(case: &Case<'_>, domain: &str) -> Result<Walk, Gap> {
    let mut walk = Walk {
        found: vec![],
        ambiguous: vec![],
        start: domain.to_owned(),
    };
    for name in dmarc::names(domain) {
        let place = format!("_dmarc.{name}");
        let texts = records(case, &place, RecordKind::Txt)?;
        let all: Vec<dmarc::Record> = texts.iter().filter_map(|text| dmarc::parse(text)).collect();
        let read = dns_read(&place, RecordKind::Txt, &Dns::Records(texts));
        match all.as_slice() {
            [] => {}
            [record] => {
                let ends = record.psd.is_some();
                walk.found.push((name, record.clone(), read));
                if ends {
                    break;
                }
            }
            _ => walk.ambiguous.push((name, read)),
        }
    }
    Ok(walk)
}

impl Walk {
    /// Returns the organisational domain: the shortest name with a record, but for public suffixes.
    fn organisational(&self) -> &str {
        let Some((name, record, _)) = self.found.last() else {
            return &self.start;
        };
        if record.psd != Some(true) || *name == self.start {
            return name;
        }
        // One label below a public suffix.
        let labels = name.split('.').count() + 1;
        let from = self
            .start
            .rmatch_indices('.')
            .nth(labels - 1)
            .map_or(0, |(at, _)| at + 1);
        &self.start[from..]
    }
}

/// Returns the DMARC record that applies to a domain: its own, else its organisational domain's.
pub(in crate::checks) fn policy(case: &Case<'_>, domain: &str) -> Result<Option<Policy>, Gap> {
    let walk = walk(case, domain)?;
    let own = walk.found.first().filter(|(name, ..)| name == domain);
    let Some((name, record, read)) = own.or(walk.found.last()) else {
        return Ok(None);
    };
    let request = if name == domain {
        record.policy
    } else {
        inherited(case, domain, record)?
    };
    let effective = if record.is_test {
        request.weaker()
    } else {
        request
    };
    Ok(Some(Policy {
        record: record.clone(),
        effective,
        read: read.clone(),
    }))
}

/// Returns what a record asks for a domain below its own.
fn inherited(case: &Case<'_>, domain: &str, record: &dmarc::Record) -> Result<Request, Gap> {
    let below = record.subdomains.unwrap_or(record.policy);
    let Some(absent) = record.absent else {
        return Ok(below);
    };
    match case.evidence.dns(domain, RecordKind::A) {
        Dns::NoSuchName => Ok(absent),
        Dns::Records(_) | Dns::NoRecords => Ok(below),
        Dns::Failed { reason } => Err(Gap::new(format!(
            "DNS did not answer for {domain}: {reason}"
        ))),
    }
}

/// Returns true, false or "perhaps" for a signature or MAIL FROM of `domain`.
fn aligns(case: &Case<'_>, domain: &str, from: &str, mode: Mode) -> Result<Aligned, Gap> {
    if domain.eq_ignore_ascii_case(from) {
        return Ok(Aligned::Yes);
    }
    if mode == Mode::Strict {
        return Ok(Aligned::No);
    }
    let (of_from, of_domain) = (walk(case, from)?, walk(case, domain)?);
    let is_within = |inner: &str, outer: &str| inner.ends_with(&format!(".{outer}"));
    Ok(if of_from.organisational() == of_domain.organisational() {
        Aligned::Yes
    } else if is_within(from, domain) || is_within(domain, from) {
        // Receivers that still use a list of public suffixes come to another result.
        Aligned::Perhaps
    } else {
        Aligned::No
    })
}

/// The domain that SES signs as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Signing {
    /// The identity's domain.
    As(String),
    /// amazonses.com only.
    Not,
    /// SES does not say.
    Perhaps(String),
}

pub(super) fn signing(case: &Case<'_>) -> Result<Option<Signing>, Gap> {
    let Some((arn, answer)) = identity::identity(case)? else {
        return Ok(None);
    };
    let domain = identity::domain(&arn).to_owned();
    let dkim = answer.at("DkimAttributes");
    let signs = dkim.at("SigningEnabled").bool()?;
    let status = dkim.at("Status");
    if is_freemail(&domain) {
        return Ok(Some(Signing::Not));
    }
    Ok(Some(match status.text()? {
        "SUCCESS" if signs => Signing::As(domain),
        "TEMPORARY_FAILURE" if signs => Signing::Perhaps(domain),
        // An address uses its domain's key unless it was told otherwise.
        "SUCCESS" | "PENDING" | "NOT_STARTED" | "FAILED" | "TEMPORARY_FAILURE"
            if arn.is_address() =>
        {
            let of_domain = case
                .evidence
                .ask(Operation::GetEmailIdentity, &arn.region, &domain);
            let Some(answer) = of_domain.found()? else {
                return Ok(Some(Signing::Not));
            };
            match answer.at("DkimAttributes.Status").text()? {
                "SUCCESS" => Signing::Perhaps(domain),
                _ => Signing::Not,
            }
        }
        "SUCCESS" | "PENDING" | "NOT_STARTED" | "FAILED" | "TEMPORARY_FAILURE" => Signing::Not,
        _ => return Err(status.unfamiliar()),
    }))
}

/// Returns the alignment of the signature.
pub(super) fn dkim(
    case: &Case<'_>,
    signing: &Signing,
    from: &str,
    mode: Mode,
) -> Result<Aligned, Gap> {
    match signing {
        Signing::Not => Ok(Aligned::No),
        Signing::As(domain) => aligns(case, domain, from, mode),
        Signing::Perhaps(domain) => Ok(aligns(case, domain, from, mode)?.min(Aligned::Perhaps)),
    }
}

/// Returns the alignment of MAIL FROM.
pub(super) fn spf(case: &Case<'_>, from: &str, mode: Mode) -> Result<Aligned, Gap> {
    let Some((_, answer)) = identity::identity(case)? else {
        return Ok(Aligned::No);
    };
    let attributes = answer.at("MailFromAttributes");
    // SES always gives it, so its absence means that nothing was read.
    attributes.at("BehaviorOnMxFailure").text()?;
    let (domain, status) = (
        attributes.at("MailFromDomain"),
        attributes.at("MailFromDomainStatus"),
    );
    if !domain.exists() && !status.exists() {
        return Ok(Aligned::No);
    }
    match status.text()? {
        "SUCCESS" => aligns(case, &domain.text()?.to_ascii_lowercase(), from, mode),
        "TEMPORARY_FAILURE" => Ok(
            aligns(case, &domain.text()?.to_ascii_lowercase(), from, mode)?.min(Aligned::Perhaps),
        ),
        _ => Ok(Aligned::No),
    }
}

/// Returns the DMARC record that has receivers refuse the mail because SES does not sign it; none if
/// there is no such record, or if something else aligns.
pub(in crate::checks) fn refuses_unsigned(case: &Case<'_>) -> Result<Option<Read>, Gap> {
    let Some(from) = from_domain(case)? else {
        return Ok(None);
    };
    let Some(policy) = policy(case, &from)?.filter(Policy::is_enforced) else {
        return Ok(None);
    };
    if signing(case)? != Some(Signing::Not) {
        return Ok(None);
    }
    let spf = spf(case, &from, policy.record.spf)?;
    Ok((spf == Aligned::No).then_some(policy.read))
}

impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::Quarantine => "quarantine",
            Self::Reject => "reject",
        })
    }
}
