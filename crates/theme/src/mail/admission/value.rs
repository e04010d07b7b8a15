//! Expressions: an upper bound on the value of each.

use super::filter::{self, Given, called, filtered, is_long_range};
use super::size::{Names, Size};
use super::{Admission, Admitted, Frame};
use crate::mail::variables::Variable;
use crate::syntax::{Argument, Comprehension, Expression, Filter, Operator, Path};

/// The longest text of an event that the template engine is given, in bytes.
pub(in crate::mail) const SLOT_MAX: usize = 4096;

/// The engine's own name for all that it knows, written out.
const EVERYTHING: &str = "__tera_context";

impl<'c, 's> Admission<'c, 's> {
    /// The bound on an expression's value.
    pub(super) fn value(
        &mut self,
        expression: &'c Expression<'s>,
        frame: Frame<'_, 'c, 's>,
        names: &Names<'s>,
    ) -> Admitted<Size> {
        self.step(frame)?;
        let size = match expression {
            Expression::Path(path) => self.path(path, names),
            Expression::Text(text, _) => Size::text(text.len() as u64),
            Expression::Number(..) | Expression::Bool(..) => Size::SMALL,
            Expression::Not(inner, _) => {
                self.value(inner, frame, names)?;
                Size::SMALL
            }
            Expression::Binary(operator, sides) => {
                let left = self.value(&sides[0], frame, names)?;
                let right = self.value(&sides[1], frame, names)?;
                match operator {
                    Operator::And | Operator::Or => left.or(right),
                    Operator::Equal | Operator::NotEqual => Size::SMALL,
                    Operator::Other => left.and(right),
                }
            }
            Expression::Filter(filter) => self.filter(filter, frame, names)?,
            Expression::Function(call) if call.name == "super" => {
                Size::text(self.parents_block(frame, names)?)
            }
            Expression::Function(call) => {
                let given = self.arguments(&call.arguments, frame, names)?;
                if is_long_range(call.name, &given) {
                    let reason = format!("range gives {} numbers at most", filter::RANGE_MAX);
                    return Err(self.templates.problem(frame.file, call.span.start, reason));
                }
                called(call.name, &given)
            }
            Expression::Component(call) => Size::text(self.component(call, None, frame, names)?),
            Expression::List(items, _) => self.list(items, frame, names)?,
            Expression::Comprehension(list) => self.comprehension(list, frame, names)?,
            Expression::Other(parts, _) => {
                let mut sum = Size::SMALL;
                for part in parts {
                    sum = sum.and(self.value(part, frame, names)?);
                }
                sum
            }
        };
        self.held(size, frame)
    }

    pub(super) fn arguments(
        &mut self,
        arguments: &'c [Argument<'s>],
        frame: Frame<'_, 'c, 's>,
        names: &Names<'s>,
    ) -> Admitted<Vec<Given<'s>>> {
        arguments
            .iter()
            .map(|argument| {
                let size = self.value(&argument.value, frame, names)?;
                Ok(Given::of(argument, size))
            })
            .collect()
    }

    fn filter(
        &mut self,
        filter: &'c Filter<'s>,
        frame: Frame<'_, 'c, 's>,
        names: &Names<'s>,
    ) -> Admitted<Size> {
        let input = self.value(&filter.input, frame, names)?;
        self.applied(filter, input, frame, names)
    }

    /// The bound on what a filter makes of a value.
    pub(super) fn applied(
        &mut self,
        filter: &'c Filter<'s>,
        input: Size,
        frame: Frame<'_, 'c, 's>,
        names: &Names<'s>,
    ) -> Admitted<Size> {
        let given = self.arguments(&filter.arguments, frame, names)?;
        self.charge(filter::work_of(filter.name, input), frame)?;
        self.held(filtered(filter.name, input, &given), frame)
    }

    fn list(
        &mut self,
        parts: &'c [Expression<'s>],
        frame: Frame<'_, 'c, 's>,
        names: &Names<'s>,
    ) -> Admitted<Size> {
        let mut sum = Size::list(0, 0);
        for part in parts {
            let size = self.value(part, frame, names)?;
            sum = match part {
                // Several items at once: a list that is spread, or a comprehension.
                Expression::Other(..) | Expression::Comprehension(_) => sum.and(size),
                _ => sum.with_item(size),
            };
        }
        Ok(sum)
    }

    fn comprehension(
        &mut self,
        list: &'c Comprehension<'s>,
        frame: Frame<'_, 'c, 's>,
        names: &Names<'s>,
    ) -> Admitted<Size> {
        let items = self.value(&list.list, frame, names)?;
        let frame = frame.repeated(items.items);
        let mut inside = names.clone();
        for name in &list.names {
            inside.set(name, items.element());
        }
        if let Some(condition) = &list.condition {
            self.value(condition, frame, &inside)?;
        }
        let value = self.value(&list.value, frame, &inside)?;
        Ok(Size::list(items.items, value.bytes))
    }

    fn path(&self, path: &Path<'s>, names: &Names<'s>) -> Size {
        if path.root == EVERYTHING {
            return Size::text(u64::MAX);
        }
        let Some(known) = names.get(path.root) else {
            return self.variable(path);
        };
        match path.steps.is_empty() {
            true => known,
            // A field may be anything that the value holds.
            false => Size::text(known.bytes),
        }
    }

    /// The bound on a variable of every message. An unknown one is an error of the engine's.
    pub(super) fn variable(&self, path: &Path<'_>) -> Size {
        let variable = match path.steps.first() {
            Some(step) => self.variables.field(path.root, &step.name),
            None => self.variables.get(path.root),
        };
        self.size_of(path.root, variable.as_ref())
    }

    pub(super) fn size_of(&self, name: &str, variable: Option<&Variable<'_>>) -> Size {
        match variable {
            Some(Variable::Text(text)) => Size::text(text.len() as u64),
            Some(Variable::Slot(_)) => Size::text(SLOT_MAX as u64),
            Some(Variable::Fields) => {
                let fields = self.variables.fields(name).len() as u64;
                Size::list(fields, SLOT_MAX as u64)
            }
            Some(Variable::Number(_)) | None => Size::SMALL,
        }
    }
}
