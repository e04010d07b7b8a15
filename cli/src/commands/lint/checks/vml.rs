//! Outlook's buttons beside everybody else's.

use super::{Mail, Report};
use crate::commands::lint::page::elements;
use crate::commands::lint::rule;

pub fn check(mail: &Mail<'_>, report: &mut Report<'_>) {
    for shape in mail.page.conditional.iter().flat_map(elements) {
        if !shape.value().name().starts_with("v:") {
            continue;
        }
        let Some(href) = shape.attr("href") else {
            continue;
        };
        if !mail
            .page
            .elements("a")
            .any(|link| link.attr("href") == Some(href))
        {
            let text = "no <a> of the mail leads where this shape does";
            report.element(&rule::VML_HREF, &shape, text);
        }
    }
}
