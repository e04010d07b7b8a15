//! Notes on an owner's usual words that go out on an occasion too, because the owner has none for it.

use std::collections::BTreeSet;

use theme::locale::Tag;
use theme::{Invitation, Kind, Occasion, locale_file, wording_name};

use crate::commands::lint::finding::{Concern, Finding, Findings, SourcePlace};
use crate::commands::lint::rule;
use crate::commands::lint::sources::Layer;
use crate::commands::lint::sources::strings::{Defined, Language};

/// The parts of one message that hide the default theme's words for its occasion.
#[derive(Default)]
struct Hiding {
    parts: BTreeSet<String>,
    concerns: Vec<Concern>,
    place: Option<SourcePlace>,
}

pub fn check(invitation: Invitation, languages: &[Language<'_>], findings: &mut Findings) {
    for kind in Kind::ALL {
        let has_passwords = kind.is_invitation() && invitation == Invitation::Password;
        let Some(occasion) = Occasion::possible(kind).filter(|_| !has_passwords) else {
            continue;
        };
        let mut hiding = Hiding::default();
        for language in languages {
            hiding.add(kind, occasion, language);
        }
        if let Some(place) = hiding.place {
            let text = text(kind, occasion, &hiding.parts);
            let finding = Finding::new(&rule::HIDDEN_OCCASION, text).at(Some(place));
            findings.add(hiding.concerns.iter().fold(finding, Finding::concerning));
        }
    }
}

impl Hiding {
    /// Adds the parts of a language. The place is the first one of all, so that a message has one note.
    fn add(&mut self, kind: Kind, occasion: Occasion, language: &Language<'_>) {
        let worded = wording_name(kind.name(), Some(occasion.name()));
        let of_occasion = language.parts.iter().filter(|((of, _), _)| *of == worded);
        let parts: Vec<&str> = of_occasion
            .filter(|((_, part), theirs)| {
                let usual = language.parts.get(&(kind.name().to_owned(), part.clone()));
                usual.is_some_and(|usual| hides(usual, theirs, &language.tag))
            })
            .map(|((_, part), _)| part.as_str())
            .collect();
        let Some(first) = parts.first() else {
            return;
        };
        let place = language.place(kind.name(), first);
        self.place = self.place.take().or(place);
        self.parts
            .extend(parts.iter().map(|part| format!(".{part}")));
        self.concerns.push(Concern {
            message: kind.name(),
            variant: None,
            locale: language.tag.to_string(),
            scope: None,
        });
    }
}

/// Returns true if the owner's usual words are taken before the default theme's for the occasion: they stand
/// in a file of the same language, or of a more exact one.
fn hides(usual: &Defined<'_>, of_occasion: &Defined<'_>, tag: &Tag) -> bool {
    let at = |defined: &Defined<'_>| {
        let mut files = tag.chain().map(locale_file);
        files.position(|name| name == defined.source.name)
    };
    usual.source.layer == Layer::Own
        && of_occasion.source.layer != Layer::Own
        && at(usual) <= at(of_occasion)
}

fn text(kind: Kind, occasion: Occasion, parts: &BTreeSet<String>) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let (name, occasion_name) = (kind.name(), occasion.name());
    let when = match (occasion, kind) {
        (Occasion::Passwordless, _) => "when there is no temporary password",
        (Occasion::ByAdmin, Kind::ForgotPassword) => "when an administrator reset the password",
        (Occasion::ByAdmin, _) => "when an administrator changed the address",
    };
    format!(
        "your {} of {name} also goes out {when}: write words for that under {name}_{occasion_name}",
        parts.join(", ")
    )
}
