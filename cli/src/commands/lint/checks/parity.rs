//! Checks that all languages have the same strings with the same arguments.

use std::collections::BTreeSet;

use theme::{Kind, Theme, locale_file, variant_of, wording_of};

use crate::commands::lint::finding::{Concern, Finding, Findings, SourcePlace};
use crate::commands::lint::rule::{self, Severity};
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
        extra(reference, language, unknown, sources, findings);
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
    let names = reference.parts.keys();
    let names =
        names.filter(|name| !language.parts.contains_key(*name) && !unknown.contains(*name));
    for name in names {
        if is_lacking_variant(&name.0, language) {
            lacking(name, reference, language, sources, findings);
            continue;
        }
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
    sources: &Sources<'_>,
    findings: &mut Findings,
) {
    for name in language
        .parts
        .keys()
        .filter(|name| !reference.parts.contains_key(*name) && !unknown.contains(*name))
    {
        let is_lacking = is_lacking_variant(&name.0, reference);
        let text = match variant(&name.0).filter(|_| is_lacking) {
            Some(variant) => format!(
                "{variant} is a variant that {} lacks, whose readers get the usual words",
                reference.tag
            ),
            None => format!("{} is not in {}", shown(name), reference.tag),
        };
        let place = match is_lacking {
            true => own_place(language, &name.0, sources),
            false => language.place(&name.0, &name.1),
        };
        add(
            name,
            language,
            Finding::new(&rule::LOCALE_PARITY, text).at(place),
            findings,
        );
    }
}

/// Reports once that a language has none of a variant's strings, whose readers then get the usual words.
fn lacking(
    name: &PartName,
    reference: &Language<'_>,
    language: &Language<'_>,
    sources: &Sources<'_>,
    findings: &mut Findings,
) {
    let own = own_place(language, &name.0, sources);
    let text = match own {
        Some(_) => format!(
            "{} is missing here, but {} has this variant: its readers get the usual words",
            name.0, reference.tag
        ),
        None => format!(
            "{} is a variant that other languages lack: their readers get the usual words",
            name.0
        ),
    };
    let place = own.or_else(|| own_place(reference, &name.0, sources));
    let finding = Finding::new(&rule::LOCALE_PARITY, text).at(place);
    add(name, language, finding, findings);
}

/// Returns the name of strings again if it is that of an owner's variant.
fn variant(name: &str) -> Option<&str> {
    let (kind, _) = wording_of(name)?;
    variant_of(kind, name).map(|_| name)
}

/// Returns true for the name of a variant of which a language has no string.
fn is_lacking_variant(name: &str, language: &Language<'_>) -> bool {
    let has_part = || language.parts.keys().any(|(known, _)| known == name);
    variant(name).is_some() && !has_part()
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
    let kind = wording_of(&name.0).map(|(kind, _)| kind);
    let message = kind.map_or("shared", Kind::name);
    let variant = kind.and_then(|kind| variant_of(kind, &name.0));
    // A variant that lacks words has the usual ones, which are right as well.
    let finding = match variant {
        Some(_) => finding.of_severity(Severity::Warning),
        None => finding,
    };
    findings.add(finding.concerning(&Concern {
        message,
        variant: variant.map(str::to_owned),
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
