//! The user's address itself: Auto Validation, and the domain.

use super::Person;
use crate::case::Case;
use crate::evidence::{Node, dns_read};
use crate::facts::{Dns, RecordKind};
use crate::operation::Operation;
use crate::verdict::{Gap, Outcome, Verdict};

/// Domains that are often mistyped.
const OFTEN: [&str; 8] = [
    "gmail.com",
    "hotmail.com",
    "icloud.com",
    "outlook.com",
    "yahoo.com",
    "gmx.de",
    "web.de",
    "proton.me",
];

pub(super) fn invalid(case: &Case<'_>, person: &Person<'_>) -> Verdict {
    let (Some(identity), Some(address)) = (case.own_identity()?, person.email()?) else {
        return Ok(None);
    };
    let region = &identity.region;
    let Some(threshold) = threshold(case, region)? else {
        return Ok(None);
    };
    if !case.target().paid {
        return Err(
            Gap::new("Auto Validation is on, and looking the address up is billed")
                .read(threshold.read())
                .note("run again with --paid to look it up")
                .harmless(),
        );
    }
    let answer = case
        .evidence
        .ask(Operation::GetEmailAddressInsights, region, &address)
        .body()?;
    let verdict = answer.at("MailboxValidation.IsValid.ConfidenceVerdict");
    let (confidence, least) = (rank(&verdict)?, rank(&threshold)?);
    if confidence >= least {
        return Outcome::ok(format!("SES trusts the address ({})", verdict.text()?))
            .read(verdict.read())
            .into();
    }
    Outcome::risk(format!(
        "SES holds back mail to the address: its confidence is {}, the threshold {}",
        verdict.text()?,
        threshold.text()?
    ))
    .read(verdict.read())
    .read(threshold.read())
    .note("ask the user for the address again, or lower the threshold")
    .into()
}

/// Returns the threshold in force: the configuration set's, else the account's; none if it is off.
fn threshold<'a>(case: &Case<'a>, region: &str) -> Result<Option<Node<'a>>, Gap> {
    let set = case.email()?.at("ConfigurationSet");
    if let Some(name) = set.optional_text()? {
        let settings = case
            .evidence
            .ask(Operation::GetConfigurationSet, region, name)
            .found()?;
        let of_set = settings
            .map(|settings| settings.at("SuppressionOptions.ValidationOptions.ConditionThreshold"));
        if let Some(of_set) = of_set.filter(Node::exists) {
            return enabled(&of_set);
        }
    }
    let account = case
        .evidence
        .ask(Operation::GetAccount, region, "")
        .body()?;
    let of_account = account.at("SuppressionAttributes.ValidationAttributes.ConditionThreshold");
    if of_account.exists() {
        enabled(&of_account)
    } else {
        Ok(None)
    }
}

fn enabled<'a>(threshold: &Node<'a>) -> Result<Option<Node<'a>>, Gap> {
    let is_on = threshold.at("ConditionThresholdEnabled").text()? == "ENABLED";
    Ok(is_on.then(|| threshold.at("OverallConfidenceThreshold.ConfidenceVerdictThreshold")))
}

fn rank(node: &Node<'_>) -> Result<u8, Gap> {
    match node.text()? {
        "LOW" => Ok(0),
        // SES decides itself; medium is its least.
        "MEDIUM" | "MANAGED" => Ok(1),
        "HIGH" => Ok(2),
        _ => Err(node.unfamiliar()),
    }
}

pub(super) fn domain(case: &Case<'_>, person: &Person<'_>) -> Verdict {
    let Some(address) = person.email()? else {
        return Ok(None);
    };
    let Some((_, domain)) = address.rsplit_once('@') else {
        return Ok(None);
    };
    let exchangers = case.evidence.dns(domain, RecordKind::Mx);
    let read = dns_read(domain, RecordKind::Mx, &exchangers);
    let problem = match &exchangers {
        Dns::Failed { reason } => {
            return Err(Gap::new(format!("DNS did not answer for {domain}: {reason}")).read(read));
        }
        Dns::NoSuchName => "does not exist",
        Dns::Records(records) if records.iter().all(|record| record.ends_with(" .")) => {
            "takes no mail (null MX)"
        }
        Dns::Records(_) => {
            return Outcome::ok(format!("the domain {domain} takes mail"))
                .read(read)
                .into();
        }
        Dns::NoRecords => match has_host(case, domain)? {
            true => {
                return Outcome::ok(format!("the domain {domain} takes mail at its own address"))
                    .read(read)
                    .into();
            }
            false => "takes no mail (no MX record and no address)",
        },
    };
    let meant = OFTEN
        .into_iter()
        .find(|known| *known != domain && strsim::osa_distance(known, domain) <= 2);
    let hint = meant
        .map(|meant| format!("; is it {meant}?"))
        .unwrap_or_default();
    Outcome::broken(format!("the domain of the user's address, {domain}, {problem}{hint}"))
        .read(read)
        .command(format!("aws cognito-idp admin-update-user-attributes {} --user-attributes Name=email,Value=\"$ADDRESS\"", person.arguments(case)))
        .note("ask the user for the address again")
        .into()
}

fn has_host(case: &Case<'_>, domain: &str) -> Result<bool, Gap> {
    for kind in [RecordKind::A, RecordKind::Aaaa] {
        match case.evidence.dns(domain, kind) {
            Dns::Records(_) => return Ok(true),
            Dns::Failed { reason } => {
                return Err(Gap::new(format!(
                    "DNS did not answer for {domain}: {reason}"
                )));
            }
            Dns::NoSuchName | Dns::NoRecords => {}
        }
    }
    Ok(false)
}
