//! Checks of images: alternative text, size and host.

use super::{MailReport, RenderedMail};
use crate::commands::lint::rule;

pub fn check(mail: &RenderedMail<'_>, report: &mut MailReport<'_>) {
    for image in mail.document.elements("img") {
        let is_ornament = matches!(image.attr("role"), Some("presentation" | "none"));
        match image.attr("alt") {
            None => report.element(&rule::IMAGE, &image, "the image has no alt"),
            Some(alt) if alt.trim().is_empty() && !is_ornament => report.element(
                &rule::IMAGE,
                &image,
                "the image has an empty alt and no role=\"presentation\"",
            ),
            Some(_) => {}
        }
        if image
            .attr("width")
            // Outlook understands pixels only, neither percentages nor units.
            .is_none_or(|width| width.parse::<u32>().is_err())
        {
            report.element(&rule::IMAGE, &image, "the image has no width in pixels");
        }
        if let Some(text) = unshown(image.attr("src").unwrap_or_default()) {
            report.element(&rule::IMAGE, &image, text);
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

/// Returns the reason why clients would not show an image.
fn unshown(source: &str) -> Option<&'static str> {
    let source = source.trim().to_ascii_lowercase();
    // A query behind the name does not change the format.
    let path = source.split(['?', '#']).next().unwrap_or_default();
    if source.starts_with("data:") {
        Some("Gmail and Outlook do not show data: URIs: host the image")
    } else if !source.starts_with("https://") {
        Some("the image's address does not begin with https://")
    } else if path.ends_with(".svg") || path.ends_with(".webp") {
        Some("Gmail or Outlook does not show svg and webp: host a PNG or JPEG")
    } else {
        None
    }
}
