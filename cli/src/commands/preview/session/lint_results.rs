//! Findings of `signet lint`, one run for each language and each set of scopes that the page has shown.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use custom_message::config::Config;
use theme::locale::Tag;
use theme::{Layers, ScopeFile, Theme};

use crate::args::Target;
use crate::commands::lint::{self, finding::Finding};
use crate::commands::maker::Made;

/// A language, and the files of the pool, app client and tenant that have settings of their own.
type LintedScope = (Tag, Vec<ScopeFile>);

/// The findings of a theme so far. Lint renders every message of a language, so its result is kept
/// until the theme is loaded again.
#[derive(Default)]
pub struct LintResults(RefCell<HashMap<LintedScope, Rc<Vec<Finding>>>>);

impl LintResults {
    /// Returns the findings in the language and scope of a message. Lint judges each of the scope's files alone.
    pub fn of(
        &self,
        target: Target,
        made: &Made,
        theme: &Theme,
        config: &Config,
    ) -> Rc<Vec<Finding>> {
        let tag = made
            .locale
            .clone()
            .unwrap_or_else(|| theme.choose_locale(Layers::Default, theme.settings(), &[]));
        // A client that the theme does not name looks like no client at all: one result serves both.
        let mut scopes = theme.scope_files();
        scopes.retain(|file| made.scope.files.split(' ').any(|name| name == file.name()));
        let mut results = self.0.borrow_mut();
        let result = results.entry((tag.clone(), scopes.clone()));
        Rc::clone(result.or_insert_with(|| Rc::new(lint::lint_one(target, config, &tag, &scopes))))
    }
}
