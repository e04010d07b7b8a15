//! The DMARC record of From's domain.

use super::alignment::{self, Aligned, Signing};
use super::{from_domain, is_freemail, records};
use crate::case::Case;
use crate::evidence::dns_read;
use crate::facts::RecordKind;
use crate::verdict::{Gap, Outcome, Verdict};

/// Returns From's domain; none for a mail provider's, which has its own finding, and for an identity
/// that SES does not know.
fn own_domain(case: &Case<'_>) -> Result<Option<String>, Gap> {
    Ok(from_domain(case)?.filter(|domain| !is_freemail(domain)))
}

pub(super) fn aligned(case: &Case<'_>) -> Verdict {
    let Some(from) = own_domain(case)? else {
        return Ok(None);
    };
    let Some(signing) = alignment::signing(case)? else {
        return Ok(None);
    };
    if signing == Signing::As(from.clone()) {
        return Outcome::ok(format!(
            "SES signs as {from}, From's own domain: DMARC passes by DKIM"
        ))
        .into();
    }
    let Some(policy) = alignment::policy(case, &from)? else {
        return Ok(None);
    };
    let dkim = alignment::dkim(case, &signing, &from, policy.record.dkim)?;
    let spf = alignment::spf(case, &from, policy.record.spf)?;
    let by = match (dkim, spf) {
        (Aligned::Yes, Aligned::Yes) => Some("DKIM and SPF"),
        (Aligned::Yes, _) => Some("DKIM"),
        (_, Aligned::Yes) => Some("SPF"),
        _ => None,
    };
    if let Some(by) = by {
        return Outcome::ok(format!("DMARC of {from} passes by {by}"))
            .read(policy.read)
            .into();
    }
    let is_certain = dkim == Aligned::No && spf == Aligned::No;
    if is_certain && policy.is_enforced() && signing == Signing::Not {
        // The hop of the identity says that mail is not signed, and that it is refused.
        return Ok(None);
    }
    let message = format!(
        "neither DKIM nor SPF aligns with From's domain {from}, whose DMARC record asks for p={}",
        policy.effective
    );
    let message = if is_certain {
        message
    } else {
        format!("{message} (SES or the receivers may see it otherwise)")
    };
    Outcome::broken_if(is_certain && policy.is_enforced(), message)
        .read(policy.read)
        .note(format!("use From, DKIM and MAIL FROM of one domain: an identity {from} with DKIM, or a From of the identity's own domain; adkim=s and aspf=s ask for the very same domain"))
        .into()
}

pub(super) fn missing(case: &Case<'_>) -> Verdict {
    let Some(from) = own_domain(case)? else {
        return Ok(None);
    };
    let walk = alignment::walk(case, &from)?;
    if let Some(policy) = alignment::policy(case, &from)? {
        return Outcome::ok(format!("{from} has a DMARC record"))
            .read(policy.read)
            .into();
    }
    if !walk.ambiguous.is_empty() {
        return Ok(None);
    }
    let name = format!("_dmarc.{from}");
    let answer = case.evidence.dns(&name, RecordKind::Txt);
    Outcome::risk(format!("{from} has no DMARC record"))
        .read(dns_read(&name, RecordKind::Txt, &answer))
        .note(format!(
            "publish, at first without consequences:\n{name} TXT \"v=DMARC1; p=none\""
        ))
        .into()
}

pub(super) fn two(case: &Case<'_>) -> Verdict {
    let Some(from) = own_domain(case)? else {
        return Ok(None);
    };
    let walk = alignment::walk(case, &from)?;
    let Some((name, read)) = walk.ambiguous.into_iter().next() else {
        return Ok(None);
    };
    Outcome::risk(format!(
        "{name} has more than one DMARC record, which count as none"
    ))
    .read(read)
    .note(format!("remove all TXT records at _dmarc.{name} but one"))
    .into()
}

pub(super) fn bimi(case: &Case<'_>) -> Verdict {
    let Some(from) = own_domain(case)? else {
        return Ok(None);
    };
    let name = format!("default._bimi.{from}");
    let is_bimi = |text: &String| text.to_ascii_lowercase().starts_with("v=bimi1");
    if !records(case, &name, RecordKind::Txt)?.iter().any(is_bimi) {
        return Ok(None);
    }
    let enforced = alignment::policy(case, &from)?.is_some_and(|policy| policy.is_enforced());
    let effect = if enforced {
        "can take effect"
    } else {
        "takes no effect without p=quarantine or p=reject"
    };
    let answer = case.evidence.dns(&name, RecordKind::Txt);
    Outcome::ok(format!("the BIMI record of {from} {effect}"))
        .read(dns_read(&name, RecordKind::Txt, &answer))
        .into()
}
