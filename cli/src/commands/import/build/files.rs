//! Templates and strings: wordings of all languages and scopes, each message in one file.

use std::collections::BTreeMap;

use theme::locale::Tag;
use theme::seen::reader::{Piece, Reader};

use super::Wordings;
use super::languages::Languages;
use super::merge::{Alternative, merge};
use super::scopes::ScopeId;
use super::settings::Settings;
use super::wording::{Wording, WordingId};

/// The wordings of one message, by scope and language.
type Places = BTreeMap<(Option<ScopeId>, Tag), Wording>;

/// Returns the files of `messages/` and `locales/`.
pub fn files(
    wordings: &Wordings,
    languages: &Languages,
    settings: &Settings,
) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for (id, places) in wordings {
        let Some(page) = page(places, languages, settings) else {
            continue;
        };
        let known = files
            .iter()
            .find(|(_, known)| known.trim_end() == page.trim_end());
        let page = match known {
            Some((file, _)) => format!("{{% include \"{file}\" %}}\n"),
            None => page.trim_end().to_owned() + "\n",
        };
        files.push((format!("messages/{}.html", id.name()), page));
    }
    for tag in &languages.offered {
        let strings = strings(wordings, tag, settings);
        if !strings.is_empty() {
            files.push((format!("locales/{tag}.ftl"), strings));
        }
    }
    files
}

/// Returns the template of a message.
fn page(places: &Places, languages: &Languages, settings: &Settings) -> Option<String> {
    let (default, others) = languages.offered.split_first()?;
    let default = scoped(places, default, settings);
    let mut alternatives: Vec<Alternative> = others
        .iter()
        .filter_map(|tag| {
            Some(Alternative {
                condition: format!("locale.tag == \"{tag}\""),
                source: scoped(places, tag, settings)?,
            })
        })
        .collect();
    let last = default.or_else(|| alternatives.pop().map(|other| other.source))?;
    alternatives.push(Alternative {
        condition: String::new(),
        source: last,
    });
    Some(merge(&alternatives))
}

/// Returns the template of a message in one language: for all, and for those that have their own words.
fn scoped(places: &Places, tag: &Tag, settings: &Settings) -> Option<String> {
    let of = |scope: Option<&ScopeId>| {
        let wording = places.get(&(scope.cloned(), tag.clone()))?;
        wording.html.clone()
    };
    let name = settings.brand.as_deref().unwrap_or_default();
    let mut alternatives = Vec::new();
    for (scope, own) in &settings.brands {
        if let Some(html) = of(Some(scope)) {
            alternatives.push(Alternative {
                condition: format!("brand.name == \"{own}\""),
                source: branded(&html, own),
            });
        }
    }
    let base = match (of(None), alternatives.is_empty()) {
        (None, true) => return None,
        (None, false) => alternatives.pop()?.source,
        (Some(html), true) => html,
        (Some(html), false) => branded(&html, name),
    };
    alternatives.push(Alternative {
        condition: String::new(),
        source: base,
    });
    Some(merge(&alternatives))
}

/// Returns a source with the brand's variable in place of its name, in texts alone.
fn branded(html: &str, name: &str) -> String {
    if name.is_empty() {
        return html.to_owned();
    }
    let name = name.replace('&', "&amp;");
    let mut source = String::with_capacity(html.len());
    let mut reader = Reader::new(html);
    let mut start = 0;
    while let Some(piece) = reader.next() {
        let end = reader.position();
        match piece {
            Piece::Text(text) | Piece::Raw("title", text) => {
                source.push_str(&text.replace(&name, "{{ brand.name }}"));
            }
            _ => source.push_str(&html[start..end]),
        }
        start = end;
    }
    source
}

/// Returns the strings of a language.
fn strings(wordings: &Wordings, tag: &Tag, settings: &Settings) -> String {
    let mut written = String::new();
    for (id, places) in wordings {
        let lines = lines(id, places, tag, settings);
        if !lines.is_empty() {
            let gap = if written.is_empty() { "" } else { "\n" };
            written.push_str(&format!("{gap}{} =\n{}", id.name(), lines.concat()));
        }
    }
    written
}

fn lines(id: &WordingId, places: &Places, tag: &Tag, settings: &Settings) -> Vec<String> {
    let base = places.get(&(None, tag.clone()));
    let mut of_tag = places.iter().filter(|((_, language), _)| language == tag);
    let Some(wording) = base.or_else(|| of_tag.next().map(|(_, wording)| wording)) else {
        return Vec::new();
    };
    let name = match places.keys().any(|(scope, _)| scope.is_some()) {
        true => settings.brand.as_deref(),
        // Where all have one brand, its name is a word like others.
        false => None,
    };
    let mut lines = Vec::new();
    let mut add = |part: &str, text: &str| {
        let text = match name {
            Some(name) => text.replace(name, "{ -brand }"),
            None => text.to_owned(),
        };
        lines.push(format!("    .{part} = {}\n", pattern(&text)));
    };
    if let Some(subject) = &wording.subject {
        add("subject", subject);
    }
    if let Some(sms) = &wording.sms {
        add("sms", sms);
    }
    if let (Some(words), true) = (&wording.names.link_words, id.kind.may_verify_by_link()) {
        add("action", words);
    }
    lines
}

/// Returns a pattern whose first character Fluent takes for text.
fn pattern(text: &str) -> String {
    let is_special = text.starts_with(['[', '*', '.', '#']);
    match text.chars().next() {
        Some(first) if is_special => format!("{{\"{first}\"}}{}", &text[first.len_utf8()..]),
        None => "{\"\"}".to_owned(),
        Some(_) => text.to_owned(),
    }
}
