//! Session of a preview: the theme as it is now, and the views of its messages, rendered by the
//! function's own handler.

mod lint_results;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use custom_message::config::Config;
use custom_message::handler::{Handler, Messages};
use serde_json::Value;
use serde_json::value::RawValue;
use theme::Problem;
use theme::locale::Tag;

use super::contents::{self, ThemeContents};
use super::query::ViewQuery;
use super::view::{self, EmailView, FindingSources, MessageFinding, MessageView, SmsParts};
use crate::commands::render::event;
use crate::commands::{scopes, substitution};
use lint_results::LintResults;

/// A theme and the messages that it renders.
pub struct Session {
    config: Config,
    loaded: LoadedTheme,
}

/// Everything that was read from the theme's files. A change of a file replaces it as a whole.
struct LoadedTheme {
    handler: Handler,
    contents: ThemeContents,
    problems: Vec<Problem>,
    lint: LintResults,
}

impl Session {
    /// Loads the theme.
    pub fn new(config: Config) -> Self {
        let loaded = LoadedTheme::load(&config);
        Self { config, loaded }
    }

    /// Loads the theme again.
    pub fn reload(&mut self) {
        self.loaded = LoadedTheme::load(&self.config);
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

    /// Renders the email of a query, samples in place of placeholders; nothing if Cognito sends its own.
    pub fn mail(&mut self, query: &ViewQuery) -> Option<String> {
        let event = self.event(query).ok()?;
        let email = self.loaded.handler.messages(&event).ok()?.email.message?;
        Some(substitution::with_samples(&event, email.body.as_str()))
    }

    /// Renders the message of a query and everything that the page says about it.
    pub fn view(&mut self, query: &ViewQuery) -> MessageView {
        let event = self.event(query);
        let outcome = match &event {
            Ok(event) => self
                .loaded
                .handler
                .messages(event)
                .map_err(|unrecognized| unrecognized.to_string()),
            Err(refusal) => Err(refusal.clone()),
        };
        // An event that cannot be rendered is still shown, so that it can be corrected.
        let text = self.event_text(query, event.as_deref().ok());
        match (outcome, event) {
            (Ok(outcome), Ok(event)) => self.rendered(query, &outcome, &event, text),
            (Err(refusal), _) | (_, Err(refusal)) => MessageView {
                refusal: Some(refusal),
                ..self.without_message(query, None, text)
            },
        }
    }

    fn rendered(
        &self,
        query: &ViewQuery,
        outcome: &Messages,
        event: &RawValue,
        text: String,
    ) -> MessageView {
        let theme = self.loaded.handler.renderer().theme();
        let locale = locale(outcome);
        let email = outcome.email.message.as_ref().map(|email| {
            let source = email.body.as_str();
            EmailView::new(
                email.subject.as_str().to_owned(),
                source.to_owned(),
                substitution::with_samples(event, source),
            )
        });
        let sms = outcome.sms.message.as_ref();
        MessageView {
            message: Some(outcome.kind.name()),
            locale: locale.map(Tag::to_string).unwrap_or_default(),
            direction: locale.map_or("ltr", |locale| locale.direction().as_str()),
            client: outcome.client_id.clone().unwrap_or_default(),
            brand: scopes::look(theme, outcome.client_id.as_deref()).brand.name,
            email,
            // The parts are counted with the code in place, since that is what networks carry.
            sms: sms.map(|sms| SmsParts::of(&substitution::with_samples(event, sms.as_str()))),
            steps: view::steps(outcome, theme.has_owner()),
            fell_back: outcome.fell_back,
            ..self.without_message(query, Some(outcome), text)
        }
    }

    /// Builds the part of a view that an event without a message has, too.
    fn without_message(
        &self,
        query: &ViewQuery,
        outcome: Option<&Messages>,
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
            meters: view::meters(outcome),
            findings: self.findings(outcome),
            fell_back: false,
            event,
            refusal: None,
        }
    }

    fn findings(&self, outcome: Option<&Messages>) -> Vec<MessageFinding> {
        let theme = self.loaded.handler.renderer().theme();
        // Lint needs a language and an app client, which only a rendered event has.
        let lint = outcome.map(|outcome| self.loaded.lint.of(outcome, theme, &self.config));
        let message = outcome.map_or("", |outcome| outcome.kind.name());
        let lint: Vec<_> = lint
            .iter()
            .flat_map(|all| all.iter())
            .filter(|finding| finding.concerns_message(message))
            .collect();
        FindingSources {
            outcome,
            theme: &self.loaded.problems,
            settings: self.loaded.handler.start_problems(),
            lint: &lint,
            folder: self.config.theme.as_deref(),
        }
        .findings()
    }

    fn event(&self, query: &ViewQuery) -> Result<Box<RawValue>, String> {
        let text = if query.event.is_empty() {
            &self.loaded.contents.sample(&query.sample).text
        } else {
            &query.event
        };
        event::edited(text, given(&query.locale), given(&query.client))
            .map_err(|error| format!("{error:#}"))
    }

    /// Returns the event's JSON for the editor. A sample keeps its author's layout; an event that the
    /// query changes is indented, since its own layout is lost.
    fn event_text(&self, query: &ViewQuery, event: Option<&RawValue>) -> String {
        let is_changed =
            !query.event.is_empty() || !query.locale.is_empty() || !query.client.is_empty();
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

/// Returns the language of the channel that has a message of the theme's, the email first.
fn locale(outcome: &Messages) -> Option<&Tag> {
    outcome
        .email
        .locale
        .as_ref()
        .or(outcome.sms.locale.as_ref())
}

impl LoadedTheme {
    fn load(config: &Config) -> Self {
        let handler = Handler::new(config.clone());
        let theme = handler.renderer().theme();
        let contents = ThemeContents::of(theme, config.theme.as_deref());
        let mut problems = theme.check();
        problems.extend(contents.problems.iter().cloned());
        Self {
            handler,
            contents,
            problems,
            lint: LintResults::default(),
        }
    }
}
