//! Check that a reader sees what Cognito fills in: a placeholder in a comment, a style sheet or a hidden element
//! helps nobody.

use theme::seen::{Unseen, unseen};
use theme::syntax::{Component, Expression, Node, Span};

use super::body::carries;
use super::{MailReport, RenderedMail};
use crate::commands::lint::case::{CODE, SENDERS_USERNAME, USERNAME};
use crate::commands::lint::document::MailDocument;
use crate::commands::lint::finding::{Finding, SourcePlace};
use crate::commands::lint::rule;
use crate::commands::lint::sources::Source;

pub fn check(mail: &RenderedMail<'_>, html: &str, report: &mut MailReport<'_>) {
    let inlined = inlined(mail, html);
    for placeholder in carries(mail.case) {
        let text = placeholder.text;
        // What the function sees decides first: it reads the styles of elements alone.
        let by_elements = unseen(html, text, &[]);
        let by_sheet = || unseen(inlined.as_deref()?, text, &[]);
        // A placeholder that is not there is a finding already.
        if by_elements != Some(Unseen::Absent)
            && let Some(reason) = by_elements.or_else(by_sheet)
        {
            report_unseen(text, reason, report);
        }
    }
}

/// Returns the HTML with the rules of its style sheet, if these may hide something.
fn inlined(mail: &RenderedMail<'_>, html: &str) -> Option<String> {
    if !mail.document.sheet_may_hide() {
        return None;
    }
    Some(if mail.case.is_by_link() {
        // The document holds Cognito's link in place of its placeholder.
        MailDocument::parse(html).with_inlined_sheet()
    } else {
        mail.document.with_inlined_sheet()
    })
}

fn report_unseen(placeholder: &str, reason: Unseen, report: &mut MailReport<'_>) {
    let comment = comment_in_style(reason, report);
    let place = comment.clone().or_else(|| place_of(placeholder, report));
    let mut text = format!("nobody can see {placeholder}: it {reason}");
    if comment.is_some() {
        text.push_str(
            ", because {# begins a comment of the template: write { # with a space in CSS",
        );
    }
    let finding = Finding::new(&rule::CODE_MISSING, text);
    match place {
        Some(place) => report.add(finding.at(Some(place))),
        None => report.message(finding),
    }
}

/// Returns the place of a comment that an id in CSS began (`{#code{…}`), if a style sheet swallows the mail.
fn comment_in_style(reason: Unseen, report: &MailReport<'_>) -> Option<SourcePlace> {
    if reason != Unseen::Element("style") {
        return None;
    }
    let mut files = report
        .sources
        .judged()
        .filter(|file| report.is_part_of_message(file));
    files.find_map(|file| {
        let mut comments = file.template.as_ref()?.comments.iter();
        let begun = comments.find(|span| is_begun_by_id(&file.text[(*span).clone()]))?;
        Some(file.place_at(begun.start))
    })
}

fn is_begun_by_id(comment: &str) -> bool {
    let inside = comment.trim_start_matches("{#");
    inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && inside.contains('{')
}

/// Returns the place of the first tag that prints the placeholder's variable.
fn place_of(placeholder: &str, report: &MailReport<'_>) -> Option<SourcePlace> {
    let variable = match placeholder {
        CODE => "code",
        USERNAME | SENDERS_USERNAME => "username",
        _ => "verification_link",
    };
    let is_own = |file: &&Source<'_>| file.name.starts_with("messages/");
    let files = || {
        report
            .sources
            .judged()
            .filter(|file| report.is_part_of_message(file))
    };
    let ordered = files()
        .filter(is_own)
        .chain(files().filter(|file| !is_own(file)));
    ordered.into_iter().find_map(|file| {
        let span = prints_of(variable, file).into_iter().next()?;
        Some(file.place_at(span.start))
    })
}

/// Returns the ranges of the tags that print a variable, by itself or as an argument of a component.
pub fn prints_of(variable: &str, source: &Source<'_>) -> Vec<Span> {
    let Some(template) = &source.template else {
        return Vec::new();
    };
    let of_components = template.components.iter().flat_map(Component::all_nodes);
    let nodes = template.all_nodes().into_iter().chain(of_components);
    let is_variable =
        |part: &&Expression<'_>| matches!(part, Expression::Path(path) if path.root == variable);
    nodes
        .filter_map(|node| match node {
            Node::Print(expression, span) => expression
                .all()
                .iter()
                .any(is_variable)
                .then(|| span.clone()),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_begins_a_comment() {
        assert!(is_begun_by_id(
            "{#code{font-size:20px}}</style>{#- later -#}"
        ));
        assert!(!is_begun_by_id("{# a {b} #}"));
        assert!(!is_begun_by_id("{#todo#}"));
        assert!(!is_begun_by_id("{#- a -#}"));
    }
}
