//! The pool's own texts.

use crate::case::Case;
use crate::counted::counted;
use crate::verdict::{Outcome, Verdict};

pub(super) fn invitation(case: &Case<'_>) -> Verdict {
    let pool = case.pool()?;
    let text = pool.at("AdminCreateUserConfig.InviteMessageTemplate.EmailMessage");
    pool.at("AdminCreateUserConfig").members()?;
    // Without a text of its own the pool uses Cognito's.
    let Some(message) = text.optional_text()? else {
        return Outcome::ok("the invitation has Cognito's own text")
            .read(text.read())
            .into();
    };
    let mut read = text.read();
    read.value = counted(message.chars().count(), "character");
    if message.contains("{####}") {
        return Outcome::ok("the invitation's text has {####}")
            .read(read)
            .into();
    }
    let factors = pool.at("Policies.SignInPolicy.AllowedFirstAuthFactors");
    let factors = factors.optional_texts()?;
    if !factors.is_empty() && !factors.contains(&"PASSWORD") {
        return Outcome::ok("users have no passwords, so the invitation needs no {####}")
            .read(read)
            .into();
    }
    let function = pool.at("LambdaConfig.CustomMessage");
    let outcome = if function.exists() {
        Outcome::risk("the invitation's text lacks {####}: if the CustomMessage function gives no text, Cognito does not deliver the invitation").read(function.read())
    } else {
        Outcome::broken("the invitation's text lacks {####}: Cognito does not deliver it")
    };
    let cloudformation = "AdminCreateUserConfig:\n  InviteMessageTemplate:\n    EmailMessage: \"Your user name is {username} and your temporary password is {####}\"";
    let terraform = "admin_create_user_config {\n  invite_message_template {\n    email_message = \"Your user name is {username} and your temporary password is {####}\"\n    email_subject = \"Your account\"\n    sms_message   = \"{username} {####}\"\n  }\n}";
    case.pool_setting(outcome.read(read), cloudformation, terraform)
        .into()
}

pub(super) fn link(case: &Case<'_>) -> Verdict {
    let pool = case.pool()?;
    let domains = [pool.at("Domain"), pool.at("CustomDomain")];
    if let Some(domain) = domains.iter().find(|domain| domain.exists()) {
        return Outcome::ok("the pool has a domain for links")
            .read(domain.read())
            .into();
    }
    let option = pool.at("VerificationMessageTemplate.DefaultEmailOption");
    match option.text()? {
        "CONFIRM_WITH_CODE" => Outcome::ok("the pool verifies by code")
            .read(option.read())
            .into(),
        "CONFIRM_WITH_LINK" => {
            let outcome = Outcome::broken("the pool verifies by link and has no domain that the link could lead to")
                .read(option.read())
                .read(domains[0].read())
                .command(format!(
                    "aws cognito-idp create-user-pool-domain --region {} --user-pool-id {} --domain YOUR-PREFIX",
                    case.region(),
                    case.target().pool
                ));
            let cloudformation = "VerificationMessageTemplate:\n  DefaultEmailOption: CONFIRM_WITH_CODE\n# or a resource AWS::Cognito::UserPoolDomain";
            let terraform = "verification_message_template {\n  default_email_option = \"CONFIRM_WITH_CODE\"\n}\n# or a resource aws_cognito_user_pool_domain";
            case.pool_setting(outcome, cloudformation, terraform).into()
        }
        _ => Err(option.unfamiliar()),
    }
}
