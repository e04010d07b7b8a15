//! Golden files: message × language × brand, and broken themes, by what lies in `golden/`.
//!
//! `golden/brands/<brand>/` is a theme; its mails stand in `golden/mails/<brand>/<language>/`, each body
//! as the HTML that it is, with subjects, SMS and lengths in `texts.txt`. A brand speaks every language
//! of the default theme, or those that its file `languages` lists. `golden/errors/<case>/` is a broken
//! theme with its `expected.txt`.
//!
//! Adding a brand, a case or a language is adding a file. Then write what is missing, and look at it:
//!
//! ```sh
//! UPDATE_GOLDEN=1 cargo test -p custom-message --test golden
//! ```

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

mod cognito;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use cognito::{
    Pool, Texts, complaints, complaints_without_password, event_on_occasion, event_with_attribute,
    function_with_theme, outcome,
};
use custom_message::handler::{Handler, Messages};
use custom_message::limits;
use theme::{Kind, Layers, Occasion};

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn folders(of: &str) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(golden().join(of))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    assert!(!folders.is_empty(), "{of}");
    folders
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

/// Holds what was rendered against the files below `folder`, those that are there and should not be
/// included, or writes them.
fn compare(folder: &Path, rendered: &BTreeMap<PathBuf, String>) {
    #[allow(clippy::disallowed_methods, reason = "the one switch of this test")]
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let _ = std::fs::remove_dir_all(folder);
        for (path, text) in rendered {
            std::fs::create_dir_all(folder.join(path).parent().unwrap()).unwrap();
            std::fs::write(folder.join(path), text).unwrap();
        }
        return;
    }
    let mut differ = Vec::new();
    for (path, text) in rendered {
        match std::fs::read_to_string(folder.join(path)) {
            Ok(golden) if golden == *text => {}
            Ok(golden) => differ.push(format!(
                "{}: {}",
                path.display(),
                first_difference(&golden, text)
            )),
            Err(_) => differ.push(format!("{}: not there yet", path.display())),
        }
    }
    let stale = files(folder, folder)
        .into_iter()
        .filter(|path| !rendered.contains_key(path));
    differ.extend(stale.map(|path| format!("{}: rendered no more", path.display())));
    assert!(
        differ.is_empty(),
        "{} differ from {}:\n{}\n\nIf that is meant: UPDATE_GOLDEN=1 cargo test -p custom-message --test golden",
        differ.len(),
        folder.display(),
        differ.join("\n"),
    );
}

fn first_difference(golden: &str, rendered: &str) -> String {
    let mut lines = (1..).zip(golden.lines().zip(rendered.lines()));
    match lines.find(|(_, (golden, rendered))| golden != rendered) {
        Some((line, (golden, rendered))) => format!("line {line}\n  - {golden}\n  + {rendered}"),
        None => "one is longer".to_owned(),
    }
}

fn files(folder: &Path, root: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries
        .flat_map(|entry| {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, root)
            } else {
                vec![path.strip_prefix(root).unwrap().to_owned()]
            }
        })
        .collect()
}

fn languages(brand: &Path, function: &Handler) -> Vec<String> {
    match std::fs::read_to_string(brand.join("languages")) {
        Ok(list) => list.split_whitespace().map(str::to_owned).collect(),
        Err(_) => {
            let tags = function
                .renderer()
                .theme()
                .locales(Layers::OwnersOverDefault);
            tags.iter().map(ToString::to_string).collect()
        }
    }
}

fn lengths(outcome: &Messages) -> String {
    let email = outcome.email.message.as_ref().unwrap();
    let sms = outcome.sms.message.as_ref().unwrap();
    format!(
        "subject {}/140 · body {}/20000 · SMS {}/140",
        limits::length(email.subject.as_str()),
        email.body.characters(),
        sms.characters(),
    )
}

