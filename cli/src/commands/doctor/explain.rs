//! `--explain` and `--list`: the description of a check, and the list of all.

use anyhow::bail;
use doctor::catalog::{Check, checks};
use doctor::operation::Operation;

/// Returns the description of a check, or the list for an empty id.
///
/// # Errors
/// No check has that id; the error names the most similar one.
pub fn page(id: &str) -> anyhow::Result<String> {
    if id.is_empty() {
        return Ok(list());
    }
    match Check::of_id(id) {
        Some(check) => Ok(explanation(check)),
        None => bail!(
            "--explain {id}: no such check{}; signet doctor --list has all",
            suggestion(id)
        ),
    }
}

/// Returns all checks, a line each, in the chain's order.
pub fn list() -> String {
    let widest = checks().map(|check| check.id.len()).max().unwrap_or(0);
    let lines = checks().map(|check| {
        format!(
            "{:widest$}  {:17}  {}",
            check.id,
            check.hop.name(),
            check.title
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn explanation(check: &Check) -> String {
    format!(
        "{} ({}): {}\n\n{}\n\nFix: {}\n\n{}",
        check.id,
        check.hop.name(),
        check.title,
        check.reason,
        check.fix,
        sources(check.reads),
    )
}

fn sources(operations: &[Operation]) -> String {
    if operations.is_empty() {
        return "Needs no call of its own.".to_owned();
    }
    let calls = operations
        .iter()
        .map(|operation| format!("{operation} ({})", operation.action()));
    format!("Needs: {}", calls.collect::<Vec<_>>().join(", "))
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
