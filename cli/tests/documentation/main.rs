//! The pages of README and docs: what they tell a reader to type works, or is marked.

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

/// Commands: run where they can be run, held against `--help` everywhere.
mod commands;
/// Links to files and headings of the repository.
mod links;
/// A reader of Markdown, as far as the pages need one.
mod page;
/// The Regions of the FAQ, held to those of the code.
mod regions;
