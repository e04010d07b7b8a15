//! Language tags: normalising, aliases, the fallback chain, negotiation, direction.

use std::fmt;

use fluent_langneg::{LanguageIdentifier, NegotiationStrategy, negotiate_languages};
use icu_locid_transform::LocaleExpander;

/// The longest tag that is looked at; BCP 47 asks for 35.
const TAG_MAX: usize = 35;

/// Codes that were replaced, or stand for a group: what users and old platforms still send.
const ALIASES: [(&str, &str); 8] = [
    ("no", "nb"),
    ("iw", "he"),
    ("in", "id"),
    ("ji", "yi"),
    ("jw", "jv"),
    ("mo", "ro"),
    ("tl", "fil"),
    ("sh", "sr-Latn"),
];

/// Languages written from right to left unless a script says otherwise.
const RIGHT_TO_LEFT: [&str; 11] = [
    "ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur",
];
/// Scripts written from right to left.
const RIGHT_TO_LEFT_SCRIPTS: [&str; 6] = ["Arab", "Hebr", "Nkoo", "Syrc", "Thaa", "Adlm"];

/// A language tag in BCP 47's spelling: `pt-BR`, `zh-Hant-TW`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tag(String);

/// The direction in which a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Tag {
    /// A tag in any usual spelling (`de_AT`, `pt-br`, `de_DE.UTF-8`), with replaced codes replaced.
    /// Nothing for what is not a tag.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.split(['.', '@']).next().unwrap_or(text);
        if text.is_empty() || text.len() > TAG_MAX {
            return None;
        }
        let tag = Self(identifier(text)?.to_string());
        Some(tag.without_alias()).filter(|tag| tag.0 != "und")
    }

    /// The tag's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language alone: `pt` of `pt-BR`.
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// This tag, then each shorter one: `zh-Hant-TW`, `zh-Hant`, `zh`.
    pub fn chain(&self) -> impl Iterator<Item = &str> {
        std::iter::successors(Some(self.as_str()), |tag| {
            tag.rsplit_once('-').map(|(shorter, _)| shorter)
        })
    }

    /// The direction in which its language is written; the pseudo-locale `en-XB` is there to be
    /// written from right to left.
    pub fn direction(&self) -> Direction {
        let script = self.0.split('-').skip(1).find(|subtag| subtag.len() == 4);
        let rtl = match script {
            Some(script) => RIGHT_TO_LEFT_SCRIPTS.contains(&script),
            None => {
                RIGHT_TO_LEFT.contains(&self.language())
                    || self.language() == "yi"
                    || self.0.ends_with("-XB")
            }
        };
        if rtl { Direction::Rtl } else { Direction::Ltr }
    }

    fn without_alias(self) -> Self {
        let alias = ALIASES.iter().find(|(old, _)| *old == self.language());
        match alias {
            None => self,
            Some((old, new)) => {
                let rest = &self.0[old.len()..];
                let own_script = rest.split('-').nth(1).is_some_and(is_script);
                let language = new.split('-').next().unwrap_or(new);
                Self(format!("{}{rest}", if own_script { language } else { new }))
            }
        }
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Direction {
    /// The value of HTML's `dir`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

fn is_script(subtag: &str) -> bool {
    subtag.len() == 4 && subtag.bytes().all(|b| b.is_ascii_alphabetic())
}

fn identifier(text: &str) -> Option<LanguageIdentifier> {
    text.replace('_', "-").parse().ok()
}

/// The best of `available` for the first of `requested` that any serves, by CLDR's likely subtags
/// (zh-HK finds zh-TW, pt-PT finds pt-BR, es-419 finds es).
pub fn negotiate<'a>(requested: &[Tag], available: &'a [Tag]) -> Option<&'a Tag> {
    let offered: Vec<LanguageIdentifier> = available
        .iter()
        .filter_map(|tag| identifier(&tag.0))
        .collect();
    requested.iter().find_map(|wanted| {
        if let Some(exact) = available.iter().find(|tag| *tag == wanted) {
            return Some(exact);
        }
        let wanted = identifier(&wanted.0)?;
        let legible = in_script_of(&wanted, &offered);
        let best = negotiate_languages(&[wanted], &legible, None, NegotiationStrategy::Lookup);
        let best = best.first()?.to_string();
        available.iter().find(|tag| tag.0 == best)
    })
}

