//! Checks that all languages have the same strings with the same arguments.

use std::collections::BTreeSet;

use theme::{Theme, locale_file};

use crate::commands::lint::finding::{Concern, Finding, Findings, SourcePlace};
use crate::commands::lint::rule;
use crate::commands::lint::sources::strings::{Language, PartName};
use crate::commands::lint::sources::{Layer, Sources};

pub fn check(
    theme: &Theme,
    sources: &Sources<'_>,
    languages: &[Language<'_>],
    unknown: &BTreeSet<PartName>,
    findings: &mut Findings,
) {
    let Some(reference) = reference(theme, languages) else {
        return;
    };
    for language in languages
        .iter()
        .filter(|language| language.tag != reference.tag)
    {
        missing(reference, language, unknown, sources, findings);
        extra(reference, language, unknown, findings);
        arguments(reference, language, findings);
    }
}

/// Returns the language to compare the others with: the theme's default, or English.
fn reference<'l, 's>(theme: &Theme, languages: &'l [Language<'s>]) -> Option<&'l Language<'s>> {
    let default = theme
        .settings()
        .default_locale
        .as_ref()
        .map_or("en", |tag| tag.as_str());
    let of_tag = |requested: &str| {
        languages
            .iter()
            .find(|language| language.tag.as_str() == requested)
    };
    of_tag(default)
        .or_else(|| of_tag("en"))
        .or_else(|| languages.first())
}

fn missing(
    reference: &Language<'_>,
    language: &Language<'_>,
    unknown: &BTreeSet<PartName>,
    sources: &Sources<'_>,
    findings: &mut Findings,
) {
    for name in reference
        .parts
        .keys()
        .filter(|name| !language.parts.contains_key(*name) && !unknown.contains(*name))
    {
        let own = own_place(language, &name.0, sources);
        let text = match own {
            Some(_) => format!(
                "{} is missing here, but {} has it",
                shown(name),
                reference.tag
            ),
            None => format!("{} is missing in other languages", shown(name)),
        };
        // Without a file of the owner's in that language, only the reference language has a place to
        // show.
        let place = own.or_else(|| reference.place(&name.0, &name.1));
        add(
            name,
            language,
            Finding::new(&rule::LOCALE_PARITY, text).at(place),
            findings,
        );
    }
}

fn extra(
    reference: &Language<'_>,
    language: &Language<'_>,
    unknown: &BTreeSet<PartName>,
    findings: &mut Findings,
) {
    for name in language
        .parts
        .keys()
        .filter(|name| !reference.parts.contains_key(*name) && !unknown.contains(*name))
    {
        let text = format!("{} is not in {}", shown(name), reference.tag);
        let place = language.place(&name.0, &name.1);
        add(
            name,
            language,
            Finding::new(&rule::LOCALE_PARITY, text).at(place),
            findings,
        );
    }
}

fn arguments(reference: &Language<'_>, language: &Language<'_>, findings: &mut Findings) {
    for (name, defined) in &language.parts {
        let Some(other) = reference.parts.get(name) else {
            continue;
        };
        let (here, there) = (&defined.part.arguments, &other.part.arguments);
        if here == there {
            continue;
        }
        let text = format!(
            "{} uses {}, but {} uses {}",
            shown(name),
            listed(here),
            reference.tag,
            listed(there)
        );
        let place = language.place(&name.0, &name.1);
        add(
            name,
            language,
            Finding::new(&rule::LOCALE_PARITY, text).at(place),
            findings,
        );
    }
}

/// Adds a finding about a message in a language; `shared` stands for all messages.
fn add(name: &PartName, language: &Language<'_>, finding: Finding, findings: &mut Findings) {
    let message = theme::wording_of(&name.0).map_or("shared", |(kind, _)| kind.name());
    findings.add(finding.concerning(&Concern {
        message,
        locale: language.tag.to_string(),
        scope: None,
    }));
}

/// Returns the place of a message in the language's own file, if the owner has that file.
fn own_place(language: &Language<'_>, message: &str, sources: &Sources<'_>) -> Option<SourcePlace> {
    let name = locale_file(language.tag.as_str());
    let layer = if sources.judged().any(|file| file.layer == Layer::Own) {
        Layer::Own
    } else {
        Layer::Default
    };
    let file = sources
        .files()
        .iter()
        .find(|file| file.name == name && file.layer == layer)?;
    let at = file.strings.messages.get(message).copied();
    Some(at.map_or_else(|| file.place(0, 0), |at| file.place_at(at)))
}

fn shown((message, part): &PartName) -> String {
    if part.is_empty() {
        message.clone()
    } else {
        format!("{message}.{part}")
    }
}

fn listed(arguments: &BTreeSet<String>) -> String {
    if arguments.is_empty() {
        return "no argument".to_owned();
    }
    let names: Vec<String> = arguments.iter().map(|name| format!("${name}")).collect();
    names.join(", ")
}
