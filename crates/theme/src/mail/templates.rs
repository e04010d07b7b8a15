//! The templates of one message: its own, and all that it extends, includes and may call.

use std::borrow::Cow;

use typed_arena::Arena;

use crate::problem::{Defects, Problem};
use crate::suggest::did_you_mean;
use crate::syntax::{self, Component, Expression, Layout, Node, Span, TAG_BYTES_MAX, Template};
use crate::theme::look::Design;
use crate::theme::{Files, Layers, Theme};

/// The prefix of the default theme's templates: they are found where the owner has none of that name, and
/// by an owner's `{% extends "default/layout.html" %}`.
pub(super) const DEFAULT: &str = "default/";

/// The components, which every message may use. The owner's replace the default ones one by one.
const COMPONENTS: &str = "components.html";

/// The bound on the templates of one message, and on their text together, in bytes.
const FILES_MAX: usize = 100;
const TEXT_MAX: usize = 1 << 20;
/// The bound on their tags and values, and on their components.
const TAGS_MAX: usize = 50_000;
const COMPONENTS_MAX: usize = 1000;

/// The places in which templates are looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lookup<'t> {
    pub(super) theme: &'t Theme,
    pub(super) layers: Layers,
    /// The look of the default theme's templates: each has the same name in every look.
    pub(super) design: Design,
}

