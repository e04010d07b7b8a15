//! The names of languages, in English and in the language itself: what forms and profiles store.

use super::Tag;

/// Tag, then its names in lower case. Sources: CLDR's display names in English and in the language itself.
const NAMES: [(&str, &[&str]); 47] = [
    ("ar", &["arabic", "العربية", "عربي"]),
    ("bg", &["bulgarian", "български"]),
    ("bn", &["bangla", "bengali", "বাংলা"]),
    ("ca", &["catalan", "català"]),
    ("cs", &["czech", "čeština", "česky"]),
    ("da", &["danish", "dansk"]),
    ("de", &["german", "deutsch"]),
    ("el", &["greek", "ελληνικά"]),
    ("en", &["english"]),
    ("es", &["spanish", "español", "espanol", "castellano"]),
    ("et", &["estonian", "eesti"]),
    ("fa", &["persian", "farsi", "فارسی"]),
    ("fi", &["finnish", "suomi"]),
    ("fil", &["filipino"]),
    ("fr", &["french", "français", "francais"]),
    ("he", &["hebrew", "עברית"]),
    ("hi", &["hindi", "हिन्दी", "हिंदी"]),
    ("hr", &["croatian", "hrvatski"]),
    ("hu", &["hungarian", "magyar"]),
    ("id", &["indonesian", "bahasa indonesia"]),
    ("it", &["italian", "italiano"]),
    ("ja", &["japanese", "日本語"]),
    ("ko", &["korean", "한국어"]),
    ("lt", &["lithuanian", "lietuvių"]),
    ("lv", &["latvian", "latviešu"]),
    ("ms", &["malay", "bahasa melayu"]),
    (
        "nb",
        &["norwegian", "norwegian bokmål", "norsk", "norsk bokmål"],
    ),
    ("nl", &["dutch", "nederlands"]),
    ("pl", &["polish", "polski"]),
    ("pt", &["portuguese", "português", "portugues"]),
    (
        "pt-BR",
        &[
            "brazilian portuguese",
            "portuguese (brazil)",
            "português (brasil)",
            "português brasileiro",
        ],
    ),
    (
        "pt-PT",
        &[
            "european portuguese",
            "portuguese (portugal)",
            "português (portugal)",
            "português europeu",
        ],
    ),
    ("ro", &["romanian", "română"]),
    ("ru", &["russian", "русский"]),
    ("sk", &["slovak", "slovenčina"]),
    ("sl", &["slovenian", "slovenščina"]),
    ("sr", &["serbian", "српски", "srpski"]),
    ("sv", &["swedish", "svenska"]),
    ("ta", &["tamil", "தமிழ்"]),
    ("th", &["thai", "ไทย"]),
    ("tr", &["turkish", "türkçe", "turkce"]),
    ("uk", &["ukrainian", "українська"]),
    ("ur", &["urdu", "اردو"]),
    ("vi", &["vietnamese", "tiếng việt"]),
    ("zh", &["chinese", "中文", "汉语", "漢語"]),
    (
        "zh-CN",
        &[
            "simplified chinese",
            "chinese (simplified)",
            "简体中文",
            "中文（简体）",
            "中文(简体)",
        ],
    ),
    (
        "zh-TW",
        &[
            "traditional chinese",
            "chinese (traditional)",
            "繁體中文",
            "中文（繁體）",
            "中文(繁體)",
        ],
    ),
];

/// The tag of a language's name; nothing for what is not a name.
pub(super) fn tag_of(name: &str) -> Option<Tag> {
    let name = name.trim();
    // No tag is shorter than a name, and names are rare: a tag with a region costs no look at the list.
    if name.len() < 4 || name.contains(['_', ';', ',']) {
        return None;
    }
    let name = name.to_lowercase();
    let (tag, _) = NAMES
        .iter()
        .find(|(_, names)| names.contains(&name.as_str()))?;
    Some(Tag::parse(tag).expect("the table holds tags"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_once_in_lower_case() {
        let mut seen = std::collections::HashSet::new();
        for (tag, names) in NAMES {
            assert_eq!(
                Tag::parse(tag).map(|tag| tag.to_string()).as_deref(),
                Some(tag)
            );
            for name in names {
                assert!(seen.insert(*name) && name.to_lowercase() == *name, "{name}");
                assert_eq!(
                    tag_of(name).map(|tag| tag.to_string()).as_deref(),
                    Some(tag),
                    "{name}"
                );
            }
        }
    }
}
