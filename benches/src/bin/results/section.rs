//! A section of the page.

use crate::contestants::LeftOut;
use crate::wanted::Wanted;

/// A heading and what stands under it.
#[derive(Debug, Default)]
pub(crate) struct Section {
    pub(crate) title: &'static str,
    /// Markdown, tables and all.
    pub(crate) text: String,
    /// Who did not take part, and what to do about it.
    pub(crate) left_out: Vec<LeftOut>,
    /// What the section says to what was wanted.
    pub(crate) wanted: Vec<Wanted>,
    /// Files beside the page: name and SVG.
    pub(crate) plots: Vec<(String, String)>,
}
