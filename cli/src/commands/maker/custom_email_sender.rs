//! Mails as custom-email-sender makes them, with a sample in place of the code that only KMS can open.

use custom_email_sender::event::{self, Event, Trigger};
use custom_email_sender::mail::{self, Drafter, Mail, Ways, with_facts};
use custom_message::config::Config;
use custom_message::limits;
use custom_message::message::Verification;
use serde_json::Value;
use serde_json::value::RawValue;
use theme::mail::Renderer;
use theme::{Invitation, Kind, Occasion, Problem, Scope, Theme};

use super::{Made, MadeEmail, Step};
use crate::commands::substitution::sample_code;
use crate::environment;

/// The prefixes of both triggers' sources: the names behind them are the same.
const CUSTOM_MESSAGE: &str = "CustomMessage_";
const CUSTOM_EMAIL_SENDER: &str = "CustomEmailSender_";

/// custom-email-sender with a theme.
pub struct SenderMaker {
    drafter: Drafter,
    by_link: bool,
    invitation: Invitation,
    link_domain: Option<String>,
    problems: Vec<Problem>,
}

impl SenderMaker {
    /// Makes the function.
    pub fn new(theme: Theme, config: Config) -> Self {
        let mut problems = config.problems;
        problems.extend_from_slice(theme.problems());
        Self {
            drafter: Drafter::new(Renderer::new(theme)),
            by_link: config.verification == Verification::Link,
            invitation: config.invitation,
            link_domain: environment::link_domain(),
            problems,
        }
    }

    pub(super) const fn renderer(&self) -> &Renderer {
        self.drafter.renderer()
    }

    pub(super) fn start_problems(&self) -> &[Problem] {
        &self.problems
    }

    pub(super) fn made(&mut self, event: &RawValue) -> Result<Made, String> {
        let mut trigger = trigger(event)?;
        if trigger.kind == Kind::AccountTakeOverNotification {
            trigger.person = with_facts(trigger.person);
        }
        let ways = Ways {
            by_link: self.by_link,
            invitation: self.invitation,
            link_domain: self.link_domain.as_deref(),
        };
        let has_code = trigger.code.is_some()
            && !trigger.kind.is_notice()
            && ways.occasion(&trigger) != Some(Occasion::Passwordless);
        let code = match has_code {
            true => sample_code(trigger.kind.is_invitation()),
            false => "",
        };
        let (mail, scope) = self.drafter.mail_of(&trigger, code, ways);
        Ok(made(trigger, mail, scope))
    }
}

fn made(trigger: Trigger, mail: Mail, scope: Scope) -> Made {
    let warnings = mail.warnings.into_iter();
    let warnings: Vec<_> = warnings.map(|problem| ("email", problem)).collect();
    Made {
        kind: trigger.kind,
        locale: mail.locale,
        client: trigger.client,
        variant: mail.variant,
        scope,
        fell_back: !warnings.is_empty(),
        email: Some(MadeEmail {
            subject: mail.subject,
            characters: mail.html.as_deref().map_or(0, limits::length),
            html: mail.html,
            text: Ok(mail.text),
        }),
        email_step: match mail.step {
            mail::Step::Theme => Step::Theme,
            mail::Step::Default => Step::Default,
            mail::Step::BuiltIn => Step::BuiltIn,
        },
        sms: None,
        sms_step: Step::NotSent,
        warnings,
    }
}

/// Reads an event of the trigger, of PostConfirmation, or of CustomMessage, so that one sample serves both
/// functions.
fn trigger(event: &RawValue) -> Result<Trigger, String> {
    let mut event: Value = serde_json::from_str(event.get()).map_err(|error| error.to_string())?;
    let source = event["triggerSource"].as_str().unwrap_or_default();
    if let Some(name) = source.strip_prefix(CUSTOM_MESSAGE) {
        event["triggerSource"] = format!("{CUSTOM_EMAIL_SENDER}{name}").into();
        if let Some(request) = event["request"].as_object_mut() {
            let code = request.get("codeParameter").cloned();
            request.insert("code".to_owned(), code.unwrap_or_default());
        }
    }
    match event::read(&event.to_string()) {
        Event::Mail(trigger) | Event::PostConfirmation(trigger) => Ok(*trigger),
        Event::Unknown(reason) => Err(reason),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(json: &str) -> Result<Made, String> {
        let config = Config::default();
        let theme = Theme::load(None, &[]);
        let event = serde_json::from_str(json).unwrap();
        SenderMaker::new(theme, config).made(event)
    }

    #[test]
    fn a_sample_of_custom_message_serves_this_function_too() {
        let sample = include_str!("../../../../templates/samples/sign-up.json");
        let email = made(sample).unwrap().email.unwrap();
        assert!(email.html.unwrap().contains("482913"));
        assert!(email.text.unwrap().contains("482913"));
    }

    #[test]
    fn an_encrypted_code_is_a_sample_in_the_mail() {
        let event = r#"{"triggerSource":"CustomEmailSender_ForgotPassword","request":{"code":"AYADeJ",
            "userAttributes":{"email":"ana@example.com"}}}"#;
        let made = made(event).unwrap();
        assert_eq!(
            (made.kind, made.sms_step),
            (Kind::ForgotPassword, Step::NotSent)
        );
        assert!(made.email.unwrap().html.unwrap().contains("482913"));
    }

    #[test]
    fn a_notice_has_no_code_and_another_trigger_no_mail() {
        let welcome =
            r#"{"triggerSource":"PostConfirmation_ConfirmSignUp","request":{"code":"x"}}"#;
        let made_notice = made(welcome).unwrap();
        assert_eq!(made_notice.kind, Kind::Welcome);
        assert!(!made_notice.email.unwrap().html.unwrap().contains("482913"));
        let refused = made(r#"{"triggerSource":"PreSignUp_SignUp"}"#).unwrap_err();
        assert!(refused.contains("PreSignUp_SignUp"), "{refused}");
    }
}
