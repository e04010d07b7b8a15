//! Session of a preview: the theme as it is now, and the views of its messages, rendered by the
//! function's own handler.

mod lint_results;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use anyhow::Context;
use custom_message::config::Config;
use serde_json::Value;
use serde_json::value::RawValue;
use theme::locale::Tag;
use theme::{Problem, Theme};

use super::brand::{self, BrandFile, Fields};
use super::contents::{self, ThemeContents};
use super::query::{OF_EVENT, ViewQuery};
use super::view::{self, EmailView, FindingSources, MessageFinding, MessageView, SmsParts};
use super::{notes, readers, readers::Reader};
use crate::args::{ChoiceArguments, Target};
use crate::commands::maker::{Made, Maker};
use crate::commands::render::event::{self, Edits};
use crate::commands::substitution;
use lint_results::LintResults;

/// A theme and the messages that it renders.
pub struct Session {
    target: Target,
    config: Config,
    loaded: LoadedTheme,
    /// The file of the brand's fields; none without a theme of the owner's.
    brand: Option<BrandFile>,
}

/// Everything that was read from the theme's files. A change of a file replaces it as a whole.
struct LoadedTheme {
    maker: Maker,
    contents: ThemeContents,
    problems: Vec<Problem>,
    lint: LintResults,
}

impl Session {
    /// Loads the theme.
    pub fn new(target: Target, config: Config) -> Self {
        let loaded = LoadedTheme::load(target, &config);
        Self {
            target,
            brand: config.theme.clone().map(BrandFile::of),
            config,
            loaded,
        }
    }

    /// Loads the theme again.
    pub fn reload(&mut self) {
        self.loaded = LoadedTheme::load(self.target, &self.config);
    }

    /// Returns the samples, languages and app clients of the theme.
    pub fn contents(&self) -> &ThemeContents {
        &self.loaded.contents
    }

    /// Returns the theme's folder.
    pub fn folder(&self) -> Option<&PathBuf> {
        self.config.theme.as_ref()
    }

    /// Returns the text of one of the theme's files.
    pub fn file(&self, name: &str) -> Option<String> {
        contents::file(self.config.theme.as_deref(), name)
    }

    /// Renders the email of a query, samples in place of placeholders, as a program reads it; nothing if
    /// Cognito sends its own.
    pub fn mail(&mut self, query: &ViewQuery, reader: Reader) -> Option<String> {
        let (event, made) = self.made(query).ok()?;
        let html = made.email?.html?;
        let html = substitution::with_samples(&event, &html);
        Some(readers::read_by(html, reader))
    }

    /// Returns the brand's fields, and true if a change can be taken back; nothing without a theme of the
    /// owner's.
    pub fn brand(&self) -> Option<(Fields, bool)> {
        let file = self.brand.as_ref()?;
        Some((
            brand::fields_of(&self.theme().settings().look),
            file.can_undo(),
        ))
    }

