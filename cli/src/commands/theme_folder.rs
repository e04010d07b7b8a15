//! The theme of a command: the folder that is given, or the folder that the user stands in.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use custom_message::config::{Config, VARIABLES};

use super::theme_names;
use crate::environment;
use crate::io_error::IoError;
use crate::printer::Printer;
use crate::visible;

/// The file that marks the folder of a theme.
const SETTINGS: &str = "theme.toml";
/// The end of the search: a theme lies in the repository that the user works in.
const REPOSITORY: &str = ".git";

/// The settings of a command with the theme that it is about.
#[derive(Debug)]
pub struct ChosenTheme {
    /// The settings of the environment, with the chosen theme.
    pub config: Config,
    /// The origin of the choice.
    pub origin: Origin,
}

/// The origin of a choice of theme, in the order of precedence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A folder of the command line.
    Given,
    /// The nearest `theme.toml`: in the current folder, or above it.
    Nearest,
    /// The current folder, which has messages or strings, but no `theme.toml`.
    Current,
    /// `THEME_DIR`, or the folder in which a Lambda layer puts a theme.
    Environment,
    /// The default theme.
    Default,
}

impl ChosenTheme {
    /// Chooses the theme: the folder of the command line, the folder that the user stands in, `THEME_DIR`, or
    /// the default theme.
    ///
    /// # Errors
    /// The folder of the command line is not a folder, or cannot be read.
    pub fn of(given: Option<&Path>) -> anyhow::Result<Self> {
        let config = Config::from_environment();
        if let Some(folder) = given {
            check(folder)?;
            return Ok(Self::with(config, folder.to_owned(), Origin::Given));
        }
        // Without a current folder there is nothing to search.
        let current = std::env::current_dir().unwrap_or_default();
        let origin = match (search(&current), &config.theme) {
            (Some((folder, origin)), _) => return Ok(Self::with(config, folder, origin)),
            (None, Some(_)) => Origin::Environment,
            (None, None) => Origin::Default,
        };
        Ok(Self { config, origin })
    }

    fn with(config: Config, folder: PathBuf, origin: Origin) -> Self {
        let theme = Some(folder);
        let mut problems = config.problems;
        // Another theme is used, so that it does not matter where the variable leads.
        problems.retain(|problem| problem.file != "THEME_DIR");
        let config = Config {
            theme,
            problems,
            ..config
        };
        Self { config, origin }
    }

    /// Returns the theme's name for a reader: the folder as it was given, or its whole path if it was found.
    pub fn name(&self) -> Option<String> {
        let folder = self.config.theme.as_deref()?;
        let whole = match self.origin {
            Origin::Nearest | Origin::Current => std::path::absolute(folder)
                .ok()
                .map(|folder| without_dots(&folder)),
            Origin::Given | Origin::Environment | Origin::Default => None,
        };
        let folder = whole.unwrap_or_else(|| folder.to_owned());
        Some(folder.display().to_string())
    }

    /// Describes the theme in one line, with the reason why it was chosen.
    pub fn described(&self) -> String {
        let Some(name) = self.name() else {
            return "theme: the default theme".to_owned();
        };
        let reason = match self.origin {
            Origin::Given => "",
            Origin::Nearest => " (the nearest theme.toml)",
            Origin::Current => " (the current folder)",
            Origin::Environment => " (from the environment)",
            Origin::Default => " (the default theme)",
        };
        format!("theme: {}{reason}", visible::line(&name))
    }

    /// Prints which theme was chosen; with --verbose also the reason, and the settings of the environment.
    pub fn explain(&self, printer: &mut Printer) {
        printer.hint(&self.described());
        self.details(printer);
    }

    fn details(&self, printer: &mut Printer) {
        let current = std::env::current_dir().unwrap_or_default();
        let end = search_end(&current);
        let (current, end) = (current.display(), end.display());
        let choice = match self.origin {
            Origin::Given => "the folder of the command line".to_owned(),
            Origin::Nearest => {
                format!("the first theme.toml on the way from {current} up to {end}")
            }
            Origin::Current => {
                format!("no theme.toml from {current} up to {end}, but messages or strings here")
            }
            Origin::Environment => {
                format!("no theme from {current} up to {end}; THEME_DIR, or the layer's /opt/theme")
            }
            Origin::Default => {
                format!("no theme from {current} up to {end}, nor in THEME_DIR or /opt/theme")
            }
        };
        printer.detail(&format!("theme chosen: {choice}"));
        let layers = match self.config.theme.is_some() {
            true => "its files; what it lacks comes from the default theme",
            false => "the default theme alone",
        };
        printer.detail(&format!("layers: {layers}"));
        let names = environment::present(&VARIABLES).join(", ");
        let names = if names.is_empty() { "none" } else { &names };
        printer.detail(&format!("variables of the function that are set: {names}"));
    }

