//! The subject: its length, one line, no code.

use custom_message::limits::{self, SUBJECT_MAX};

use super::Report;
use crate::commands::lint::finding::Finding;
use crate::commands::lint::rule;

pub fn check(part: &str, text: &str, report: &mut Report<'_>) {
    let plain = limits::with_plain_characters(text);
    let length = limits::length(&plain);
    if length == 0 {
        report.part(
            part,
            Finding::new(&rule::SUBJECT_LENGTH, "the subject is empty"),
        );
    } else if length > SUBJECT_MAX {
        let text = format!("the subject has {length} characters, over Cognito's {SUBJECT_MAX}");
        report.part(
            part,
            Finding::new(&rule::SUBJECT_LENGTH, text).weighing(length),
        );
    }
    if text.trim_end().contains(limits::is_line_break) {
        report.part(
            part,
            Finding::new(&rule::LINE_BREAK, "the subject has a line break"),
        );
    }
    if ["####", "{##", "{username}"]
        .iter()
        .any(|placeholder| plain.contains(placeholder))
    {
        let text = "the subject holds a placeholder, and Cognito fills none into a subject";
        report.part(part, Finding::new(&rule::SUBJECT_CODE, text));
    }
}
