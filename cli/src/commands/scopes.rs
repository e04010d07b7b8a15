//! Scopes of a theme: app clients, pools and tenants that have files of their own, and the settings of each.

use std::rc::Rc;

use theme::{Scope, ScopeFile, Settings, Theme};

/// Lists the app clients that the theme has a file for.
pub fn clients(theme: &Theme) -> Vec<String> {
    let files = theme.scope_files().into_iter();
    files
        .filter_map(|file| match file {
            ScopeFile::Client(id) => Some(id),
            ScopeFile::Pool(_) | ScopeFile::Tenant(_) => None,
        })
        .collect()
}

/// Returns the settings of a scope, or the theme's own.
pub fn settings(theme: &Theme, file: Option<&ScopeFile>) -> Rc<Settings> {
    let base = Scope::of(theme.settings());
    let scope = file.and_then(|file| theme.narrowed(&base, file));
    scope.unwrap_or(base).settings
}
