//! Answers to users with and without optional attributes, as one template with conditions.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::mail::Mail;
use super::merge::{Alternative, differences, merge};

/// What one answer gives, with the attributes that its user has.
#[derive(Debug, Clone)]
pub struct Cell {
    /// The sources of the user's own texts.
    pub present: BTreeSet<String>,
    /// The templates.
    pub mail: Mail,
}

/// Adds further attributes to a variable where the answers show them in its place: `given_name`, else `name`. The
/// cells print the variable from then on.
pub fn find_chains(cells: &mut [Cell], attributes: &mut BTreeMap<String, Vec<String>>) {
    let variables: Vec<(String, String)> = attributes
        .iter()
        .filter_map(|(variable, sources)| Some((variable.clone(), sources.first()?.clone())))
        .collect();
    for at in 0..cells.len() {
        let Some(html) = cells[at].mail.html.clone() else {
            continue;
        };
        for (first, source) in &variables {
            if cells[at].present.contains(source) || holds(&html, first) {
                continue;
            }
            let others = variables.iter().filter(|(other, _)| holds(&html, other));
            for (second, second_source) in others {
                let renamed = html.replace(&tag_start(second), &tag_start(first));
                let mut known = cells.iter().filter(|cell| cell.present.contains(source));
                if known.any(|cell| cell.mail.html.as_deref() == Some(renamed.as_str())) {
                    cells[at].mail.html = Some(renamed);
                    let sources = attributes.entry(first.clone()).or_default();
                    if !sources.contains(second_source) {
                        sources.push(second_source.clone());
                    }
                    break;
                }
            }
        }
    }
}

/// Finds attributes that no answer repeats, and whose presence changes its words.
pub fn silent(cells: &[Cell], attributes: &BTreeMap<String, Vec<String>>) -> BTreeSet<String> {
    let known: BTreeSet<&String> = attributes.values().flatten().collect();
    let mut silent = BTreeSet::new();
    for (at, cell) in cells.iter().enumerate() {
        for other in &cells[at + 1..] {
            let mut apart = cell.present.symmetric_difference(&other.present);
            if let (Some(source), None) = (apart.next(), apart.next())
                && !known.contains(source)
                && cell.mail.html != other.mail.html
            {
                silent.insert(source.clone());
            }
        }
    }
    silent
}

/// Returns the one template of the cells' bodies; nothing if none has one.
pub fn body(cells: &[Cell], attributes: &BTreeMap<String, Vec<String>>) -> Option<String> {
    let mut rest: Vec<&Cell> = cells
        .iter()
        .filter(|cell| cell.mail.html.is_some())
        .collect();
    // The sort is stable, so that the first user stays first.
    rest.sort_by_key(|cell| std::cmp::Reverse(cell.present.len()));
    if let Some(body) = one_by_one(&rest, attributes) {
        return Some(body);
    }
    let mut alternatives = Vec::new();
    while let Some(first) = rest.first() {
        let source = first.mail.html.clone().unwrap_or_default();
        let (needed, others) = decide(&source, &rest, attributes);
        let conditions: Vec<String> = needed.iter().map(|name| format!("user.{name}")).collect();
        let is_last = needed.is_empty();
        alternatives.push(Alternative {
            condition: conditions.join(" and "),
            source,
        });
        if is_last {
            break;
        }
        rest = others;
    }
    (!alternatives.is_empty()).then(|| merge(&alternatives))
}

/// A place of a source that is for users with a variable alone, and what others see there.
struct Edit<'v> {
    range: Range<usize>,
    variable: &'v String,
    otherwise: String,
}

