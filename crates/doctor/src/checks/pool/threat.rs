//! The notices of threat protection, which have a sender of their own.

use crate::case::Case;
use crate::evidence::Node;
use crate::operation::Operation;
use crate::verdict::{Gap, Outcome, Verdict};
use sending::arn::IdentityArn;
use sending::mailbox::Mailbox;

pub(super) fn notices(case: &Case<'_>) -> Verdict {
    let pool = case.pool()?;
    let mode = pool.at("UserPoolAddOns.AdvancedSecurityMode");
    if !matches!(mode.optional_text()?, Some("AUDIT" | "ENFORCED")) {
        return Ok(None);
    }
    let asked = case.evidence.ask(
        Operation::DescribeRiskConfiguration,
        case.region(),
        &case.target().pool,
    );
    let Some(answer) = asked.found()? else {
        return Ok(None);
    };
    answer.at("RiskConfiguration").members()?;
    let takeover = answer.at("RiskConfiguration.AccountTakeoverRiskConfiguration");
    if !notifies(&takeover)? {
        return Ok(None);
    }
    let source = takeover.at("NotifyConfiguration.SourceArn");
    let identity = IdentityArn::parse(source.text()?)
        .map_err(|error| Gap::new(error.to_string()).read(source.read()))?;
    judge(case, &identity, &takeover.at("NotifyConfiguration.From"))
}

/// Returns true if an action tells the user.
fn notifies(takeover: &Node<'_>) -> Result<bool, Gap> {
    for level in ["LowAction", "MediumAction", "HighAction"] {
        let action = takeover.at("Actions").at(level);
        if action.exists() && action.at("Notify").bool()? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn judge(case: &Case<'_>, identity: &IdentityArn, from: &Node<'_>) -> Verdict {
    let (name, region) = (&identity.name, &identity.region);
    let asked = case.evidence.ask(Operation::GetEmailIdentity, region, name);
    let fix =
        format!("aws sesv2 create-email-identity --region {region} --email-identity \"{name}\"");
    let Some(answer) = asked.found()? else {
        let message = format!(
            "threat protection's notices are sent as {name}, which does not exist in SES in {region}"
        );
        return Outcome::broken(message)
            .read(asked.read())
            .command(fix)
            .into();
    };
    let verified = answer.at("VerifiedForSendingStatus");
    if !verified.bool()? {
        let message = format!(
            "threat protection's notices are sent as {name}, which is not verified in SES in {region}"
        );
        return Outcome::broken(message)
            .read(verified.read())
            .note("finish the verification of that identity")
            .into();
    }
    let mailbox = from.optional_text()?.map(Mailbox::parse);
    match mailbox {
        Some(Ok(mailbox)) if identity.covers(&mailbox) => {}
        None if identity.is_address() => {}
        _ => {
            let message = format!(
                "threat protection's notices have a From that the identity {name} does not cover"
            );
            return Outcome::broken(message)
                .read(from.read())
                .note("correct From of NotifyConfiguration")
                .into();
        }
    }
    Outcome::ok("threat protection's notices have a verified sender")
        .read(verified.read())
        .into()
}
