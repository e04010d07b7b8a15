//! Templates as they are written: syntax, placeholders, characters, `safe`.

use std::collections::BTreeMap;

use custom_message::limits;
use theme::syntax::{Expression, Filter, Node, Path, Template};

use super::foreign;
use crate::commands::lint::finding::{Finding, Findings};
use crate::commands::lint::rule::{self, Severity};
use crate::commands::lint::sources::{Source, Sources};

/// Skipped at the start of a file, as editors of Windows write it.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Variables that no event changes.
const OWNERS: [&str; 5] = ["brand", "color", "dark", "locale", "message"];

pub fn check(sources: &Sources<'_>, findings: &mut Findings) {
    for source in sources.judged() {
        literal_placeholders(source, findings);
        let Some(template) = &source.template else {
            continue;
        };
        let foreign = foreign::places(source);
        let own_errors = template.errors.iter();
        for error in own_errors.filter(|one| !foreign::is_foreign(&foreign, one.span.start)) {
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

/// Reports the characters that Cognito refuses: those that the function replaces with a numeric reference
/// together, since one file of a mail tool may hold hundreds of them; of the others, each kind once.
fn characters(source: &Source<'_>, template: &Template<'_>, findings: &mut Findings) {
    let is_comment = |at: usize| template.comments.iter().any(|span| span.contains(&at));
    let mut replaced = Refused::default();
    let mut dropped: BTreeMap<char, Refused> = BTreeMap::new();
    for (at, c) in source.text.char_indices() {
        if limits::accepts(c) || is_comment(at) || at == 0 && c == BYTE_ORDER_MARK {
            continue;
        }
        if c.is_control() || limits::is_line_break(c) {
            dropped.entry(c).or_default().add(at, c);
        } else {
            replaced.add(at, c);
        }
    }
    for refused in dropped.into_values() {
        let text = format!("{}: remove it", refused.listed());
        refused.report(text, Severity::Error, source, findings);
    }
    let text = format!(
        "{}: the function sends {} as numeric references (&#160;)",
        replaced.listed(),
        if replaced.total() == 1 { "it" } else { "them" }
    );
    replaced.report(text, Severity::Note, source, findings);
}

/// Characters of a file that Cognito refuses.
#[derive(Default)]
struct Refused {
    /// The position of the first one.
    first: usize,
    /// The number of each.
    counts: BTreeMap<char, usize>,
}

impl Refused {
    fn add(&mut self, at: usize, c: char) {
        if self.counts.is_empty() {
            self.first = at;
        }
        *self.counts.entry(c).or_default() += 1;
    }

    fn total(&self) -> usize {
        self.counts.values().sum()
    }

    /// Returns the characters with the number of each: `U+00A0, 104 × U+200B`.
    fn listed(&self) -> String {
        let counts = self.counts.iter().map(|(c, count)| match count {
            1 => format!("U+{:04X}", u32::from(*c)),
            _ => format!("{count} × U+{:04X}", u32::from(*c)),
        });
        counts.collect::<Vec<_>>().join(", ")
    }

    fn report(
        &self,
        text: String,
        severity: Severity,
        source: &Source<'_>,
        findings: &mut Findings,
    ) {
        if self.counts.is_empty() {
            return;
        }
        let finding = Finding::new(&rule::FORBIDDEN_CHARACTER, text).of_severity(severity);
        findings.add(finding.at(Some(source.place_at(self.first))));
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
