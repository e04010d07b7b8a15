//! Contents of a theme that the page can show: sample events, languages, app clients and files.

use std::path::Path;

use theme::locale::Tag;
use theme::{Files, Layers, Problem, Theme};

use crate::args::Target;
use crate::commands::samples::{self, Sample};
use crate::commands::scopes;

/// Folders of a theme whose files the page shows. The empty name is the theme's own folder.
const FOLDERS: [&str; 4] = ["", "messages", "locales", "samples"];

/// Contents of a theme.
#[derive(Debug)]
pub struct ThemeContents {
    /// The sample events, in the order in which a user gets their messages. Never empty.
    pub samples: Vec<Sample>,
    /// The languages.
    pub locales: Vec<Tag>,
    /// The theme's default language.
    pub default_locale: Tag,
    /// The app clients that the theme names.
    pub clients: Vec<String>,
    /// Sample files that hold no usable event.
    pub problems: Vec<Problem>,
}

impl ThemeContents {
    /// Lists the contents of a theme and of the folder that it was loaded from.
    pub fn of(target: Target, theme: &Theme, folder: Option<&Path>) -> Self {
        let (samples, problems) = samples::all(target, folder);
        Self {
            samples,
            locales: theme.locales(Layers::OwnersOverDefault),
            default_locale: theme.choose_locale(Layers::OwnersOverDefault, theme.settings(), &[]),
            clients: scopes::clients(theme),
            problems,
        }
    }

    /// Returns the sample of that name, or the first one.
    pub fn sample(&self, name: &str) -> &Sample {
        self.samples
            .iter()
            .find(|sample| sample.name == name)
            .unwrap_or(&self.samples[0])
    }
}

/// Returns the text of one of the theme's files.
///
/// `name` comes from an address. It is only compared with the names of existing files and never
/// becomes a path, so no name can lead out of the theme.
pub fn file(folder: Option<&Path>, name: &str) -> Option<String> {
    let default = name.strip_prefix("default/");
    let owner = folder
        .filter(|_| default.is_none())
        .map(|folder| Files::Folder(folder.to_owned()));
    // As for the renderer, the owner's file hides the default one of the same name.
    let layers = owner.into_iter().chain([Files::Embedded]);
    let name = default.unwrap_or(name);
    layers
        .filter(|files| {
            FOLDERS
                .iter()
                .any(|folder| files.names(folder).iter().any(|known| known == name))
        })
        .find_map(|files| files.read(name).ok().flatten())
        .map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_that_does_not_exist_is_the_first_one() {
        let theme = Theme::load(None, &[]);
        let contents = ThemeContents::of(Target::CustomMessage, &theme, None);
        assert_eq!(contents.sample("authentication").name, "authentication");
        assert_eq!(contents.sample("no such").name, "sign-up");
    }

    #[test]
    fn only_the_themes_own_files_are_shown() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("layout.html"), "mine").unwrap();
        std::fs::write(folder.path().join(".env"), "secret").unwrap();
        std::fs::create_dir(folder.path().join(".git")).unwrap();
        std::fs::write(folder.path().join(".git/config"), "secret").unwrap();
        let show = |name| file(Some(folder.path()), name);
        assert_eq!(show("layout.html").as_deref(), Some("mine"));
        assert!(show("default/layout.html").is_some_and(|text| text.contains("<!doctype")));
        assert!(show("locales/en.ftl").is_some(), "from the default theme");
        for name in [
            "../layout.html",
            "/etc/passwd",
            ".env",
            ".git/config",
            "messages/../layout.html",
            "default/../Cargo.toml",
            "default/default/layout.html",
            "",
        ] {
            assert_eq!(show(name), None, "{name}");
        }
    }
}
