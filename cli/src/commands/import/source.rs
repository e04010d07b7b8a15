//! Sources, told apart by what they hold: answered events, a user pool, a managed login, a page of HTML.

mod branding;
mod events;
mod files;
mod page;
mod pool;

use std::path::PathBuf;

use anyhow::anyhow;
use serde_json::Value;

use super::question::Answered;
use crate::counted::counted;
use crate::visible;
pub use branding::Colors;
pub use page::meant_message;
pub use pool::PoolFacts;

/// Everything that the sources hold.
#[derive(Debug, Default)]
pub struct Sources {
    /// The answers: a handler's, or as a pool and a page would give them.
    pub answers: Vec<Answered>,
    /// The pool's settings that decide about mail.
    pub pool: Option<PoolFacts>,
    /// The colours of the managed login.
    pub colors: Option<Colors>,
    /// True where a page gave an answer, which says nothing about the other messages.
    pub has_page: bool,
    /// Sentences about the sources, for the owner.
    pub notes: Vec<String>,
    /// The sources that cannot be read, each with its reason.
    pub unreadable: Vec<String>,
}

/// The words of the command line that sources need.
#[derive(Debug, Clone, Copy)]
pub struct Hints<'a> {
    /// The message that a page is for.
    pub message: Option<&'a str>,
}

impl Sources {
    /// Reads the sources, folders with all files in them.
    pub fn read(paths: &[PathBuf], hints: Hints<'_>) -> Self {
        let mut sources = Self::default();
        let mut found = events::Found::default();
        let mut pools = Vec::new();
        for file in files::list(paths, &mut sources) {
            let read = files::text(&file.path)
                .and_then(|text| sources.take(&text, &file, hints, &mut found, &mut pools));
            if let Err(reason) = read {
                let line = format!("{}: {reason:#}", file.name);
                sources.unreadable.push(visible::line(&line).into_owned());
            }
        }
        found.finish(&mut sources);
        // A handler's answers go before the pool's templates, as they do in Cognito.
        let is_asked = !sources.answers.is_empty();
        for pool in pools {
            let answers = pool::answers(&pool, &mut sources);
            match is_asked {
                true => pool::fill_subjects(&mut sources.answers, &answers),
                false => sources.answers.extend(answers),
            }
        }
        if !sources.has_page {
            pool::fill_usual_subjects(&mut sources);
        }
        sources
    }

    /// Describes what was found, in one line.
    pub fn described(&self) -> String {
        let others = [
            (self.pool.is_some(), "a user pool"),
            (self.colors.is_some(), "a managed login's colours"),
            (self.has_page, "a page of HTML"),
        ];
        let others = others.into_iter().filter(|(is_there, _)| *is_there);
        let others: String = others.map(|(_, name)| format!(", {name}")).collect();
        format!("sources: {}{others}", counted(self.answers.len(), "answer"))
    }

    /// Takes what a text holds.
    fn take(
        &mut self,
        text: &str,
        file: &files::SourceFile,
        hints: Hints<'_>,
        found: &mut events::Found,
        pools: &mut Vec<Value>,
    ) -> anyhow::Result<()> {
        if let Ok(value) = serde_json::from_str::<Value>(text) {
            return self.take_json(&value, &file.name, found, pools);
        }
        if page::is_page(text) {
            self.has_page = true;
            return page::answers(text, file, hints, self);
        }
        if text.contains("triggerSource") {
            return found.scan(text, &file.name);
        }
        Err(unknown(text))
    }

    fn take_json(
        &mut self,
        value: &Value,
        name: &str,
        found: &mut events::Found,
        pools: &mut Vec<Value>,
    ) -> anyhow::Result<()> {
        if let Some(pool) = pool::found(value) {
            pools.push(pool.clone());
            return Ok(());
        }
        if let Some(settings) = branding::found(value) {
            self.colors = Some(branding::read(settings, &mut self.notes));
            return Ok(());
        }
        found.take(value, name)
    }
}

/// Returns the reason why a text is no source. Nothing of it is quoted: it may hold secrets.
fn unknown(text: &str) -> anyhow::Error {
    if text.trim().is_empty() {
        return anyhow!("the file is empty");
    }
    anyhow!(
        "no source: expected answered CustomMessage events, describe-user-pool's or \
         describe-managed-login-branding's JSON, or a page of HTML"
    )
}
