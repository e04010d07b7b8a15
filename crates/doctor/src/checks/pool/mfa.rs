//! One-time codes by email.

use crate::case::{Case, SendingAccount};
use crate::evidence::Node;
use crate::finding::Read;
use crate::operation::Operation;
use crate::verdict::{Gap, Outcome, Verdict};

pub(super) fn needs_ses(case: &Case<'_>) -> Verdict {
    let account = case.email()?.at("EmailSendingAccount");
    if case.sending_account()? == SendingAccount::Developer {
        return Outcome::ok("the pool sends through SES, as codes by email need")
            .read(account.read())
            .into();
    }
    let factors = case
        .pool()?
        .at("Policies.SignInPolicy.AllowedFirstAuthFactors");
    if factors.optional_texts()?.contains(&"EMAIL_OTP") {
        return broken(case, &account, factors.read());
    }
    match requires_email_code(case)? {
        Some(read) => broken(case, &account, read),
        None => Outcome::ok("the pool asks for no code by email at sign-in")
            .read(account.read())
            .into(),
    }
}

fn broken(case: &Case<'_>, account: &Node<'_>, read: Read) -> Verdict {
    let outcome = Outcome::broken("the pool signs in with codes by email, which Cognito sends only through SES (EmailSendingAccount is COGNITO_DEFAULT)")
        .read(account.read())
        .read(read);
    case.pool_setting(
        outcome,
        super::sender::CLOUDFORMATION,
        super::sender::TERRAFORM,
    )
    .into()
}

/// Returns the evidence that multi-factor authentication uses email; none if it does not.
pub(in crate::checks) fn requires_email_code(case: &Case<'_>) -> Result<Option<Read>, Gap> {
    let asked = case.evidence.ask(
        Operation::GetUserPoolMfaConfig,
        case.region(),
        &case.target().pool,
    );
    let config = asked.body()?;
    let mode = config.at("MfaConfiguration");
    match mode.text()? {
        "OFF" => Ok(None),
        // A pool without email codes has no such member.
        "ON" | "OPTIONAL" => {
            let email = config.at("EmailMfaConfiguration");
            let mut read = email.read();
            read.value = "set".to_owned();
            Ok(email.exists().then_some(read))
        }
        _ => Err(mode.unfamiliar()),
    }
}
