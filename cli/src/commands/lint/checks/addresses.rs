//! Check of what an event brings in an address: an attribute or a user name must be percent-encoded there,
//! which only the links of `theme.toml` do.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use theme::Settings;
use theme::syntax::{Call, Component, Expression, Node, Path};

use crate::commands::lint::finding::{Finding, Findings};
use crate::commands::lint::rule;
use crate::commands::lint::sources::{Source, Sources};

/// The parameters of each component that end in an address.
type AddressParameters<'s> = BTreeMap<&'s str, BTreeSet<&'s str>>;

pub fn check(settings: &[Rc<Settings>], sources: &Sources<'_>, findings: &mut Findings) {
    let parameters = address_parameters(sources);
    for source in sources.judged() {
        for expression in addresses(source, all_nodes(source), &parameters) {
            for path in raw(expression.value)
                .into_iter()
                .filter(|path| is_unsafe(path, &expression))
            {
                let place = Some(source.place_at(path.span.start));
                let text = text(path, settings);
                findings.add(Finding::new(&rule::ATTRIBUTE_IN_HREF, text).at(place));
            }
        }
    }
}

/// An expression whose value ends in an address, and the text of the address before it.
struct InAddress<'n, 's> {
    value: &'n Expression<'s>,
    before: &'s str,
}

/// Returns all nodes of a template, those of its components included.
fn all_nodes<'n, 's>(source: &'n Source<'s>) -> Vec<&'n Node<'s>> {
    let templates = source.template.iter();
    templates
        .flat_map(|template| {
            let of_components = template.components.iter().flat_map(Component::all_nodes);
            template.all_nodes().into_iter().chain(of_components)
        })
        .collect()
}

/// Finds the parameters of components that are printed in an address, or given on to such a parameter. Four
/// rounds follow four components in each other.
fn address_parameters<'s>(sources: &Sources<'s>) -> AddressParameters<'s> {
    let mut known = AddressParameters::new();
    for _ in 0..4 {
        for source in sources.files() {
            let Some(template) = &source.template else {
                continue;
            };
            for component in &template.components {
                let names = printed_in_addresses(source, component, &known);
                known.entry(component.name).or_default().extend(names);
            }
        }
    }
    known
}

fn printed_in_addresses<'s>(
    source: &Source<'s>,
    component: &Component<'s>,
    known: &AddressParameters<'s>,
) -> Vec<&'s str> {
    let expressions = addresses(source, component.all_nodes(), known);
    let roots = expressions
        .iter()
        .flat_map(|one| raw(one.value))
        .map(|path| path.root);
    let is_parameter = |name: &&str| {
        component
            .parameters
            .iter()
            .any(|one| one.name == *name && !one.implicit)
    };
    roots.filter(is_parameter).collect()
}

/// Returns the expressions of these nodes whose values end in an address.
fn addresses<'n, 's>(
    source: &Source<'s>,
    nodes: Vec<&'n Node<'s>>,
    known: &AddressParameters<'s>,
) -> Vec<InAddress<'n, 's>> {
    let mut found = Vec::new();
    for node in nodes {
        let Node::Print(expression, span) = node else {
            continue;
        };
        if let Some(address) = source
            .addresses()
            .find(|address| address.contains(&span.start))
        {
            let before = before(source, address, span.start);
            found.push(InAddress {
                value: expression,
                before,
            });
        }
        let calls = expression.all().into_iter().filter_map(|part| match part {
            Expression::Component(call) => Some(call),
            _ => None,
        });
        found.extend(calls.flat_map(|call| arguments(call, known)));
    }
    found
}

/// Returns the text of an address before a byte of it.
fn before<'s>(source: &Source<'s>, address: &Range<usize>, at: usize) -> &'s str {
    source.text[address.start..at].trim_start_matches(['"', '\''])
}

/// Returns the arguments of a call that end in an address.
fn arguments<'n, 's>(call: &'n Call<'s>, known: &AddressParameters<'s>) -> Vec<InAddress<'n, 's>> {
    let Some(parameters) = known.get(call.name) else {
        return Vec::new();
    };
    let arguments = call.arguments.iter();
    arguments
        .filter(|argument| argument.name.is_some_and(|name| parameters.contains(name)))
        .map(|argument| InAddress {
            value: &argument.value,
            before: "",
        })
        .collect()
}

/// Returns the paths of an expression. No filter of the function encodes an address.
fn raw<'n, 's>(expression: &'n Expression<'s>) -> Vec<&'n Path<'s>> {
    match expression {
        Expression::Path(path) => vec![path],
        // The arguments of a component are judged one by one.
        Expression::Component(_) => Vec::new(),
        _ => expression.children().into_iter().flat_map(raw).collect(),
    }
}

/// Returns true for a value that a user chooses.
fn is_unsafe(path: &Path<'_>, address: &InAddress<'_, '_>) -> bool {
    match path.root {
        "user" | "username" => true,
        // The reader's own address may stand behind `mailto:`; in a query its `+` would be a space.
        "recipient" => !address
            .before
            .trim()
            .to_ascii_lowercase()
            .starts_with("mailto:"),
        _ => false,
    }
}

fn text(path: &Path<'_>, settings: &[Rc<Settings>]) -> String {
    let field = path.steps.first().map(|step| &*step.name);
    let (name, variable) = match (path.root, field) {
        ("user", Some(field)) => (format!("user.{field}"), source_of(field, settings)),
        ("recipient", _) => ("recipient".to_owned(), "email".to_owned()),
        (root, _) => (root.to_owned(), "userName".to_owned()),
    };
    format!(
        "{name} is printed into an address as it is: write the address under [links] of theme.toml with {{{variable}}}, which is percent-encoded, and print {{{{ link }}}}"
    )
}

/// Returns the name of an attribute in a link: the first of its sources.
fn source_of(field: &str, settings: &[Rc<Settings>]) -> String {
    let mut sources = settings
        .iter()
        .filter_map(|one| one.attributes.get(field)?.from.first());
    sources
        .next()
        .map_or_else(|| field.to_owned(), ToOwned::to_owned)
}
