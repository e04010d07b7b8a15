//! A section of RESULTS.md.

use crate::contestants::MissingContestant;
use crate::goal::Goal;

/// A heading with its text, goals and plots.
#[derive(Debug, Default)]
pub(crate) struct Section {
    pub(crate) title: &'static str,
    /// Markdown with tables.
    pub(crate) text: String,
    pub(crate) missing: Vec<MissingContestant>,
    pub(crate) goals: Vec<Goal>,
    /// Files beside RESULTS.md: name and SVG.
    pub(crate) plots: Vec<(String, String)>,
}
