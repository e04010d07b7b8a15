//! Variables that templates use: each must exist, also where no rendering reaches it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use theme::Settings;
use theme::mail::variables::{APART, SHARED, VARIABLES, no_field, no_variable};
use theme::suggest::did_you_mean;
use theme::syntax::{Component, Expression, ForeignSyntax, Node, Path};

use super::foreign;
use crate::commands::lint::finding::{Finding, Findings};
use crate::commands::lint::rule;
use crate::commands::lint::sources::strings::Language;
use crate::commands::lint::sources::{Source, Sources};

/// Names that Tera itself gives: in a loop, and in a component with a body.
const TERAS: [&str; 2] = ["loop", "body"];

pub fn check(
    settings: &[Rc<Settings>],
    sources: &Sources<'_>,
    languages: &[Language<'_>],
    findings: &mut Findings,
) {
    let fields = fields(settings, languages);
    let assigned = assigned_anywhere(sources);
    for source in sources.judged() {
        let Some(template) = &source.template else {
            continue;
        };
        let message = Scope {
            foreign: &foreign::places(source),
            assigned: &assigned,
            component: None,
            fields: &fields,
        };
        message.check(template.all_nodes(), source, findings);
        for component in &template.components {
            let nodes = component.all_nodes();
            let scope = Scope {
                assigned: &assigned_in(&nodes),
                component: Some(component),
                ..message
            };
            scope.check(nodes, source, findings);
        }
    }
}

/// Returns the fields that a theme or its languages decide about: those of any scope, language or message.
fn fields(
    settings: &[Rc<Settings>],
    languages: &[Language<'_>],
) -> BTreeMap<&'static str, BTreeSet<String>> {
    let names = ["links", "user", "text", SHARED];
    let mut fields = BTreeMap::from(names.map(|name| (name, BTreeSet::new())));
    let mut add = |name, field: String| fields.entry(name).or_default().insert(field);
    for one in settings {
        for link in one.look.links.keys() {
            add("links", link.clone());
            add("links", link.replace('-', "_"));
        }
        for attribute in one.attributes.keys() {
            add("user", attribute.clone());
        }
    }
    for (message, part) in languages.iter().flat_map(|language| language.parts.keys()) {
        if !APART.contains(&part.as_str()) {
            let name = if message == SHARED { SHARED } else { "text" };
            add(name, part.replace('-', "_"));
        }
    }
    fields
}

/// Returns the names that templates give to values. A template sees those of the templates that include
/// it, or that it extends.
fn assigned_anywhere<'s>(sources: &Sources<'s>) -> BTreeSet<&'s str> {
    let templates = sources
        .files()
        .iter()
        .filter_map(|file| file.template.as_ref());
    let names = templates.map(|template| assigned_in(&template.all_nodes()));
    names.flatten().collect()
}

fn assigned_in<'s>(nodes: &[&Node<'s>]) -> BTreeSet<&'s str> {
    let names = nodes.iter().map(|node| match node {
        Node::Tag(tag) => tag.assigns.as_slice(),
        _ => &[],
    });
    names.flatten().copied().collect()
}

/// The names that a part of a template can use.
#[derive(Clone, Copy)]
struct Scope<'a> {
    /// The tags of other template languages, whose names are none of ours.
    foreign: &'a [ForeignSyntax],
    assigned: &'a BTreeSet<&'a str>,
    /// The component around it, which sees nothing but its parameters.
    component: Option<&'a Component<'a>>,
    fields: &'a BTreeMap<&'static str, BTreeSet<String>>,
}

impl Scope<'_> {
    fn check(&self, nodes: Vec<&Node<'_>>, source: &Source<'_>, findings: &mut Findings) {
        let expressions = nodes.into_iter().flat_map(Node::expressions);
        for part in expressions.flat_map(Expression::all) {
            if let Expression::Path(path) = part
                && !foreign::is_foreign(self.foreign, path.span.start)
                && let Some((at, text)) = self.defect(path)
            {
                let place = Some(source.place_at(at));
                findings.add(Finding::new(&rule::UNKNOWN_VARIABLE, text).at(place));
            }
        }
    }

    /// Returns the defect of a path that leads to no value, and its position.
    fn defect(&self, path: &Path<'_>) -> Option<(usize, String)> {
        let root = path.root;
        if TERAS.contains(&root) || self.assigned.contains(root) {
            return None;
        }
        let known = VARIABLES.iter().find(|(name, _)| *name == root);
        if let Some(component) = self.component {
            let mut parameters = component.parameters.iter();
            match parameters.find(|parameter| parameter.name == root) {
                Some(parameter) if parameter.implicit => {}
                Some(_) => return None,
                None => return Some((path.span.start, no_parameter(component, root))),
            }
            // `@name` may take a variable of another component.
            known?;
        }
        let Some((name, fixed)) = known else {
            return Some((path.span.start, no_variable(root)));
        };
        let step = path.steps.first()?;
        let fields: Vec<&str> = match self.fields.get(name) {
            Some(fields) => fields.iter().map(String::as_str).collect(),
            None => fixed.to_vec(),
        };
        let text = no_field(name, &step.name, fields.iter().copied());
        (!fields.contains(&&*step.name)).then_some((step.span.start, text))
    }
}

/// Returns the defect that a component uses a name that is not among its parameters.
fn no_parameter(component: &Component<'_>, name: &str) -> String {
    if VARIABLES.iter().any(|(known, _)| *known == name) {
        return format!(
            "<{}> does not see `{name}`: write @{name} among its parameters",
            component.name
        );
    }
    let parameters = || component.parameters.iter().map(|parameter| parameter.name);
    let near = did_you_mean(name, parameters());
    let list: Vec<&str> = parameters().collect();
    format!(
        "<{}> has no parameter `{name}`{near} (it has {})",
        component.name,
        list.join(", ")
    )
}
