//! Tera over a theme's layers: each template is parsed when the first message needs it.

use std::collections::{HashMap, HashSet};

use memchr::memmem;
use tera::{Context, ErrorKind, Kwargs, State, Tera};

use super::html;
use crate::theme::{Layers, Problem, Theme};

/// Where the default theme's templates stand in Tera's names: found when the owner has none of that
/// name, and by an owner's `{% extends "default/layout.html" %}`.
const DEFAULT: &str = "default/";

/// The components, which every message may use. The owner's replace the default ones one by one.
const COMPONENTS: &str = "components.html";

/// The templates of one set of layers.
pub struct Engine {
    tera: Tera,
    /// What became of each template that was asked for; a defect is not parsed twice.
    loaded: HashMap<String, Result<(), Problem>>,
}

impl Engine {
    /// The engine of those layers, made when it is first needed.
    pub fn of(engines: &mut HashMap<Layers, Self>, layers: Layers) -> &mut Self {
        engines.entry(layers).or_insert_with(Self::new)
    }

    fn new() -> Self {
        let mut tera = Tera::new();
        tera.set_escape_fn(html::escape);
        tera.register_filter("plain", |text: &str, _: Kwargs, _: &State| {
            html::without_isolates(text)
        });
        // Never an error: the instance holds no template yet, which is all that it asks.
        tera.set_fallback_prefixes([DEFAULT]).unwrap_or_default();
        Self {
            tera,
            loaded: HashMap::new(),
        }
    }

    /// Makes a template ready, with the components and all that it extends or includes.
    ///
    /// # Errors
    /// What is wrong with one of them.
    pub fn load(&mut self, theme: &Theme, layers: Layers, name: &str) -> Result<(), Problem> {
        if let Some(known) = self.loaded.get(name) {
            return known.clone();
        }
        let loaded = self.add(theme, layers, name);
        self.loaded.insert(name.to_owned(), loaded.clone());
        loaded
    }

    /// Renders a template that is loaded.
    ///
    /// # Errors
    /// What went wrong, with file, line and excerpt.
    pub fn render(
        &self,
        name: &str,
        context: &Context,
        theme: &Theme,
        layers: Layers,
    ) -> Result<String, Problem> {
        let mut rendered = html::Bounded::new();
        let outcome = self.tera.render_to(name, context, &mut rendered);
        outcome.map_err(|error| problem(&error, name, theme, layers))?;
        Ok(html::without_indentation(&rendered.into_text()))
    }

    fn add(&mut self, theme: &Theme, layers: Layers, name: &str) -> Result<(), Problem> {
        let mut templates = Vec::new();
        let mut seen = HashSet::new();
        let mut wanted = vec![
            name.to_owned(),
            format!("{DEFAULT}{COMPONENTS}"),
            COMPONENTS.to_owned(),
        ];
        while let Some(name) = wanted.pop() {
            if !seen.insert(name.clone()) {
                continue;
            }
            let Some((name, text)) = find(theme, layers, &name)? else {
                continue;
            };
            wanted.extend(references(&text).map(str::to_owned));
            if !self.tera.get_template_names().any(|known| known == name) {
                templates.push((name, text));
            }
        }
        self.tera
            .add_raw_templates(templates)
            .map_err(|error| problem(&error, name, theme, layers))
    }
}

/// The template of that name: the owner's, or the default one under its prefix.
fn find(theme: &Theme, layers: Layers, name: &str) -> Result<Option<(String, String)>, Problem> {
    let default = match name.strip_prefix(DEFAULT) {
        Some(default) => default,
        None => match theme.template(layers, name)? {
            Some(text) if layers == Layers::OwnersOverDefault => {
                return Ok(Some((name.to_owned(), text.into_owned())));
            }
            _ => name,
        },
    };
    let text = theme.template(Layers::Default, default)?;
    Ok(text.map(|text| (format!("{DEFAULT}{default}"), text.into_owned())))
}

/// The names that a template extends or includes.
fn references(text: &str) -> impl Iterator<Item = &str> {
    memmem::find_iter(text.as_bytes(), b"{%").filter_map(|at| {
        let tag = text[at + 2..].trim_start_matches('-').trim_start();
        let name = tag
            .strip_prefix("extends")
            .or_else(|| tag.strip_prefix("include"))?
            .trim_start();
        let quote = name
            .chars()
            .next()
            .filter(|c| matches!(c, '"' | '\'' | '`'))?;
        name[1..].split(quote).next()
    })
}

/// A Tera error as a theme's problem, with the line that it is about.
fn problem(error: &tera::Error, name: &str, theme: &Theme, layers: Layers) -> Problem {
    let (file, line, column, reason) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            (
                report.filename().to_owned(),
                span.start_line,
                span.start_col + 1,
                report.message().to_owned(),
            )
        }
        ErrorKind::Io(_) => (
            name.to_owned(),
            0,
            0,
            "the mail grows without end: look for a loop".to_owned(),
        ),
        _ => located(&error.to_string(), name),
    };
    let source = find(theme, layers, &file).ok().flatten();
    let excerpt =
        source.and_then(|(_, text)| text.lines().nth(line.checked_sub(1)?).map(str::to_owned));
    Problem {
        file,
        line,
        column,
        reason,
        excerpt,
    }
}

/// The place in one of Tera's written reports: `error: <reason>\n --> <file>:<line>:<column>`.
fn located(report: &str, name: &str) -> (String, usize, usize, String) {
    let reason = report
        .lines()
        .next()
        .unwrap_or_default()
        .trim_start_matches("error: ")
        .to_owned();
    let place = report
        .lines()
        .find_map(|line| line.trim_start().strip_prefix("--> "))
        .unwrap_or_default();
    let mut parts = place.rsplitn(3, ':');
    let column = parts.next().and_then(|text| text.parse().ok());
    let line = parts.next().and_then(|text| text.parse().ok());
    match (parts.next(), line, column) {
        (Some(file), Some(line), Some(column)) => (file.to_owned(), line, column, reason),
        _ => (name.to_owned(), 0, 0, reason),
    }
}
