//! Check of attributes that no mail ever shows: addresses, numbers and the like are empty in every template.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use theme::Settings;
use theme::attribute::{Shape, UserVariable};
use theme::syntax::{Component, Expression, Node};

use super::MailReport;
use crate::commands::lint::finding::{Finding, Findings};
use crate::commands::lint::rule;
use crate::commands::lint::sources::{Source, Sources};

/// Cognito's standard attributes that are never a name, each with a usual value.
const SAMPLES: [(&str, &str); 11] = [
    ("email", "ana@example.com"),
    ("phone_number", "+15555550100"),
    ("sub", "7f1c2d3e-0000-4000-8000-000000000001"),
    ("website", "https://www.example.com"),
    ("picture", "https://www.example.com/ana.png"),
    ("profile", "https://www.example.com/ana"),
    ("birthdate", "2000-01-01"),
    ("updated_at", "1700000000"),
    ("zoneinfo", "Europe/Berlin"),
    ("cognito:email_alias", "ana@example.com"),
    ("identities", "[{\"userId\":\"1\"}]"),
];

pub fn check(settings: &[Rc<Settings>], sources: &Sources<'_>, findings: &mut Findings) {
    let fields = never_shown(settings);
    if fields.is_empty() {
        return;
    }
    for source in sources.judged() {
        for (field, at) in uses(source) {
            if let Some(variable) = fields.get(field) {
                let text = text(field, variable, source);
                let place = Some(source.place_at(at));
                findings.add(Finding::new(&rule::ATTRIBUTE_NEVER_SHOWN, text).at(place));
            }
        }
    }
}

/// Reports variables that a heading of a message would print: they are empty there.
pub fn check_headings(variables: &[String], report: &mut MailReport<'_>) {
    for variable in variables {
        let text = format!(
            "user.{variable} is always empty in a heading, because a stranger may have chosen it: print it in the text below"
        );
        let place = report.place_of_words(&format!("user.{variable}"));
        report.add(Finding::new(&rule::ATTRIBUTE_NEVER_SHOWN, text).at(place));
    }
}

/// Returns the variables of `[attributes]` that are empty for every user.
fn never_shown(settings: &[Rc<Settings>]) -> BTreeMap<&str, &UserVariable> {
    let mut fields = BTreeMap::new();
    let mut shown = BTreeSet::new();
    // Another scope may take the variable from another attribute.
    for (field, variable) in settings.iter().flat_map(|one| &one.attributes) {
        if is_never_shown(variable, variable.shape) {
            fields.entry(field.as_str()).or_insert(variable);
        } else {
            shown.insert(field.as_str());
        }
    }
    fields.retain(|field, _| !shown.contains(field));
    fields
}

fn is_never_shown(variable: &UserVariable, shape: Shape) -> bool {
    variable.from.iter().all(|source| {
        let sample = SAMPLES.iter().find(|(known, _)| known == source);
        sample.is_some_and(|(_, sample)| shape.shown(sample).is_none())
    })
}

/// Returns each attribute that a file uses, with its first place: where it is printed, or else in a condition.
fn uses<'s>(source: &'s Source<'_>) -> BTreeMap<&'s str, usize> {
    let mut uses = BTreeMap::new();
    for part in source.strings.parts.values() {
        for argument in &part.arguments {
            uses.entry(argument.as_str()).or_insert(part.offset);
        }
    }
    let Some(template) = &source.template else {
        return uses;
    };
    let of_components = template.components.iter().flat_map(Component::all_nodes);
    let nodes: Vec<&Node<'_>> = template
        .all_nodes()
        .into_iter()
        .chain(of_components)
        .collect();
    let (conditions, prints): (Vec<&Node<'_>>, Vec<_>) = nodes
        .into_iter()
        .partition(|node| matches!(node, Node::If { .. }));
    for node in prints.into_iter().chain(conditions) {
        for expression in node.expressions().into_iter().flat_map(Expression::all) {
            if let Expression::Path(path) = expression
                && path.root == "user"
                && let Some(step) = path.steps.first()
            {
                uses.entry(&*step.name).or_insert(path.span.start);
            }
        }
    }
    uses
}

fn text(field: &str, variable: &UserVariable, source: &Source<'_>) -> String {
    let name = if source.template.is_some() {
        format!("user.{field}")
    } else {
        format!("${field}")
    };
    let attribute = variable.from.first().map_or("", String::as_str);
    if !is_never_shown(variable, Shape::Text) {
        return format!(
            "{name} is always empty, because {attribute} is not a name: write {field} = {{ from = [\"{attribute}\"], shape = \"text\" }} under [attributes]"
        );
    }
    match attribute {
        "email" => format!(
            "{name} is always empty, because a mail shows no address that a user typed: in a template print {{{{ recipient }}}}, the reader's own address; in a link of theme.toml write {{email}}"
        ),
        attribute => format!(
            "{name} is always empty, because a mail never shows {attribute}: remove it; in a link of theme.toml write {{{attribute}}}"
        ),
    }
}