    /// Prints which theme was found, and what is wrong with the environment; returns the settings. A folder of
    /// the command line needs no word, unless it holds no theme.
    pub fn announced(self, printer: &mut Printer) -> Config {
        if matches!(self.origin, Origin::Nearest | Origin::Current) {
            printer.hint(&self.described());
        }
        self.details(printer);
        for problem in &self.config.problems {
            printer.warning(&problem.to_string());
        }
        if let Some(folder) = self.config.theme.as_deref().filter(|it| !holds_theme(it)) {
            let reason = no_theme(folder);
            printer.warning(&format!("{reason}; the default theme is shown"));
        }
        self.config
    }

    /// Checks that the chosen folder holds a file of a theme: of one that holds none, nothing would be read.
    ///
    /// # Errors
    /// The folder holds none, or `THEME_DIR` is not a folder.
    pub fn check_files(&self) -> anyhow::Result<()> {
        let mut problems = self.config.problems.iter();
        if let Some(problem) = problems.find(|problem| problem.file == "THEME_DIR") {
            bail!("{problem}");
        }
        match &self.config.theme {
            Some(folder) if !holds_theme(folder) => bail!("{}", no_theme(folder)),
            _ => Ok(()),
        }
    }
}

/// Checks that a path is a folder that can be read.
fn check(folder: &Path) -> anyhow::Result<()> {
    let shown = folder.display().to_string();
    let shown = visible::line(&shown);
    if !folder.is_dir() {
        match folder.exists() {
            true => bail!("theme {shown}: not a folder"),
            false => bail!("theme {shown}: no such folder"),
        }
    }
    std::fs::read_dir(folder)
        .map_err(IoError)
        .with_context(|| format!("theme {shown}"))?;
    Ok(())
}

/// Searches for the theme that a user in the folder `current` works on. The result is relative to that
/// folder, as are the places of findings.
fn search(current: &Path) -> Option<(PathBuf, Origin)> {
    let mut relative = PathBuf::from(".");
    for folder in current.ancestors() {
        if folder.join(SETTINGS).is_file() {
            return Some((relative, Origin::Nearest));
        }
        if folder.join(REPOSITORY).exists() {
            break;
        }
        relative = match relative.as_os_str() == "." {
            true => PathBuf::from(".."),
            false => relative.join(".."),
        };
    }
    let is_theme = holds(current, "messages", &[".html"]) || holds(current, "locales", &[".ftl"]);
    is_theme.then(|| (PathBuf::from("."), Origin::Current))
}

/// Returns the last folder that [`search`] looks into if it finds nothing on the way.
fn search_end(current: &Path) -> PathBuf {
    let mut folders = current.ancestors();
    let repository = folders.find(|folder| folder.join(REPOSITORY).exists());
    let root = current.ancestors().last();
    repository.or(root).unwrap_or(current).to_owned()
}

/// Returns true if a folder holds a file that a theme can have.
fn holds_theme(folder: &Path) -> bool {
    theme_names::TOP
        .iter()
        .any(|name| folder.join(name).is_file())
        || theme_names::FOLDERS
            .iter()
            .any(|(name, endings)| holds(folder, name, endings))
}

fn holds(root: &Path, folder: &str, endings: &[&str]) -> bool {
    entries(&root.join(folder))
        .iter()
        .any(|name| !name.starts_with('.') && endings.iter().any(|ending| name.ends_with(ending)))
}

fn entries(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Returns the reason why a folder is not a theme, with the names that its files should have.
fn no_theme(folder: &Path) -> String {
    let shown = folder.display().to_string();
    let mut reason = format!(
        "theme {}: holds no file of a theme (such as theme.toml, messages/sign-up.html, locales/en.ftl)",
        visible::line(&shown)
    );
    let entries = entries(folder);
    let advice = entries.iter().filter(|name| !name.starts_with('.'));
    let advice: Vec<String> = advice
        .filter_map(|name| {
            let path = folder.join(name);
            if path.is_dir() && holds_theme(&path) {
                let nested = path.display().to_string();
                return Some(format!("the theme is in {}", visible::line(&nested)));
            }
            let target = match path.is_dir() {
                true => theme_names::folder_meant(name).map(|name| format!("{name}/")),
                false => theme_names::file_meant(name),
            };
            Some(format!("rename {} to {}", visible::line(name), target?))
        })
        .take(4)
        .collect();
    if !advice.is_empty() {
        reason.push_str(&format!("; {}", advice.join(", ")));
    }
    reason
}

/// Returns a path without its steps `.` and `..`.
fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir => drop(plain.pop()),
            other => plain.push(other),
        }
    }
    plain
}