/// The templates of one message, parsed.
pub struct Templates<'s> {
    files: Vec<TemplateFile<'s>>,
    /// The defects of the files, and of what they refer to.
    defects: Vec<Problem>,
    /// True once a template had no room: no other one is read.
    is_full: bool,
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
        lookup: Lookup<'_>,
        name: &str,
    ) -> Result<Self, Problem> {
        let templates = Self::load_readable(texts, lookup, name)?;
        match templates.defects.first() {
            None => Ok(templates),
            Some(defect) => Err(defect.clone()),
        }
    }

    /// Reads as [`Templates::load`] does, and keeps what can be understood of templates with defects.
    ///
    /// # Errors
    /// The message's own template is missing or cannot be read.
    pub(super) fn load_readable(
        texts: &'s Arena<String>,
        lookup: Lookup<'_>,
        name: &str,
    ) -> Result<Self, Problem> {
        let mut templates = Self {
            files: Vec::new(),
            defects: Vec::new(),
            is_full: false,
        };
        let found = templates.add(texts, lookup, name)?;
        if !found {
            return Err(Problem::of_file(
                name,
                "missing: no layer has this template",
            ));
        }
        if name.ends_with(".html") {
            let added = templates.add(texts, lookup, COMPONENTS);
            templates.defects.extend(added.err());
        }
        let (mut at, mut calls) = (0, Vec::new());
        while at < templates.files.len() {
            let references = References::of(&templates.files[at].template);
            for (name, span) in references.templates {
                if templates.is_full || templates.defects.len() >= Defects::MAX {
                    break;
                }
                let defect = match templates.add(texts, lookup, name) {
                    Ok(true) => None,
                    Ok(false) => Some(templates.missing(lookup.theme, at, name, &span)),
                    Err(problem) => Some(problem),
                };
                templates.defects.extend(defect);
            }
            // The default components are read only where the owner's lack one.
            let lacks = references
                .components
                .iter()
                .any(|(name, _)| templates.component(name).is_none());
            if lacks && name.ends_with(".html") {
                let added = templates.add(texts, lookup, &format!("{DEFAULT}{COMPONENTS}"));
                templates.defects.extend(added.err());
            }
            calls.push(references.components);
            at += 1;
        }
        let unknown = templates.unknown_calls(&calls);
        templates.defects.extend(unknown);
        templates.defects.extend(templates.has_room(0).err());
        Ok(templates)
    }

    /// The defects of the files, and of what they refer to.
    pub(super) fn defects(&self) -> &[Problem] {
        &self.defects
    }

    /// The calls of components that do not exist, also those that no event reaches: as in Tera.
    fn unknown_calls(&self, calls: &[Vec<(&'s str, Span)>]) -> Vec<Problem> {
        let mut unknown = Vec::new();
        for (at, calls) in calls.iter().enumerate() {
            for (name, span) in calls {
                if self.component(name).is_none() {
                    let near = did_you_mean(name, self.component_names());
                    let reason = format!("there is no component <{name}>{near}");
                    unknown.push(self.problem(at, span.start, reason));
                    if unknown.len() >= Defects::MAX {
                        return unknown;
                    }
                }
            }
        }
        unknown
    }

    /// Adds a template if it is not there yet; false where no layer has it.
    fn add(
        &mut self,
        texts: &'s Arena<String>,
        lookup: Lookup<'_>,
        name: &str,
    ) -> Result<bool, Problem> {
        // Before the file is read: a template may be included often.
        if self.files.iter().any(|file| file.name == name) {
            return Ok(true);
        }
        let Some((name, text)) = find(lookup, name)? else {
            return Ok(false);
        };
        if self.files.iter().any(|file| file.name == name) {
            return Ok(true);
        }
        let room = self.has_room(text.len());
        self.is_full |= room.is_err();
        room?;
        // Kept only now: whatever has no room would be held until all is read.
        let text: &'s str = match text {
            Cow::Borrowed(text) => text,
            Cow::Owned(text) => texts.alloc(text),
        };
        let template = syntax::parse(text, Layout::of(&name, text));
        let errors = template.errors.iter();
        self.defects
            .extend(errors.map(|error| error.problem(&name, text)));
        self.files.push(TemplateFile { name, template });
        Ok(true)
    }

    /// Refuses a template too many: each costs a start the time to read it, and memory.
    fn has_room(&self, bytes: usize) -> Result<(), Problem> {
        let sum = |of: fn(&Template<'s>) -> usize| -> usize {
            self.files.iter().map(|file| of(&file.template)).sum()
        };
        let (most, things) = if self.files.len() >= FILES_MAX {
            (FILES_MAX, "templates")
        } else if sum(|template| template.source.len()) + bytes > TEXT_MAX {
            (TEXT_MAX, "bytes of templates")
        } else if sum(|template| template.tags.len()) > TAGS_MAX {
            (TAGS_MAX, "tags and values")
        } else if sum(|template| template.tags.iter().map(Span::len).sum()) > TAG_BYTES_MAX {
            (TAG_BYTES_MAX, "bytes of tags and values")
        } else if sum(|template| template.components.len()) > COMPONENTS_MAX {
            (COMPONENTS_MAX, "components")
        } else {
            return Ok(());
        };
        let first = self.files.first().map_or(COMPONENTS, |file| &file.name);
        let reason = format!("more than {most} {things} for one message");
        Err(Problem::of_file(first, reason))
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
        let files = || self.files.iter().enumerate();
        let is_default = |file: &TemplateFile<'s>| file.name.starts_with(DEFAULT);
        let own = files().filter(|(_, file)| !is_default(file));
        let default = files().filter(|(_, file)| is_default(file));
        own.chain(default).find_map(|(at, file)| {
            let mut components = file.template.components.iter();
            Some((at, components.find(|component| component.name == name)?))
        })
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
fn find(lookup: Lookup<'_>, name: &str) -> Result<Option<(String, Cow<'static, str>)>, Problem> {
    let default = match name.strip_prefix(DEFAULT) {
        Some(default) => default,
        None => {
            if lookup.layers == Layers::OwnersOverDefault
                && let Some(text) = lookup.theme.template(lookup.layers, name)?
            {
                return Ok(Some((name.to_owned(), text)));
            }
            name
        }
    };
    let of_look = lookup.design.file(default);
    let of_look = of_look.and_then(|name| Files::embedded(&name));
    let text = of_look.or_else(|| Files::embedded(default));
    Ok(text.map(|text| (format!("{DEFAULT}{default}"), Cow::Borrowed(text))))
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
                Node::Print(expression, _) => {
                    self.call(expression);
                    continue;
                }
                Node::Tag(tag) => tag
                    .expressions
                    .iter()
                    .for_each(|expression| self.call(expression)),
                Node::Text(_) => continue,
                Node::If { .. } | Node::Block { .. } => {}
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

#[cfg(test)]
mod tests;
