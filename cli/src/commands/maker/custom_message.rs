//! Messages as custom-message makes them.

use custom_message::config::Config;
use custom_message::event::{self, Unrecognized};
use custom_message::handler::{self, Handler, Messages, draft_request};
use custom_message::message::Verification;
use serde_json::value::RawValue;
use theme::mail::Renderer;
use theme::{Invitation, Layers, Problem, Theme};

use super::{Made, MadeEmail, MadeSms, Step};

/// Trigger sources of the other function.
const OTHERS: [&str; 2] = ["CustomEmailSender_", "PostConfirmation_"];

/// custom-message with a theme.
pub struct MessageMaker {
    handler: Handler,
    verification: Verification,
    invitation: Invitation,
}

impl MessageMaker {
    /// Makes the function.
    pub fn new(theme: Theme, config: Config) -> Self {
        Self {
            verification: config.verification,
            invitation: config.invitation,
            handler: Handler::of_theme(theme, config),
        }
    }

    pub(super) const fn renderer(&self) -> &Renderer {
        self.handler.renderer()
    }

    pub(super) fn start_problems(&self) -> &[Problem] {
        self.handler.start_problems()
    }

    pub(super) fn made(&mut self, event: &RawValue) -> Result<Made, String> {
        let messages = self
            .handler
            .messages(event)
            .map_err(|reason| refusal(&reason))?;
        let text = self.text(event, &messages);
        let locale = [&messages.email.locale, &messages.sms.locale];
        let locale = locale.into_iter().flatten().next().cloned();
        let (email_step, sms_step) = (step(messages.email.step), step(messages.sms.step));
        Ok(Made {
            kind: messages.kind,
            locale,
            client: messages.client_id,
            variant: messages.variant,
            scope: messages.scope,
            email: messages.email.message.map(|email| MadeEmail {
                subject: email.subject.as_str().to_owned(),
                html: Some(email.body.as_str().to_owned()),
                characters: email.body.characters(),
                text,
            }),
            email_step,
            sms: messages.sms.message.map(|sms| MadeSms {
                text: sms.as_str().to_owned(),
                characters: sms.characters(),
            }),
            sms_step,
            warnings: messages
                .warnings
                .into_iter()
                .map(|(channel, problem)| (channel.name(), problem))
                .collect(),
            fell_back: messages.fell_back,
        })
    }

    /// Renders the plain text from the layers that the HTML is from. Cognito takes none; files and test mails
    /// have one.
    fn text(&mut self, event: &RawValue, messages: &Messages) -> Result<String, Problem> {
        let trigger = event::read(event).expect("the event was read before");
        let request = draft_request(&trigger, self.verification, self.invitation);
        let layers = match messages.email.step {
            handler::Step::Theme => Layers::OwnersOverDefault,
            _ => Layers::Default,
        };
        self.handler.renderer_mut().text(layers, &request)
    }
}

/// Returns the reason why an event is refused, with the option that would take it.
fn refusal(unrecognized: &Unrecognized) -> String {
    let is_others = matches!(unrecognized, Unrecognized::TriggerSource(source)
        if OTHERS.iter().any(|prefix| source.starts_with(prefix)));
    let hint = match is_others {
        true => "; add --for custom-email-sender",
        false => "",
    };
    format!("{unrecognized}{hint}")
}

const fn step(step: handler::Step) -> Step {
    match step {
        handler::Step::Theme => Step::Theme,
        handler::Step::Default => Step::Default,
        handler::Step::Cognito => Step::Cognito,
        handler::Step::NotWritten => Step::NotWritten,
        handler::Step::LeftToCognito => Step::LeftToCognito,
    }
}