/// Returns the body in which each variable has its own conditions; nothing where that does not say what all cells
/// say.
fn one_by_one(cells: &[&Cell], attributes: &BTreeMap<String, Vec<String>>) -> Option<String> {
    let all: BTreeSet<&String> = attributes.keys().collect();
    let missing: Vec<BTreeSet<String>> = cells
        .iter()
        .map(|cell| missing(cell, &all, attributes))
        .collect();
    let full = cells
        .iter()
        .zip(&missing)
        .find(|(_, missing)| missing.is_empty())?
        .0;
    let source = full.mail.html.as_deref()?;
    let mut edits: Vec<Edit<'_>> = Vec::new();
    for variable in attributes.keys() {
        let alone = |missing: &&BTreeSet<String>| missing.len() == 1 && missing.contains(variable);
        let Some(at) = missing.iter().position(|missing| alone(&missing)) else {
            continue;
        };
        let other = cells[at].mail.html.as_deref()?;
        if says(source, other, &missing[at]) {
            continue;
        }
        edits.extend(
            differences(source, other)
                .into_iter()
                .map(|(range, otherwise)| Edit {
                    range,
                    variable,
                    otherwise,
                }),
        );
    }
    edits.sort_by_key(|edit| edit.range.start);
    let overlap = edits
        .windows(2)
        .any(|two| two[0].range.end > two[1].range.start);
    let is_right = |(cell, missing): (&&Cell, &BTreeSet<String>)| {
        let shown = applied(source, &edits, |edit, text| {
            match missing.contains(edit.variable) {
                true => edit.otherwise.clone(),
                false => text.to_owned(),
            }
        });
        says(
            &shown,
            cell.mail.html.as_deref().unwrap_or_default(),
            missing,
        )
    };
    if overlap || !cells.iter().zip(&missing).all(is_right) {
        return None;
    }
    Some(applied(source, &edits, |edit, text| {
        let otherwise = match edit.otherwise.is_empty() {
            true => String::new(),
            false => format!("{{% else %}}{}", edit.otherwise),
        };
        match text.is_empty() {
            true => format!(
                "{{% if not user.{} %}}{}{{% endif %}}",
                edit.variable, edit.otherwise
            ),
            false => format!(
                "{{% if user.{} %}}{text}{otherwise}{{% endif %}}",
                edit.variable
            ),
        }
    }))
}

/// Returns a source with other texts at the places of edits.
fn applied(source: &str, edits: &[Edit<'_>], text: impl Fn(&Edit<'_>, &str) -> String) -> String {
    let mut applied = String::with_capacity(source.len() + 256);
    let mut at = 0;
    for edit in edits {
        applied.push_str(&source[at..edit.range.start]);
        applied.push_str(&text(edit, &source[edit.range.clone()]));
        at = edit.range.end;
    }
    applied + &source[at..]
}

/// Returns true if two sources say the same to users without some variables.
fn says(source: &str, other: &str, missing: &BTreeSet<String>) -> bool {
    collapsed(&without(source, missing)) == collapsed(&without(other, missing))
}

/// Returns the variables that a source needs for users to whom the handler says something else without, and the
/// cells that it is not for.
fn decide<'c>(
    source: &str,
    cells: &[&'c Cell],
    attributes: &BTreeMap<String, Vec<String>>,
) -> (BTreeSet<String>, Vec<&'c Cell>) {
    let all: BTreeSet<&String> = attributes.keys().collect();
    let first = missing(cells[0], &all, attributes);
    let missing_of = |cell: &Cell| -> BTreeSet<String> {
        let missing = missing(cell, &all, attributes);
        missing.difference(&first).cloned().collect()
    };
    let is_same = |cell: &&Cell| {
        let html = cell.mail.html.as_deref().unwrap_or_default();
        says(source, html, &missing_of(cell))
    };
    let (same, different): (Vec<_>, Vec<_>) = cells.iter().copied().partition(is_same);
    let harmless: BTreeSet<String> = same.iter().flat_map(|cell| missing_of(cell)).collect();
    let mut needed = BTreeSet::new();
    for cell in &different {
        let missing = missing_of(cell);
        if !missing.is_disjoint(&needed) {
            continue;
        }
        let deciding = missing.difference(&harmless).next().or(missing.first());
        needed.extend(deciding.cloned());
    }
    let others = cells.iter().copied();
    let others = others
        .filter(|cell| !missing_of(cell).is_disjoint(&needed))
        .collect();
    (needed, others)
}

/// Returns the variables that a user has no text for.
fn missing(
    cell: &Cell,
    all: &BTreeSet<&String>,
    attributes: &BTreeMap<String, Vec<String>>,
) -> BTreeSet<String> {
    let is_missing = |name: &&&String| {
        let sources = &attributes[**name];
        !sources.iter().any(|source| cell.present.contains(source))
    };
    all.iter()
        .filter(is_missing)
        .map(|name| (*name).clone())
        .collect()
}

/// Returns a source as it is for users without some variables.
fn without(source: &str, missing: &BTreeSet<String>) -> String {
    let mut text = source.to_owned();
    for name in missing {
        for filter in ["", " | upper", " | lower"] {
            text = text.replace(&format!("{{{{ user.{name}{filter} }}}}"), "");
        }
    }
    text
}

fn tag_start(variable: &str) -> String {
    format!("{{{{ user.{variable} ")
}

fn holds(source: &str, variable: &str) -> bool {
    source.contains(&tag_start(variable))
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
