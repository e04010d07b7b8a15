//! SES in the account and Region of the identity.

use crate::case::{Case, Row};
use crate::catalog::account::{
    REPUTATION_BOUNCES, REPUTATION_COMPLAINTS, SES_AUTO_VALIDATION, SES_PAUSED, SES_PROBATION,
    SES_QUOTA, SES_RATE, SES_SANDBOX, SES_SHUTDOWN, VDM, VDM_OFF,
};
use crate::counted::counted;
use crate::evidence::Node;
use crate::finding::Finding;
use crate::operation::Operation;
use crate::verdict::{Gap, Outcome, Verdict};

mod advice;
mod reputation;

const ROWS: &[Row] = &[
    (&SES_SANDBOX, sandbox),
    (&SES_PAUSED, paused),
    (&SES_SHUTDOWN, shutdown),
    (&SES_PROBATION, probation),
    (&SES_QUOTA, quota),
    (&SES_RATE, rate),
    (&SES_AUTO_VALIDATION, auto_validation),
    (&REPUTATION_BOUNCES, reputation::bounces),
    (&REPUTATION_COMPLAINTS, reputation::complaints),
    (&VDM, advice::recommendations),
    (&VDM_OFF, advice::switched_off),
];

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    case.run(ROWS)
}

/// Returns the account's answer and the Region; none where mail takes another way.
fn account<'a>(case: &Case<'a>) -> Result<Option<(Node<'a>, String)>, Gap> {
    let Some(identity) = case.own_identity()? else {
        return Ok(None);
    };
    let asked = case
        .evidence
        .ask(Operation::GetAccount, &identity.region, "");
    Ok(Some((asked.body()?, identity.region)))
}

fn sandbox(case: &Case<'_>) -> Verdict {
    let Some((account, region)) = account(case)? else {
        return Ok(None);
    };
    let access = account.at("ProductionAccessEnabled");
    if access.bool()? {
        return Outcome::ok(format!("SES in {region} is out of its sandbox"))
            .read(access.read())
            .into();
    }
    let review = account.at("Details.ReviewDetails.Status");
    let request = format!(
        "aws sesv2 put-account-details --region {region} --production-access-enabled --mail-type TRANSACTIONAL --website-url https://YOUR-WEBSITE --use-case-description \"Sign-up codes and password resets of our users\""
    );
    let note = match review.optional_text()? {
        Some("PENDING") => {
            "AWS is reviewing your request: wait for its answer in the Support Center, at most a day as a rule"
        }
        Some("DENIED") => {
            "AWS denied your request: answer the support case with what you send, to whom, and how you handle bounces"
        }
        _ => "AWS answers in the Support Center, within a day as a rule; no template can do this",
    };
    Outcome::broken(format!(
        "SES in {region} is in its sandbox: only verified addresses get mail"
    ))
    .read(access.read())
    .reads(review.exists().then(|| review.read()))
    .command(request)
    .note(note)
    .into()
}

fn paused(case: &Case<'_>) -> Verdict {
    let Some((account, region)) = account(case)? else {
        return Ok(None);
    };
    let enabled = account.at("SendingEnabled");
    if enabled.bool()? {
        return Outcome::ok(format!("SES in {region} sends"))
            .read(enabled.read())
            .into();
    }
    Outcome::broken(format!(
        "sending is paused for the account's SES in {region}"
    ))
    .read(enabled.read())
    .command(format!(
        "aws sesv2 put-account-sending-attributes --region {region} --sending-enabled"
    ))
    .note("find out first who paused it: an alarm on bounces may have done so on purpose")
    .into()
}

fn shutdown(case: &Case<'_>) -> Verdict {
    enforcement(case, "SHUTDOWN", |region| {
        Outcome::broken(format!(
            "AWS has shut down the account's sending in {region}"
        ))
    })
}

fn probation(case: &Case<'_>) -> Verdict {
    enforcement(case, "PROBATION", |region| {
        Outcome::risk(format!(
            "SES has the account in {region} under review and may stop its sending"
        ))
    })
}

