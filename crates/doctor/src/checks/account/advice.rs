//! The Virtual Deliverability Manager.

use super::account;
use crate::case::Case;
use crate::evidence::Node;
use crate::operation::Operation;
use crate::verdict::{Gap, Outcome, Verdict};

pub(super) fn switched_off(case: &Case<'_>) -> Verdict {
    let Some((account, region)) = account(case)? else {
        return Ok(None);
    };
    let enabled = account.at("VdmAttributes.VdmEnabled");
    if is_on(&account)? {
        return Outcome::ok(format!(
            "the Virtual Deliverability Manager of SES in {region} is on"
        ))
        .read(enabled.read())
        .into();
    }
    Err(Gap::new(format!("the Virtual Deliverability Manager of SES in {region} is off, so SES has no view of receivers"))
        .read(enabled.read())
        .command(format!("aws sesv2 put-account-vdm-attributes --region {region} --vdm-attributes VdmEnabled=ENABLED"))
        .note("it is billed for each mail, and not needed for mail to leave"))
}

/// Accounts that never had it have no VdmAttributes.
fn is_on(account: &Node<'_>) -> Result<bool, Gap> {
    Ok(account.at("VdmAttributes.VdmEnabled").optional_text()? == Some("ENABLED"))
}

pub(super) fn recommendations(case: &Case<'_>) -> Verdict {
    let Some((account, _)) = account(case)? else {
        return Ok(None);
    };
    let Some(identity) = case.own_identity()?.filter(|_| is_on(&account) == Ok(true)) else {
        return Ok(None);
    };
    let arn = identity.to_string();
    let asked = case
        .evidence
        .ask(Operation::ListRecommendations, &identity.region, &arn);
    let all = asked.body()?.at("Recommendations").list()?;
    let mut open = vec![];
    for recommendation in all {
        if recommendation.at("Status").text()? == "OPEN"
            && recommendation.at("Type").text()? != "BIMI"
        {
            open.push(recommendation);
        }
    }
    let Some(first) = open.first() else {
        return Outcome::ok(format!("SES has no recommendation for {}", identity.name))
            .read(asked.read())
            .into();
    };
    let kinds: Result<Vec<&str>, Gap> = open.iter().map(|it| it.at("Type").text()).collect();
    let description = first
        .at("Description")
        .optional_text()?
        .unwrap_or("see the console");
    Outcome::risk(format!(
        "SES recommends for {}: {} ({description})",
        identity.name,
        kinds?.join(", ")
    ))
    .reads(
        open.iter()
            .flat_map(|it| [it.at("Type").read(), it.at("Impact").read()]),
    )
    .note(format!(
        "SES console, {}, Virtual Deliverability Manager, Advisor",
        identity.region
    ))
    .into()
}
