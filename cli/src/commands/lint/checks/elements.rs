//! Checks of elements and attributes that mail clients strip or do not know.

use scraper::ElementRef;

use super::{MailReport, RenderedMail};
use crate::commands::lint::rule;

const PAGE: &str = "link to a page of your own";
const ADDRESS: &str = "link to its address";
const STYLES: &str = "write the styles inline, with system fonts behind your own";

/// Elements that every client strips, and their replacements.
const STRIPPED: [(&str, &str); 17] = [
    ("form", PAGE),
    ("input", PAGE),
    ("button", "write an <a> with a background"),
    ("select", PAGE),
    ("textarea", PAGE),
    ("link", STYLES),
    ("script", "remove it"),
    ("noscript", "remove it"),
    ("base", "write whole addresses"),
    ("video", ADDRESS),
    ("audio", ADDRESS),
    ("iframe", ADDRESS),
    ("object", ADDRESS),
    ("embed", ADDRESS),
    ("canvas", "host an <img>"),
    ("template", "remove it"),
    ("dialog", "write its content into the mail"),
];

pub fn check(mail: &RenderedMail<'_>, report: &mut MailReport<'_>) {
    for element in mail.document.all() {
        if let Some(text) = stripped(&element) {
            report.value(&rule::MAIL_ELEMENT, &element, "", text);
        }
        if let Some(value) = element.attr("background") {
            let text = "Outlook for Windows drops background=: write bgcolor, and host an <img> for the picture";
            report.value(&rule::MAIL_ELEMENT, &element, value, text);
        }
    }
}

fn stripped(element: &ElementRef<'_>) -> Option<String> {
    let name = element.value().name();
    // A build of MJML has none of these left.
    if name.starts_with("mj-") || name == "mjml" {
        return Some(format!(
            "<{name}> is MJML's: put the HTML that MJML makes of it into the theme"
        ));
    }
    let (_, instead) = STRIPPED.iter().find(|(known, _)| *known == name)?;
    Some(format!("mail clients strip <{name}>: {instead}"))
}
