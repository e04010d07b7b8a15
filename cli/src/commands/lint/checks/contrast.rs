//! Check of contrast in every colour scheme of mail clients.

use scraper::ElementRef;
use theme::mail::LEFT_OUT;

use super::{MailReport, RenderedMail};
use crate::commands::lint::document;
use crate::commands::lint::document::contrast::{ColorScheme, low_contrast};
use crate::commands::lint::rule;

/// Checks a mail of which parts were left out: where a colour may be among these, nothing is known.
pub fn check_readable(mail: &RenderedMail<'_>, report: &mut MailReport<'_>) {
    let is_complete = |element: &ElementRef<'_>| {
        let mut around = element.ancestors().filter_map(ElementRef::wrap);
        !around.any(|outer| document::is_incomplete(&outer))
    };
    let mut styles = mail.document.elements("style");
    if styles.all(|style| !style.text().any(|text| text.contains(LEFT_OUT))) {
        check_elements(mail, is_complete, report);
    }
}

pub fn check(mail: &RenderedMail<'_>, report: &mut MailReport<'_>) {
    check_elements(mail, |_| true, report);
}

fn check_elements(
    mail: &RenderedMail<'_>,
    is_known: impl Fn(&ElementRef<'_>) -> bool,
    report: &mut MailReport<'_>,
) {
    let mut reported = Vec::new();
    for scheme in ColorScheme::ALL {
        for low in low_contrast(&mail.document, scheme) {
            // Inversion keeps the contrast about the same: one finding is enough.
            if !is_known(&low.element)
                || scheme == ColorScheme::Inverted && reported.contains(&low.element.id())
            {
                continue;
            }
            if scheme == ColorScheme::Light {
                reported.push(low.element.id());
            }
            let (text, behind) = low.colors;
            let text = format!(
                "the contrast of {text} on {behind} is {:.1}:1 {} (minimum {:.1}:1)",
                // Rounded down: 4.46 must not be shown as 4.5.
                (low.contrast * 10.0).floor() / 10.0,
                low.scheme.name(),
                low.minimum,
            );
            report.element(&rule::CONTRAST, &low.element, text);
        }
    }
}
