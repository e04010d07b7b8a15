//! Arguments of `signet diff`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Arguments of `signet diff`.
#[derive(Debug, Args)]
#[command(after_help = "\
OLD and NEW are folders of themes, or git revisions of the theme. The same sample events are rendered with both, for
every message, language, app client, pool and tenant. The environment variables of the function (BRAND_NAME,
VERIFICATION, …) apply to both.

Examples:
  signet diff main                          # the theme that you stand in, against the branch main
  signet diff HEAD~3 HEAD --theme mytheme
  signet diff old-theme new-theme --out before-and-after
  signet diff origin/main --format markdown > comment.md

Exit codes: 0 all mails are the same, 1 some differ, 2 could not run.")]
pub struct DiffArguments {
    /// The theme before: a folder, or a git revision
    #[arg(value_name = "OLD")]
    pub old: String,
    /// The theme after: a folder, or a git revision; without it, the files as they are now
    #[arg(value_name = "NEW")]
    pub new: Option<String>,
    /// The theme that the revisions are of; without it, the theme that you stand in
    #[arg(long, value_name = "DIR")]
    pub theme: Option<PathBuf>,
    /// The format of the output
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub format: DiffFormat,
    /// Write a page with the mails before and after, side by side, into this folder; with pictures where
    /// Chromium is installed
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// The formats of `signet diff`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For people: what differs, with the texts before and after
    Text,
    /// For programs; docs/diff.schema.json is its schema
    Json,
    /// For a comment on a pull request
    Markdown,
}
