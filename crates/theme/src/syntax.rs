//! The one reader of template syntax: Tera's text, `{{ … }}`, `{% … %}` and comments, as a tree with
//! positions in the source.
//!
//! The compiler of pages and every lint rule read this tree. Reading never stops at the first defect: a
//! [`Template`] holds what could be understood and an error for each place that could not.

mod expression;
mod foreign;
mod layout;
mod lexer;
mod parser;
mod plain_path;
mod reader;
mod tags;

pub use expression::{Argument, Call, Comprehension, Expression, Filter, Operator, Path, PathStep};
pub use foreign::{ForeignLanguage, ForeignSyntax, foreign, in_text};
pub use layout::{Layout, position_in_source, without_layout};
pub(crate) use parser::TAG_BYTES_MAX;
pub use parser::parse;

use std::ops::Range;

use crate::problem::Problem;

/// A range of bytes in a template's source.
pub type Span = Range<usize>;

/// A template as a tree.
#[derive(Debug, Default)]
pub struct Template<'s> {
    /// The source that all positions refer to.
    pub source: &'s str,
    /// The template that this one extends, and where its name stands.
    pub extends: Option<(&'s str, Span)>,
    /// Everything outside of component definitions, in order.
    pub nodes: Vec<Node<'s>>,
    /// The components that the template defines.
    pub components: Vec<Component<'s>>,
    /// Places that cannot be understood.
    pub errors: Vec<SyntaxError>,
    /// The comments, with their braces.
    pub comments: Vec<Span>,
    /// Every `{{ … }}` and `{% … %}` with its braces, those that cannot be understood included, in order.
    pub tags: Vec<Span>,
    /// White space that only lays the source out: indentation, line breaks of lines without content. No
    /// text node holds it.
    pub layout: Vec<Span>,
}

/// A part of a template.
#[derive(Debug)]
pub enum Node<'s> {
    /// Text that is printed as it stands.
    Text(&'s str),
    /// `{{ expression }}`; one that cannot be understood holds an [`Expression::Other`] without parts.
    Print(Expression<'s>, Span),
    /// `{% if … %}…{% elif … %}…{% else %}…{% endif %}`: each condition with what it guards, then the rest.
    If {
        /// The conditions in order, each with its nodes.
        branches: Vec<(Expression<'s>, Vec<Node<'s>>)>,
        /// The nodes behind `else`.
        otherwise: Vec<Node<'s>>,
    },
    /// `{% block name %}…{% endblock %}`.
    Block {
        /// Its name.
        name: &'s str,
        /// Its nodes.
        body: Vec<Node<'s>>,
    },
    /// `{% include "name" %}`.
    Include(&'s str, Span),
    /// A tag that only Tera renders, or `{% <component> %}…{% </component> %}`.
    Tag(Tag<'s>),
}

/// A tag that is kept as it is: a loop, an assignment, a filter section, a component with a body.
#[derive(Debug)]
pub struct Tag<'s> {
    /// Its first word: `for`, `set`, `filter`, …; `<` for a component with a body.
    pub name: &'s str,
    /// The range of its opening tag.
    pub span: Span,
    /// The names that it gives to values: a loop's variables, what `set` assigns.
    pub assigns: Vec<&'s str>,
    /// The expressions in the opening tag.
    pub expressions: Vec<Expression<'s>>,
    /// The nodes up to its end tag.
    pub body: Vec<Node<'s>>,
}

/// `{% component name(parameter: type = default, @implicit) %}…{% endcomponent %}`.
#[derive(Debug)]
pub struct Component<'s> {
    /// Its name.
    pub name: &'s str,
    /// The position of its name.
    pub span: Span,
    /// Its parameters in order.
    pub parameters: Vec<Parameter<'s>>,
    /// Its nodes.
    pub body: Vec<Node<'s>>,
}

/// A parameter of a component.
#[derive(Debug)]
pub struct Parameter<'s> {
    /// Its name.
    pub name: &'s str,
    /// True if it is taken from the caller's variables (`@name`) where the call does not give it.
    pub implicit: bool,
    /// The type that is asked for: `string`, `integer`, …
    pub kind: Option<&'s str>,
    /// The value where a call gives none.
    pub default: Option<Expression<'s>>,
    /// `...name`: takes every other argument.
    pub rest: bool,
}

/// A place that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// The range that is wrong.
    pub span: Span,
    /// The defect and its fix.
    pub reason: String,
}

impl<'s> Template<'s> {
    /// Every node outside of component definitions, those inside of other nodes included.
    pub fn all_nodes(&self) -> Vec<&Node<'s>> {
        all_nodes(&self.nodes)
    }
}

impl<'s> Component<'s> {
    /// Every node of the component, those inside of other nodes included.
    pub fn all_nodes(&self) -> Vec<&Node<'s>> {
        all_nodes(&self.body)
    }
}

/// The nodes and every node inside of them, each before what it holds.
fn all_nodes<'n, 's>(nodes: &'n [Node<'s>]) -> Vec<&'n Node<'s>> {
    let mut all = Vec::new();
    for node in nodes {
        all.push(node);
        let bodies = node.bodies().into_iter();
        all.extend(bodies.flat_map(all_nodes));
    }
    all
}

impl<'s> Node<'s> {
    /// The expressions of the node itself, without those of the nodes inside of it.
    pub fn expressions(&self) -> Vec<&Expression<'s>> {
        match self {
            Self::Print(expression, _) => vec![expression],
            Self::If { branches, .. } => branches.iter().map(|(condition, _)| condition).collect(),
            Self::Tag(tag) => tag.expressions.iter().collect(),
            Self::Text(_) | Self::Include(..) | Self::Block { .. } => Vec::new(),
        }
    }

    /// The lists of nodes inside of this one.
    pub fn bodies(&self) -> Vec<&[Node<'s>]> {
        match self {
            Self::Text(_) | Self::Print(..) | Self::Include(..) => Vec::new(),
            Self::Block { body, .. } => vec![body],
            Self::Tag(tag) => vec![&tag.body],
            Self::If {
                branches,
                otherwise,
            } => {
                let bodies = branches.iter().map(|(_, body)| body.as_slice());
                bodies.chain([otherwise.as_slice()]).collect()
            }
        }
    }
}

impl SyntaxError {
    /// The error as a defect of the file `file` with that source.
    pub fn problem(&self, file: &str, source: &str) -> Problem {
        Problem::at(file, source, self.span.start, self.reason.clone())
    }
}

#[cfg(test)]
mod long_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tree_tests;