    /// Returns the variables of the environment that beat the brand's fields.
    pub fn overriding(&self) -> Vec<&'static str> {
        self.config.tokens.iter().map(|token| token.from).collect()
    }

    /// Changes the brand's file, and loads the theme again.
    ///
    /// # Errors
    /// There is no theme of the owner's, or the file cannot be changed.
    pub fn change_brand(
        &mut self,
        change: impl FnOnce(&mut BrandFile) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let file = self.brand.as_mut();
        change(file.context("the default theme cannot be changed; make one with signet init")?)?;
        self.reload();
        Ok(())
    }

    /// Returns the defects of the theme's files.
    pub fn problems(&self) -> &[Problem] {
        &self.loaded.problems
    }

    /// Renders the messages of a query.
    ///
    /// # Errors
    /// The reason why the event cannot be rendered.
    pub fn made(&mut self, query: &ViewQuery) -> Result<(Box<RawValue>, Made), String> {
        let event = self.event(query)?;
        let choice = ChoiceArguments {
            locale: given(&query.locale)
                .filter(|tag| *tag != OF_EVENT)
                .map(str::to_owned),
            variant: given(&query.variant).map(str::to_owned),
            tenant: given(&query.tenant).map(str::to_owned),
            ..ChoiceArguments::default()
        };
        let made = choice.made(event, &mut self.loaded.maker);
        made.map_err(|error| format!("{error:#}"))
    }

    /// Renders the message of a query and everything that the page says about it.
    pub fn view(&mut self, query: &ViewQuery) -> MessageView {
        match self.made(query) {
            Ok((event, made)) => {
                let text = self.event_text(query, Some(&event));
                self.rendered(query, &made, &event, text)
            }
            Err(refusal) => {
                // An event that cannot be rendered is still shown, so that it can be corrected.
                let event = self.event(query).ok();
                let text = self.event_text(query, event.as_deref());
                MessageView {
                    refusal: Some(refusal),
                    ..self.without_message(query, None, text)
                }
            }
        }
    }

    fn rendered(
        &self,
        query: &ViewQuery,
        made: &Made,
        event: &RawValue,
        text: String,
    ) -> MessageView {
        let has_theme = self.theme().has_owner();
        let locale = made.locale.as_ref();
        let email = made
            .email
            .as_ref()
            .map(|email| EmailView::new(email, event));
        let sms = made.sms.as_ref();
        MessageView {
            message: Some(made.kind.name()),
            locale: locale.map(Tag::to_string).unwrap_or_default(),
            direction: locale.map_or("ltr", |locale| locale.direction().as_str()),
            client: made.client.clone().unwrap_or_default(),
            brand: made.scope.settings.look.brand.name.clone(),
            email,
            // The parts are counted with the code in place, since that is what networks carry.
            sms: sms.map(|sms| SmsParts::of(&substitution::with_samples(event, &sms.text))),
            steps: view::steps(made, has_theme),
            fell_back: made.fell_back,
            notes: notes::of(query, &self.loaded.contents, made, event),
            ..self.without_message(query, Some(made), text)
        }
    }

    /// Builds the part of a view that an event without a message has, too.
    fn without_message(
        &self,
        query: &ViewQuery,
        made: Option<&Made>,
        event: String,
    ) -> MessageView {
        MessageView {
            sample: self.loaded.contents.sample(&query.sample).name.clone(),
            message: None,
            locale: String::new(),
            direction: "ltr",
            client: String::new(),
            brand: String::new(),
            email: None,
            sms: None,
            steps: Vec::new(),
            meters: view::meters(self.target, made),
            findings: self.findings(made),
            fell_back: false,
            notes: Vec::new(),
            title: self.loaded.contents.sample(&query.sample).title(),
            event,
            refusal: None,
        }
    }

    fn findings(&self, made: Option<&Made>) -> Vec<MessageFinding> {
        // Lint needs a language and a scope, which only a rendered event has.
        let lint = made.map(|made| {
            let lint = &self.loaded.lint;
            lint.of(self.target, made, self.theme(), &self.config)
        });
        let (message, variant) = made.map_or(("", None), |made| {
            (made.kind.name(), made.variant.as_deref())
        });
        let lint: Vec<_> = lint
            .iter()
            .flat_map(|all| all.iter())
            .filter(|finding| finding.concerns_message(message, variant))
            .collect();
        FindingSources {
            made,
            theme: &self.loaded.problems,
            settings: self.loaded.maker.start_problems(),
            lint: &lint,
            folder: self.config.theme.as_deref(),
        }
        .findings()
    }

    fn theme(&self) -> &Theme {
        self.loaded.maker.theme()
    }

    fn event(&self, query: &ViewQuery) -> Result<Box<RawValue>, String> {
        let text = if query.event.is_empty() {
            &self.loaded.contents.sample(&query.sample).text
        } else {
            &query.event
        };
        let locale = match query.locale.as_str() {
            // All in one language until another one is chosen; an edited event has its own.
            "" if query.event.is_empty() => Some(self.loaded.contents.default_locale.as_str()),
            "" | OF_EVENT => None,
            tag => Some(tag),
        };
        let edits = Edits {
            locale,
            client: given(&query.client),
            pool: given(&query.pool),
        };
        event::edited(text, edits).map_err(|error| format!("{error:#}"))
    }

    /// Returns the event's JSON for the editor. A sample keeps its author's layout; an event that the
    /// query changes is indented, since its own layout is lost.
    fn event_text(&self, query: &ViewQuery, event: Option<&RawValue>) -> String {
        let is_changed = query.changes_event();
        let Some(event) = event.filter(|_| is_changed) else {
            return if query.event.is_empty() {
                self.loaded.contents.sample(&query.sample).text.clone()
            } else {
                query.event.clone()
            };
        };
        serde_json::from_str::<Value>(event.get())
            .and_then(|event| serde_json::to_string_pretty(&event))
            .expect("an event that was read is JSON")
    }
}

fn given(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

impl LoadedTheme {
    fn load(target: Target, config: &Config) -> Self {
        let theme = Theme::load(config.theme.as_deref(), &config.tokens);
        let contents = ThemeContents::of(target, &theme, config.theme.as_deref());
        let mut problems = theme.check();
        problems.extend(contents.problems.iter().cloned());
        Self {
            maker: Maker::new(target, theme, config.clone()),
            contents,
            problems,
            lint: LintResults::default(),
        }
    }
}
