//! `--explain`: the description of a check, or the list of all.

use anyhow::bail;
use doctor::catalog::{Check, checks};
use doctor::manual;

/// Returns the description of a check, or the list for an empty id.
///
/// # Errors
/// No check has that id; the error names the most similar one.
pub fn page(id: &str) -> anyhow::Result<String> {
    if id.is_empty() {
        return Ok(manual::list());
    }
    if let Some(reason) = manual::not_checked(id) {
        return Ok(reason);
    }
    match Check::of_id(id) {
        Some(check) => Ok(manual::explain(check)),
        None => bail!(
            "--explain {id}: no such check{}; signet doctor --list has all",
            suggestion(id)
        ),
    }
}

/// Returns a suggestion: the check that shares most words with the id, as they are made of words.
fn suggestion(id: &str) -> String {
    let words: Vec<&str> = id.split('-').collect();
    let shared = |check: &Check| {
        let of_check = check.id.split('-');
        of_check.filter(|word| words.contains(word)).count()
    };
    checks()
        .max_by_key(|check| shared(check))
        .filter(|check| shared(check) > 0)
        .map(|check| format!(" (did you mean {}?)", check.id))
        .unwrap_or_default()
}
