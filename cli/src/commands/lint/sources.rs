//! Source files of a theme, and the places of elements, strings and problems in them.

pub mod expressions;
pub mod strings;
pub mod tags;

use std::path::{Path, PathBuf};

use theme::{Files, Layers, Problem, Theme};

use super::finding::SourcePlace;
use tags::TagPattern;

/// Depth of nested folders at most, so that a symbolic link to a folder above ends.
const DEPTH_MAX: usize = 4;

/// Layers of a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// The owner's folder.
    Own,
    /// The default theme.
    Default,
}

/// A text file of a theme.
#[derive(Debug)]
pub struct Source {
    /// The layer of the file.
    pub layer: Layer,
    /// The name in the theme.
    pub name: String,
    /// The text.
    pub text: String,
    /// The path as findings name it.
    path: String,
    tags: Vec<TagPattern>,
}

/// All files of a theme's layers.
#[derive(Debug)]
pub struct Sources {
    files: Vec<Source>,
    /// Files that exist and cannot be read.
    problems: Vec<Problem>,
    root: Option<PathBuf>,
}

impl Sources {
    /// Reads the owner's folder and the default theme.
    pub fn read(theme: &Theme, root: Option<&Path>) -> Self {
        let mut sources = Self {
            files: Vec::new(),
            problems: Vec::new(),
            root: root.map(Path::to_owned),
        };
        if let Some(root) = root {
            for name in names(root) {
                sources.add(theme, Layer::Own, name);
            }
        }
        for folder in ["", "messages", "locales"] {
            for name in Files::Embedded.names(folder) {
                sources.add(theme, Layer::Default, name);
            }
        }
        sources
    }

    /// Returns the files, the owner's first.
    pub fn files(&self) -> &[Source] {
        &self.files
    }

    /// Returns the files that lint judges: the owner's, or the default theme's if there is no owner.
    pub fn judged(&self) -> impl Iterator<Item = &Source> {
        let layer = if self.root.is_some() {
            Layer::Own
        } else {
            Layer::Default
        };
        self.files.iter().filter(move |file| file.layer == layer)
    }

    /// Returns the problems of files that cannot be read.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Returns the file of that name: the owner's, or the default theme's.
    pub fn file(&self, name: &str) -> Option<&Source> {
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
            .find(|file| file.name == name && layer.is_none_or(|layer| file.layer == layer));
        match file {
            Some(file) => Some(file.place(problem.line, problem.column)),
            None if name
                .split(['/', '\\'])
                .any(|part| part.is_empty() || part == "..") =>
            {
                None
            }
            None => Some(SourcePlace {
                file: match &self.root {
                    // A name without a dot is an environment variable or a message, not a file.
                    Some(root) if name.contains('.') => root.join(name).display().to_string(),
                    _ => problem.file.clone(),
                },
                line: problem.line,
                column: problem.column,
                is_own: self.root.is_some() && name.contains('.'),
                excerpt: problem.excerpt.clone(),
            }),
        }
    }

    /// Returns the place of a rendered start tag in the templates of a message: the tag that has most
    /// text in common with it. Of several equal ones, the first.
    pub fn place_of_tag(&self, message: &str, tag: &tags::RenderedTag<'_>) -> Option<SourcePlace> {
        let template = format!("messages/{message}.html");
        let mut best: Option<(usize, &Source, usize)> = None;
        for file in self.files.iter().filter(|file| {
            file.name.ends_with(".html")
                // Templates of other messages have no part in this one.
                && (file.name == template || !file.name.starts_with("messages/"))
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
            .filter(|file| file.is_template())
            .find_map(|file| Some(file.place_at(file.text.find(text)?)))
    }

    /// Returns true if the owner has a file in place of this one. Components are replaced one by one, so
    /// the default theme's file of components still counts.
    fn is_replaced(&self, file: &Source) -> bool {
        file.name != "components.html"
            && self
                .files
                .iter()
                .any(|own| own.layer == Layer::Own && own.name == file.name)
    }

    fn add(&mut self, theme: &Theme, layer: Layer, name: String) {
        let (layers, path) = match (layer, &self.root) {
            (Layer::Own, Some(root)) => (
                Layers::OwnersOverDefault,
                root.join(&name).display().to_string(),
            ),
            _ => (Layers::Default, format!("default/{name}")),
        };
        match theme.template(layers, &name) {
            Ok(Some(text)) => self.files.push(Source {
                layer,
                tags: if name.ends_with(".html") {
                    tags::scan(&text)
                } else {
                    Vec::new()
                },
                name,
                text: text.into_owned(),
                path,
            }),
            Ok(None) => {}
            Err(problem) => self.problems.push(problem),
        }
    }
}

impl Source {
    /// Returns the place at a byte offset.
    pub fn place_at(&self, offset: usize) -> SourcePlace {
        let problem = Problem::at(&self.name, &self.text, offset, "");
        self.place(problem.line, problem.column)
    }

    /// Returns the place of a line and a column.
    pub fn place(&self, line: usize, column: usize) -> SourcePlace {
        SourcePlace {
            file: self.path.clone(),
            line,
            column,
            is_own: self.layer == Layer::Own,
            excerpt: line
                .checked_sub(1)
                .and_then(|at| self.text.lines().nth(at))
                .map(str::to_owned),
        }
    }

    /// Returns true for a template.
    pub fn is_template(&self) -> bool {
        self.name.ends_with(".html")
    }
}

/// Lists the files of a folder that a theme may use, sorted, without hidden ones.
fn names(root: &Path) -> Vec<String> {
    let mut names = Vec::new();
    collect(root, "", DEPTH_MAX, &mut names);
    names.sort();
    names
}

fn collect(root: &Path, folder: &str, depth: usize, names: &mut Vec<String>) {
    // The function cannot list such a folder either, and then uses the default theme's files.
    let Ok(entries) = std::fs::read_dir(root.join(folder)) else {
        return;
    };
    for entry in entries.flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        if file.starts_with('.') {
            continue;
        }
        let name = if folder.is_empty() {
            file
        } else {
            format!("{folder}/{file}")
        };
        let path = entry.path();
        if path.is_dir() && depth > 0 {
            collect(root, &name, depth - 1, names);
        } else if [".html", ".ftl", ".toml"]
            .iter()
            .any(|ending| name.ends_with(ending))
        {
            names.push(name);
        }
    }
}
