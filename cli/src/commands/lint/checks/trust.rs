//! The three lines that tell a reader what to make of the mail. They are looked for by the theme's
//! own strings, so that every language is judged alike; templates that spell them out, by what
//! English says.

use custom_message::theme::{END_ISOLATE, ISOLATE};
use fluent_bundle::FluentArgs;

use super::{Mail, Report};
use crate::commands::lint::finding::Finding;
use crate::commands::lint::page::collapsed;
use crate::commands::lint::rule::{self, Rule};

/// A line: its rule, the part that says it, what English mails say, and what is told.
struct Line {
    rule: &'static Rule,
    part: &'static str,
    english: &'static [&'static str],
    text: &'static str,
}

static LINES: [Line; 3] = [
    Line {
        rule: &rule::EXPIRY,
        part: "expires",
        english: &["expire", "valid for", "valid until"],
        text: "nothing says how long the code is valid",
    },
    Line {
        rule: &rule::IGNORE_LINE,
        part: "ignore",
        english: &[
            "if you did not",
            "if you didn't",
            "if you didn’t",
            "if this was not you",
            "ignore this",
        ],
        text: "nothing says what to do if one did not ask for it",
    },
    Line {
        rule: &rule::NEVER_SHARE,
        part: "never-share",
        english: &["never share", "do not share", "don't share", "don’t share"],
        text: "nothing says never to share the code",
    },
];

pub fn check(mail: &Mail<'_>, report: &mut Report<'_>) {
    let text = without_isolates(&mail.page.text());
    for line in &LINES {
        // A mail that confirms by a link carries no code to share.
        let is_needless = mail.case.is_by_link() && line.part == "never-share";
        if !is_needless && !says(mail, line, &text) {
            report.message(Finding::new(line.rule, line.text));
        }
    }
}

fn says(mail: &Mail<'_>, line: &Line, text: &str) -> bool {
    let mut arguments = FluentArgs::new();
    if let Some(hours) = mail.case.kind.code_holds_hours() {
        arguments.set("hours", hours);
    }
    let said = [mail.case.kind.name(), "shared"]
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
    said || mail.case.tag.language() == "en" && line.english.iter().any(|said| lower.contains(said))
}

fn without_isolates(text: &str) -> String {
    text.replace([ISOLATE, END_ISOLATE], "")
}
