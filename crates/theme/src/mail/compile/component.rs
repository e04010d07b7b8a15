//! Calls of components: each becomes the component's nodes with the arguments in place.

use super::value::{Content, Locals, Value};
use super::{At, Compiled, Compiler};
use crate::suggest::did_you_mean;
use crate::syntax::{Call, Component, Parameter};

impl<'c, 's> Compiler<'c, 's> {
    pub(super) fn component(&mut self, call: &'c Call<'s>, at: At<'_, 'c, 's>) -> Compiled {
        let Some((file, component)) = self.templates.component(call.name) else {
            // An unknown component is one of the templates' own defects.
            return Err(self.only_tera(at.file, &call.span));
        };
        let has_rest = component.parameters.iter().any(|parameter| parameter.rest);
        if has_rest
            || call
                .arguments
                .iter()
                .any(|argument| argument.name.is_none())
        {
            return Err(self.only_tera(at.file, &call.span));
        }
        self.known_arguments(call, component, at)?;
        let mut scope = Locals {
            values: Vec::new(),
            caller: at.scope,
        };
        for parameter in &component.parameters {
            let value = self.argument(call, parameter, at)?;
            if let Content::Undefined(undefined) = &value.content {
                // Reached by some events, perhaps, and by others not.
                let problem = self.undefined(undefined);
                return self.reach_defect(problem);
            }
            if !has_type(&value.content, parameter) {
                return Err(self.only_tera(at.file, &call.span));
            }
            scope.values.push((parameter.name, value));
        }
        let inside = At {
            file,
            scope: Some(&scope),
            block: None,
            call: at.call.or(Some((at.file, &call.span))),
            depth: at.depth + 1,
            ..at
        };
        self.nodes(&component.body, inside)
    }

    fn known_arguments(
        &self,
        call: &Call<'s>,
        component: &Component<'s>,
        at: At<'_, 'c, 's>,
    ) -> Compiled {
        let names = || component.parameters.iter().map(|parameter| parameter.name);
        for argument in &call.arguments {
            let name = argument.name.unwrap_or_default();
            if !names().any(|known| known == name) {
                let near = did_you_mean(name, names());
                let reason = format!("<{}> has no parameter `{name}`{near}", call.name);
                return Err(self.defect(at.file, &argument.span, reason));
            }
        }
        Ok(())
    }

    /// The value of a parameter: the call's, the surroundings', or its default.
    fn argument(
        &mut self,
        call: &'c Call<'s>,
        parameter: &'c Parameter<'s>,
        at: At<'_, 'c, 's>,
    ) -> Compiled<Value<'c>> {
        let given = call
            .arguments
            .iter()
            .find(|argument| argument.name == Some(parameter.name));
        if let Some(given) = given {
            let value = self.value(&given.value, at)?;
            let is_untyped = parameter.kind.is_none() && parameter.default.is_none();
            if matches!(value.content, Content::Undefined(_)) && is_untyped {
                return Err(self.only_tera(at.file, &given.span));
            }
            return Ok(value);
        }
        if parameter.implicit {
            let around = at.scope.and_then(|scope| scope.any(parameter.name));
            if let Some(value) = around.or_else(|| self.global(parameter.name)) {
                return Ok(value);
            }
        }
        match &parameter.default {
            Some(default) => self.value(default, At { scope: None, ..at }),
            None => {
                let reason = format!(
                    "<{}> needs `{}`: write {}={{…}}",
                    call.name, parameter.name, parameter.name
                );
                Err(self.defect(at.file, &call.span, reason))
            }
        }
    }
}

/// Returns true if a value has the type that a parameter asks for, or that its default has.
fn has_type(content: &Content<'_>, parameter: &Parameter<'_>) -> bool {
    use crate::syntax::Expression;
    let default = match &parameter.default {
        Some(Expression::Text(..)) => Some("string"),
        Some(Expression::Number(..)) => Some("integer"),
        Some(Expression::Bool(..)) => Some("bool"),
        _ => None,
    };
    match parameter.kind.or(default) {
        None => true,
        Some("string") => matches!(
            content,
            Content::Text(_) | Content::Slot(_) | Content::SlotOr(..)
        ),
        Some("integer" | "number") => matches!(content, Content::Number(_)),
        Some("bool") => matches!(content, Content::Bool(_)),
        Some("map") => matches!(content, Content::Fields(_)),
        Some(_) => false,
    }
}
