//! Templates as they are written: placeholders, variables, `safe`, characters.

use std::collections::BTreeSet;

use custom_message::limits;
use theme::Theme;
use theme::mail::variables;

use crate::commands::lint::finding::{Finding, Findings};
use crate::commands::lint::rule;
use crate::commands::lint::sources::expressions::{Expression, comments, expressions, local_names};
use crate::commands::lint::sources::strings::Language;
use crate::commands::lint::sources::{Source, Sources};

/// What a template may print, and the fields of each; no fields where only rendering can tell.
const VARIABLES: [(&str, &[&str]); 15] = [
    ("message", &[]),
    ("subject", &[]),
    ("locale", &variables::LOCALE),
    ("brand", &variables::BRAND),
    ("color", &variables::COLOR),
    ("dark", &variables::COLOR),
    ("text", &[]),
    ("shared", &[]),
    ("user", &[]),
    ("link", &[]),
    ("links", &[]),
    ("code", &[]),
    ("verification_link", &[]),
    ("username", &[]),
    ("loop", &[]),
];
/// What no event has a hand in.
const OWNERS: [&str; 5] = ["brand", "color", "dark", "locale", "message"];
/// Statements whose words are names and no variables.
const NAMING: [&str; 10] = [
    "block",
    "endblock",
    "component",
    "endcomponent",
    "extends",
    "include",
    "raw",
    "endraw",
    "filter",
    "endfilter",
];

pub fn check(
    theme: &Theme,
    sources: &Sources,
    languages: &[Language<'_>],
    findings: &mut Findings,
) {
    let known = Known::of(theme, languages);
    for source in sources.judged() {
        literal_placeholders(source, findings);
        if source.is_template() {
            characters(source, findings);
            let all = expressions(&source.text);
            unknown_variables(source, &all, &known, findings);
            unescaped(source, &all, findings);
        }
    }
}

/// What of `text`, `shared` and `user` there is, in any language and message.
struct Known {
    text: BTreeSet<String>,
    shared: BTreeSet<String>,
    user: BTreeSet<String>,
}

impl Known {
    fn of(theme: &Theme, languages: &[Language<'_>]) -> Self {
        let mut known = Self {
            text: BTreeSet::new(),
            shared: BTreeSet::new(),
            user: theme.settings().attributes.keys().cloned().collect(),
        };
        for (message, part) in languages.iter().flat_map(|language| language.parts.keys()) {
            let parts = if message == "shared" {
                &mut known.shared
            } else {
                &mut known.text
            };
            parts.insert(part.replace('-', "_"));
        }
        known
    }

    fn has(&self, root: &str, field: &str) -> bool {
        match root {
            "text" => self.text.contains(field),
            "shared" => self.shared.contains(field),
            "user" => self.user.contains(field),
            _ => VARIABLES
                .iter()
                .find(|(name, _)| *name == root)
                .is_none_or(|(_, fields)| fields.is_empty() || fields.contains(&field)),
        }
    }
}

fn literal_placeholders(source: &Source, findings: &mut Findings) {
    if source.name.ends_with(".toml") {
        return;
    }
    let mut found: Vec<usize> = source.text.match_indices("{##").map(|(at, _)| at).collect();
    if source.is_template() {
        let bare = source.text.match_indices("####").map(|(at, _)| at);
        found.extend(bare.filter(|at| !source.text[..*at].ends_with('{')));
        let comments = comments(&source.text);
        // `{#### text #}` and a ruler inside `{# #### #}` are comments; the first is what is meant here
        found.retain(|at| {
            comments
                .iter()
                .all(|comment| !comment.contains(at) || comment.start == *at)
        });
    }
    for at in found {
        let text = if source.is_template() && source.text[at..].starts_with("{##") {
            "a placeholder spelt out is a comment to the template engine, and vanishes"
        } else {
            "a placeholder spelt out: print its variable"
        };
        findings.add(Finding::new(&rule::PLACEHOLDER_LITERAL, text).at(Some(source.place_at(at))));
    }
}

fn characters(source: &Source, findings: &mut Findings) {
    let comments = comments(&source.text);
    for (at, c) in source.text.char_indices() {
        if limits::accepts(c) || comments.iter().any(|comment| comment.contains(&at)) {
            continue;
        }
        let code = u32::from(c);
        let text = if c.is_control() || limits::is_line_break(c) {
            format!("U+{code:04X}: take it away")
        } else {
            format!("U+{code:04X}: write it as &#{code};")
        };
        findings.add(Finding::new(&rule::FORBIDDEN_CHARACTER, text).at(Some(source.place_at(at))));
    }
}

fn unknown_variables(
    source: &Source,
    all: &[Expression<'_>],
    known: &Known,
    findings: &mut Findings,
) {
    let local = local_names(all);
    for expression in all {
        if !expression.prints && NAMING.contains(&expression.keyword()) {
            continue;
        }
        for path in expression.paths() {
            let root = path.parts[0];
            if local.contains(root) {
                continue;
            }
            let is_known = VARIABLES.iter().any(|(name, _)| *name == root);
            let is_callers = local.contains(format!("@{root}").as_str());
            let text = match path.parts.get(1) {
                _ if !is_known && is_callers => continue,
                _ if !is_known => format!("there is no variable {root}"),
                Some(field) if !known.has(root, field) => match root {
                    "user" => format!("no user.{field}: list it under [attributes] in theme.toml"),
                    "text" | "shared" => format!(
                        "no {root}.{field}: no language has .{}",
                        field.replace('_', "-")
                    ),
                    _ => format!("{root} has no {field}"),
                },
                _ => continue,
            };
            let place = Some(source.place_at(path.offset));
            findings.add(Finding::new(&rule::UNKNOWN_VARIABLE, text).at(place));
        }
    }
}

fn unescaped(source: &Source, all: &[Expression<'_>], findings: &mut Findings) {
    for expression in all {
        let place = |at: usize| Some(source.place_at(at));
        if expression.keyword() == "autoescape" {
            let text = "escaping is switched off for whatever is inside";
            findings
                .add(Finding::new(&rule::SAFE_ON_EVENT_DATA, text).at(place(expression.offset)));
            continue;
        }
        for at in safe_filters(expression.text) {
            let before = Expression {
                text: &expression.text[..at],
                ..*expression
            };
            let printed = before.paths().pop();
            let is_filter_block = expression.keyword() == "filter";
            let (name, offset) = match &printed {
                Some(path) if OWNERS.contains(&path.parts[0]) && !is_filter_block => continue,
                Some(path) if !is_filter_block => (path.parts.join("."), path.offset),
                _ if is_filter_block => ("a whole block".to_owned(), expression.offset),
                _ => continue,
            };
            let text = format!("{name} is printed unescaped");
            findings.add(Finding::new(&rule::SAFE_ON_EVENT_DATA, text).at(place(offset)));
        }
    }
}

/// Where in an expression the filter `safe` is named.
fn safe_filters(text: &str) -> Vec<usize> {
    text.match_indices("safe")
        .filter(|(at, _)| {
            let before = text[..*at].trim_end();
            let is_word = !text[at + 4..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
            is_word && (before.ends_with('|') || before.trim_start_matches('-').trim() == "filter")
        })
        .map(|(at, _)| at)
        .collect()
}