fn enforcement(case: &Case<'_>, bad: &str, outcome: impl Fn(&str) -> Outcome) -> Verdict {
    let Some((account, region)) = account(case)? else {
        return Ok(None);
    };
    let status = account.at("EnforcementStatus");
    match status.text()? {
        found if found == bad => outcome(&region)
            .read(status.read())
            .note(format!("answer the case in the Support Center; the numbers are in the SES console, {region}, Reputation metrics"))
            .into(),
        "HEALTHY" | "PROBATION" | "SHUTDOWN" => {
            Outcome::ok(format!("SES in {region} does not have the status {bad}")).read(status.read()).into()
        }
        _ => Err(status.unfamiliar()),
    }
}

fn quota(case: &Case<'_>) -> Verdict {
    let Some((account, region)) = account(case)? else {
        return Ok(None);
    };
    let (sent, most) = (
        account.at("SendQuota.SentLast24Hours"),
        account.at("SendQuota.Max24HourSend"),
    );
    let (used, limit) = (sent.number()?, most.number()?);
    let message = format!(
        "{used} of {} in 24 hours sent in {region}",
        counted(limit, "mail")
    );
    // -1 is "unlimited" (SES API v2, SendQuota).
    if limit < 0.0 || used < 0.8 * limit {
        return Outcome::ok(message)
            .read(sent.read())
            .read(most.read())
            .into();
    }
    let is_used_up = used >= limit;
    let message = if is_used_up {
        format!("the sending quota is used up: {message}")
    } else {
        message
    };
    Outcome::broken_if(is_used_up, message)
        .read(sent.read())
        .read(most.read())
        .command(format!("aws service-quotas request-service-quota-increase --region {region} --service-code ses --quota-code L-804C8AE8 --desired-value {}", limit * 10.0))
        .into()
}

fn rate(case: &Case<'_>) -> Verdict {
    let Some((account, region)) = account(case)? else {
        return Ok(None);
    };
    let rate = account.at("SendQuota.MaxSendRate");
    let most = rate.number()?;
    let message = format!("SES in {region} accepts {} a second", counted(most, "mail"));
    if !(0.0..=1.0).contains(&most) {
        return Outcome::ok(message).read(rate.read()).into();
    }
    Outcome::risk(format!("{message}: several sign-ups at once are throttled"))
        .read(rate.read())
        .note(format!("production access raises it; later ask for more in Service Quotas, {region}, Amazon SES, \"Sending rate\""))
        .into()
}

fn auto_validation(case: &Case<'_>) -> Verdict {
    let Some((account, region)) = account(case)? else {
        return Ok(None);
    };
    let suppression = account.at("SuppressionAttributes");
    // Accounts that never set it have no such member.
    let threshold = suppression.at("ValidationAttributes.ConditionThreshold");
    if !threshold.exists() {
        return if suppression.exists() {
            Ok(None)
        } else {
            Err(missing(&suppression))
        };
    }
    let command = format!(
        "aws sesv2 put-account-suppression-attributes --region {region} --suppressed-reasons BOUNCE COMPLAINT --validation-attributes '{{\"ConditionThreshold\":{{\"ConditionThresholdEnabled\":\"DISABLED\"}}}}'"
    );
    validation(
        &threshold,
        &format!("the account's SES in {region}"),
        command,
    )
}

/// Returns the gap of a member whose absence means nothing.
fn missing(node: &Node<'_>) -> Gap {
    Gap::new("a part of the answer is missing").read(node.read())
}

/// Judges Auto Validation, of an account or of a configuration set.
pub(in crate::checks) fn validation(
    threshold: &Node<'_>,
    subject: &str,
    command: String,
) -> Verdict {
    let enabled = threshold.at("ConditionThresholdEnabled");
    let level = threshold.at("OverallConfidenceThreshold.ConfidenceVerdictThreshold");
    match (enabled.text()?, level.optional_text()?) {
        ("DISABLED", _) => Outcome::ok(format!("{subject} sends to addresses that it doubts"))
            .read(enabled.read())
            .into(),
        ("ENABLED", Some("MEDIUM" | "MANAGED")) => Outcome::ok(format!(
            "{subject} holds back only addresses that are not likely to exist"
        ))
        .read(level.read())
        .into(),
        ("ENABLED", _) => Outcome::risk(format!(
            "Auto Validation is on: {subject} sends nothing to addresses below its threshold"
        ))
        .read(enabled.read())
        .reads(level.exists().then(|| level.read()))
        .command(command)
        .into(),
        _ => Err(enabled.unfamiliar()),
    }
}
