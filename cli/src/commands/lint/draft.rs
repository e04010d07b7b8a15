//! Drafts of a message as lint sees them.

use custom_message::event::Trigger;
use custom_message::handler::draft_request;
use theme::mail::{DraftRequest, Readable, Renderer, UnseenValue};
use theme::{Invitation, Layers, Problem};

use super::case::{Case, SENDERS_LINK, SENDERS_USERNAME};

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
    /// The value that its reader needs and nobody can see in the HTML.
    pub unseen: Option<UnseenValue>,
    /// The SMS; none where another function writes it.
    pub sms: Option<Result<String, Problem>>,
    /// The text part; none where Cognito sends HTML alone.
    pub text: Option<Result<String, Problem>>,
}

impl Draft {
    /// Drafts the message of a case, as its event asks for it.
    ///
    /// # Errors
    /// The language's files are unusable, so that there is nothing to render.
    pub fn of(
        renderer: &mut Renderer,
        layers: Layers,
        trigger: &Trigger<'_>,
        case: &Case,
        invitation: Invitation,
    ) -> Result<Self, Problem> {
        let is_sender = case.target.is_sender();
        let mut request = draft_request(trigger, case.verification, invitation);
        if is_sender {
            request = of_sender(request, case);
        }
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
            unseen: email.html.as_ref().ok().and_then(|body| body.unseen),
            html: email.html.map(|body| body.text),
            readable,
            slow_place: message.slow_place(),
            hidden_in_headings: message.hidden_in_headings().to_vec(),
            sms: (!is_sender).then(|| message.sms(&request)),
            text: is_sender.then(|| message.text(&request)),
        })
    }
}

/// The request of custom-email-sender, which has values instead of Cognito's placeholders.
fn of_sender<'a>(request: DraftRequest<'a>, case: &Case) -> DraftRequest<'a> {
    let code = if case.has_code() { request.code } else { "" };
    DraftRequest {
        code,
        username: request.username.map(|_| SENDERS_USERNAME),
        verification_link: request.verification_link.map(|_| SENDERS_LINK),
        ..request
    }
}
