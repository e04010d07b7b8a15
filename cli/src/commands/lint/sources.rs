//! A theme's source files, and where in them something is.

pub mod expressions;
pub mod strings;
pub mod tags;

use std::path::{Path, PathBuf};

use custom_message::theme::{Files, Layers, Problem, Theme};

use super::finding::Place;
use tags::TagPattern;

/// How deep folders of templates may lie in each other; a link that leads back is not followed on.
const DEPTH_MAX: usize = 4;

/// Which layer a file is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// The owner's folder.
    Own,
    /// The default theme.
    Default,
}

/// One text file of a theme.
#[derive(Debug)]
pub struct Source {
    /// Its layer.
    pub layer: Layer,
    /// Its name in the theme.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Where it lies, for the reader.
    path: String,
    tags: Vec<TagPattern>,
}

/// All files of a theme's layers.
#[derive(Debug)]
pub struct Sources {
    files: Vec<Source>,
    /// Files that are there and cannot be read.
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

    /// The files, the owner's first.
    pub fn files(&self) -> &[Source] {
        &self.files
    }

    /// The files that lint should judge: the owner's, or the default theme's where there are none.
    pub fn judged(&self) -> impl Iterator<Item = &Source> {
        let layer = if self.root.is_some() {
            Layer::Own
        } else {
            Layer::Default
        };
        self.files.iter().filter(move |file| file.layer == layer)
    }

    /// What could not be read.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The file of that name: the owner's, or the default one.
    pub fn file(&self, name: &str) -> Option<&Source> {
        self.files.iter().find(|file| file.name == name)
    }

    /// The place that a problem of the library's names; nothing for a name that leads out of the theme.
    pub fn place_of(&self, problem: &Problem) -> Option<Place> {
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
            None => Some(Place {
                file: match &self.root {
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

    /// Where an element's start tag stands in the templates that make this message; nothing where
    /// several places are as likely.
    pub fn place_of_tag(&self, message: &str, tag: &tags::RenderedTag<'_>) -> Option<Place> {
        let template = format!("messages/{message}.html");
        let mut best: Option<(usize, &Source, usize)> = None;
        for file in self.files.iter().filter(|file| {
            file.name.ends_with(".html")
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

    /// Where a template says something, the owner's first.
    pub fn place_of_text(&self, text: &str) -> Option<Place> {
        self.files
            .iter()
            .filter(|file| file.is_template())
            .find_map(|file| Some(file.place_at(file.text.find(text)?)))
    }

    /// Components are replaced one by one, other templates as a whole.
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
    /// The place at a byte offset.
    pub fn place_at(&self, offset: usize) -> Place {
        let problem = Problem::at(&self.name, &self.text, offset, "");
        self.place(problem.line, problem.column)
    }

    /// The place of a line and a column.
    pub fn place(&self, line: usize, column: usize) -> Place {
        Place {
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

    /// Whether it is a template.
    pub fn is_template(&self) -> bool {
        self.name.ends_with(".html")
    }
}

/// The files of a folder that a theme may use, sorted, hidden ones left out.
fn names(root: &Path) -> Vec<String> {
    let mut names = Vec::new();
    collect(root, "", DEPTH_MAX, &mut names);
    names.sort();
    names
}

fn collect(root: &Path, folder: &str, depth: usize, names: &mut Vec<String>) {
    // What cannot be listed cannot be used by the function either; it falls back without a word.
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
