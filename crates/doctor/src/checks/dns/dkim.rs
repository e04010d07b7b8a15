//! The DKIM records.

use super::{is_freemail, records, signing_domain};
use crate::case::Case;
use crate::checks::identity;
use crate::evidence::{Node, dns_read};
use crate::facts::{Dns, RecordKind};
use crate::finding::Read;
use crate::record::dkim;
use crate::verdict::{Gap, Outcome, Verdict};
use sending::arn::IdentityArn;

/// An identity, its answer, and the origin of its key.
fn signed<'a>(case: &Case<'a>, origin: &str) -> Result<Option<(IdentityArn, Node<'a>)>, Gap> {
    let Some((arn, answer)) = identity::identity(case)? else {
        return Ok(None);
    };
    let own = answer.at("DkimAttributes.SigningAttributesOrigin");
    let is_easy = own.text()? != "EXTERNAL";
    let applies = is_easy == (origin != "EXTERNAL") && !is_freemail(signing_domain(&arn));
    Ok(applies.then_some((arn, answer)))
}

/// Returns true if SES has verified the identity: then a record that is gone is a risk only.
fn is_verified(answer: &Node<'_>) -> Result<bool, Gap> {
    answer.at("VerifiedForSendingStatus").bool()
}

pub(super) fn easy(case: &Case<'_>) -> Verdict {
    let Some((arn, answer)) = signed(case, "AWS_SES")? else {
        return Ok(None);
    };
    let attributes = answer.at("DkimAttributes");
    let domain = signing_domain(&arn);
    if !attributes.at("SigningEnabled").bool()? && is_verified(&answer)? {
        return Ok(None);
    }
    let tokens = attributes.at("Tokens");
    let zone = attributes.at("SigningHostedZone").optional_text()?;
    let (mut problems, mut reads) = (vec![], vec![]);
    for token in tokens.list()? {
        let (problem, read) = token_problem(case, token.text()?, domain, zone)?;
        problems.extend(problem);
        reads.push(read);
    }
    if reads.is_empty() {
        return Err(Gap::new("SES names no DKIM token").read(tokens.read()));
    }
    if problems.is_empty() {
        return Outcome::ok(format!(
            "all DKIM records of {domain} are published ({})",
            reads.len()
        ))
        .reads(reads)
        .into();
    }
    let verified = is_verified(&answer)?;
    let message = format!(
        "wrong DKIM records of {domain} ({} of {}): {}",
        problems.len(),
        reads.len(),
        problems.join("; ")
    );
    Outcome::broken_if(!verified, message)
        .reads(reads)
        .note(format!(
            "publish:\n{}",
            identity::dkim::records(&answer, domain).join("\n")
        ))
        .into()
}

/// Returns the problem of one record, and the evidence.
fn token_problem(
    case: &Case<'_>,
    token: &str,
    domain: &str,
    zone: Option<&str>,
) -> Result<(Option<String>, Read), Gap> {
    let name = format!("{token}._domainkey.{domain}");
    let answer = case.evidence.dns(&name, RecordKind::Cname);
    let read = dns_read(&name, RecordKind::Cname, &answer);
    let targets = records(case, &name, RecordKind::Cname)?;
    let is_right = |target: &String| match zone {
        Some(zone) => {
            target.eq_ignore_ascii_case(&format!("{token}.{}", zone.trim_end_matches('.')))
        }
        None => target
            .to_ascii_lowercase()
            .starts_with(&format!("{token}.").to_ascii_lowercase()),
    };
    if targets.iter().any(is_right) {
        return Ok((None, read));
    }
    if let Some(target) = targets.first() {
        return Ok((Some(format!("{name} points to {target}")), read));
    }
    // Some providers resolve the alias themselves and publish the key ("flattening").
    let texts = records(case, &name, RecordKind::Txt)?;
    if texts
        .iter()
        .any(|text| dkim::parse(text).is_some_and(|key| !key.is_withdrawn()))
    {
        return Ok((None, read));
    }
    let misplaced = misplaced(case, token, domain);
    let place = misplaced
        .map(|place| {
            format!(" (it is at {place}: the domain was added twice or _domainkey is missing)")
        })
        .unwrap_or_default();
    Ok((Some(format!("{name} is missing{place}")), read))
}

/// Returns the wrong name at which a record stands. A name that DNS does not answer for says nothing.
fn misplaced(case: &Case<'_>, token: &str, domain: &str) -> Option<String> {
    let places = [
        format!("{token}._domainkey.{domain}.{domain}"),
        format!("{token}.{domain}"),
    ];
    let is_there =
        |name: &String| matches!(case.evidence.dns(name, RecordKind::Cname), Dns::Records(_));
    places.into_iter().find(is_there)
}

pub(super) fn own_key(case: &Case<'_>) -> Verdict {
    let Some((arn, answer)) = signed(case, "EXTERNAL")? else {
        return Ok(None);
    };
    let domain = signing_domain(&arn);
    let tokens = answer.at("DkimAttributes.Tokens");
    let Some(selector) = tokens.list()?.first().cloned() else {
        return Err(Gap::new("SES names no selector").read(tokens.read()));
    };
    let name = format!("{}._domainkey.{domain}", selector.text()?);
    let texts = records(case, &name, RecordKind::Txt)?;
    let read = dns_read(
        &name,
        RecordKind::Txt,
        &case.evidence.dns(&name, RecordKind::Txt),
    );
    let key = texts.iter().find_map(|text| dkim::parse(text));
    let (problem, is_fatal) = match key {
        None => ("is missing or holds no key", true),
        Some(key) if key.is_withdrawn() => ("has an empty p=, so the key is withdrawn", true),
        Some(key) if key.bits().is_some_and(|bits| bits < 1024) => {
            ("holds a key of less than 1024 bits", true)
        }
        Some(key) if key.is_test => (
            "says t=y, so receivers treat the signature as a test",
            false,
        ),
        Some(_) => {
            return Outcome::ok(format!("the key of {name} is published"))
                .read(read)
                .into();
        }
    };
    Outcome::broken_if(
        is_fatal && !is_verified(&answer)?,
        format!("the DKIM record {name} {problem}"),
    )
    .read(read)
    .note(format!(
        "publish:\n{name} TXT \"v=DKIM1; k=rsa; p=YOUR-PUBLIC-KEY\""
    ))
    .into()
}
