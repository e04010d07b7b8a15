//! Inheritance: the bodies of each block in a chain of templates.

use std::collections::HashMap;

use crate::mail::templates::Templates;
use crate::syntax;

/// The bodies of each block, each with its template; the first body is shown.
#[derive(Default)]
pub(in crate::mail) struct Lineage<'c, 's> {
    bodies: HashMap<&'s str, Bodies<'c, 's>>,
    /// The number of nodes that were looked through.
    pub(in crate::mail) nodes: usize,
}

type Bodies<'c, 's> = Vec<(usize, &'c [syntax::Node<'s>])>;

impl<'c, 's> Lineage<'c, 's> {
    /// The blocks of a chain of templates, each of which extends the next.
    pub(in crate::mail) fn of(templates: &'c Templates<'s>, chain: &[usize]) -> Self {
        let mut lineage = Self::default();
        for &file in chain {
            lineage.add(file, &templates.template(file).nodes);
        }
        lineage
    }

    fn add(&mut self, file: usize, nodes: &'c [syntax::Node<'s>]) {
        self.nodes += nodes.len();
        for node in nodes {
            match node {
                syntax::Node::Block { name, body } => {
                    self.bodies.entry(name).or_default().push((file, body));
                    self.add(file, body);
                }
                syntax::Node::If {
                    branches,
                    otherwise,
                } => {
                    branches.iter().for_each(|(_, body)| self.add(file, body));
                    self.add(file, otherwise);
                }
                syntax::Node::Tag(tag) => self.add(file, &tag.body),
                syntax::Node::Text(_) | syntax::Node::Print(..) | syntax::Node::Include(..) => {}
            }
        }
    }

    pub(in crate::mail) fn body(
        &self,
        name: &str,
        level: usize,
    ) -> Option<(usize, &'c [syntax::Node<'s>])> {
        self.bodies.get(name)?.get(level).copied()
    }
}
