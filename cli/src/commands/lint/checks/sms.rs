//! Checks of an SMS: length, parts, line breaks, markup and code.

pub mod markup;
mod phone;

use custom_message::limits::{self, SMS_MAX};

use super::MailReport;
use super::words::{touching, validity};
use crate::commands::lint::case::{CODE, Case, Person, USERNAME};
use crate::commands::lint::finding::Finding;
use crate::commands::lint::rule;

/// Characters of one part in the alphabet of GSM 03.38, and in UCS-2 (3GPP TS 23.040).
const PART_GSM: usize = 160;
const PART_UCS2: usize = 70;
/// A code as Cognito sends it.
const SAMPLE_CODE: &str = "482913";

pub fn check(case: &Case, text: &str, report: &mut MailReport<'_>) {
    let plain = limits::with_plain_characters(text);
    for placeholder in missing(case, &plain) {
        let text = format!("the SMS does not contain {placeholder}");
        report.part("sms", Finding::new(&rule::CODE_MISSING, text));
    }
    // A placeholder may be longer than its code, and Cognito checks before and after it fills in.
    let length = limits::length(&substituted(case, &plain)).max(limits::length(&plain));
    if length > SMS_MAX && !case.kind.is_invitation() || limits::length(&plain) > SMS_MAX {
        let text =
            format!("the SMS has {length} characters with its code (Cognito's limit is {SMS_MAX})");
        report.part(
            "sms",
            Finding::new(&rule::SMS_TOO_LONG, text).weighing(length),
        );
    } else {
        // An SMS that is too long has more than one part anyway.
        check_parts(&substituted(case, &plain), report);
    }
    if text.trim_end().contains(limits::is_line_break) {
        report.part(
            "sms",
            Finding::new(&rule::LINE_BREAK, "the SMS contains a line break"),
        );
    }
    // An SMS sees no attribute, so it is the same for every user.
    if case.person == Person::Nobody {
        let has_markup = markup::check("sms", &plain, report);
        validity::check_sms(case.kind, &plain, report);
        if case.kind.is_invitation() {
            touching::check_sms(&plain, report);
        } else if !has_markup {
            check_code(&plain, report);
        }
    }
}

/// Checks that phones recognise the code, and nothing else before it.
fn check_code(text: &str, report: &mut MailReport<'_>) {
    // A missing code is a finding of its own.
    let Some((before, behind)) = text.split_once(CODE) else {
        return;
    };
    let start = before.chars().count();
    let filled: Vec<char> = format!("{before}{SAMPLE_CODE}{behind}").chars().collect();
    let codes = phone::codes(&filled);
    let text = match codes.first() {
        Some(code) if code.start <= start && is_code(&filled[code.clone()]) => return,
        Some(code) if code.end <= start => {
            let word: String = filled[code.clone()].iter().collect();
            format!("phones may take {word:?} for the code, because it stands before it")
        }
        _ => unseen(before, behind),
    };
    report.part("sms", Finding::new(&rule::SMS_CODE_UNSEEN, text));
}

/// Returns true for the code, alone or behind a prefix as in `G-482913`.
fn is_code(found: &[char]) -> bool {
    let found: String = found.iter().collect();
    let prefix = found.strip_suffix(SAMPLE_CODE);
    prefix.is_some_and(|prefix| prefix.is_empty() || prefix.ends_with('-'))
}

/// Returns the text of a finding about a code that no phone recognises.
fn unseen(before: &str, behind: &str) -> String {
    // With the code alone on one side, the other side is to blame.
    let is_seen = |text: String| {
        let filled: Vec<char> = text.chars().collect();
        phone::codes(&filled)
            .into_iter()
            .any(|code| is_code(&filled[code]))
    };
    let neighbour = if is_seen(format!("{before}{SAMPLE_CODE}")) {
        behind.chars().next().map(|c| (c, "behind"))
    } else {
        before.chars().next_back().map(|c| (c, "before"))
    };
    match neighbour {
        Some((' ', side)) => {
            format!("phones do not recognise the code: a digit comes {side} the space next to it")
        }
        Some((c, side)) => {
            format!("phones do not recognise the code, because {c:?} stands right {side} it")
        }
        None => "phones do not recognise the code".to_owned(),
    }
}

fn check_parts(text: &str, report: &mut MailReport<'_>) {
    let units: Option<usize> = text.chars().map(septets).sum();
    match units {
        Some(units) if units > PART_GSM => {
            let text = format!("the SMS has {units} characters (one part holds {PART_GSM})");
            report.part("sms", Finding::new(&rule::SMS_PARTS, text).weighing(units));
        }
        Some(_) => {}
        None => {
            let units = limits::length(text);
            if units > PART_UCS2 {
                let text = format!(
                    "the SMS has {units} characters (one part holds {PART_UCS2} because of {})",
                    outside_gsm(text)
                );
                report.part("sms", Finding::new(&rule::SMS_PARTS, text).weighing(units));
            }
        }
    }
}

fn missing(case: &Case, text: &str) -> Vec<&'static str> {
    let required = [
        (CODE, case.has_code()),
        (USERNAME, case.kind.is_invitation()),
    ];
    required
        .into_iter()
        .filter(|(placeholder, required)| *required && !text.contains(placeholder))
        .map(|(placeholder, _)| placeholder)
        .collect()
}

/// Returns the SMS with the longest code. An invitation's password and user name may be longer than any
/// SMS, so they get the length of their placeholders: Cognito checks before it fills in.
fn substituted(case: &Case, text: &str) -> String {
    let code = if case.kind.is_invitation() {
        "000000"
    } else {
        "00000000"
    };
    text.replace(CODE, code).replace(USERNAME, "0000000000")
}

/// Returns up to five characters that are not in GSM 03.38.
fn outside_gsm(text: &str) -> String {
    let mut named = String::new();
    for c in text.chars().filter(|c| septets(*c).is_none()) {
        if !named.contains(c) {
            named.push(c);
        }
        if named.chars().count() == 5 {
            break;
        }
    }
    named
}

/// Returns the septets of a character in GSM 03.38's default alphabet and its extension.
fn septets(c: char) -> Option<usize> {
    const OTHERS: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà";
    const EXTENSION: &str = "^{}\\[~]|€";
    if c.is_ascii_alphanumeric() || OTHERS.contains(c) {
        Some(1)
    } else {
        EXTENSION.contains(c).then_some(2)
    }
}
