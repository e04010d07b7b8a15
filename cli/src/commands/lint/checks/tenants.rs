//! Check that the theme's settings lead to the files of its tenants.

use std::rc::Rc;

use theme::{Problem, ScopeFile, Settings, Theme};

use super::of_problem;
use crate::commands::lint::finding::Findings;
use crate::commands::lint::sources::Sources;

/// Reports the files of tenants that no message uses.
pub fn check(
    theme: &Theme,
    settings: &[Rc<Settings>],
    sources: &Sources<'_>,
    findings: &mut Findings,
) {
    if settings.iter().any(|one| !one.tenants.is_empty()) {
        return;
    }
    for file in theme.scope_files() {
        if let ScopeFile::Tenant(_) = file {
            let reason = "no message uses this file: write the attribute that names the tenant into theme.toml, as from = [\"custom:tenant\"] under [tenants]";
            let problem = Problem::of_file(file.name(), reason);
            findings.add(of_problem(&problem, None, sources));
        }
    }
}
