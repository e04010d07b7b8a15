//! Checks of a subject: length, line breaks and code.

use custom_message::limits::{self, SUBJECT_MAX};

use super::MailReport;
use super::sms::markup;
use crate::args::Target;
use crate::commands::lint::finding::Finding;
use crate::commands::lint::rule;

pub fn check(target: Target, part: &str, text: &str, report: &mut MailReport<'_>) {
    let plain = limits::with_plain_characters(text);
    let length = limits::length(&plain);
    if length == 0 {
        report.part(
            part,
            Finding::new(&rule::SUBJECT_LENGTH, "the subject is empty"),
        );
    } else if length > SUBJECT_MAX && !target.is_sender() {
        let text =
            format!("the subject has {length} characters (Cognito's limit is {SUBJECT_MAX})");
        report.part(
            part,
            Finding::new(&rule::SUBJECT_LENGTH, text).weighing(length),
        );
    }
    if text.trim_end().contains(limits::is_line_break) {
        report.part(
            part,
            Finding::new(&rule::LINE_BREAK, "the subject contains a line break"),
        );
    }
    markup::check(part, &plain, report);
    // Parts of a placeholder count as well: an author may have changed its braces.
    if ["####", "{##", "{username}"]
        .iter()
        .any(|placeholder| plain.contains(placeholder))
    {
        let text = "the subject contains a placeholder, but nothing is filled into a subject";
        report.part(part, Finding::new(&rule::SUBJECT_CODE, text));
    }
}
