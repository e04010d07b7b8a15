//! The files of a theme's layers: those in the binary, and those in the owner's folder.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::default_files::DEFAULT_THEME;
use crate::locale::Tag;
use crate::problem::{Cause, Problem};

/// No file of a theme is larger than this, in bytes: a body has 20,000 characters.
const FILE_MAX: u64 = 1 << 20;

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
    /// A file that is there and cannot be used: not readable, not UTF-8, larger than 1 MiB, or a
    /// name that leads out of the theme.
    pub fn read(&self, name: &str) -> Result<Option<Cow<'static, str>>, Problem> {
        match self {
            Self::Embedded => Ok(Self::embedded(name).map(Cow::Borrowed)),
            Self::Folder(folder) => read(folder, name).map(|text| text.map(Cow::Owned)),
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
            Self::Folder(folder) => folder.join(name).is_file(),
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
            Self::Folder(root) => list(root, folder).unwrap_or_default(),
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

fn read(folder: &Path, name: &str) -> Result<Option<String>, Problem> {
    if name
        .split(['/', '\\'])
        .any(|part| part.is_empty() || part == "..")
    {
        return Err(Problem::of_file(
            name,
            "leads out of the theme: name files relative to its folder",
        ));
    }
    let path = folder.join(name);
    let unusable = |error: &io::Error| Problem::of_file(name, format!("cannot be read: {error}"));
    match fs::metadata(&path) {
        Ok(metadata) if metadata.len() > FILE_MAX => Err(Problem::of_file(
            name,
            format!(
                "{} bytes, and a theme's file has at most {FILE_MAX}",
                metadata.len()
            ),
        )),
        Ok(_) => match fs::read_to_string(&path) {
            Ok(text) => Ok(Some(text)),
            Err(error) => Err(unusable(&error)),
        },
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            Ok(None)
        }
        Err(error) => Err(unusable(&error)),
    }
}

fn list(root: &Path, folder: &str) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // A link's target is looked at, nothing else: the folder says what the others are.
        let is_file = entry
            .file_type()
            .is_ok_and(|kind| kind.is_file() || kind.is_symlink() && entry.path().is_file());
        if !name.starts_with('.') && is_file {
            names.push(if folder.is_empty() {
                name
            } else {
                format!("{folder}/{name}")
            });
        }
    }
    Ok(names)
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
