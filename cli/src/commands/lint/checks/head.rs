//! Checks of a mail's head and start: language and direction, title, preheader, style sheets.

use custom_message::message::Subject;
use scraper::ElementRef;
use unicode_width::UnicodeWidthStr;

use super::{MailReport, RenderedMail};
use crate::commands::lint::document::{collapsed, inline_style};
use crate::commands::lint::finding::Finding;
use crate::commands::lint::rule;

/// The longest style sheet that Gmail keeps, in bytes.
const STYLE_MAX: usize = 16 * 1024;
/// Columns of a preheader. Inboxes add text of the mail to shorter ones and cut longer ones.
const PREHEADER: std::ops::RangeInclusive<usize> = 40..=90;

pub fn check(mail: &RenderedMail<'_>, report: &mut MailReport<'_>) {
    language_and_direction(mail, report);
    wrapper(mail, report);
    title(mail, report);
    styles(mail, report);
    preheader(mail, report);
}

/// Checks what stands in a mail of which parts were left out.
pub fn check_readable(mail: &RenderedMail<'_>, report: &mut MailReport<'_>) {
    language_and_direction(mail, report);
    styles(mail, report);
}

fn language_and_direction(mail: &RenderedMail<'_>, report: &mut MailReport<'_>) {
    let (tag, direction) = (mail.case.tag.as_str(), mail.case.tag.direction().as_str());
    for html in mail.document.elements("html") {
        for (name, expected) in [("lang", tag), ("dir", direction)] {
            let text = match html.attr(name) {
                Some(value) if value == expected => continue,
                Some(_) => format!("the {name} of <html> does not match the mail's language"),
                None => format!("<html> has no {name}"),
            };
            report.element(&rule::LANG_DIR, &html, text);
        }
    }
}

fn wrapper(mail: &RenderedMail<'_>, report: &mut MailReport<'_>) {
    let (tag, direction) = (mail.case.tag.as_str(), mail.case.tag.direction().as_str());
    let Some(body) = mail.document.elements("body").next() else {
        return;
    };
    let is_wrapper = |element: &ElementRef<'_>| {
        element.attr("lang") == Some(tag)
            && element.attr("dir") == Some(direction)
            // The element itself is the first of these: an empty element is not a wrapper.
            && element.descendent_elements().count() > 1
    };
    if !body
        .descendent_elements()
        .skip(1)
        .any(|element| is_wrapper(&element))
    {
        let text =
            "no element inside <body> repeats lang and dir, but Gmail drops <html> and <body>";
        report.element(&rule::LANG_DIR, &body, text);
    }
}

fn title(mail: &RenderedMail<'_>, report: &mut MailReport<'_>) {
    // An unusable subject leaves the title empty, and is a finding of the subject's rules already.
    if Subject::new(mail.subject).is_err() {
        return;
    }
    let title = mail.document.elements("title").next();
    match title {
        Some(title) if !collapsed(title.text()).is_empty() => {}
        Some(title) => report.element(&rule::TITLE, &title, "the title is empty"),
        None => report.message(Finding::new(&rule::TITLE, "the mail has no <title>")),
    }
}

fn styles(mail: &RenderedMail<'_>, report: &mut MailReport<'_>) {
    for style in mail.document.elements("style") {
        let is_in_head = style
            .ancestors()
            .filter_map(ElementRef::wrap)
            .any(|outer| outer.value().name() == "head");
        if !is_in_head {
            report.element(&rule::STYLE_PLACEMENT, &style, "<style> outside <head>");
        }
    }
    if mail.document.sheet.length > STYLE_MAX {
        let text = format!(
            "the style sheets have {} bytes (Gmail keeps {STYLE_MAX})",
            mail.document.sheet.length
        );
        match mail.document.elements("style").next() {
            Some(style) => report.element(&rule::STYLE_PLACEMENT, &style, text),
            None => report.message(Finding::new(&rule::STYLE_PLACEMENT, text)),
        }
    }
}

fn preheader(mail: &RenderedMail<'_>, report: &mut MailReport<'_>) {
    let Some(element) = first_hidden(mail) else {
        let text = "the mail has no preheader: no hidden element comes before the first text";
        return report.message(Finding::new(&rule::PREHEADER, text));
    };
    let text: String = element.text().collect();
    // Many templates fill the inbox line up with such characters.
    if text.chars().any(is_zero_width) {
        let text = "the preheader contains zero-width characters, which spam filters count against the mail";
        report.element(&rule::PREHEADER, &element, text);
        return;
    }
    let text = collapsed(element.text());
    let columns = text.width();
    if text.is_empty() {
        report.element(&rule::PREHEADER, &element, "the preheader is empty");
    } else if text == mail.subject {
        report.part(
            "preheader",
            Finding::new(&rule::PREHEADER, "the preheader repeats the subject"),
        );
    } else if !PREHEADER.contains(&columns) {
        let text = format!(
            "the preheader has {columns} columns (inboxes show {} to {} well)",
            PREHEADER.start(),
            PREHEADER.end()
        );
        // The language that is farthest from the limit speaks for all languages of the string.
        let weight = columns.abs_diff(*PREHEADER.end());
        report.part(
            "preheader",
            Finding::new(&rule::PREHEADER, text).weighing(weight),
        );
    }
}

/// Returns the first hidden element of the body, unless visible text comes before it.
fn first_hidden<'m>(mail: &'m RenderedMail<'_>) -> Option<ElementRef<'m>> {
    let body = mail.document.elements("body").next()?;
    for node in body.descendants().skip(1) {
        if let Some(element) = ElementRef::wrap(node) {
            if is_hidden(&element) {
                return Some(element);
            }
        } else if let Some(text) = node.value().as_text()
            && !text.trim().is_empty()
        {
            return None;
        }
    }
    None
}

fn is_hidden(element: &ElementRef<'_>) -> bool {
    inline_style(element)
        .iter()
        .any(|declaration| declaration.property == "display" && declaration.value == "none")
}

fn is_zero_width(c: char) -> bool {
    matches!(
        c,
        '\u{34f}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
    )
}
