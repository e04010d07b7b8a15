//! Compilation for a checker: what cannot be compiled is left out, and the rest goes on.

use super::{At, Compiled, Compiler, Stop};
use crate::mail::page::PageNode;
use crate::problem::{Cause, Problem};
use crate::syntax;

/// Stands where a value, a component or a condition is left out. Unicode reserves it for such uses.
pub const LEFT_OUT: &str = "\u{fdd2}";

/// The parts that were left out.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    /// The defects of these parts. A part that only Tera can render has none.
    pub(super) defects: Vec<Problem>,
    /// Whether a loop or an assignment was left out: a name that seems unknown may be one of its own.
    has_own_names: bool,
}

impl LeftOut {
    fn add(&mut self, stop: Stop) {
        if let Stop::Defect(problem) = stop
            && !(self.has_own_names && problem.cause == Cause::UnknownName)
            && !self.defects.contains(&problem)
        {
            self.defects.push(problem);
        }
    }
}

impl<'c, 's> Compiler<'c, 's> {
    /// Leaves a part out, if the compilation may.
    pub(super) fn leave_out(&mut self, stop: Stop) -> Compiled {
        match &mut self.left_out {
            Some(left_out) => left_out.add(stop),
            None => return Err(stop),
        }
        self.text(LEFT_OUT);
        Ok(())
    }

    /// Compiles what is inside of a node that is left out: the branches of a condition, a loop's body.
    pub(super) fn all_inside(
        &mut self,
        node: &'c syntax::Node<'s>,
        at: At<'_, 'c, 's>,
    ) -> Compiled {
        if let (syntax::Node::Tag(tag), Some(left_out)) = (node, &mut self.left_out) {
            left_out.has_own_names |= !tag.assigns.is_empty();
        }
        if let syntax::Node::Tag(_) | syntax::Node::If { .. } = node {
            for body in node.bodies() {
                self.nodes(body, at)?;
            }
        }
        Ok(())
    }

    /// Adds a defect that costs the message if an event gets here.
    pub(super) fn reach_defect(&mut self, problem: Problem) -> Compiled {
        if self.left_out.is_some() {
            return self.leave_out(Stop::Defect(problem));
        }
        self.nodes.push(PageNode::Defect(Box::new(problem)));
        Ok(())
    }
}
