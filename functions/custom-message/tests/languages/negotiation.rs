//! What is asked for → what is chosen, with all languages there: `tests/negotiation.txt`.

use theme::locale::{self, Tag};
use theme::{Layers, Theme};

use super::{LANGUAGES, read};

const TABLE: &str = "functions/custom-message/tests/negotiation.txt";

#[test]
fn the_table_of_requested_tags() {
    let available = Theme::load(None, &[]).locales(Layers::Default);
    assert_eq!(
        available.iter().map(Tag::as_str).collect::<Vec<_>>(),
        LANGUAGES
    );
    let text = read(TABLE);
    let rows = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split_once(" -> ").unwrap_or_else(|| panic!("{line}")));
    let mut failures = Vec::new();
    let mut count = 0;
    for (requested, chosen) in rows {
        let requested: Vec<Tag> = requested.split(',').filter_map(Tag::parse).collect();
        let found = locale::negotiate(&requested, &available).map_or("-", Tag::as_str);
        if found != chosen {
            failures.push(format!("{requested:?} -> {found}, not {chosen}"));
        }
        count += 1;
    }
    assert_eq!(failures, [] as [String; 0]);
    assert!(count >= 100, "{count} rows");
}
