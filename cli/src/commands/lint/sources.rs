//! Source files of a theme, and the places of elements, strings and problems in them.

pub mod files;
mod inventory;
mod settings;
pub mod strings;
pub mod tags;

use std::ops::Range;
use std::path::Path;

use theme::Problem;
use theme::syntax::{self, Layout, Template};

use super::finding::SourcePlace;
use crate::visible;
pub use files::{Layer, SourceFile, SourceFiles};
use settings::SettingKey;
use strings::FileStrings;
use tags::TagPattern;

/// A text file of a theme, read as what it is.
#[derive(Debug)]
pub struct Source<'t> {
    /// The layer of the file.
    pub layer: Layer,
    /// The name in the theme.
    pub name: &'t str,
    /// The text.
    pub text: &'t str,
    /// The template that the file holds; none for another file.
    pub template: Option<Template<'t>>,
    /// The strings that the file holds; empty for another file.
    pub strings: FileStrings,
    /// The keys that a settings file sets; empty for another file.
    settings: Vec<SettingKey>,
    /// The path as findings name it.
    path: &'t str,
    /// The start tags of an HTML template.
    tags: Vec<TagPattern>,
}

/// All files of a theme's layers. Each is parsed once.
#[derive(Debug)]
pub struct Sources<'t> {
    files: Vec<Source<'t>>,
    /// Files that exist and cannot be read.
    problems: &'t [Problem],
    inventory: &'t [String],
    root: Option<&'t Path>,
}

impl<'t> Sources<'t> {
    /// Parses the files of a theme.
    pub fn of(files: &'t SourceFiles) -> Self {
        Self {
            files: files.files.iter().map(Source::of).collect(),
            problems: &files.problems,
            inventory: &files.inventory,
            root: files.root.as_deref(),
        }
    }

    /// Returns the files, the owner's first.
    pub fn files(&self) -> &[Source<'t>] {
        &self.files
    }

