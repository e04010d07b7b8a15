//! Nodes: the bytes that each prints, once.

use super::filter::ESCAPED;
use super::size::Names;
use super::{Admission, Admitted, Frame};
use crate::syntax::{Expression, Node};

impl<'c, 's> Admission<'c, 's> {
    /// The bytes that nodes print.
    pub(super) fn nodes(
        &mut self,
        nodes: &'c [Node<'s>],
        frame: Frame<'_, 'c, 's>,
        names: &mut Names<'s>,
    ) -> Admitted<u64> {
        let mut printed = 0_u64;
        for node in nodes {
            self.step(frame)?;
            printed = printed.saturating_add(self.node(node, frame, names)?);
        }
        Ok(printed)
    }

    fn node(
        &mut self,
        node: &'c Node<'s>,
        frame: Frame<'_, 'c, 's>,
        names: &mut Names<'s>,
    ) -> Admitted<u64> {
        match node {
            Node::Text(text) => {
                self.charge(text.len() as u64 / 1024, frame)?;
                Ok(text.len() as u64)
            }
            Node::Print(expression, span) => {
                let at = span.start;
                self.print(expression, Frame { at, ..frame }, names)
            }
            Node::If {
                branches,
                otherwise,
            } => self.condition(branches, otherwise, frame, names),
            Node::Block { name, .. } => self.block(name, 0, frame, names),
            Node::Include(name, span) => {
                let at = span.start;
                let Some(file) = self.templates.find(name) else {
                    return Ok(0);
                };
                let inside = Frame { at, ..frame }.inside(file);
                self.step(inside)?;
                self.template(inside, &mut names.clone())
            }
            Node::Tag(tag) => {
                let at = tag.span.start;
                self.tag(tag, Frame { at, ..frame }, names)
            }
        }
    }

    fn print(
        &mut self,
        expression: &'c Expression<'s>,
        frame: Frame<'_, 'c, 's>,
        names: &Names<'s>,
    ) -> Admitted<u64> {
        match expression {
            // Printed at once, so none of it is held.
            Expression::Component(call) => self.component(call, None, frame, names),
            _ => {
                let size = self.value(expression, frame, names)?;
                Ok(size.bytes.saturating_mul(ESCAPED))
            }
        }
    }

    fn condition(
        &mut self,
        branches: &'c [(Expression<'s>, Vec<Node<'s>>)],
        otherwise: &'c [Node<'s>],
        frame: Frame<'_, 'c, 's>,
        names: &mut Names<'s>,
    ) -> Admitted<u64> {
        let before = names.clone();
        let mut after = before.clone();
        let mut most = 0;
        for (condition, _) in branches {
            self.value(condition, frame, &before)?;
        }
        let bodies = branches.iter().map(|(_, body)| body.as_slice());
        for body in bodies.chain([otherwise]) {
            let mut inside = before.clone();
            most = self.nodes(body, frame, &mut inside)?.max(most);
            after = after.or(&inside);
        }
        *names = after;
        Ok(most)
    }

    fn block(
        &mut self,
        name: &'s str,
        level: usize,
        frame: Frame<'_, 'c, 's>,
        names: &mut Names<'s>,
    ) -> Admitted<u64> {
        let Some((file, body)) = frame.lineage.body(name, level) else {
            return Ok(0);
        };
        let inside = Frame {
            block: Some((name, level)),
            ..frame.inside(file)
        };
        self.nodes(body, inside, names)
    }

    /// The bytes that the same block of the parent prints.
    pub(super) fn parents_block(
        &mut self,
        frame: Frame<'_, 'c, 's>,
        names: &Names<'s>,
    ) -> Admitted<u64> {
        match frame.block {
            Some((name, level)) => self.block(name, level + 1, frame, &mut names.clone()),
            None => Ok(0),
        }
    }
}
