//! `--explain`: the description of a rule, or the list of all rules.

use anyhow::bail;

use super::rule::{RULES, Rule};

/// Returns the description of a rule, or the list for an empty id.
///
/// # Errors
/// No rule has that id; the error names the most similar one.
pub fn page(id: &str) -> anyhow::Result<String> {
    if id.is_empty() {
        return Ok(list());
    }
    match Rule::of_id(id) {
        Some(rule) => Ok(explanation(rule)),
        None => bail!(
            "--explain {id}: no such rule{}; signet lint --explain lists all rules",
            suggestion(id)
        ),
    }
}

fn explanation(rule: &Rule) -> String {
    format!(
        "{} ({}): {}\n\n{}\n\nFix: {}\n\nInstead of\n\n{}\n\nwrite\n\n{}\n",
        rule.id,
        rule.severity.name(),
        rule.title,
        rule.reason,
        rule.fix,
        indented(rule.wrong),
        indented(rule.right),
    )
}

fn list() -> String {
    let widest = RULES.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let lines = RULES.iter().map(|rule| {
        format!(
            "{:widest$}  {:7}  {}",
            rule.id,
            rule.severity.name(),
            rule.title
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn indented(text: &str) -> String {
    let lines = text.lines().map(|line| format!("    {line}"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns a suggestion: the rule that shares most words with the id.
fn suggestion(id: &str) -> String {
    let words: Vec<&str> = id.split('-').collect();
    let shared = |rule: &Rule| {
        let of_rule = rule.id.split('-');
        of_rule.filter(|word| words.contains(word)).count()
    };
    RULES
        .iter()
        // Ids are made of words, so common words say more than common letters.
        .max_by_key(|rule| shared(rule))
        .filter(|rule| shared(rule) > 0)
        .map(|rule| format!(" (did you mean {}?)", rule.id))
        .unwrap_or_default()
}