/// The tags of `offered` in the script that `wanted` names, or all if none is: a telephone in Taiwan
/// set to simplified Chinese asks for zh-Hans-TW, and CLDR's lookup would let the region decide.
fn in_script_of(
    wanted: &LanguageIdentifier,
    offered: &[LanguageIdentifier],
) -> Vec<LanguageIdentifier> {
    let likely = LocaleExpander::new();
    let is_legible = |tag: &&LanguageIdentifier| {
        let mut full = (*tag).clone();
        likely.maximize(&mut full);
        full.language == wanted.language && full.script == wanted.script
    };
    let legible: Vec<_> = offered.iter().filter(is_legible).cloned().collect();
    if legible.is_empty() {
        offered.to_vec()
    } else {
        legible
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(tags: &[&str]) -> Vec<Tag> {
        tags.iter().map(|tag| Tag::parse(tag).unwrap()).collect()
    }

    #[test]
    fn tags_are_normalised() {
        for (text, tag) in [
            ("de_AT", "de-AT"),
            ("pt-br", "pt-BR"),
            ("ZH-hant-tw", "zh-Hant-TW"),
            (" en ", "en"),
            ("de_DE.UTF-8", "de-DE"),
            ("no", "nb"),
            ("no-NO", "nb-NO"),
            ("iw", "he"),
            ("in", "id"),
            ("in_ID", "id-ID"),
            ("es-419", "es-419"),
            ("sh", "sr-Latn"),
        ] {
            assert_eq!(
                Tag::parse(text).map(|tag| tag.0).as_deref(),
                Some(tag),
                "{text}"
            );
        }
        for text in [
            "",
            " ",
            "x",
            "1",
            "not a tag",
            "de--AT",
            "../../etc/passwd",
            "deutsch-deutsch-deutsch-deutsch-de",
            "und",
            "{####}",
            "日本語",
        ] {
            assert_eq!(Tag::parse(text), None, "{text}");
        }
    }

    #[test]
    fn negotiation_follows_cldr() {
        let available = tags(&[
            "en", "de", "ar", "pt-BR", "zh-CN", "zh-TW", "es", "fr", "nb", "he", "id",
        ]);
        for (wanted, chosen) in [
            ("de-AT", Some("de")),
            ("zh-HK", Some("zh-TW")),
            ("zh-Hant", Some("zh-TW")),
            ("zh", Some("zh-CN")),
            ("zh-Hans-TW", Some("zh-CN")),
            ("zh-Hans-HK", Some("zh-CN")),
            ("zh-Hant-CN", Some("zh-TW")),
            ("zh-Hant-HK", Some("zh-TW")),
            ("pt-Latn-PT", Some("pt-BR")),
            ("de-Cyrl", Some("de")),
            ("pt-PT", Some("pt-BR")),
            ("pt", Some("pt-BR")),
            ("es-419", Some("es")),
            ("no", Some("nb")),
            ("iw-IL", Some("he")),
            ("en-GB", Some("en")),
            ("ar-EG", Some("ar")),
            ("ja", None),
            ("tlh", None),
        ] {
            assert_eq!(
                negotiate(&tags(&[wanted]), &available).map(Tag::as_str),
                chosen,
                "{wanted}"
            );
        }
        assert_eq!(
            negotiate(&tags(&["ja", "de-CH"]), &available).map(Tag::as_str),
            Some("de")
        );
    }

    #[test]
    fn the_chain_drops_one_subtag_at_a_time() {
        let tag = Tag::parse("zh-Hant-TW").unwrap();
        assert_eq!(
            tag.chain().collect::<Vec<_>>(),
            ["zh-Hant-TW", "zh-Hant", "zh"]
        );
    }

    #[test]
    fn direction_is_the_scripts_or_the_languages() {
        for (tag, direction) in [
            ("ar", "rtl"),
            ("he-IL", "rtl"),
            ("fa", "rtl"),
            ("en", "ltr"),
            ("az-Arab", "rtl"),
            ("ku-Latn", "ltr"),
            ("ks-Deva", "ltr"),
            ("en-XA", "ltr"),
            ("en-XB", "rtl"),
        ] {
            assert_eq!(
                Tag::parse(tag).unwrap().direction().as_str(),
                direction,
                "{tag}"
            );
        }
    }
}