    /// Returns the files that lint judges: the owner's, or the default theme's if there is no owner.
    pub fn judged(&self) -> impl Iterator<Item = &Source<'t>> {
        let layer = if self.root.is_some() {
            Layer::Own
        } else {
            Layer::Default
        };
        self.files.iter().filter(move |file| file.layer == layer)
    }

    /// Returns the problems of files that cannot be read.
    pub fn problems(&self) -> &[Problem] {
        self.problems
    }

    /// Returns the names of everything in the owner's folder, sorted.
    pub fn inventory(&self) -> &'t [String] {
        self.inventory
    }

    /// Returns the place of a file or a folder of the owner's as a whole.
    pub fn place_of_file(&self, name: &str) -> Option<SourcePlace> {
        let root = self.root?;
        Some(SourcePlace {
            file: files::shown(root, name),
            line: 0,
            column: 0,
            is_own: true,
            excerpt: None,
        })
    }

    /// Returns the name in the theme of the file of a place; `default/…` for one of the default theme.
    pub fn name_in_theme<'p>(&self, place: &'p SourcePlace) -> &'p str {
        let root = self.root.filter(|_| place.is_own);
        let prefix = root.map(|root| files::shown(root, ""));
        let name = prefix.and_then(|prefix| place.file.strip_prefix(&prefix));
        name.map_or(&place.file, |name| name.trim_start_matches('/'))
    }

    /// Returns the file of that name: the owner's, or the default theme's.
    pub fn file(&self, name: &str) -> Option<&Source<'t>> {
        self.files.iter().find(|file| file.name == name)
    }

    /// Returns the place of one of the library's problems; nothing for a name that leads out of the theme.
    pub fn place_of(&self, problem: &Problem) -> Option<SourcePlace> {
        let (layer, name) = match problem.file.strip_prefix("default/") {
            Some(name) => (Some(Layer::Default), name),
            None => (None, problem.file.as_str()),
        };
        let file = self
            .files
            .iter()
            .find(|file| file.name == name && layer.is_none_or(|layer| file.layer == layer))
            // The owner's file, which cannot be read, and not the default one of its name.
            .filter(|file| layer.is_some() || file.layer == Layer::Own || !problem.is_unreadable());
        match file {
            Some(file) => Some(file.place(problem.line, problem.column)),
            None if name
                .split(['/', '\\'])
                .any(|part| part.is_empty() || part == "..") =>
            {
                None
            }
            None => Some(SourcePlace {
                file: match self.root {
                    // A name without a dot is an environment variable or a message, not a file.
                    Some(root) if name.contains('.') => files::shown(root, name),
                    _ => visible::line(&problem.file).into_owned(),
                },
                line: problem.line,
                column: problem.column,
                is_own: self.root.is_some() && name.contains('.'),
                excerpt: problem.excerpt.as_deref().map(visible::excerpt),
            }),
        }
    }

    /// Returns true if a file may be a part of what a template renders. Templates of other messages have no
    /// part in it, unless it names them.
    pub fn is_part_of(&self, template: &str, file: &Source<'_>) -> bool {
        let mut pages = self.files.iter().filter(|page| page.name == template);
        file.name == template
            || !file.name.starts_with("messages/")
            || pages.any(|page| page.text.contains(&*file.name))
    }

    /// Returns the place of a rendered start tag in the templates of a message's body: the tag that has most
    /// text in common with it. Of several equal ones, the first.
    pub fn place_of_tag(&self, template: &str, tag: &tags::RenderedTag<'_>) -> Option<SourcePlace> {
        let mut best: Option<(usize, &Source<'_>, usize)> = None;
        for file in self.files.iter().filter(|file| {
            file.name.ends_with(".html")
                && self.is_part_of(template, file)
                && (file.layer == Layer::Own || !self.is_replaced(file))
        }) {
            for pattern in &file.tags {
                let Some(score) = pattern.score(tag) else {
                    continue;
                };
                if best.is_none_or(|(known, _, _)| score > known) {
                    best = Some((score, file, pattern.offset));
                }
            }
        }
        best.map(|(_, file, offset)| file.place_at(offset))
    }

    /// Returns the first place of a text in a template, the owner's templates first.
    pub fn place_of_text(&self, text: &str) -> Option<SourcePlace> {
        self.files
            .iter()
            .filter(|file| file.name.ends_with(".html"))
            .find_map(|file| Some(file.place_at(file.text.find(text)?)))
    }

    /// Returns the first place of a text in a settings file: `theme.toml`, an app client's, a pool's or a
    /// tenant's.
    pub fn place_of_setting(&self, text: &str) -> Option<SourcePlace> {
        self.judged()
            .filter(|file| file.name.ends_with(".toml"))
            .find_map(|file| Some(file.place_at(file.text.find(text)?)))
    }

    /// Returns true if the owner has a file in place of this one. Components are replaced one by one, so
    /// the default theme's file of components still counts.
    fn is_replaced(&self, file: &Source<'_>) -> bool {
        file.name != "components.html"
            && self
                .files
                .iter()
                .any(|own| own.layer == Layer::Own && own.name == file.name)
    }
}

impl<'t> Source<'t> {
    fn of(file: &'t SourceFile) -> Self {
        let SourceFile { name, text, .. } = file;
        let template = file
            .is_template()
            .then(|| syntax::parse(text, Layout::of(name, text)));
        let html = template.as_ref().filter(|_| name.ends_with(".html"));
        Self {
            layer: file.layer,
            name,
            text,
            tags: html.map(tags::scan).unwrap_or_default(),
            template,
            strings: if name.ends_with(".ftl") {
                strings::read(text)
            } else {
                FileStrings::default()
            },
            settings: match name.ends_with(".toml") {
                true => settings::read(text),
                false => Vec::new(),
            },
            path: &file.path,
        }
    }

    /// Returns the ranges of the addresses in the start tags of an HTML template.
    pub fn addresses(&self) -> impl Iterator<Item = &Range<usize>> {
        self.tags.iter().flat_map(|tag| &tag.addresses)
    }

    /// Returns the place at a byte offset.
    pub fn place_at(&self, offset: usize) -> SourcePlace {
        let problem = Problem::at(self.name, self.text, offset, "");
        self.place(problem.line, problem.column)
    }

    /// Returns the place of a line and a column.
    pub fn place(&self, line: usize, column: usize) -> SourcePlace {
        SourcePlace {
            file: self.path.to_owned(),
            line,
            column,
            is_own: self.layer == Layer::Own,
            excerpt: line
                .checked_sub(1)
                .and_then(|at| self.text.lines().nth(at))
                .map(visible::excerpt),
        }
    }
}
