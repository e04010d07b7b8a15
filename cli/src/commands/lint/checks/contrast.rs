//! Check of contrast in every colour scheme of mail clients.

use super::{MailReport, RenderedMail};
use crate::commands::lint::document::contrast::{ColorScheme, low_contrast};
use crate::commands::lint::rule;

pub fn check(mail: &RenderedMail<'_>, report: &mut MailReport<'_>) {
    let mut reported = Vec::new();
    for scheme in ColorScheme::ALL {
        for low in low_contrast(&mail.document, scheme) {
            // Inversion keeps the contrast about the same: one finding is enough.
            if scheme == ColorScheme::Inverted && reported.contains(&low.element.id()) {
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
