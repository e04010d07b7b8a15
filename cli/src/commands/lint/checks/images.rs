//! Checks of images: alternative text, size and host.

use super::{MailReport, RenderedMail};
use crate::commands::lint::rule;

pub fn check(mail: &RenderedMail<'_>, report: &mut MailReport<'_>) {
    for image in mail.document.elements("img") {
        let is_ornament = matches!(image.attr("role"), Some("presentation" | "none"));
        match image.attr("alt") {
            None => report.value(&rule::IMAGE, &image, "", "the image has no alt"),
            Some(alt) if alt.trim().is_empty() && !is_ornament => report.value(
                &rule::IMAGE,
                &image,
                image.attr("role").unwrap_or_default(),
                "the image has an empty alt and no role=\"presentation\"",
            ),
            Some(_) => {}
        }
        let width = image.attr("width").unwrap_or_default();
        // Outlook understands pixels only, neither percentages nor units.
        if width.parse::<u32>().is_err() {
            let text = "the image has no width in pixels";
            report.value(&rule::IMAGE, &image, width, text);
        }
        let source = image.attr("src").unwrap_or_default();
        for text in unshown(source) {
            report.value(&rule::IMAGE, &image, source, text);
        }
    }
    for svg in mail.document.elements("svg") {
        report.element(
            &rule::IMAGE,
            &svg,
            "Gmail and Outlook do not show <svg>: host a PNG",
        );
    }
}

/// Returns the reasons why clients would not show an image.
fn unshown(source: &str) -> Vec<&'static str> {
    let source = source.trim().to_ascii_lowercase();
    // A query behind the name does not change the format.
    let path = source.split(['?', '#']).next().unwrap_or_default();
    if source.starts_with("data:") {
        return vec!["Gmail and Outlook do not show data: URIs: host the image"];
    }
    let mut reasons = Vec::new();
    if !source.starts_with("https://") {
        reasons.push("the image's address does not begin with https://");
    }
    if path.ends_with(".svg") || path.ends_with(".webp") {
        reasons.push("Gmail or Outlook does not show svg and webp: host a PNG or JPEG");
    }
    reasons
}
