//! Templates as they are written: syntax, placeholders, characters, `safe`.

use custom_message::limits;
use theme::syntax::{Expression, Filter, Node, Path, Template};

use crate::commands::lint::finding::{Finding, Findings};
use crate::commands::lint::rule;
use crate::commands::lint::sources::{Source, Sources};

/// Variables that no event changes.
const OWNERS: [&str; 5] = ["brand", "color", "dark", "locale", "message"];

pub fn check(sources: &Sources<'_>, findings: &mut Findings) {
    for source in sources.judged() {
        literal_placeholders(source, findings);
        let Some(template) = &source.template else {
            continue;
        };
        for error in &template.errors {
            let place = Some(source.place_at(error.span.start));
            // The renderer reports the first of them with the messages that it costs.
            let finding = Finding::new(&rule::FALLBACK, error.reason.clone()).by_renderer();
            findings.add(finding.at(place));
        }
        unescaped(source, template, findings);
        if source.name.ends_with(".html") {
            characters(source, template, findings);
        }
    }
}

fn literal_placeholders(source: &Source<'_>, findings: &mut Findings) {
    if source.name.ends_with(".toml") {
        return;
    }
    let mut found: Vec<usize> = source.text.match_indices("{##").map(|(at, _)| at).collect();
    if let Some(template) = &source.template {
        let bare = source.text.match_indices("####").map(|(at, _)| at);
        found.extend(bare.filter(|at| !source.text[..*at].ends_with('{')));
        // `{#### text #}` and a ruler inside `{# #### #}` are comments; the first is most likely meant
        // as a placeholder.
        found.retain(|at| {
            let mut comments = template.comments.iter();
            comments.all(|comment| !comment.contains(at) || comment.start == *at)
        });
    }
    for at in found {
        let text = if source.template.is_some() && source.text[at..].starts_with("{##") {
            "a placeholder spelt out is a comment to the template engine, and vanishes"
        } else {
            "a placeholder spelt out: print its variable"
        };
        findings.add(Finding::new(&rule::PLACEHOLDER_LITERAL, text).at(Some(source.place_at(at))));
    }
}

fn characters(source: &Source<'_>, template: &Template<'_>, findings: &mut Findings) {
    let is_comment = |at: usize| template.comments.iter().any(|span| span.contains(&at));
    for (at, c) in source.text.char_indices() {
        if limits::accepts(c) || is_comment(at) {
            continue;
        }
        let code = u32::from(c);
        let text = if c.is_control() || limits::is_line_break(c) {
            format!("U+{code:04X}: remove it")
        } else {
            format!("U+{code:04X}: write it as &#{code};")
        };
        findings.add(Finding::new(&rule::FORBIDDEN_CHARACTER, text).at(Some(source.place_at(at))));
    }
}

fn unescaped(source: &Source<'_>, template: &Template<'_>, findings: &mut Findings) {
    let of_components = template.components.iter().flat_map(|one| one.all_nodes());
    for node in template.all_nodes().into_iter().chain(of_components) {
        let expressions = node.expressions().into_iter();
        for filter in expressions.flat_map(Expression::all).filter_map(safe) {
            let (name, at) = match (node, event_path(&filter.input)) {
                (Node::Tag(tag), _) if tag.name == "filter" => {
                    ("a whole block".to_owned(), tag.span.start)
                }
                (_, Some(path)) => (dotted(path), path.span.start),
                (_, None) => continue,
            };
            let text = format!("{name} is printed unescaped");
            let place = Some(source.place_at(at));
            findings.add(Finding::new(&rule::SAFE_ON_EVENT_DATA, text).at(place));
        }
    }
}

fn safe<'e, 's>(expression: &'e Expression<'s>) -> Option<&'e Filter<'s>> {
    match expression {
        Expression::Filter(filter) if filter.name == "safe" => Some(filter),
        _ => None,
    }
}

/// Returns the first variable that an event may change.
fn event_path<'e, 's>(expression: &'e Expression<'s>) -> Option<&'e Path<'s>> {
    expression.all().into_iter().find_map(|part| match part {
        Expression::Path(path) if !OWNERS.contains(&path.root) => Some(path),
        _ => None,
    })
}

fn dotted(path: &Path<'_>) -> String {
    let mut name = path.root.to_owned();
    for step in &path.steps {
        name.push('.');
        name.push_str(&step.name);
    }
    name
}
