//! The user's address, and whether Cognito uses it.

use super::{Person, status};
use crate::case::Case;
use crate::checks::pool::requires_email_code;
use crate::verdict::{Gap, Outcome, Verdict};

pub(super) fn missing(case: &Case<'_>, person: &Person<'_>) -> Verdict {
    let read = person.read_attributes("email");
    if person.email()?.is_some() {
        return Outcome::ok("the user has an email address")
            .read(read)
            .into();
    }
    Outcome::broken("the user has no email address")
        .read(read)
        .command(format!("aws cognito-idp admin-update-user-attributes {} --user-attributes Name=email,Value=\"$ADDRESS\"", person.arguments(case)))
        .into()
}

/// Returns the recovery mechanisms; empty if the pool sets none.
fn recovery(case: &Case<'_>) -> Result<Vec<String>, Gap> {
    let mechanisms = case
        .pool()?
        .at("AccountRecoverySetting.RecoveryMechanisms")
        .optional_list()?;
    mechanisms
        .iter()
        .map(|it| it.at("Name").text().map(str::to_owned))
        .collect()
}

pub(super) fn unverified(case: &Case<'_>, person: &Person<'_>) -> Verdict {
    if person.email()?.is_none()
        || status::is(person, "EXTERNAL_PROVIDER")?
        || status::is(person, "UNCONFIRMED")?
    {
        return Ok(None);
    }
    let read = person.read_attributes("email_verified");
    if person.has_attribute("email_verified", "true")? {
        return Outcome::ok("the user's address is verified")
            .read(read)
            .into();
    }
    let mechanisms = recovery(case)?;
    if !mechanisms.is_empty() && !mechanisms.iter().any(|it| it == "verified_email") {
        return Ok(None);
    }
    let is_invited = status::is(person, "FORCE_CHANGE_PASSWORD")?;
    Outcome::broken_if(!is_invited, "the user's address is not verified, so ForgotPassword sends nothing to it")
        .read(read)
        .command(format!("aws cognito-idp admin-update-user-attributes {} --user-attributes Name=email_verified,Value=true", person.arguments(case)))
        .note("only if you know that the address is the user's; otherwise let the user sign in and verify it")
        .into()
}

pub(super) fn already(_: &Case<'_>, person: &Person<'_>) -> Verdict {
    let is_verified = person.has_attribute("email_verified", "true")?;
    if !is_verified || !status::is(person, "CONFIRMED")? {
        return Ok(None);
    }
    Outcome::ok("the user is confirmed and the address verified: no verification mail is due")
        .read(person.read_attributes("email_verified"))
        .into()
}

pub(super) fn email_mfa(case: &Case<'_>, person: &Person<'_>) -> Verdict {
    if recovery(case)? != ["verified_email"] {
        return Ok(None);
    }
    let factors = person.node.at("UserMFASettingList");
    let of_pool = requires_email_code(case)?;
    let is_set = factors.optional_texts()?.contains(&"EMAIL_OTP");
    let message = "email is the user's second factor and the pool's only way to recover: ForgotPassword sends nothing";
    let outcome = match of_pool {
        _ if is_set => Outcome::broken(message).read(factors.read()),
        None => return Outcome::ok("the pool's second factor is not email").into(),
        Some(_) if !person.has_factors => {
            return Err(
                Gap::new("ListUsers does not say which second factors the user has")
                    .read(factors.read()),
            );
        }
        Some(read) => {
            Outcome::risk("the pool uses email as a second factor and as the only way to recover")
                .read(read)
        }
    };
    let cloudformation = "AccountRecoverySetting:\n  RecoveryMechanisms:\n    - { Name: verified_email, Priority: 1 }\n    - { Name: verified_phone_number, Priority: 2 }";
    let terraform = "account_recovery_setting {\n  recovery_mechanism {\n    name     = \"verified_email\"\n    priority = 1\n  }\n  recovery_mechanism {\n    name     = \"verified_phone_number\"\n    priority = 2\n  }\n}";
    case.pool_setting(outcome, cloudformation, terraform).into()
}
