use std::collections::BTreeMap;

use sending::region::{Category, RowSource, SHARED_REGIONS, TABLE};

use crate::page::repository;

/// The words of the FAQ for the Regions of an identity.
fn words(region: &str, category: Category) -> Option<String> {
    match category {
        Category::Shared if SHARED_REGIONS.contains(&region) => {
            Some("one of these three".to_owned())
        }
        Category::Shared => Some("the pool's own Region, or one of the three above".to_owned()),
        Category::Own => Some("the pool's own Region".to_owned()),
        Category::Alternate { developer, .. } => Some(format!("{developer}, an alternate Region")),
        Category::Unlisted { .. } => None,
    }
}

#[test]
fn the_faq_lists_the_regions_of_the_table() {
    let faq = std::fs::read_to_string(repository().join("docs/faq.md")).unwrap();
    let (_, table) = faq
        .split_once("| the pool is in | the identity is in |\n|---|---|\n")
        .unwrap();
    let rows = table.lines().take_while(|line| line.starts_with('|'));
    let mut listed = BTreeMap::new();
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        for region in cells[1].split(", ") {
            listed.insert(region.to_owned(), cells[2].to_owned());
        }
    }
    let of_the_guide = TABLE
        .iter()
        .filter(|(_, _, source)| *source == RowSource::Guide);
    let expected: BTreeMap<String, String> = of_the_guide
        .filter_map(|(region, category, _)| Some(((*region).to_owned(), words(region, *category)?)))
        .collect();
    assert_eq!(listed, expected);
}
