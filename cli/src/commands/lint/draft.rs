//! Drafts of a message as lint sees them.

use custom_message::event::Trigger;
use custom_message::handler::draft_request;
use custom_message::message::Verification;
use theme::mail::{Readable, Renderer};
use theme::{Invitation, Layers, Problem};

/// The texts of a message before Cognito's limits have had their say: a checker names every defect of a
/// text that the function would give up on at the first.
pub struct Draft {
    /// The owner's variant that the event chose.
    pub variant: Option<String>,
    /// The template of the body.
    pub template: String,
    /// The part of the strings that the subject is taken from.
    pub subject_part: &'static str,
    /// The subject.
    pub subject: Result<String, Problem>,
    /// The HTML body.
    pub html: Result<String, Problem>,
    /// The part of the body that can be rendered; none where all of it can.
    pub readable: Option<Readable>,
    /// The place that keeps the body from being a page.
    pub slow_place: Option<Problem>,
    /// The user's variables that headings would print, and do not.
    pub hidden_in_headings: Vec<String>,
    /// The SMS.
    pub sms: Result<String, Problem>,
}

impl Draft {
    /// Drafts the message that an event asks for.
    ///
    /// # Errors
    /// The language's files are unusable, so that there is nothing to render.
    pub fn of(
        renderer: &mut Renderer,
        layers: Layers,
        trigger: &Trigger<'_>,
        verification: Verification,
        invitation: Invitation,
    ) -> Result<Self, Problem> {
        let request = draft_request(trigger, verification, invitation);
        let scope = renderer.scope(&request);
        let message = renderer.message(layers, &scope, &request)?;
        let email = message.email(&request);
        let readable = match &email.html {
            Ok(_) => None,
            Err(_) => message.readable(&request).ok(),
        };
        Ok(Self {
            variant: message.variant().map(str::to_owned),
            template: message.template().to_owned(),
            subject_part: email.subject_part,
            subject: email.subject,
            html: email.html.map(|body| body.text),
            readable,
            slow_place: message.slow_place(),
            hidden_in_headings: message.hidden_in_headings().to_vec(),
            sms: message.sms(&request),
        })
    }
}
