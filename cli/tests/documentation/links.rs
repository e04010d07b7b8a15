use std::collections::BTreeSet;
use std::path::Path;

use crate::page::{all, repository};

/// The targets of `[text](target)` and `[name]: target` that lie in the repository.
fn targets(text: &str) -> Vec<&str> {
    let inline = text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    let named = text.lines().filter_map(|line| {
        line.strip_prefix('[')?
            .split_once("]: ")
            .map(|(_, target)| target)
    });
    inline
        .chain(named)
        .filter(|target| !target.contains("://") && !target.contains(' '))
        .collect()
}

/// The name of a heading in an address, as GitHub makes it.
fn anchor(heading: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    heading
        .to_lowercase()
        .chars()
        .filter(kept)
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

fn anchors(text: &str) -> BTreeSet<String> {
    let mut in_block = false;
    let mut found = BTreeSet::new();
    for line in text.lines() {
        in_block ^= line.starts_with("```");
        if !in_block && line.starts_with('#') {
            found.insert(anchor(line.trim_start_matches('#').trim()));
        }
    }
    found
}

#[test]
fn links_lead_somewhere() {
    let mut broken = BTreeSet::new();
    for page in all() {
        let folder = Path::new(&page.name).parent().unwrap();
        for target in targets(&page.text) {
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            let path = if file.is_empty() {
                page.name.clone().into()
            } else {
                folder.join(file)
            };
            let path = repository().join(path);
            let there = path.exists()
                && (heading.is_empty()
                    || anchors(&std::fs::read_to_string(&path).unwrap()).contains(heading));
            if !there {
                broken.insert(format!("{}: {target}", page.name));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}
