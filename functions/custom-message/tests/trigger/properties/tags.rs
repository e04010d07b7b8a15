//! Language tags, for any text.

use proptest::prelude::*;
use theme::locale::{Tag, negotiate};

use super::run;
use super::texts::text;

#[test]
fn a_tag_is_normal_or_none() {
    let tag = prop_oneof![
        text(),
        "[a-zA-Z]{2,3}([-_][a-zA-Z]{4})?([-_]([a-zA-Z]{2}|[0-9]{3}))?([-_][a-zA-Z0-9]{5,8}){0,2}",
        "(no|iw|in|ji|jw|mo|tl|sh)([-_][a-zA-Z]{4})?([-_][a-zA-Z]{2})?",
        "[a-z]{2}_[A-Z]{2}\\.UTF-8(@euro)?",
    ];
    let available: Vec<Tag> = [
        "en", "de", "ar", "pt-BR", "zh-CN", "zh-TW", "nb", "he", "sr-Latn",
    ]
    .map(|tag| Tag::parse(tag).unwrap())
    .into();
    run(5_000, &tag, |text| {
        let Some(tag) = Tag::parse(&text) else {
            return Ok(());
        };
        prop_assert!(
            tag.as_str()
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-'),
            "{tag}"
        );
        let again = Tag::parse(tag.as_str());
        prop_assert_eq!(again.as_ref(), Some(&tag), "{}", text);
        prop_assert_eq!(tag.chain().last(), Some(tag.language()));
        prop_assert!(["ltr", "rtl"].contains(&tag.direction().as_str()));
        let chosen = negotiate(std::slice::from_ref(&tag), &available);
        prop_assert!(chosen.is_none_or(|chosen| available.contains(chosen)));
        prop_assert!(!available.contains(&tag) || chosen == Some(&tag));
        Ok(())
    });
}
