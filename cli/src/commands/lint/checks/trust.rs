//! Checks of the three lines that help a reader to trust the mail: validity, unrequested mail, sharing.
//!
//! They are found by the theme's own strings, so that every language is judged alike. In English, usual
//! phrases count as well, for templates that hold the text themselves.

use theme::mail::variables::fixed_arguments;
use theme::{END_ISOLATE, ISOLATE};

use super::words::validity;
use super::{MailReport, RenderedMail};
use crate::commands::lint::document::collapsed;
use crate::commands::lint::finding::Finding;
use crate::commands::lint::rule::{self, Rule};

/// A line that a mail should have.
struct ExpectedLine {
    /// The rule that asks for the line.
    rule: &'static Rule,
    /// The part of the strings that holds the line.
    part: &'static str,
    /// Phrases of English mails, in lower case.
    english: &'static [&'static str],
    /// The text of the finding.
    text: &'static str,
}

static LINES: [ExpectedLine; 3] = [
    ExpectedLine {
        rule: &rule::EXPIRY,
        part: "expires",
        english: &["expire", "valid for", "valid until"],
        text: "the mail does not say how long the code is valid",
    },
    ExpectedLine {
        rule: &rule::IGNORE_LINE,
        part: "ignore",
        english: &[
            "if you did not",
            "if you didn't",
            "if you didn’t",
            "if this was not you",
            "ignore this",
        ],
        text: "the mail does not say what to do if the reader did not request it",
    },
    ExpectedLine {
        rule: &rule::NEVER_SHARE,
        part: "never-share",
        english: &["never share", "do not share", "don't share", "don’t share"],
        text: "the mail does not warn never to share the code",
    },
];

pub fn check(mail: &RenderedMail<'_>, report: &mut MailReport<'_>) {
    // The renderer turns isolates into markup, so string and mail differ in them.
    let text = without_isolates(&mail.document.text());
    for line in &LINES {
        // A notice asks for nothing. A mail with a confirmation link has no code to share; an invitation without a password has none at all.
        let is_needless = mail.case.kind.is_notice()
            || mail.case.is_by_link() && line.part == "never-share"
            || !mail.case.has_code() && line.part != "ignore";
        if !is_needless && !says(mail, line, &text) {
            report.message(Finding::new(line.rule, line.text));
        }
    }
}

fn says(mail: &RenderedMail<'_>, line: &ExpectedLine, text: &str) -> bool {
    let arguments = fixed_arguments(mail.case.kind, mail.settings);
    let is_in_strings = [mail.case.kind.name(), "shared"]
        .into_iter()
        .any(|message| {
            mail.language
                .parts
                .contains_key(&(message.to_owned(), line.part.to_owned()))
                && mail
                    .catalog
                    .format(message, line.part, &arguments)
                    .is_ok_and(|line| {
                        let line = collapsed(std::iter::once(without_isolates(&line).as_str()));
                        !line.is_empty() && text.contains(&line)
                    })
        });
    let lower = text.to_lowercase();
    // Of the other two lines, only English phrases are listed: a theme in another language uses its strings.
    is_in_strings
        || line.rule.id == rule::EXPIRY.id && validity::is_stated(text)
        || mail.case.tag.language() == "en"
            && line.english.iter().any(|phrase| lower.contains(phrase))
}

fn without_isolates(text: &str) -> String {
    text.replace([ISOLATE, END_ISOLATE], "")
}
