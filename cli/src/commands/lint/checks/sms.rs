//! Checks of an SMS: length, parts, line breaks, markup and code.

mod code;
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
            code::check(&plain, report);
        }
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
