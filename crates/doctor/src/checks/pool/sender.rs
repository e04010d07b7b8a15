//! The sender that the pool names.

use crate::case::{Case, SendingAccount};
use crate::evidence::Node;
use crate::finding::Read;
use crate::verdict::{Outcome, Verdict};
use sending::arn::IdentityArn;
use sending::mailbox::Mailbox;

pub(super) const CLOUDFORMATION: &str = "EmailConfiguration:\n  EmailSendingAccount: DEVELOPER\n  SourceArn: !Sub arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:identity/YOUR-DOMAIN\n  From: no-reply at YOUR-DOMAIN";
pub(super) const TERRAFORM: &str = "email_configuration {\n  email_sending_account = \"DEVELOPER\"\n  source_arn            = aws_sesv2_email_identity.domain.arn\n  from_email_address    = \"no-reply at YOUR-DOMAIN\"\n}";

pub(super) fn default_cap(case: &Case<'_>) -> Verdict {
    let account = case.email()?.at("EmailSendingAccount");
    if case.has_custom_sender() {
        return Ok(None);
    }
    if case.sending_account()? == SendingAccount::Developer {
        return Outcome::ok("the pool sends through SES of its own account")
            .read(account.read())
            .into();
    }
    let outcome = Outcome::risk("Cognito's own sender is in use: at most 50 mails a day for the whole account, often filtered, and nothing shows whether they left")
        .read(account.read())
        .command("aws sesv2 create-email-identity --region REGION --email-identity YOUR-DOMAIN".replace("REGION", case.region()));
    case.pool_setting(outcome, CLOUDFORMATION, TERRAFORM).into()
}

pub(super) fn from(case: &Case<'_>) -> Verdict {
    let Some(identity) = case.identity()? else {
        return Ok(None);
    };
    let from = case.email()?.at("From");
    if case.sending_account()? == SendingAccount::CognitoDefault {
        return of_default(case, &identity);
    }
    let Some(text) = from.optional_text()? else {
        return absent(case, &identity, from.read());
    };
    let (problem, right) = match Mailbox::parse(text) {
        Err(error) => (format!("SES does not take the pool's From: {error}"), None),
        Ok(mailbox) if !identity.covers(&mailbox) => (
            format!(
                "the identity {} does not cover From, {}",
                identity.name,
                mailbox.address()
            ),
            None,
        ),
        Ok(mailbox) if !mailbox.is_well_formed() => (
            "From has a display name that SES refuses unless it is quoted or encoded".to_owned(),
            Some(mailbox.to_string()),
        ),
        Ok(_) => {
            return Outcome::ok(format!("From is a mailbox of {}", identity.name))
                .read(from.read())
                .into();
        }
    };
    let right = right.unwrap_or_else(|| example(&identity));
    setting(case, Outcome::broken(problem).read(from.read()), &right)
}

/// Seen on real accounts, but not documented.
fn of_default(case: &Case<'_>, identity: &IdentityArn) -> Verdict {
    let source = case.email()?.at("SourceArn");
    if identity.is_address() {
        return Outcome::ok("SourceArn is an address, as COGNITO_DEFAULT needs")
            .read(source.read())
            .into();
    }
    let outcome = Outcome::risk(
        "with COGNITO_DEFAULT Cognito takes only an address as SourceArn, and this is a domain",
    )
    .read(source.read());
    case.pool_setting(outcome, CLOUDFORMATION, TERRAFORM).into()
}

fn absent(case: &Case<'_>, identity: &IdentityArn, read: Read) -> Verdict {
    if identity.is_address() {
        return Outcome::ok("the identity is an address, so From may be absent")
            .read(read)
            .into();
    }
    let message = format!(
        "the identity {} is a domain, and the pool has no From",
        identity.name
    );
    setting(
        case,
        Outcome::broken(message).read(read),
        &example(identity),
    )
}

fn example(identity: &IdentityArn) -> String {
    if identity.is_address() {
        identity.name.clone()
    } else {
        format!("no-reply@{}", identity.name)
    }
}

fn setting(case: &Case<'_>, outcome: Outcome, from: &str) -> Verdict {
    let quoted = from.replace('\\', "\\\\").replace('"', "\\\"");
    let cloudformation = format!("EmailConfiguration:\n  From: '{from}'");
    let terraform = format!("email_configuration {{\n  from_email_address = \"{quoted}\"\n}}");
    case.pool_setting(outcome, &cloudformation, &terraform)
        .into()
}

pub(super) fn reply_to(case: &Case<'_>) -> Verdict {
    let reply_to = case.email()?.at("ReplyToEmailAddress");
    let Some(text) = reply_to.optional_text()? else {
        return Ok(None);
    };
    let Err(error) = Mailbox::parse(text) else {
        return Outcome::ok("ReplyToEmailAddress is an address")
            .read(reply_to.read())
            .into();
    };
    let outcome = Outcome::broken(format!(
        "every mail fails because of ReplyToEmailAddress: {error}"
    ))
    .read(reply_to.read());
    let (cloudformation, terraform) = (
        "EmailConfiguration:\n  ReplyToEmailAddress: support at YOUR-DOMAIN",
        "email_configuration {\n  reply_to_email_address = \"support at YOUR-DOMAIN\"\n}",
    );
    case.pool_setting(outcome, cloudformation, terraform).into()
}

pub(super) fn legacy_failure(case: &Case<'_>) -> Verdict {
    let failure: Node<'_> = case.pool()?.at("EmailConfigurationFailure");
    let Some(text) = failure.optional_text()?.filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    Outcome::risk(format!("Cognito once could not send for this pool: {text}"))
        .read(failure.read())
        .note("save the pool's email settings again once everything else is ok")
        .into()
}
