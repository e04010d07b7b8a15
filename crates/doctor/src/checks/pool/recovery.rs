//! Verification and recovery by email.

use crate::case::Case;
use crate::evidence::Node;
use crate::verdict::{Outcome, Verdict};

pub(super) fn auto_verified(case: &Case<'_>) -> Verdict {
    let pool = case.pool()?;
    // Cognito leaves the member out if nothing is verified.
    let attributes = pool.at("AutoVerifiedAttributes");
    let by_admin = pool.at("AdminCreateUserConfig.AllowAdminCreateUserOnly");
    if attributes.optional_texts()?.contains(&"email") {
        return Outcome::ok("the pool verifies email addresses")
            .read(attributes.read())
            .into();
    }
    let only_admins = by_admin.exists() && by_admin.bool()?;
    let outcome = if only_admins {
        Outcome::risk("email is not verified automatically: a changed address gets no code (only administrators create users)").read(by_admin.read())
    } else {
        Outcome::broken(
            "email is not verified automatically: a sign-up and a changed address get no mail",
        )
    };
    let outcome = outcome.read(attributes.read());
    case.pool_setting(
        outcome,
        "AutoVerifiedAttributes: [email]",
        "auto_verified_attributes = [\"email\"]",
    )
    .into()
}

pub(super) fn recovery(case: &Case<'_>) -> Verdict {
    let setting = case.pool()?.at("AccountRecoverySetting.RecoveryMechanisms");
    let read = setting.read();
    let mut mechanisms = vec![];
    for mechanism in setting.optional_list()? {
        mechanisms.push((priority(&mechanism)?, mechanism.at("Name").text()?));
    }
    mechanisms.sort_unstable();
    let names: Vec<&str> = mechanisms.iter().map(|(_, name)| *name).collect();
    let outcome = match names.as_slice() {
        ["verified_email", ..] => {
            return Outcome::ok("a forgotten password is reset by email")
                .read(read)
                .into();
        }
        [] => Outcome::risk(
            "AccountRecoverySetting is not set: a user with a verified phone gets the reset code by SMS instead of email",
        ),
        names if names.contains(&"verified_email") => Outcome::risk(
            "phones come before email: a user with a verified phone gets the reset code by SMS",
        ),
        ["admin_only"] => Outcome::broken(
            "only administrators may reset a password (admin_only): ForgotPassword sends no mail",
        ),
        names => Outcome::broken(format!(
            "ForgotPassword never uses email: recovery is by {}",
            names.join(", ")
        )),
    };
    let cloudformation = "AccountRecoverySetting:\n  RecoveryMechanisms:\n    - Name: verified_email\n      Priority: 1";
    let terraform = "account_recovery_setting {\n  recovery_mechanism {\n    name     = \"verified_email\"\n    priority = 1\n  }\n}";
    case.pool_setting(outcome.read(read), cloudformation, terraform)
        .into()
}

fn priority(mechanism: &Node<'_>) -> Result<i64, crate::verdict::Gap> {
    #[allow(clippy::cast_possible_truncation, reason = "priorities are 1 and 2")]
    mechanism
        .at("Priority")
        .number()
        .map(|number| number as i64)
}
