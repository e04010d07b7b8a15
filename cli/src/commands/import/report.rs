//! The result of an import: for people, and for programs.

use std::path::Path;

use comfy_table::{ContentArrangement, Table, presets};
use serde::Serialize;
use theme::wording_name;

use super::build::Built;
use super::build::mail::Unsayable;
use super::proof::{Difference, Row};
use crate::visible;

/// Everything that the command says.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    /// The folder of the theme.
    pub theme: String,
    /// The files that were written.
    pub files: Vec<&'a str>,
    /// The comparison.
    pub messages: &'a [Row],
    /// The messages that are left to Cognito.
    pub left_to_cognito: Vec<&'static str>,
    /// What a theme cannot say, and the nearest.
    pub unsayable: Vec<&'a Unsayable>,
    /// What changes for the reader.
    pub changes: &'a [String],
    /// Sentences about the sources.
    pub notes: &'a [String],
}

impl<'a> Report<'a> {
    /// Puts the results together.
    pub fn of(theme: &Path, built: &'a Built, messages: &'a [Row], changes: &'a [String]) -> Self {
        Self {
            theme: theme.display().to_string(),
            files: built.files.iter().map(|(name, _)| name.as_str()).collect(),
            messages,
            left_to_cognito: built.left.iter().map(|kind| kind.name()).collect(),
            unsayable: built.unsayable.iter().collect(),
            changes,
            notes: &built.notes,
        }
    }

    /// Returns true if the theme says something else than the source.
    pub fn differs(&self) -> bool {
        self.messages.iter().any(|row| !row.differences.is_empty())
    }

    /// Returns the report as JSON.
    pub fn json(&self) -> String {
        let text = serde_json::to_string_pretty(self);
        visible::json(text.expect("strings and numbers fit into JSON"))
    }

    /// Returns the report as text.
    pub fn text(&self) -> String {
        let mut text = format!("{}: {}\n", visible::line(&self.theme), self.files.join(" "));
        if !self.messages.is_empty() {
            text.push_str(&format!("\n{}\n", self.table()));
        }
        for row in self.messages {
            for difference in &row.differences {
                text.push_str(&shown(row, difference));
            }
        }
        let unsayable = self
            .unsayable
            .iter()
            .map(|one| format!("{}: {}. Nearest: {}", one.message, one.source, one.nearest));
        section(&mut text, "What a theme does not say", unsayable);
        section(&mut text, "What to know", self.changes.iter().cloned());
        section(&mut text, "From the sources", self.notes.iter().cloned());
        if !self.left_to_cognito.is_empty() {
            let left = self.left_to_cognito.join(", ");
            text.push_str(&format!("\nLeft to Cognito: {left}\n"));
        }
        text.push_str(&format!("\n{}\n", self.verdict()));
        text
    }

    fn table(&self) -> String {
        let mut table = Table::new();
        table
            .load_preset(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Disabled);
        table.set_header([
            "message", "locale", "for", "events", "subject", "text", "links", "SMS",
        ]);
        // What is left to Cognito needs no line, unless it differs.
        let is_shown = |row: &&Row| {
            !self.left_to_cognito.contains(&row.message) || !row.differences.is_empty()
        };
        for row in self.messages.iter().filter(is_shown) {
            let state = |part| match row.differences.iter().any(|it| it.part == part) {
                true => "differs",
                false => "same",
            };
            let is_missing = row.differences.iter().any(|it| it.part == "answer");
            let state = |part| if is_missing { "differs" } else { state(part) };
            table.add_row([
                name(row),
                row.locale.clone(),
                scope(row),
                row.events.to_string(),
                state("subject").to_owned(),
                state("text").to_owned(),
                state("links").to_owned(),
                state("sms").to_owned(),
            ]);
        }
        let table = table.to_string();
        let lines = table.lines().map(str::trim_end);
        lines.collect::<Vec<_>>().join("\n")
    }

    fn verdict(&self) -> String {
        let events: usize = self.messages.iter().map(|row| row.events).sum();
        let differing = self
            .messages
            .iter()
            .filter(|row| !row.differences.is_empty());
        match (differing.count(), events) {
            (_, 0) => "Nothing to compare".to_owned(),
            (0, _) => {
                format!("Compared {events} mails that the theme was not made of: no difference")
            }
            (count, _) => format!(
                "Compared {events} mails that the theme was not made of: {count} of {} rows differ",
                self.messages.len()
            ),
        }
    }
}

fn name(row: &Row) -> String {
    let name = wording_name(row.message, row.variant.as_deref());
    visible::line(&name).into_owned()
}

fn scope(row: &Row) -> String {
    let ids = [&row.client, &row.pool].into_iter().flatten();
    let ids: Vec<_> = ids.map(|id| visible::line(id).into_owned()).collect();
    match ids.is_empty() {
        true => "all".to_owned(),
        false => ids.join(" "),
    }
}

fn shown(row: &Row, difference: &Difference) -> String {
    format!(
        "\n{} ({}), {}:\n  source  {}\n  theme   {}\n",
        name(row),
        row.locale,
        difference.part,
        visible::line(&difference.source),
        visible::line(&difference.theme)
    )
}

fn section(text: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return;
    }
    text.push_str(&format!("\n{title}:\n"));
    for line in lines {
        text.push_str(&format!("  - {}\n", visible::line(&line)));
    }
}
