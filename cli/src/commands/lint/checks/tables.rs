//! Tables that only lay out say so.

use super::{Mail, Report};
use crate::commands::lint::rule;

pub fn check(mail: &Mail<'_>, report: &mut Report<'_>) {
    for table in mail
        .page
        .all()
        .filter(|element| element.value().name() == "table")
    {
        let says_so = matches!(table.attr("role"), Some("presentation" | "none"));
        let holds_data = table
            .descendent_elements()
            .any(|element| matches!(element.value().name(), "th" | "caption"));
        if !says_so && !holds_data {
            report.element(
                &rule::TABLE_ROLE,
                &table,
                "the table has no role=\"presentation\"",
            );
        }
    }
}
