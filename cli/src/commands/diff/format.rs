//! The result of a comparison: for people, for programs, for a comment on a pull request.

use serde::Serialize;

use super::difference::{Difference, Group, Place};
use crate::visible;

/// Everything that the command says.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    /// The theme before.
    pub old: &'a str,
    /// The theme after.
    pub new: &'a str,
    /// The number of mails that were compared.
    pub compared: usize,
    /// Languages and files of scopes that only the theme after has.
    pub added: &'a [String],
    /// Those that only the theme before has.
    pub removed: &'a [String],
    /// The mails that differ.
    pub changed: &'a [Group],
    /// True if text and Markdown show every group.
    #[serde(skip)]
    pub is_verbose: bool,
}

/// A group to show, and where other mails differ in the same parts.
struct Summary<'a> {
    group: &'a Group,
    others: Vec<Place>,
}

impl Summary<'_> {
    fn places(&self) -> String {
        places(&[&self.group.places[..], &self.others].concat())
    }
}

impl Report<'_> {
    /// Returns true if nothing differs.
    pub fn is_same(&self) -> bool {
        self.changed.is_empty() && self.added.is_empty() && self.removed.is_empty()
    }

    /// Returns the report as JSON.
    pub fn json(&self) -> String {
        let text = serde_json::to_string_pretty(self);
        visible::json(text.expect("strings and numbers fit into JSON"))
    }

    /// Returns the report as text.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.verdict());
        for (sign, names) in [("+", self.added), ("-", self.removed)] {
            for name in names {
                text.push_str(&format!("\n{sign} {}\n", visible::line(name)));
            }
        }
        for summary in self.summaries() {
            let group = summary.group;
            let named = places(&group.places);
            let heading = format!("{} ({named})", group.message);
            text.push_str(&format!("\n{}\n", visible::line(&heading)));
            for difference in &group.differences {
                text.push_str(&shown(difference));
            }
            if !summary.others.is_empty() {
                let others = format!("  likewise {}", places(&summary.others));
                text.push_str(&format!("{}\n", visible::line(&others)));
            }
        }
        text
    }

    /// Returns the groups to show: of those of a message that differ in the same parts, such as one in each language,
    /// the first one.
    fn summaries(&self) -> Vec<Summary<'_>> {
        let parts = |group: &Group| -> Vec<&str> {
            let parts = group.differences.iter().map(|it| it.part);
            parts.filter(|part| *part != "size").collect()
        };
        let mut summaries: Vec<Summary<'_>> = Vec::new();
        for group in self.changed {
            let is_alike = |known: &&mut Summary<'_>| {
                !self.is_verbose
                    && known.group.message == group.message
                    && parts(known.group) == parts(group)
            };
            match summaries.iter_mut().find(is_alike) {
                Some(known) => known.others.extend(group.places.iter().cloned()),
                None => summaries.push(Summary {
                    group,
                    others: Vec::new(),
                }),
            }
        }
        summaries
    }

    /// Returns the report as Markdown.
    pub fn markdown(&self) -> String {
        let mut text = format!("### Mail preview: {}\n", escaped(&self.verdict()));
        for (word, names) in [("Added", self.added), ("Removed", self.removed)] {
            if !names.is_empty() {
                let names: Vec<String> = names.iter().map(|name| escaped(name)).collect();
                text.push_str(&format!("\n{word}: {}\n", names.join(", ")));
            }
        }
        if !self.changed.is_empty() {
            text.push_str("\n| message | where | differs |\n|---|---|---|\n");
        }
        let summaries = self.summaries();
        for summary in &summaries {
            let differences = summary.group.differences.iter();
            let parts: Vec<&str> = differences.map(|it| it.part).collect();
            text.push_str(&format!(
                "| {} | {} | {} |\n",
                escaped(&summary.group.message),
                escaped(&summary.places()),
                parts.join(", ")
            ));
        }
        for summary in &summaries {
            text.push_str(&details(summary.group));
        }
        text
    }

    fn verdict(&self) -> String {
        let changed: usize = self.changed.iter().map(|group| group.places.len()).sum();
        let (old, new) = (visible::line(self.old), visible::line(self.new));
        match changed {
            0 => format!(
                "{} mails compared, all the same ({old} and {new})",
                self.compared
            ),
            _ => format!(
                "{changed} of {} mails differ ({old} and {new})",
                self.compared
            ),
        }
    }
}

