//! The files of a theme's layers, as texts.

use std::path::{Path, PathBuf};

use theme::{Files, Layers, Problem, Theme};

use super::inventory;
use crate::commands::theme_names;
use crate::visible;

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
    /// The names of everything in the owner's folder, sorted.
    pub inventory: Vec<String>,
    /// The owner's folder.
    pub root: Option<PathBuf>,
}

/// The endings of the files that lint reads. `lint.toml` is not a part of a theme.
const ENDINGS: [&str; 4] = [".html", ".txt", ".ftl", ".toml"];

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
            inventory: Vec::new(),
            root: root.map(Path::to_owned),
        };
        if let Some(root) = root {
            sources.inventory = inventory::of(root);
            for name in sources.inventory.clone() {
                let is_read = ENDINGS.iter().any(|ending| name.ends_with(ending));
                if is_read && !theme_names::is_tolerated(&name) {
                    sources.add(theme, Layer::Own, name);
                }
            }
        }
        for folder in ["", "messages", "locales", "looks/plain"] {
            for name in Files::Embedded.names(folder) {
                sources.add(theme, Layer::Default, name);
            }
        }
        sources
    }

    fn add(&mut self, theme: &Theme, layer: Layer, name: String) {
        let (layers, path) = match (layer, &self.root) {
            (Layer::Own, Some(root)) => (Layers::OwnersOverDefault, shown(root, &name)),
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

/// Returns the path of a file as findings name it: as the user would open it from the current folder.
pub fn shown(root: &Path, name: &str) -> String {
    let path = match root == Path::new(".") {
        true => name.to_owned(),
        false => root.join(name).display().to_string(),
    };
    visible::line(&path).into_owned()
}
