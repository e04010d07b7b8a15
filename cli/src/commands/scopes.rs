//! App clients that a theme has files for, and the look of each.

use theme::{Look, Scope, ScopeFile, Theme};

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

/// Returns the look of an app client, or the theme's own.
pub fn look(theme: &Theme, client: Option<&str>) -> Look {
    let base = Scope::of(theme.settings());
    let file = client.and_then(ScopeFile::client);
    let scope = file.and_then(|file| theme.narrowed(&base, &file));
    scope.unwrap_or(base).settings.look.clone()
}
