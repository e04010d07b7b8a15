//! Tags that only the engine renders: loops, assignments, filters over text.

use super::filter::ESCAPED;
use super::size::{Names, Size};
use super::{Admission, Admitted, Frame, NAMED_MAX, TURNS_MAX};
use crate::syntax::{Expression, Tag};

impl<'c, 's> Admission<'c, 's> {
    pub(super) fn tag(
        &mut self,
        tag: &'c Tag<'s>,
        frame: Frame<'_, 'c, 's>,
        names: &mut Names<'s>,
    ) -> Admitted<u64> {
        match (tag.name, tag.expressions.as_slice()) {
            ("for", [list]) => self.repetition(tag, list, frame, names),
            ("set" | "set_global", [value]) if tag.body.is_empty() => {
                let size = self.value(value, frame, names)?;
                self.name(&tag.assigns, size, frame, names)?;
                Ok(0)
            }
            ("set" | "set_global", _) => {
                let size = self.captured(tag, frame, names)?;
                self.name(&tag.assigns, size, frame, names)?;
                Ok(0)
            }
            ("filter", _) => {
                let size = self.captured(tag, frame, names)?;
                Ok(size.bytes.saturating_mul(ESCAPED))
            }
            ("<", [Expression::Component(call)]) => {
                let printed = self.nodes(&tag.body, frame, &mut names.clone())?;
                let body = self.held(Size::text(printed), frame)?;
                self.component(call, Some(body), frame, names)
            }
            _ => self.nodes(&tag.body, frame, names),
        }
    }

    /// The bound on what a tag keeps of its body, with its filters applied.
    fn captured(
        &mut self,
        tag: &'c Tag<'s>,
        frame: Frame<'_, 'c, 's>,
        names: &mut Names<'s>,
    ) -> Admitted<Size> {
        let printed = self.nodes(&tag.body, frame, names)?;
        let mut size = self.held(Size::text(printed), frame)?;
        for expression in &tag.expressions {
            if let Expression::Filter(filter) = expression {
                size = self.applied(filter, size, frame, names)?;
            }
        }
        Ok(size)
    }

    /// A loop: its body is walked through until no name grows any more.
    fn repetition(
        &mut self,
        tag: &'c Tag<'s>,
        list: &'c Expression<'s>,
        frame: Frame<'_, 'c, 's>,
        names: &mut Names<'s>,
    ) -> Admitted<u64> {
        let list = self.value(list, frame, names)?;
        let inside = frame.repeated(list.items);
        let (work, named) = (self.work, self.named);
        let mut turn = 0;
        loop {
            // The last turn is the largest: it stands for all of them.
            (self.work, self.named) = (work, named);
            self.charge(1, inside)?;
            let mut after = names.clone();
            for name in &tag.assigns {
                after.set(name, list.element());
            }
            let printed = self.nodes(&tag.body, inside, &mut after)?;
            let known = names.clone().or(&after);
            turn += 1;
            if known == *names || turn >= list.items.max(1) {
                *names = known;
                return Ok(printed.saturating_mul(list.items));
            }
            if turn >= TURNS_MAX {
                return Err(self.refused(frame, "a value grows with each turn of this loop"));
            }
            *names = known;
        }
    }

    /// Gives a value its names.
    fn name(
        &mut self,
        assigned: &[&'s str],
        size: Size,
        frame: Frame<'_, 'c, 's>,
        names: &mut Names<'s>,
    ) -> Admitted {
        for name in assigned {
            names.set(name, size);
        }
        self.named = self.named.saturating_add(size.bytes);
        if self.named > NAMED_MAX {
            return Err(self.refused(frame, "the values that templates set take too much memory"));
        }
        Ok(())
    }
}
