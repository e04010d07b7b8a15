//! Results of `signet render` as a table and as JSON.

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use custom_message::limits;
use serde::Serialize;
use theme::locale::Tag;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::RenderedEvent;
use crate::args::Target;
use crate::commands::maker::{Made, Step};
use crate::visible;

/// Columns of a terminal that the table keeps to.
const WIDTH: usize = 80;
/// The least that is left for subjects.
const SUBJECT_MIN: usize = 16;

/// Returns a table with a line for each message.
pub fn table(rendered: &[RenderedEvent], has_theme: bool) -> String {
    let lines: Vec<[String; 5]> = rendered.iter().map(|one| line(one, has_theme)).collect();
    let header = ["event", "language", "theme", "body", "SMS"];
    // Two columns of space stand between the columns, and one at each end.
    let used: usize = (0..header.len())
        .map(|column| {
            let cells = lines.iter().map(|line| line[column].width());
            cells.chain([header[column].width()]).max().unwrap_or(0) + 2
        })
        .sum();
    let room = WIDTH.saturating_sub(used + 2).max(SUBJECT_MIN);
    let mut table = Table::new();
    table
        .load_preset(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled)
        .set_header(header.into_iter().chain(["subject"]));
    for (line, one) in lines.into_iter().zip(rendered) {
        let subject = one.made.email.as_ref();
        let subject = subject.map(|email| cut(&visible::line(&email.subject), room));
        table.add_row(line.into_iter().chain([subject.unwrap_or_default()]));
    }
    // The columns of numbers.
    for column in 3..=4 {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.to_string()
}

fn line(one: &RenderedEvent, has_theme: bool) -> [String; 5] {
    let made = &one.made;
    let sms = made.sms.as_ref().map(|sms| sms.characters);
    [
        cut(&visible::line(&one.name), 32),
        made.locale.as_ref().map(Tag::to_string).unwrap_or_default(),
        origin(made, has_theme),
        count(made.email.as_ref().map(|email| email.characters)),
        count(sms),
    ]
}

/// Returns whose words these are, for both channels if they differ.
fn origin(made: &Made, has_theme: bool) -> String {
    let word = |step| match step {
        Step::Theme => "yours",
        Step::Default if has_theme => "default!",
        Step::Default => "default",
        Step::BuiltIn => "none",
        Step::Cognito => "Cognito!",
        Step::NotWritten | Step::LeftToCognito => "Cognito",
        Step::NotSent => "",
    };
    let (email, sms) = (word(made.email_step), word(made.sms_step));
    match sms.is_empty() || email == sms {
        true => email.to_owned(),
        false => format!("{email}, SMS {sms}"),
    }
}

/// Returns the beginning of a text that fits a column.
fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut left = columns.saturating_sub(1);
    let fits = |c: &char| {
        let width = c.width().unwrap_or(0);
        let is_room = width <= left;
        left = left.saturating_sub(width);
        is_room
    };
    let start: String = text.chars().take_while(fits).collect();
    format!("{}…", start.trim_end())
}

fn count(characters: Option<usize>) -> String {
    characters.map_or_else(|| "–".to_owned(), |characters| characters.to_string())
}

/// Returns everything as JSON, one object for each message.
pub fn json(target: Target, rendered: &[RenderedEvent]) -> String {
    let messages = rendered.iter();
    let messages: Vec<_> = messages
        .map(|one| ReportedMessage::of(target, one))
        .collect();
    let text = serde_json::to_string_pretty(&messages);
    visible::json(text.expect("strings and numbers fit into JSON"))
}

#[derive(Serialize)]
struct ReportedMessage<'a> {
    event: &'a str,
    #[serde(rename = "for")]
    target: &'static str,
    message: &'static str,
    locale: Option<&'a str>,
    client_id: Option<&'a str>,
    variant: Option<&'a str>,
    step: StepNames,
    subject: Option<&'a str>,
    body: Option<&'a str>,
    text: Option<&'a str>,
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

/// Cognito's limits; custom-email-sender has none of them.
#[derive(Serialize)]
struct Limits {
    subject: Option<usize>,
    body: Option<usize>,
    sms: Option<usize>,
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
    fn of(target: Target, rendered: &'a RenderedEvent) -> Self {
        let made = &rendered.made;
        let (email, sms) = (made.email.as_ref(), made.sms.as_ref());
        let limit = |limit| (!target.is_sender()).then_some(limit);
        Self {
            event: &rendered.name,
            target: target.name(),
            message: made.kind.name(),
            locale: made.locale.as_ref().map(Tag::as_str),
            client_id: made.client.as_deref(),
            variant: made.variant.as_deref(),
            step: StepNames {
                email: made.email_step.name(),
                sms: made.sms_step.name(),
            },
            subject: email.map(|email| email.subject.as_str()),
            body: email.and_then(|email| email.html.as_deref()),
            text: email.and_then(|email| email.text.as_deref().ok()),
            sms: sms.map(|sms| sms.text.as_str()),
            characters: CharacterCounts {
                subject: email.map(|email| limits::length(&email.subject)),
                body: email.map(|email| email.characters),
                sms: sms.map(|sms| sms.characters),
            },
            limits: Limits {
                subject: limit(limits::SUBJECT_MAX),
                body: limit(limits::BODY_MAX),
                sms: limit(limits::SMS_MAX),
            },
            warnings: made.warnings.iter().map(Fallback::of).collect(),
        }
    }
}

impl<'a> Fallback<'a> {
    fn of((channel, problem): &'a (&'static str, theme::Problem)) -> Self {
        Self {
            channel,
            file: &problem.file,
            line: problem.line,
            column: problem.column,
            reason: &problem.reason,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_by_the_width_that_a_terminal_shows() {
        assert_eq!(cut("Welcome", 7), "Welcome");
        assert_eq!(cut("Welcome back", 9), "Welcome…");
        assert_eq!(cut("確認コード", 6), "確認…");
    }
}
