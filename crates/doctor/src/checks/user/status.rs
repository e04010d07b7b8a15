//! The status of a user.

use super::Person;
use crate::case::Case;
use crate::counted::counted;
use crate::verdict::{Gap, Outcome, Verdict};

const KNOWN: [&str; 8] = [
    "ARCHIVED",
    "COMPROMISED",
    "CONFIRMED",
    "EXTERNAL_PROVIDER",
    "FORCE_CHANGE_PASSWORD",
    "RESET_REQUIRED",
    "UNCONFIRMED",
    "UNKNOWN",
];

/// Returns true if the user has this status.
///
/// # Errors
/// If the status is not known.
pub(super) fn is(person: &Person<'_>, status: &str) -> Result<bool, Gap> {
    let node = person.status();
    let found = node.text()?;
    if KNOWN.contains(&found) {
        Ok(found == status)
    } else {
        Err(node.unfamiliar())
    }
}

pub(super) fn disabled(case: &Case<'_>, person: &Person<'_>) -> Verdict {
    let enabled = person.node.at("Enabled");
    if enabled.bool()? {
        return Outcome::ok("the user is enabled")
            .read(enabled.read())
            .into();
    }
    Outcome::broken("the user is disabled, so Cognito sends no codes")
        .read(enabled.read())
        .command(format!(
            "aws cognito-idp admin-enable-user {}",
            person.arguments(case)
        ))
        .into()
}

pub(super) fn force_change(case: &Case<'_>, person: &Person<'_>) -> Verdict {
    let status = person.status();
    if !is(person, "FORCE_CHANGE_PASSWORD")? {
        return Outcome::ok(format!("the user's status is {}", status.text()?))
            .read(status.read())
            .into();
    }
    let arguments = person.arguments(case);
    Outcome::broken("the user has not accepted the invitation (FORCE_CHANGE_PASSWORD), so ForgotPassword sends nothing")
        .read(status.read())
        .command(resend(&arguments))
        .command(format!("aws cognito-idp admin-set-user-password {arguments} --password \"$PASSWORD\" --permanent"))
        .into()
}

fn resend(arguments: &str) -> String {
    format!(
        "aws cognito-idp admin-create-user {arguments} --message-action RESEND --desired-delivery-mediums EMAIL"
    )
}

const DAY: f64 = 86_400.0;

pub(super) fn invite_expired(case: &Case<'_>, person: &Person<'_>) -> Verdict {
    if !is(person, "FORCE_CHANGE_PASSWORD")? {
        return Ok(None);
    }
    let days = case
        .pool()?
        .at("Policies.PasswordPolicy.TemporaryPasswordValidityDays");
    let modified = person.node.at("UserLastModifiedDate");
    #[allow(clippy::cast_precision_loss, reason = "seconds since 1970 fit")]
    let age = case.target().now as f64 - modified.number()?;
    let message = format!(
        "the temporary password was valid for {}",
        counted(days.number()?, "day")
    );
    if age <= days.number()? * DAY {
        return Outcome::ok(message)
            .read(modified.read())
            .read(days.read())
            .into();
    }
    Outcome::risk(format!("{message} and has expired"))
        .read(modified.read())
        .read(days.read())
        .command(resend(&person.arguments(case)))
        .into()
}

pub(super) fn external(_: &Case<'_>, person: &Person<'_>) -> Verdict {
    if !is(person, "EXTERNAL_PROVIDER")? {
        return Ok(None);
    }
    Outcome::ok(
        "the user comes from an external identity provider and never gets a mail about a password",
    )
    .read(person.status().read())
    .into()
}

pub(super) fn reset_required(case: &Case<'_>, person: &Person<'_>) -> Verdict {
    if !is(person, "RESET_REQUIRED")? {
        return Ok(None);
    }
    Outcome::risk("an administrator has reset the user's password; the code was sent then")
        .read(person.status().read())
        .command(format!(
            "aws cognito-idp admin-reset-user-password {}",
            person.arguments(case)
        ))
        .into()
}

pub(super) fn sms(case: &Case<'_>, person: &Person<'_>) -> Verdict {
    if !is(person, "FORCE_CHANGE_PASSWORD")? || person.attribute("phone_number")?.is_none() {
        return Ok(None);
    }
    let mut read = person.read_attributes("phone_number");
    read.value = "set".to_owned();
    Outcome::risk("the user has a phone number: an invitation without DesiredDeliveryMediums EMAIL goes by SMS")
        .read(read)
        .command(resend(&person.arguments(case)))
        .into()
}
