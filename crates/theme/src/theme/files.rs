//! The files of a theme's layers: those in the binary, and those in the owner's folder.

mod folder;

use std::borrow::Cow;
use std::path::PathBuf;

use super::default_files::DEFAULT_THEME;
use crate::locale::Tag;
use crate::problem::{Cause, Problem};

/// The folders that a theme may have.
const FOLDERS: [&str; 5] = ["messages", "locales", "pools", "clients", "tenants"];

/// The files of one layer of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Files {
    /// The default theme, in the binary.
    Embedded,
    /// The owner's folder.
    Folder(PathBuf),
}

impl Files {
    /// The text of a file, or nothing where the layer has none of that name.
    ///
    /// # Errors
    /// A file that is there and cannot be used: not readable, not UTF-8, no regular file, larger than
    /// 1 MiB (`theme.toml`: 4 MiB), or a name or a link that leads out of the theme.
    pub fn read(&self, name: &str) -> Result<Option<Cow<'static, str>>, Problem> {
        match self {
            Self::Embedded => Ok(Self::embedded(name).map(Cow::Borrowed)),
            Self::Folder(folder) => folder::read(folder, name).map(|text| text.map(Cow::Owned)),
        }
    }

    /// The text of a file of the default theme.
    pub fn embedded(name: &str) -> Option<&'static str> {
        let at = DEFAULT_THEME
            .binary_search_by_key(&name, |(name, _)| name)
            .ok()?;
        Some(DEFAULT_THEME[at].1)
    }

    /// Returns true if there is a file for that language.
    pub fn has_locale(&self, tag: &Tag) -> bool {
        let name = locale_file(tag.as_str());
        match self {
            Self::Embedded => Self::embedded(&name).is_some(),
            Self::Folder(folder) => folder::has(folder, &name),
        }
    }

    /// The languages that there are files for. Lists a folder: only where no tag matched exactly.
    pub fn locales(&self) -> Vec<Tag> {
        let mut tags: Vec<Tag> = self
            .names("locales")
            .iter()
            .filter_map(|name| locale_of(name))
            .collect();
        tags.sort();
        tags
    }

    /// The folders of the theme that are links out of it.
    pub(super) fn misplaced_folders(&self) -> Vec<Problem> {
        match self {
            Self::Embedded => Vec::new(),
            Self::Folder(root) => FOLDERS
                .into_iter()
                .filter_map(|name| folder::folder_problem(root, name))
                .collect(),
        }
    }

    /// The names of all files in one of the theme's folders, `""` for its top, sorted.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let mut names = match self {
            Self::Embedded => DEFAULT_THEME
                .iter()
                .filter(|(name, _)| {
                    name.rsplit_once('/').map_or("", |(parent, _)| parent) == folder
                })
                .map(|(name, _)| (*name).to_owned())
                .collect(),
            Self::Folder(root) => folder::list(root, folder).unwrap_or_default(),
        };
        names.sort();
        names
    }
}

/// The name of a language's file in a theme.
pub fn locale_file(tag: &str) -> String {
    format!("locales/{tag}.ftl")
}

/// The language that a file's name stands for, if it is spelt as [`locale_file`] would.
fn locale_of(name: &str) -> Option<Tag> {
    let tag = Tag::parse(name.strip_prefix("locales/")?.strip_suffix(".ftl")?)?;
    (locale_file(tag.as_str()) == name).then_some(tag)
}

/// The files in `locales/` whose names are not spelt as a language tag.
pub(super) fn misnamed_locales(owner: &Files) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in owner.names("locales") {
        let Some(stem) = file.strip_suffix(".ftl") else {
            continue;
        };
        if locale_of(&file).is_some() {
            continue;
        }
        let tag = Tag::parse(stem.trim_start_matches("locales/"));
        let fix = tag.map_or_else(
            || "name it by a language tag".to_owned(),
            |tag| format!("name it {tag}.ftl"),
        );
        let problem = Problem::of_file(file, format!("not a language tag: {fix}"));
        problems.push(problem.of_cause(Cause::MisnamedFile));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_leave_the_theme() {
        let folder = Files::Folder(std::env::temp_dir());
        for name in ["../etc/passwd", "/etc/passwd", "a/../../b", "a//b", "..\\b"] {
            assert!(folder.read(name).is_err(), "{name}");
        }
        assert_eq!(folder.read("messages/none.html"), Ok(None));
    }

    #[test]
    fn locale_files_are_spelt_as_the_tag() {
        assert_eq!(
            locale_of("locales/pt-BR.ftl")
                .map(|tag| tag.to_string())
                .as_deref(),
            Some("pt-BR")
        );
        for name in [
            "locales/pt_BR.ftl",
            "locales/no.ftl",
            "locales/readme.txt",
            "pt-BR.ftl",
        ] {
            assert_eq!(locale_of(name), None, "{name}");
        }
    }
}
