//! Inheritance: the bodies of each block in a chain of templates.

use crate::mail::templates::Templates;
use crate::syntax;

/// The bodies of each block, each with its template; the first body is shown.
pub(super) struct Lineage<'c, 's>(Vec<(&'s str, Bodies<'c, 's>)>);

type Bodies<'c, 's> = Vec<(usize, &'c [syntax::Node<'s>])>;

impl<'c, 's> Lineage<'c, 's> {
    /// The blocks of a chain of templates, each of which extends the next.
    pub(super) fn of(templates: &'c Templates<'s>, chain: &[usize]) -> Self {
        let mut lineage = Self(Vec::new());
        for &file in chain {
            lineage.add(file, &templates.template(file).nodes);
        }
        lineage
    }

    fn add(&mut self, file: usize, nodes: &'c [syntax::Node<'s>]) {
        for node in nodes {
            match node {
                syntax::Node::Block { name, body } => {
                    match self.0.iter_mut().find(|(known, _)| known == name) {
                        Some((_, bodies)) => bodies.push((file, body)),
                        None => self.0.push((name, vec![(file, body)])),
                    }
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

    pub(super) fn body(&self, name: &str, level: usize) -> Option<(usize, &'c [syntax::Node<'s>])> {
        let (_, bodies) = self.0.iter().find(|(known, _)| *known == name)?;
        bodies.get(level).copied()
    }
}
