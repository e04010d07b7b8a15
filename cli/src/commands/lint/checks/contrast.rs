//! Check of contrast in every colour scheme of mail clients.

use scraper::ElementRef;
use theme::mail::LEFT_OUT;

use super::{MailReport, RenderedMail};
use crate::commands::lint::document;
use crate::commands::lint::document::contrast::{ColorScheme, LowContrast, low_contrast};
use crate::commands::lint::finding::Finding;
use crate::commands::lint::rule;

pub fn check(mail: &RenderedMail<'_>, report: &mut MailReport<'_>) {
    check_elements(mail, |_| true, report);
}

/// Checks a mail of which parts were left out: where a colour may be among these, nothing is known.
pub fn check_readable(mail: &RenderedMail<'_>, report: &mut MailReport<'_>) {
    let is_complete = |element: &ElementRef<'_>| {
        let mut around = element.ancestors().filter_map(ElementRef::wrap);
        !around.any(|outer| document::is_incomplete(&outer))
    };
    let mut styles = mail.document.elements("style");
    let is_complete_sheet = styles.all(|style| !style.text().any(|text| text.contains(LEFT_OUT)));
    if is_complete_sheet && report.has_layout(mail) {
        check_elements(mail, is_complete, report);
    }
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
            add(&low, report);
        }
    }
}

/// Adds a finding: at the setting that brings the colour into a template of the default theme, or at the element.
fn add(low: &LowContrast<'_>, report: &mut MailReport<'_>) {
    let (text, behind) = low.colors;
    // Rounded down: 4.46 must not be shown as 4.5.
    let measured = format!(
        "{:.1}:1 {} (minimum {:.1}:1)",
        (low.contrast * 10.0).floor() / 10.0,
        low.scheme.name(),
        low.minimum,
    );
    let tag = document::tag(&low.element);
    let place = report.sources.place_of_tag(report.template, &tag);
    let is_own = place.is_some_and(|place| place.is_own);
    let scope = report.concern.scope.as_ref();
    let is_dark = low.scheme == ColorScheme::Dark;
    match report.sources.color_setting(low.colors, is_dark, scope) {
        Some((key, place)) if !is_own => {
            let text = format!("{key}: the contrast of {text} on {behind} is {measured}");
            // The lowest contrast of a setting stands for all.
            let missing = (low.minimum - low.contrast).max(0.0) * 1000.0;
            let finding = Finding::new(&rule::CONTRAST, text).at(Some(place));
            report.add(finding.weighing(missing as usize + 1));
        }
        _ => {
            let text = format!("the contrast of {text} on {behind} is {measured}");
            report.element(&rule::CONTRAST, &low.element, text);
        }
    }
}
