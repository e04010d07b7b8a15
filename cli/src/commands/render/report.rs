//! Results of `signet render` as a table and as JSON.

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use custom_message::handler::{Delivery, Step};
use custom_message::limits;
use custom_message::message::{Email, Sms};
use serde::Serialize;
use theme::locale::Tag;

use super::RenderedEvent;
use crate::visible;

/// Returns a table with a line for each message.
pub fn table(rendered: &[RenderedEvent]) -> String {
    let mut table = Table::new();
    table
        .load_preset(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled);
    table.set_header([
        "event",
        "message",
        "locale",
        "step",
        "subject /140",
        "body /20000",
        "SMS /140",
        "subject",
    ]);
    for message in rendered {
        let outcome = &message.outcome;
        let email = outcome.email.message.as_ref();
        table.add_row([
            visible::line(&message.name).into_owned(),
            outcome.kind.name().to_owned(),
            locale(message).map(Tag::to_string).unwrap_or_default(),
            steps(&outcome.email, &outcome.sms),
            count(email.map(|email| limits::length(email.subject.as_str()))),
            count(email.map(|email| email.body.characters())),
            count(outcome.sms.message.as_ref().map(Sms::characters)),
            email
                .map(|email| email.subject.as_str().to_owned())
                .unwrap_or_default(),
        ]);
    }
    // The columns of numbers.
    for column in 4..=6 {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.to_string()
}

/// Returns everything as JSON, one object for each message.
pub fn json(rendered: &[RenderedEvent]) -> String {
    let messages: Vec<ReportedMessage<'_>> = rendered.iter().map(ReportedMessage::of).collect();
    let text = serde_json::to_string_pretty(&messages);
    visible::json(text.expect("strings and numbers fit into JSON"))
}

#[derive(Serialize)]
struct ReportedMessage<'a> {
    event: &'a str,
    message: &'static str,
    locale: Option<&'a str>,
    client_id: Option<&'a str>,
    step: StepNames,
    subject: Option<&'a str>,
    body: Option<&'a str>,
    sms: Option<&'a str>,
    characters: CharacterCounts,
    limits: Limits,
    warnings: Vec<Fallback<'a>>,
}

#[derive(Serialize)]
struct StepNames {
    email: &'static str,
    sms: &'static str,
}

/// Characters in UTF-16 units, with room for the code that Cognito inserts.
#[derive(Serialize)]
struct CharacterCounts {
    subject: Option<usize>,
    body: Option<usize>,
    sms: Option<usize>,
}

#[derive(Serialize)]
struct Limits {
    subject: usize,
    body: usize,
    sms: usize,
}

/// The reason why a channel fell back to a lower step.
#[derive(Serialize)]
struct Fallback<'a> {
    channel: &'static str,
    file: &'a str,
    line: usize,
    column: usize,
    reason: &'a str,
}

impl<'a> ReportedMessage<'a> {
    fn of(rendered: &'a RenderedEvent) -> Self {
        let outcome = &rendered.outcome;
        let email = outcome.email.message.as_ref();
        let sms = outcome.sms.message.as_ref();
        Self {
            event: &rendered.name,
            message: outcome.kind.name(),
            locale: locale(rendered).map(Tag::as_str),
            client_id: outcome.client_id.as_deref(),
            step: StepNames {
                email: outcome.email.step.name(),
                sms: outcome.sms.step.name(),
            },
            subject: email.map(|email| email.subject.as_str()),
            body: email.map(|email| email.body.as_str()),
            sms: sms.map(Sms::as_str),
            characters: CharacterCounts {
                subject: email.map(|email| limits::length(email.subject.as_str())),
                body: email.map(|email| email.body.characters()),
                sms: sms.map(Sms::characters),
            },
            limits: Limits {
                subject: limits::SUBJECT_MAX,
                body: limits::BODY_MAX,
                sms: limits::SMS_MAX,
            },
            warnings: outcome
                .warnings
                .iter()
                .map(|(channel, problem)| Fallback {
                    channel: channel.name(),
                    file: &problem.file,
                    line: problem.line,
                    column: problem.column,
                    reason: &problem.reason,
                })
                .collect(),
        }
    }
}

/// Returns the language of the email, or of the SMS if Cognito sends its own email.
pub fn locale(rendered: &RenderedEvent) -> Option<&Tag> {
    rendered
        .outcome
        .email
        .locale
        .as_ref()
        .or(rendered.outcome.sms.locale.as_ref())
}

/// Returns the steps of both channels, as one word if both reached the same.
fn steps(email: &Delivery<Email>, sms: &Delivery<Sms>) -> String {
    if email.step == sms.step || email.step == Step::NotWritten && sms.step == Step::NotWritten {
        email.step.name().to_owned()
    } else {
        format!("{} / SMS {}", email.step.name(), sms.step.name())
    }
}

fn count(characters: Option<usize>) -> String {
    characters.map_or_else(|| "–".to_owned(), |characters| characters.to_string())
}
