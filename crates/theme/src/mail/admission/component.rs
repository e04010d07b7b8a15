//! Calls of components.

use super::filter::Given;
use super::size::{Names, Size};
use super::{Admission, Admitted, Frame};
use crate::syntax::Call;

impl<'c, 's> Admission<'c, 's> {
    /// The bytes that a component prints.
    pub(super) fn component(
        &mut self,
        call: &'c Call<'s>,
        body: Option<Size>,
        frame: Frame<'_, 'c, 's>,
        names: &Names<'s>,
    ) -> Admitted<u64> {
        let given = self.arguments(&call.arguments, frame, names)?;
        let templates = self.templates;
        let Some((file, component)) = templates.component(call.name) else {
            return Ok(0);
        };
        let inside = Frame {
            block: None,
            ..frame.inside(file)
        };
        self.step(inside)?;
        let mut own = Names::default();
        for parameter in &component.parameters {
            let size = if parameter.rest {
                given
                    .iter()
                    .fold(Size::SMALL, |sum, given| sum.and(given.size))
            } else {
                self.parameter(parameter.name, &given, names)
            };
            let default = match &parameter.default {
                Some(default) => self.value(default, inside, &own)?,
                None => Size::default(),
            };
            own.set(parameter.name, size.or(default));
        }
        if let Some(body) = body {
            own.set("body", body);
        }
        self.nodes(&component.body, inside, &mut own)
    }

    /// The bound on a parameter: what the call gives, spreads, or has around it.
    fn parameter(&self, name: &str, given: &[Given<'s>], names: &Names<'s>) -> Size {
        let rest = given
            .iter()
            .filter(|given| given.name.is_none_or(|given| given != name));
        let spread = rest.fold(Size::default(), |sum, given| match given.name {
            None => sum.or(Size::text(given.size.bytes)),
            Some(_) => sum,
        });
        let known = given.iter().find(|given| given.name == Some(name));
        let around = || {
            let variable = self.variables.get(name);
            names
                .get(name)
                .unwrap_or_else(|| self.size_of(name, variable.as_ref()))
        };
        known.map_or_else(around, |given| given.size).or(spread)
    }
}
