//! The templates of one message: its own, and all that it extends, includes and may call.

use typed_arena::Arena;

use crate::problem::Problem;
use crate::suggest::did_you_mean;
use crate::syntax::{self, Component, Expression, Layout, Node, Span, Template};
use crate::theme::{Files, Layers, Theme};

/// The prefix of the default theme's templates: they are found where the owner has none of that name, and
/// by an owner's `{% extends "default/layout.html" %}`.
pub(super) const DEFAULT: &str = "default/";

/// The components, which every message may use. The owner's replace the default ones one by one.
const COMPONENTS: &str = "components.html";

/// The templates of one message, parsed.
pub struct Templates<'s> {
    files: Vec<TemplateFile<'s>>,
}

/// A template and its name.
pub(super) struct TemplateFile<'s> {
    /// Its name in the theme, a default one's behind [`DEFAULT`].
    pub(super) name: String,
    pub(super) template: Template<'s>,
}

impl<'s> Templates<'s> {
    /// Reads the template `name` with all that it needs; `texts` keeps the owner's files.
    ///
    /// # Errors
    /// A file that is missing or cannot be used, or the first defect in one.
    pub(super) fn load(
        texts: &'s Arena<String>,
        theme: &Theme,
        layers: Layers,
        name: &str,
    ) -> Result<Self, Problem> {
        let mut templates = Self { files: Vec::new() };
        let found = templates.add(texts, theme, layers, name)?;
        if !found {
            return Err(Problem::of_file(
                name,
                "missing: no layer has this template",
            ));
        }
        if name.ends_with(".html") {
            templates.add(texts, theme, layers, COMPONENTS)?;
            templates.add(texts, theme, layers, &format!("{DEFAULT}{COMPONENTS}"))?;
        }
        let mut at = 0;
        while at < templates.files.len() {
            for (name, span) in References::of(&templates.files[at].template).templates {
                if !templates.add(texts, theme, layers, name)? {
                    return Err(templates.missing(theme, at, name, &span));
                }
            }
            at += 1;
        }
        templates.check_calls()?;
        Ok(templates)
    }

    /// Every component that is called is there, also where no event gets to: as Tera has it.
    fn check_calls(&self) -> Result<(), Problem> {
        for (at, file) in self.files.iter().enumerate() {
            for (name, span) in References::of(&file.template).components {
                if self.component(name).is_none() {
                    let near = did_you_mean(name, self.component_names());
                    return Err(self.problem(
                        at,
                        span.start,
                        format!("there is no component <{name}>{near}"),
                    ));
                }
            }
        }
        Ok(())
    }

    /// Adds a template if it is not there yet; false where no layer has it.
    fn add(
        &mut self,
        texts: &'s Arena<String>,
        theme: &Theme,
        layers: Layers,
        name: &str,
    ) -> Result<bool, Problem> {
        let Some((name, text)) = find(texts, theme, layers, name)? else {
            return Ok(false);
        };
        if self.files.iter().any(|file| file.name == name) {
            return Ok(true);
        }
        let template = syntax::parse(text, Layout::of(&name, text));
        if let Some(error) = template.errors.first() {
            return Err(error.problem(&name, text));
        }
        self.files.push(TemplateFile { name, template });
        Ok(true)
    }

    fn missing(&self, theme: &Theme, at: usize, name: &str, span: &Span) -> Problem {
        let known = theme.template_names();
        let near = did_you_mean(name, known.iter().map(String::as_str));
        self.problem(
            at,
            span.start,
            format!("there is no template {name:?}{near}"),
        )
    }

    pub(super) fn files(&self) -> &[TemplateFile<'s>] {
        &self.files
    }

    /// The number of the template of that name: the owner's, or the default one.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        let is = |wanted: &str| self.files.iter().position(|file| file.name == wanted);
        is(name).or_else(|| is(&format!("{DEFAULT}{name}")))
    }

    pub(super) fn template(&self, at: usize) -> &Template<'s> {
        &self.files[at].template
    }

    /// The component of that name and the template that defines it: the owner's before the default one.
    pub(super) fn component(&self, name: &str) -> Option<(usize, &Component<'s>)> {
        let of = |at: usize| {
            let components = &self.files[at].template.components;
            components
                .iter()
                .find(|component| component.name == name)
                .map(|component| (at, component))
        };
        let default = |at: &usize| self.files[*at].name.starts_with(DEFAULT);
        let (defaults, own): (Vec<usize>, Vec<usize>) = (0..self.files.len()).partition(default);
        own.into_iter().chain(defaults).find_map(of)
    }

    /// The names of all components.
    pub(super) fn component_names(&self) -> impl Iterator<Item = &str> {
        let all = self.files.iter().flat_map(|file| &file.template.components);
        all.map(|component| component.name)
    }

    /// A defect at a position of a template.
    pub(super) fn problem(&self, at: usize, position: usize, reason: String) -> Problem {
        let file = &self.files[at];
        Problem::at(&file.name, file.template.source, position, reason)
    }
}

/// The template of that name: the owner's, or the default one under its prefix.
fn find<'s>(
    texts: &'s Arena<String>,
    theme: &Theme,
    layers: Layers,
    name: &str,
) -> Result<Option<(String, &'s str)>, Problem> {
    let default = match name.strip_prefix(DEFAULT) {
        Some(default) => default,
        None => {
            if layers == Layers::OwnersOverDefault
                && let Some(text) = theme.template(layers, name)?
            {
                return Ok(Some((name.to_owned(), texts.alloc(text.into_owned()))));
            }
            name
        }
    };
    let text = Files::embedded(default);
    Ok(text.map(|text| (format!("{DEFAULT}{default}"), text)))
}

/// The names that a template refers to, each with its position.
#[derive(Default)]
struct References<'s> {
    /// Those that it extends or includes.
    templates: Vec<(&'s str, Span)>,
    /// Those that it calls.
    components: Vec<(&'s str, Span)>,
}

impl<'s> References<'s> {
    fn of(template: &Template<'s>) -> Self {
        let mut references = Self::default();
        references.templates.extend(template.extends.clone());
        references.add(&template.nodes);
        for component in &template.components {
            references.add(&component.body);
        }
        references
    }

    fn add(&mut self, nodes: &[Node<'s>]) {
        for node in nodes {
            match node {
                Node::Include(name, span) => self.templates.push((name, span.clone())),
                Node::Print(expression, _) => self.call(expression),
                Node::Tag(tag) => tag
                    .expressions
                    .iter()
                    .for_each(|expression| self.call(expression)),
                Node::Text(_) | Node::If { .. } | Node::Block { .. } => {}
            }
            node.bodies().into_iter().for_each(|body| self.add(body));
        }
    }

    fn call(&mut self, expression: &Expression<'s>) {
        if let Expression::Component(call) = expression {
            self.components.push((call.name, call.span.clone()));
        }
    }
}
