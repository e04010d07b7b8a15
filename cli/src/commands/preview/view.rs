//! View of a message: everything that the page says about one event's email and SMS.

mod findings;
mod inbox;
mod sms;

use custom_message::limits;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::args::Target;
use crate::commands::letter::CLIPPED_BY_GMAIL;
use crate::commands::maker::{Made, MadeEmail, Step};
use crate::commands::substitution::with_samples;

pub use findings::{FindingSources, MessageFinding};
pub use sms::SmsParts;

/// Share of a limit from which a meter warns: 16,000 of 20,000 characters.
const NEAR: f64 = 0.8;

/// A message and everything that the page says about it.
#[derive(Debug, Serialize)]
pub struct MessageView {
    /// The sample's name.
    pub sample: String,
    /// The message's name; none if the event asks for none.
    pub message: Option<&'static str>,
    /// The language of the message.
    pub locale: String,
    /// The direction of that language: `ltr` or `rtl`.
    pub direction: &'static str,
    /// The app client; empty if the event names none.
    pub client: String,
    /// The brand's name, shown as the sender.
    pub brand: String,
    /// The email; none if Cognito sends its own.
    pub email: Option<EmailView>,
    /// The SMS, cut into its parts; none if Cognito sends its own.
    pub sms: Option<SmsParts>,
    /// The step of the fallback ladder that each channel reached.
    pub steps: Vec<StepReached>,
    /// The use of each limit.
    pub meters: Vec<Meter>,
    /// The defects that concern the message.
    pub findings: Vec<MessageFinding>,
    /// What the reader does not see, and why: a name, a sample or a language that there is not.
    pub notes: Vec<String>,
    /// The message in words.
    pub title: String,
    /// True if a channel fell back to a lower step.
    pub fell_back: bool,
    /// The event's JSON.
    pub event: String,
    /// The reason why the event cannot be rendered.
    pub refusal: Option<String>,
}

/// An email as its reader sees it.
#[derive(Debug, Serialize)]
pub struct EmailView {
    /// The subject.
    pub subject: String,
    /// The text that an inbox shows behind the subject.
    pub preview: String,
    /// The HTML, samples in place of placeholders.
    pub html: String,
    /// The HTML as Cognito gets it.
    pub source: String,
    /// The plain text, samples in place of placeholders.
    pub text: String,
}

/// The step of the fallback ladder that a channel reached.
#[derive(Debug, Serialize)]
pub struct StepReached {
    /// The channel: `Email` or `SMS`.
    pub channel: &'static str,
    /// The step's name.
    pub step: &'static str,
    /// The step in words.
    pub words: &'static str,
    /// Whether no better step exists with this theme.
    pub good: bool,
}

/// The use of a limit.
#[derive(Debug, PartialEq, Serialize)]
pub struct Meter {
    /// The part that is measured.
    pub label: &'static str,
    /// The moment or the contents that the measure is for.
    pub note: &'static str,
    /// Characters used, in UTF-16 units; none without a message.
    pub value: Option<usize>,
    /// Characters allowed.
    pub max: usize,
    /// Characters from which the meter warns.
    pub near: usize,
}

impl Meter {
    fn new(label: &'static str, note: &'static str, value: Option<usize>, max: usize) -> Self {
        Self {
            label,
            note,
            value,
            max,
            near: (max as f64 * NEAR) as usize,
        }
    }
}

/// Returns the meters of a message; without one they are empty, so that the page keeps its layout. A mail of
/// custom-email-sender has one limit: Gmail cuts longer ones.
pub fn meters(target: Target, made: Option<&Made>) -> Vec<Meter> {
    let email = made.and_then(|made| made.email.as_ref());
    let sms = made.and_then(|made| made.sms.as_ref());
    let html = email.and_then(|email| email.html.as_deref());
    if target.is_sender() {
        let bytes = html.map(str::len);
        return vec![Meter::new(
            "HTML",
            "bytes; Gmail cuts longer mails",
            bytes,
            CLIPPED_BY_GMAIL,
        )];
    }
    vec![
        Meter::new(
            "Body",
            "after the longest substitution",
            email.map(|email| email.characters),
            limits::BODY_MAX,
        ),
        Meter::new(
            "Subject",
            "",
            email.map(|email| limits::length(&email.subject)),
            limits::SUBJECT_MAX,
        ),
        Meter::new(
            "SMS",
            "with room for the code",
            sms.map(|sms| sms.characters),
            limits::SMS_MAX,
        ),
    ]
}

/// Returns the steps that a message's channels reached.
pub fn steps(made: &Made, has_theme: bool) -> Vec<StepReached> {
    let channels = [("Email", made.email_step), ("SMS", made.sms_step)];
    let reached = |(channel, step): (&'static str, Step)| StepReached {
        channel,
        step: step.name(),
        words: step.words(),
        good: !step.is_fallback(has_theme),
    };
    channels.map(reached).into()
}

impl EmailView {
    /// An email with its source, and the same with samples in it.
    pub fn new(email: &MadeEmail, event: &RawValue) -> Self {
        let source = email.html.clone().unwrap_or_default();
        let html = with_samples(event, &source);
        Self {
            subject: email.subject.clone(),
            preview: inbox::preview_text(&html),
            text: match &email.text {
                Ok(text) => with_samples(event, text),
                Err(problem) => problem.to_string(),
            },
            html,
            source,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meters_warn_from_sixteen_thousand_on() {
        let meters = meters(Target::CustomMessage, None);
        assert_eq!((meters[0].max, meters[0].near), (20_000, 16_000));
        assert!(meters.iter().all(|meter| meter.value.is_none()));
    }
}
