//! Check that a VML shape for Outlook has the link of an `<a>`.

use super::{MailReport, RenderedMail};
use crate::commands::lint::document::elements;
use crate::commands::lint::rule;

pub fn check(mail: &RenderedMail<'_>, report: &mut MailReport<'_>) {
    for shape in mail.document.conditional.iter().flat_map(elements) {
        if !shape.value().name().starts_with("v:") {
            continue;
        }
        let Some(href) = shape.attr("href") else {
            continue;
        };
        if !mail
            .document
            .elements("a")
            // Equal text: Outlook shows the shape, all other clients the <a>.
            .any(|link| link.attr("href") == Some(href))
        {
            let text = "no <a> of the mail has the link of this shape";
            report.element(&rule::VML_HREF, &shape, text);
        }
    }
}