/// Returns the languages of a group, those of a scope behind its file.
fn places(places: &[Place]) -> String {
    let mut scopes: Vec<(Option<&str>, Vec<&str>)> = Vec::new();
    for place in places {
        let scope = place.scope.as_deref();
        match scopes.iter_mut().find(|(known, _)| *known == scope) {
            Some((_, locales)) => locales.push(&place.locale),
            None => scopes.push((scope, vec![&place.locale])),
        }
    }
    let named = scopes.into_iter().map(|(scope, locales)| match scope {
        Some(scope) => format!("{scope}: {}", locales.join(" ")),
        None => locales.join(" "),
    });
    named.collect::<Vec<_>>().join("; ")
}

/// Returns a difference for a terminal.
fn shown(difference: &Difference) -> String {
    if difference.part == "look" {
        return "  look     the HTML differs, its text and links do not\n".to_owned();
    }
    if difference.part == "size" {
        let (old, new) = (difference.old.concat(), difference.new.concat());
        return format!("  size     {old} → {new} characters\n");
    }
    let old = difference.old.iter().map(|line| ('-', line));
    let new = difference.new.iter().map(|line| ('+', line));
    let mut text = String::new();
    for (at, (sign, line)) in old.chain(new).enumerate() {
        let part = if at == 0 { difference.part } else { "" };
        text.push_str(&format!("  {part:<8} {sign} {}\n", visible::line(line)));
    }
    text
}

/// Returns the lines of a group, folded away.
fn details(group: &Group) -> String {
    let mut lines = String::new();
    for difference in &group.differences {
        lines.push_str(&format!("# {}\n", difference.part));
        for (sign, texts) in [('-', &difference.old), ('+', &difference.new)] {
            for text in texts {
                lines.push_str(&format!("{sign} {}\n", visible::line(text)));
            }
        }
    }
    // A text may hold the marks that end a block of code.
    let fence = "`".repeat(longest_run(&lines).max(2) + 1);
    format!(
        "\n<details><summary>{} ({})</summary>\n\n{fence}diff\n{lines}{fence}\n\n</details>\n",
        html(&group.message),
        html(&places(&group.places))
    )
}

fn longest_run(text: &str) -> usize {
    let runs = text.split(|c| c != '`').map(str::len);
    runs.max().unwrap_or_default()
}

fn html(text: &str) -> String {
    let text = visible::line(text).replace('&', "&amp;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}

/// Returns a text that Markdown shows as it is.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in html(text).chars() {
        if "\\`*_[]|#!~@".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_shows_texts_and_obeys_none() {
        let group = Group {
            message: "sign-up_<b>".to_owned(),
            places: vec![Place {
                locale: "en".to_owned(),
                scope: None,
            }],
            differences: vec![Difference {
                part: "text",
                old: vec!["```\u{202e}".to_owned()],
                new: vec!["@everyone</details>".to_owned()],
            }],
        };
        let report = Report {
            old: "main",
            new: "[x](y)",
            compared: 1,
            added: &[],
            removed: &[],
            changed: &[group],
            is_verbose: false,
        };
        let text = report.markdown();
        assert!(text.contains("\\[x\\](y)"), "{text}");
        assert!(
            text.contains("<summary>sign-up_&lt;b&gt; (en)</summary>"),
            "{text}"
        );
        assert!(text.contains("\n````diff\n"), "{text}");
        assert!(!text.contains('\u{202e}'), "{text}");
    }
}
