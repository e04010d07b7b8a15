//! Contents of a theme that the page can show: sample events, languages, app clients and files.

use std::path::Path;

use custom_message::event;
use serde_json::value::RawValue;
use theme::locale::Tag;
use theme::{Files, Invitation, Kind, Layers, Occasion, Problem, Theme};

use crate::commands::scopes;

/// The default theme's samples, for every message and every occasion that the owner has no sample of.
const DEFAULT_SAMPLES: [&str; 10] = [
    include_str!("../../../../templates/samples/sign-up.json"),
    include_str!("../../../../templates/samples/resend-code.json"),
    include_str!("../../../../templates/samples/admin-create-user.json"),
    include_str!("../../../../templates/samples/forgot-password.json"),
    include_str!("../../../../templates/samples/update-user-attribute.json"),
    include_str!("../../../../templates/samples/verify-user-attribute.json"),
    include_str!("../../../../templates/samples/authentication.json"),
    include_str!("../../../../templates/samples/admin-create-user_passwordless.json"),
    include_str!("../../../../templates/samples/forgot-password_by-admin.json"),
    include_str!("../../../../templates/samples/update-user-attribute_by-admin.json"),
];

/// Folders of a theme whose files the page shows. The empty name is the theme's own folder.
const FOLDERS: [&str; 4] = ["", "messages", "locales", "samples"];

/// A sample event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The file's name without the ending.
    pub name: String,
    /// The event's JSON.
    pub text: String,
    /// The message that the event asks for.
    pub kind: Kind,
    /// The occasion that has words of its own.
    pub occasion: Option<Occasion>,
}

/// Contents of a theme.
#[derive(Debug)]
pub struct ThemeContents {
    /// The sample events, in the order in which a user gets their messages. Never empty.
    pub samples: Vec<Sample>,
    /// The languages.
    pub locales: Vec<Tag>,
    /// The app clients that the theme names.
    pub clients: Vec<String>,
    /// Sample files that hold no usable event.
    pub problems: Vec<Problem>,
}

impl ThemeContents {
    /// Lists the contents of a theme and of the folder that it was loaded from.
    pub fn of(theme: &Theme, folder: Option<&Path>) -> Self {
        let (mut samples, problems) = folder.map(owners_samples).unwrap_or_default();
        for text in DEFAULT_SAMPLES {
            let Ok(sample) = sample(String::new(), text.to_owned()) else {
                continue;
            };
            // One sample of the owner's is enough: a message must not appear twice.
            let is_same =
                |owners: &Sample| (owners.kind, owners.occasion) == (sample.kind, sample.occasion);
            if !samples.iter().any(is_same) {
                let name = unused(&sample.message_name(), &samples);
                samples.push(Sample { name, ..sample });
            }
        }
        samples.sort_by(|one, other| one.order().cmp(&other.order()));
        Self {
            samples,
            locales: theme.locales(Layers::OwnersOverDefault),
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

fn owners_samples(folder: &Path) -> (Vec<Sample>, Vec<Problem>) {
    let files = Files::Folder(folder.to_owned());
    let (mut samples, mut problems) = (Vec::new(), Vec::new());
    for file in files.names("samples") {
        let Some(name) = file
            .strip_prefix("samples/")
            .and_then(|name| name.strip_suffix(".json"))
        else {
            continue;
        };
        let read = match files.read(&file) {
            Ok(text) => sample(name.to_owned(), text.unwrap_or_default().into_owned()),
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        match read {
            Ok(sample) => samples.push(sample),
            Err((line, column, reason)) => problems.push(Problem {
                line,
                column,
                ..Problem::of_file(file, reason)
            }),
        }
    }
    (samples, problems)
}

/// Reads a sample, or returns the line, the column and the reason why it cannot be used.
fn sample(name: String, text: String) -> Result<Sample, (usize, usize, String)> {
    let event: &RawValue = serde_json::from_str(&text).map_err(|error| {
        (
            error.line(),
            error.column(),
            format!("not a sample event: not JSON: {error}"),
        )
    })?;
    let trigger = event::read(event)
        .map_err(|unrecognized| (0, 0, format!("not a sample event: {unrecognized}")))?;
    let (kind, occasion) = (trigger.kind, trigger.occasion(Invitation::Auto));
    Ok(Sample {
        name,
        text,
        kind,
        occasion,
    })
}

impl Sample {
    /// Returns the name of its message, with the occasion.
    fn message_name(&self) -> String {
        match self.occasion {
            None => self.kind.name().to_owned(),
            Some(occasion) => format!("{}_{}", self.kind.name(), occasion.name()),
        }
    }

    /// Returns its place in the list.
    fn order(&self) -> (Kind, Option<Occasion>, &str) {
        (self.kind, self.occasion, &self.name)
    }
}

/// Returns a name that no other sample has: two samples of one name would share an address.
fn unused(name: &str, samples: &[Sample]) -> String {
    let taken = |name: &String| samples.iter().any(|sample| sample.name == *name);
    std::iter::successors(Some(name.to_owned()), |name| {
        Some(format!("{name}-default"))
    })
    .find(|name| !taken(name))
    .expect("the names go on without end, the samples do not")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_has_a_sample_without_an_owner() {
        let contents = ThemeContents::of(&Theme::load(None, &[]), None);
        let usual = contents
            .samples
            .iter()
            .filter(|sample| sample.occasion.is_none());
        assert_eq!(
            usual.map(|sample| sample.kind).collect::<Vec<_>>(),
            Kind::ALL
        );
        let occasions = contents.samples.iter().filter_map(|sample| {
            let occasion = sample.occasion?;
            assert_eq!(sample.name, sample.message_name());
            Some((sample.kind, occasion))
        });
        let possible = Kind::ALL
            .into_iter()
            .filter_map(|kind| Some((kind, Occasion::possible(kind)?)));
        assert!(occasions.eq(possible));
        assert_eq!(contents.sample("authentication").kind, Kind::Authentication);
        assert_eq!(contents.sample("no such").kind, Kind::SignUp);
    }

    #[test]
    fn the_owners_samples_replace_the_default_ones_of_their_message() {
        let folder = tempfile::tempdir().unwrap();
        let samples = folder.path().join("samples");
        std::fs::create_dir(&samples).unwrap();
        std::fs::write(samples.join("long-name.json"), DEFAULT_SAMPLES[0]).unwrap();
        std::fs::write(samples.join("resend-code.json"), DEFAULT_SAMPLES[6]).unwrap();
        std::fs::write(samples.join("broken.json"), "{\n  \"a\": ,").unwrap();
        std::fs::write(samples.join("other.json"), "{}").unwrap();
        let theme = Theme::load(Some(folder.path()), &[]);
        let contents = ThemeContents::of(&theme, Some(folder.path()));
        let names: Vec<&str> = contents
            .samples
            .iter()
            .map(|sample| sample.name.as_str())
            .collect();
        assert_eq!(names[..2], ["long-name", "resend-code-default"]);
        assert_eq!(names[9], "resend-code");
        let found: Vec<(&str, usize)> = contents
            .problems
            .iter()
            .map(|problem| (problem.file.as_str(), problem.line))
            .collect();
        assert_eq!(
            found,
            [("samples/broken.json", 2), ("samples/other.json", 0)]
        );
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
