//! SES's suppression lists.

use super::Person;
use crate::case::Case;
use crate::evidence::Node;
use crate::finding::Read;
use crate::operation::Operation;
use crate::verdict::{Gap, Outcome, Verdict};

pub(super) fn suppressed(case: &Case<'_>, person: &Person<'_>) -> Verdict {
    let (Some(identity), Some(address)) = (case.own_identity()?, person.email()?) else {
        return Ok(None);
    };
    let region = &identity.region;
    let asked = case
        .evidence
        .ask(Operation::GetSuppressedDestination, region, &address);
    let Some(answer) = asked.found()? else {
        return Outcome::ok("the address is not on the account's suppression list")
            .read(asked.read())
            .into();
    };
    let destination = answer.at("SuppressedDestination");
    let reason = destination.at("Reason");
    let (enforced, read) = enforced(case, region)?;
    let is_enforced = enforced.contains(&reason.text()?);
    let message = format!(
        "the address is on the account's suppression list of SES in {region} ({})",
        reason.text()?
    );
    let message = if is_enforced {
        message
    } else {
        format!("{message}, which is not in use for this reason")
    };
    Outcome::broken_if(is_enforced, message)
        .read(reason.read())
        .reads(destination.at("LastUpdateTime").exists().then(|| destination.at("LastUpdateTime").read()))
        .read(read)
        .reads(bounce(case, region, &destination.at("Attributes.MessageId")))
        .command(format!("aws sesv2 delete-suppressed-destination --region {region} --email-address \"{address}\""))
        .note("only once the cause of the bounce or complaint is gone")
        .into()
}

/// Returns the reasons for which SES uses the list: those of the pool's configuration set, else the
/// account's.
fn enforced<'a>(case: &Case<'a>, region: &str) -> Result<(Vec<&'a str>, Read), Gap> {
    let set = case.email()?.at("ConfigurationSet");
    if let Some(name) = set.optional_text()? {
        let settings = case
            .evidence
            .ask(Operation::GetConfigurationSet, region, name)
            .found()?;
        let reasons = settings.map(|settings| settings.at("SuppressionOptions.SuppressedReasons"));
        if let Some(reasons) = reasons.filter(Node::exists) {
            return Ok((texts(&reasons)?, reasons.read()));
        }
    }
    let account = case
        .evidence
        .ask(Operation::GetAccount, region, "")
        .body()?;
    let reasons = account.at("SuppressionAttributes.SuppressedReasons");
    Ok((texts(&reasons)?, reasons.read()))
}

fn texts<'a>(list: &Node<'a>) -> Result<Vec<&'a str>, Gap> {
    list.list()?.iter().map(Node::text).collect()
}

/// Returns the receiver's own words about the bounce, where SES keeps them.
fn bounce(case: &Case<'_>, region: &str, message: &Node<'_>) -> Option<Read> {
    let id = message.text().ok()?;
    let account = case
        .evidence
        .ask(Operation::GetAccount, region, "")
        .body()
        .ok()?;
    account
        .at("VdmAttributes.VdmEnabled")
        .text()
        .ok()
        .filter(|it| *it == "ENABLED")?;
    let insights = case
        .evidence
        .ask(Operation::GetMessageInsights, region, id)
        .body()
        .ok()?;
    let first = insights.at("Insights").list().ok()?.into_iter().next()?;
    let events = first.at("Events").list().ok()?;
    let bounce = events
        .iter()
        .map(|event| event.at("Details.Bounce.DiagnosticCode"));
    let known = bounce.into_iter().find(Node::exists)?;
    Some(known.read())
}

pub(super) fn globally(case: &Case<'_>, person: &Person<'_>) -> Verdict {
    let (Some(identity), Some(_)) = (case.own_identity()?, person.email()?) else {
        return Ok(None);
    };
    let region = &identity.region;
    let account = case
        .evidence
        .ask(Operation::GetAccount, region, "")
        .body()?;
    let reasons = account.at("SuppressionAttributes.SuppressedReasons");
    if !reasons.list()?.is_empty() {
        return Outcome::ok(
            "the account's own suppression list is on, so the global one does not apply",
        )
        .read(reasons.read())
        .into();
    }
    Err(Gap::new("the account's suppression list is off, so SES's global list applies, which nobody can read")
        .read(reasons.read())
        .command(format!("aws sesv2 put-account-suppression-attributes --region {region} --suppressed-reasons BOUNCE COMPLAINT"))
        .harmless())
}
