//! Languages as people and platforms ask for them: a tag, a browser's list with weights, a name.

use super::{Tag, names};

/// The longest text that is looked at, in bytes: browsers' lists have some hundred.
const TEXT_MAX: usize = 256;

/// The languages that a text asks for, the first choice first; none where it cannot be read.
///
/// Reads a tag in any usual spelling (`de_AT`, `es-u-ms-metric`, `pt_BR.UTF-8`), a code of ISO 639-2 (`fra`), a
/// language's English or own name, and a whole Accept-Language header, in which a weight of 0 excludes
/// (RFC 9110, 12.4.2 and 12.5.4).
pub fn requested(text: &str) -> Vec<Tag> {
    if text.len() > TEXT_MAX {
        return Vec::new();
    }
    if let Some(tag) = names::tag_of(text) {
        return vec![tag];
    }
    let mut weighted: Vec<(Tag, u16)> = text.split(',').filter_map(weighted_tag).collect();
    // The sort is stable: of equal weights the first stays first.
    weighted.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    weighted.into_iter().map(|(tag, _)| tag).collect()
}

/// `de-AT;q=0.8` with its weight in thousandths; nothing for what is excluded or not a language.
fn weighted_tag(item: &str) -> Option<(Tag, u16)> {
    let (text, parameters) = item.split_once(';').unwrap_or((item, ""));
    let weight = parameters
        .trim()
        .strip_prefix("q=")
        .map_or(Some(1000), thousandths)?;
    let tag = names::tag_of(text).or_else(|| Tag::parse(text))?;
    (weight > 0).then_some((tag, weight))
}

/// `0.85` as 850; nothing for what is not a weight.
fn thousandths(weight: &str) -> Option<u16> {
    let weight: f32 = weight.trim().parse().ok()?;
    (0.0..=1.0).contains(&weight).then(|| {
        // Three digits at most, and at most 1000.
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 1000"
        )]
        let thousandths = (weight * 1000.0).round() as u16;
        thousandths
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_read() {
        for (text, expected) in [
            ("de", "de"),
            ("es-u-ms-metric", "es"),
            ("ar-EG-u-nu-latn", "ar-EG"),
            ("de-DE-u-mu-celsius", "de-DE"),
            ("de-x-formal", "de"),
            ("zh-Hant-TW-x-corp", "zh-Hant-TW"),
            ("en-t-ja-m0-und", "en"),
            ("pt_BR.UTF-8", "pt-BR"),
            ("de_DE@calendar=gregorian", "de-DE"),
            ("sr_RS@latin", "sr-RS"),
            ("de-DE,de;q=0.9,en;q=0.8", "de-DE de en"),
            ("fr;q=0.2, de;q=0.7, en;q=0.7", "de en fr"),
            ("de;q=0, en", "en"),
            ("*, ja;q=0.5", "ja"),
            ("en;q=banana, de", "de"),
            ("French", "fr"),
            ("deutsch", "de"),
            (" Português (Brasil) ", "pt-BR"),
            ("日本語", "ja"),
            ("简体中文", "zh-CN"),
            ("ESPAÑOL", "es"),
            ("fra", "fr"),
            ("deu", "de"),
            ("ger", "de"),
            ("cze", "cs"),
            ("zho", "zh"),
            ("ara-EG", "ar-EG"),
            ("", ""),
            ("x-private", ""),
            ("C", ""),
            ("POSIX", ""),
            ("Klingonisch", ""),
            ("../../etc/passwd", ""),
            ("true", ""),
        ] {
            let tags: Vec<String> = requested(text).iter().map(ToString::to_string).collect();
            assert_eq!(tags.join(" "), expected, "{text:?}");
        }
        assert_eq!(requested(&"de,".repeat(100)), []);
    }
}
