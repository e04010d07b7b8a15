//! The places and the words of Tera's errors.

use crate::mail::variables::Variables;
use crate::problem::Problem;
use crate::syntax::{self, Expression, Node, Path};

/// The byte of a line, from 1, and a column in characters, from 0.
pub(super) fn position_of(text: &str, line: usize, column: usize) -> usize {
    let lines = text.split_inclusive('\n');
    let start: usize = lines.take(line - 1).map(str::len).sum();
    let rest = &text[start..];
    start
        + rest
            .char_indices()
            .nth(column)
            .map_or(rest.len(), |(at, _)| at)
}

/// Our own words for a path that leads to no value, with a suggestion.
pub(super) fn explanation(
    template: &syntax::Template<'_>,
    position: usize,
    variables: &Variables<'_>,
) -> Option<String> {
    let path = all_paths(template)
        .into_iter()
        .find(|path| path.span.contains(&position))?;
    // Names of the template's own, a loop's variable say, are Tera's to explain.
    variables.get(path.root)?;
    let field = &path.steps.first()?.name;
    let is_known = variables.field(path.root, field).is_some();
    (!is_known).then(|| variables.undefined(path.root, Some(field)))
}

/// The fields of a variable that a template names.
pub(super) fn fields_of(variable: &str, template: &syntax::Template<'_>) -> Vec<String> {
    let paths = all_paths(template).into_iter();
    let paths = paths.filter(|path| path.root == variable);
    let steps = paths.filter_map(|path| path.steps.first());
    steps.map(|step| step.name.to_string()).collect()
}

fn all_paths<'t, 's>(template: &'t syntax::Template<'s>) -> Vec<&'t Path<'s>> {
    let mut paths = Vec::new();
    paths_of(&template.nodes, &mut paths);
    let components = template.components.iter();
    components.for_each(|component| paths_of(&component.body, &mut paths));
    paths
}

fn paths_of<'t, 's>(nodes: &'t [Node<'s>], paths: &mut Vec<&'t Path<'s>>) {
    let mut add = |expression: &'t Expression<'s>| {
        for part in expression.all() {
            if let Expression::Path(path) = part {
                paths.push(path);
            }
        }
    };
    for node in nodes {
        match node {
            Node::Print(expression, _) => add(expression),
            Node::If { branches, .. } => branches.iter().for_each(|(condition, _)| add(condition)),
            Node::Tag(tag) => tag.expressions.iter().for_each(&mut add),
            Node::Text(_) | Node::Include(..) | Node::Block { .. } => {}
        }
    }
    for node in nodes {
        for inner in node.bodies() {
            paths_of(inner, paths);
        }
    }
}

/// Returns true if a rendering failed because of this text: an engine names the field that is missing.
pub(super) fn concerns(problem: &Problem, part: &Problem) -> bool {
    let name = part.reason.split([':', ' ']).next().unwrap_or_default();
    let field = name
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .replace('-', "_");
    !field.is_empty() && problem.reason.contains(&field)
}

/// The place in one of Tera's written reports: `error: <reason>\n --> <file>:<line>:<column>`.
pub(super) fn located(report: &str, name: &str) -> (String, usize, usize, String) {
    let first = report.lines().next().unwrap_or_default();
    let reason = first.trim_start_matches("error: ").to_owned();
    let place = report
        .lines()
        .find_map(|line| line.trim_start().strip_prefix("--> "));
    let mut parts = place.unwrap_or_default().rsplitn(3, ':');
    let column: Option<usize> = parts.next().and_then(|text| text.parse().ok());
    let line = parts.next().and_then(|text| text.parse().ok());
    match (parts.next(), line, column) {
        (Some(file), Some(line), Some(column)) => {
            (file.to_owned(), line, column.saturating_sub(1), reason)
        }
        _ => (name.to_owned(), 0, 0, reason),
    }
}
