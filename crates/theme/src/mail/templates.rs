//! The templates of one message: its own, and all that it extends, includes and may call.

use typed_arena::Arena;

use crate::problem::Problem;
use crate::suggest::did_you_mean;
use crate::syntax::{self, Component, Layout, Node, Span, Template};
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
    pub(super) fn load(texts: &'s Arena<String>, theme: &Theme, layers: Layers, name: &str) -> Result<Self, Problem> {
        let mut templates = Self { files: Vec::new() };
        let found = templates.add(texts, theme, layers, name)?;
        if !found {
            return Err(Problem::of_file(name, "missing: no layer has this template"));
        }
        if name.ends_with(".html") {
            templates.add(texts, theme, layers, COMPONENTS)?;
            templates.add(texts, theme, layers, &format!("{DEFAULT}{COMPONENTS}"))?;
        }
        let mut at = 0;
        while at < templates.files.len() {
            for (name, span) in references(&templates.files[at].template) {
                if !templates.add(texts, theme, layers, name)? {
                    return Err(templates.missing(theme, at, name, &span));
                }
            }
            at += 1;
        }
        Ok(templates)
    }

    /// Adds a template if it is not there yet; false where no layer has it.
    fn add(&mut self, texts: &'s Arena<String>, theme: &Theme, layers: Layers, name: &str) -> Result<bool, Problem> {
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
        self.problem(at, span.start, format!("there is no template {name:?}{near}"))
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
            components.iter().find(|component| component.name == name).map(|component| (at, component))
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
fn find<'s>(texts: &'s Arena<String>, theme: &Theme, layers: Layers, name: &str) -> Result<Option<(String, &'s str)>, Problem> {
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

/// The names that a template extends or includes, and where.
fn references<'s>(template: &Template<'s>) -> Vec<(&'s str, Span)> {
    let mut names: Vec<_> = template.extends.iter().cloned().collect();
    collect(&template.nodes, &mut names);
    for component in &template.components {
        collect(&component.body, &mut names);
    }
    names
}

fn collect<'s>(nodes: &[Node<'s>], names: &mut Vec<(&'s str, Span)>) {
    for node in nodes {
        match node {
            Node::Include(name, span) => names.push((name, span.clone())),
            Node::Block { body, .. } => collect(body, names),
            Node::Tag(tag) => collect(&tag.body, names),
            Node::If { branches, otherwise } => {
                branches.iter().for_each(|(_, body)| collect(body, names));
                collect(otherwise, names);
            }
            Node::Text(_) | Node::Print(..) => {}
        }
    }
}
