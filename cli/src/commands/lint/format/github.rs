//! Workflow commands of GitHub Actions, which GitHub shows beside the line in a pull request.

use super::{Concerned, concerned};
use crate::commands::lint::finding::Finding;
use crate::commands::lint::fix;
use crate::commands::lint::listed;
use crate::commands::lint::rule::Severity;

/// Returns the command of a finding: `::error file=…,line=…,col=…,title=…::…`.
pub fn command(finding: &Finding) -> String {
    let mut properties = Vec::new();
    let mut text = finding.text.clone();
    match &finding.place {
        Some(place) if place.is_own => {
            properties.push(format!("file={}", property(&place.file)));
            // GitHub shows no annotation without a line.
            properties.push(format!("line={}", place.line.max(1)));
            if place.column > 0 {
                properties.push(format!("col={}", place.column));
            }
        }
        // A file of the default theme is not in the repository, so GitHub cannot open it.
        Some(place) => text = format!("{}: {text}", place.file),
        None => {}
    }
    properties.push(format!("title={}", property(finding.rule.id)));
    let Concerned {
        messages, locales, ..
    } = concerned(finding);
    if !messages.is_empty() {
        text.push_str(&format!(
            " (in {}; {})",
            listed(messages.iter().map(|name| &**name)),
            listed(locales)
        ));
    }
    format!(
        "::{} {}::{}",
        level(finding.severity),
        properties.join(","),
        data(&format!("{text}\n{}", fix::of(finding)))
    )
}

/// Returns GitHub's word for a severity.
const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "notice",
        other => other.name(),
    }
}

/// Escapes the text of a command as GitHub's toolkit does.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_a_command() {
        assert_eq!(data("a%\nb::c"), "a%25%0Ab::c");
        assert_eq!(property("a:b,c"), "a%3Ab%2Cc");
    }
}
