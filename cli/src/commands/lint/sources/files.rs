//! The files of a theme's layers, as texts.

use std::path::{Path, PathBuf};

use theme::{Files, Layers, Problem, Theme};

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

/// The text of a file of a theme.
#[derive(Debug)]
pub struct SourceFile {
    /// The layer of the file.
    pub layer: Layer,
    /// The name in the theme.
    pub name: String,
    /// The text.
    pub text: String,
    /// The path as findings name it.
    pub path: String,
}

/// The texts of all files of a theme's layers.
#[derive(Debug)]
pub struct SourceFiles {
    /// The files, the owner's first.
    pub files: Vec<SourceFile>,
    /// Files that exist and cannot be read.
    pub problems: Vec<Problem>,
    /// The owner's folder.
    pub root: Option<PathBuf>,
}

impl SourceFile {
    /// Returns true for a template. Only where a theme has its plain texts is a `.txt` file one.
    pub fn is_template(&self) -> bool {
        let name = self.name.as_str();
        let is_text = name == "layout.txt" || name.starts_with("messages/");
        name.ends_with(".html") || is_text && name.ends_with(".txt")
    }
}

impl SourceFiles {
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

    fn add(&mut self, theme: &Theme, layer: Layer, name: String) {
        let (layers, path) = match (layer, &self.root) {
            (Layer::Own, Some(root)) => (
                Layers::OwnersOverDefault,
                root.join(&name).display().to_string(),
            ),
            _ => (Layers::Default, format!("default/{name}")),
        };
        match theme.template(layers, &name) {
            Ok(Some(text)) => self.files.push(SourceFile {
                layer,
                name,
                text: text.into_owned(),
                path,
            }),
            Ok(None) => {}
            Err(problem) => self.problems.push(problem),
        }
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
        } else if [".html", ".txt", ".ftl", ".toml"]
            .iter()
            .any(|ending| name.ends_with(ending))
        {
            names.push(name);
        }
    }
}