/// Every message with its usual words, then those with words for an occasion.
fn messages() -> impl Iterator<Item = (Kind, Option<Occasion>)> {
    let usual = Kind::ALL.map(|kind| (kind, None)).into_iter();
    let occasions = Kind::ALL.map(|kind| (kind, Occasion::possible(kind)));
    usual.chain(
        occasions
            .into_iter()
            .filter(|(_, occasion)| occasion.is_some()),
    )
}

fn event(kind: Kind, occasion: Option<Occasion>, language: &str) -> serde_json::Value {
    let mut event = match occasion {
        None => event_with_attribute(kind, "locale", language),
        Some(_) => event_on_occasion(kind),
    };
    event["request"]["userAttributes"]["locale"] = language.into();
    event
}

fn name_of(kind: Kind, occasion: Option<Occasion>) -> String {
    let occasion = occasion.map_or_else(String::new, |one| format!("_{}", one.name()));
    format!("{}{occasion}", kind.name())
}

#[test]
fn mails_are_as_they_were_looked_at() {
    let mut rendered = BTreeMap::new();
    for brand in folders("brands") {
        let mut function = function_with_theme(&brand, &[]);
        for language in languages(&brand, &function) {
            let mut texts = String::new();
            let place = Path::new(&name(&brand)).join(&language);
            for (kind, occasion) in messages() {
                let event = event(kind, occasion, &language);
                let outcome = outcome(&mut function, &event);
                assert_eq!(outcome.occasion, occasion);
                let name = name_of(kind, occasion);
                assert_eq!(
                    outcome.warnings,
                    [],
                    "{} {language} {kind:?}",
                    brand.display()
                );
                assert_eq!(outcome.email.locale.as_ref().unwrap().as_str(), language);
                let email = outcome.email.message.as_ref().unwrap();
                let sms = outcome.sms.message.as_ref().unwrap();
                let all = Texts {
                    subject: Some(email.subject.as_str().to_owned()),
                    body: Some(email.body.as_str().to_owned()),
                    sms: Some(sms.as_str().to_owned()),
                };
                let complaints = if occasion == Some(Occasion::Passwordless) {
                    complaints_without_password(&all)
                } else {
                    complaints(kind, Pool::Code, &all)
                };
                assert_eq!(complaints, [""; 0], "{language} {name}");
                let html = limits::length(email.body.as_str());
                assert!(html <= 8_000, "{language} {kind:?}: {html} characters");
                let lengths = lengths(&outcome);
                writeln!(
                    texts,
                    "{name}\n  {}\n  {}\n  {lengths}",
                    email.subject.as_str(),
                    sms.as_str()
                )
                .unwrap();
                rendered.insert(
                    place.join(format!("{name}.html")),
                    email.body.as_str().to_owned(),
                );
            }
            rendered.insert(place.join("texts.txt"), texts);
        }
    }
    compare(&golden().join("mails"), &rendered);
}

#[test]
fn broken_themes_are_told_as_they_were_looked_at() {
    for case in folders("errors") {
        let mut function = function_with_theme(&case, &[("BRAND_NAME", "Acme")]);
        let mut told = String::new();
        let problems = function.renderer().theme().check();
        for problem in &problems {
            writeln!(told, "{problem}\n{}", problem.excerpt()).unwrap();
        }
        for kind in [Kind::SignUp, Kind::AdminCreateUser] {
            let event = event_with_attribute(kind, "locale", "en");
            let outcome = outcome(&mut function, &event);
            writeln!(
                told,
                "{}: email {}, SMS {}",
                kind.name(),
                outcome.email.step.name(),
                outcome.sms.step.name()
            )
            .unwrap();
            for (channel, problem) in &outcome.warnings {
                writeln!(told, "  {}: {problem}", channel.name()).unwrap();
                for line in problem.excerpt().lines() {
                    writeln!(told, "    {line}").unwrap();
                }
            }
        }
        let expected = case.join("expected.txt");
        #[allow(clippy::disallowed_methods, reason = "the one switch of this test")]
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&expected, &told).unwrap();
        }
        let golden = std::fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(
            told,
            golden,
            "{}: UPDATE_GOLDEN=1 accepts it",
            case.display()
        );
    }
}
