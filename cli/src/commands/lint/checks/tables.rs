//! Check of layout tables: screen readers must not announce them as tables.

use super::{MailReport, RenderedMail};
use crate::commands::lint::rule;

pub fn check(mail: &RenderedMail<'_>, report: &mut MailReport<'_>) {
    for table in mail
        .document
        .all()
        .filter(|element| element.value().name() == "table")
    {
        let is_marked = matches!(table.attr("role"), Some("presentation" | "none"));
        // A table of data is announced as a table on purpose.
        let holds_data = table
            .descendent_elements()
            .any(|element| matches!(element.value().name(), "th" | "caption"));
        if !is_marked && !holds_data {
            report.element(
                &rule::TABLE_ROLE,
                &table,
                "the table has no role=\"presentation\"",
            );
        }
    }
}
