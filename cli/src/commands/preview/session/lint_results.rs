//! Findings of `signet lint`, one run for each language and app client that the page has shown.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use custom_message::config::Config;
use theme::locale::Tag;
use theme::{Layers, Theme};

use crate::commands::lint::{self, finding::Finding};
use crate::commands::maker::Made;
use crate::commands::scopes;

/// A language, and an app client that has settings of its own.
type LintedScope = (Tag, Option<String>);

/// The findings of a theme so far. Lint renders every message of a language, so its result is kept
/// until the theme is loaded again.
#[derive(Default)]
pub struct LintResults(RefCell<HashMap<LintedScope, Rc<Vec<Finding>>>>);

impl LintResults {
    /// Returns the findings in the language and for the app client of a message.
    pub fn of(&self, made: &Made, theme: &Theme, config: &Config) -> Rc<Vec<Finding>> {
        let tag = made
            .locale
            .clone()
            .unwrap_or_else(|| theme.choose_locale(Layers::Default, theme.settings(), &[]));
        // A client that the theme does not name looks like no client at all: one result serves both.
        let client = made
            .client
            .clone()
            .filter(|id| scopes::clients(theme).contains(id));
        let mut results = self.0.borrow_mut();
        let result = results.entry((tag.clone(), client.clone()));
        Rc::clone(
            result.or_insert_with(|| Rc::new(lint::lint_one(config, &tag, client.as_deref()))),
        )
    }
}
