//! Conditions: what of them is known without an event is decided here.

use super::value::{Content, Value};
use super::{At, Compiled, Compiler, Stop};
use crate::mail::page::{PageNode, Test};
use crate::syntax::{self, Expression, Operator};

impl<'c, 's> Compiler<'c, 's> {
    /// `if`, with the branches that an event may still reach.
    pub(super) fn condition(
        &mut self,
        branches: &'c [(Expression<'s>, Vec<syntax::Node<'s>>)],
        otherwise: &'c [syntax::Node<'s>],
        at: At<'_, 'c, 's>,
    ) -> Compiled {
        let mut reachable = Vec::new();
        let mut is_decided = false;
        for (condition, body) in branches {
            let test = self.test(condition, at)?;
            is_decided = test == Test::Known(true);
            if is_decided && reachable.is_empty() {
                return self.nodes(body, at);
            }
            if test != Test::Known(false) {
                reachable.push((test, self.apart(body, at)?));
            }
            if is_decided {
                break;
            }
        }
        if reachable.is_empty() {
            return self.nodes(otherwise, at);
        }
        if !is_decided {
            reachable.push((Test::Known(true), self.apart(otherwise, at)?));
        }
        self.nodes.push(PageNode::If(reachable));
        Ok(())
    }

    /// Nodes on their own. A defect counts when an event gets there.
    fn apart(
        &mut self,
        body: &'c [syntax::Node<'s>],
        at: At<'_, 'c, 's>,
    ) -> Compiled<Vec<PageNode>> {
        let around = std::mem::take(&mut self.nodes);
        let compiled = self.nodes(body, at);
        let nodes = std::mem::replace(&mut self.nodes, around);
        match compiled {
            Ok(()) => Ok(nodes),
            Err(Stop::Defect(problem)) => Ok(vec![PageNode::Defect(Box::new(problem))]),
            Err(only_tera) => Err(only_tera),
        }
    }

    fn test(&mut self, condition: &'c Expression<'s>, at: At<'_, 'c, 's>) -> Compiled<Test> {
        Ok(match condition {
            Expression::Not(inner, _) => match self.test(inner, at)? {
                Test::Known(known) => Test::Known(!known),
                test => Test::Not(Box::new(test)),
            },
            Expression::Binary(Operator::And, sides) => match self.test(&sides[0], at)? {
                Test::Known(false) => Test::Known(false),
                Test::Known(true) => self.test(&sides[1], at)?,
                test => Test::Both(Box::new([test, self.test(&sides[1], at)?])),
            },
            Expression::Binary(Operator::Or, sides) => match self.test(&sides[0], at)? {
                Test::Known(true) => Test::Known(true),
                Test::Known(false) => self.test(&sides[1], at)?,
                test => Test::Either(Box::new([test, self.test(&sides[1], at)?])),
            },
            Expression::Binary(Operator::Equal, sides) => self.equal(&sides[0], &sides[1], at)?,
            Expression::Binary(Operator::NotEqual, sides) => {
                match self.equal(&sides[0], &sides[1], at)? {
                    Test::Known(known) => Test::Known(!known),
                    test => Test::Not(Box::new(test)),
                }
            }
            other => {
                let value = self.value(other, at)?;
                self.truth(value, other, at)?
            }
        })
    }

    /// The truth of a value: it is neither empty, zero nor undefined.
    fn truth(
        &self,
        value: Value<'c>,
        expression: &Expression<'s>,
        at: At<'_, 'c, 's>,
    ) -> Compiled<Test> {
        Ok(match value.content {
            Content::Text(text) => Test::Known(!text.is_empty()),
            Content::Number(number) => Test::Known(number != 0),
            Content::Bool(known) => Test::Known(known),
            Content::SlotOr(slot, text) if self.lacks_code(slot) => Test::Known(!text.is_empty()),
            Content::SlotOr(slot, text) if text.is_empty() => Test::Filled(slot),
            Content::SlotOr(..) => Test::Known(true),
            Content::Slot(slot) if self.lacks_code(slot) => Test::Known(false),
            Content::Slot(slot) => Test::Filled(slot),
            Content::Fields(name) => Test::Known(!self.variables.fields(name).is_empty()),
            Content::Undefined(undefined) if undefined.goes_on => {
                return Err(self.only_tera(at.file, &expression.span()));
            }
            Content::Undefined(_) => Test::Known(false),
        })
    }

    fn equal(
        &mut self,
        one: &'c Expression<'s>,
        other: &'c Expression<'s>,
        at: At<'_, 'c, 's>,
    ) -> Compiled<Test> {
        let (left, right) = (self.value(one, at)?.content, self.value(other, at)?.content);
        Ok(match (left, right) {
            (Content::Text(one), Content::Text(other)) => Test::Known(one == other),
            (Content::Number(one), Content::Number(other)) => Test::Known(one == other),
            (Content::Bool(one), Content::Bool(other)) => Test::Known(one == other),
            (Content::Slot(slot), Content::Text(text))
            | (Content::Text(text), Content::Slot(slot))
                if self.is_defined(slot) =>
            {
                Test::Is(slot, text.into_owned())
            }
            (Content::Slot(one), Content::Slot(other))
                if self.is_defined(one) && self.is_defined(other) =>
            {
                Test::Same(one, other)
            }
            _ => return Err(self.only_tera(at.file, &one.span())),
        })
    }

    /// Returns true if a slot has a value for every event: a text that cannot be formatted is undefined.
    fn is_defined(&self, slot: usize) -> bool {
        !self.slots[slot].is_string()
    }
}
