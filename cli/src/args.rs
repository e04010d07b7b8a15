//! Arguments of the command line, as typed.

mod diff;
#[cfg(feature = "aws")]
mod doctor;
mod import;
mod output;
mod render;
#[cfg(feature = "send")]
mod send;
mod target;

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use diff::{DiffArguments, DiffFormat};
#[cfg(feature = "aws")]
pub use doctor::{DenyState, DoctorArguments, DoctorFormat};
pub use import::{ImportArguments, ImportFormat};
pub use output::{Color, OutputArguments};
pub use render::{ChoiceArguments, RenderArguments, RenderFormat};
#[cfg(feature = "send")]
pub use send::SendArguments;
pub use target::Target;

/// Preview, check and render the mail of an Amazon Cognito user pool before its users get it.
#[derive(Debug, Parser)]
#[command(name = "signet", version, about, max_term_width = 100)]
pub struct Arguments {
    /// How much is said, and if in colours.
    #[command(flatten)]
    pub output: OutputArguments,
    /// The command to run.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Create a theme to start from: theme.toml with comments, one page, one language, one sample
    Init(InitArguments),
    /// Make a theme of what you have: a handler's answers, a pool's templates, a page of HTML
    Import(ImportArguments),
    /// Show every message in the browser, and again whenever a file of the theme is saved
    Preview(PreviewArguments),
    /// Render an event as the function does: subject, HTML, plain text and SMS
    Render(RenderArguments),
    /// Send a rendered sample to a mailbox of yours, through an SMTP server or Amazon SES
    #[cfg(feature = "send")]
    Send(Box<SendArguments>),
    /// Check every message of a theme, in every language and for every app client
    Lint(LintArguments),
    /// Compare two themes, or a theme with a git revision of it: what of which mail differs
    Diff(DiffArguments),
    /// Write a theme as a Lambda layer: the same bytes for the same files, checked by lint first
    Package(PackageArguments),
    /// Print the completion script of a shell
    Completions(CompletionsArguments),
    /// Write the manual pages into a folder, for those who make packages
    #[command(hide = true)]
    ManualPages(ManualPagesArguments),
    /// Find the reason why mail of a user pool does not leave or arrive
    #[cfg(feature = "aws")]
    Doctor(Box<DoctorArguments>),
}

/// Arguments of `signet init`.
#[derive(Debug, Args)]
#[command(after_help = "\
Existing files are never overwritten.

Exit codes: 0 success, 2 could not run.")]
pub struct InitArguments {
    /// The folder of the new theme; created if it does not exist
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

/// The theme of a command, as a position or as an option.
#[derive(Debug, Args)]
pub struct ThemeArguments {
    /// The theme's folder; files that it lacks come from the default theme. Without it: the nearest folder
    /// upwards with a theme.toml, the current folder if it has messages or strings, THEME_DIR, or the default
    /// theme
    #[arg(value_name = "DIR", conflicts_with = "theme")]
    pub folder: Option<PathBuf>,
    /// The same as DIR
    #[arg(long, value_name = "DIR")]
    pub theme: Option<PathBuf>,
}

impl ThemeArguments {
    /// Returns the folder, however it was given.
    pub fn of_command(&self) -> Option<&Path> {
        self.folder.as_deref().or(self.theme.as_deref())
    }
}

/// Arguments of `signet preview`.
#[derive(Debug, Args)]
#[command(after_help = "\
The environment variables of the function (BRAND_NAME, VERIFICATION, EMAIL_SENDING_ACCOUNT, …) apply here, too.

Examples:
  signet preview mytheme --open
  BRAND_NAME=Acme signet preview --port 8080
  signet preview mytheme --export review   # static files for a pull request

Exit codes: 0 success, 2 could not run.")]
pub struct PreviewArguments {
    /// The theme
    #[command(flatten)]
    pub theme: ThemeArguments,
    /// The function that makes the mail
    #[arg(long = "for", value_enum, value_name = "FUNCTION", default_value_t)]
    pub target: Target,
    /// What the page shows first, in place of the theme's own choices
    #[command(flatten)]
    pub choice: ChoiceArguments,
    /// The port on 127.0.0.1; if it is in use, the next free one; 0 for any free one
    #[arg(long, value_name = "N", default_value_t = 4747)]
    pub port: u16,
    /// Open the page in the browser
    #[arg(long)]
    pub open: bool,
    /// Write the pages as static files with an index.html instead of starting a server
    #[arg(long, value_name = "DIR", conflicts_with_all = ["port", "open"])]
    pub export: Option<PathBuf>,
}

/// Arguments of `signet lint`.
#[derive(Debug, Args)]
#[command(after_help = "\
The environment variables of the function (BRAND_NAME, THEME_DIR, …) apply here, too.

Examples:
  signet lint                           # the theme of the current folder
  signet lint mytheme
  signet lint mytheme --format sarif > lint.sarif
  signet lint --for custom-email-sender # what it sends itself: notices and text parts, too
  signet lint --explain contrast
  signet lint --explain                 # lists all rules

Exit codes: 0 no errors, 1 errors (with --deny warnings also warnings), 2 could not run.")]
pub struct LintArguments {
    /// The theme
    #[command(flatten)]
    pub theme: ThemeArguments,
    /// The function that the theme is for
    #[arg(long = "for", value_enum, value_name = "FUNCTION", default_value_t)]
    pub target: Target,
    /// The format of the output
    #[arg(long, value_enum, default_value_t = LintFormat::Text)]
    pub format: LintFormat,
    /// Fail on these findings, too
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub deny: Option<Deny>,
    /// Write lint-baseline.json into the theme: from then on, only other findings count
    #[arg(long, conflicts_with = "explain")]
    pub write_baseline: bool,
    /// Explain a rule and its fix; without an id, list all rules
    #[arg(long, value_name = "ID", num_args = 0..=1, default_missing_value = "")]
    pub explain: Option<String>,
}

/// The formats of `signet lint`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LintFormat {
    /// For people: the line, a caret, the fix
    Text,
    /// For programs; docs/lint.schema.json is its schema
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands, which GitHub shows beside the line
    Github,
}

/// The levels of `--deny`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// Warnings
    Warnings,
}

/// Arguments of `signet package`.
#[derive(Debug, Args)]
#[command(after_help = "\
The layer holds the folder as `theme`, so that Lambda puts it at /opt/theme, where the functions look for it.
Samples, notes (README, LICENSE, CHANGELOG) and files that begin with a dot stay out.

Examples:
  signet package mytheme
  signet package mytheme --out build/layer.zip
  aws lambda publish-layer-version --layer-name theme --zip-file fileb://layer.zip

Exit codes: 0 success, 1 lint found errors and nothing was written, 2 could not run.")]
pub struct PackageArguments {
    /// The theme's folder; without it, the theme that you stand in
    #[arg(value_name = "THEME")]
    pub theme: Option<PathBuf>,
    /// The zip to write; an existing one is replaced
    #[arg(long, value_name = "FILE", default_value = "layer.zip")]
    pub out: PathBuf,
}

/// Arguments of `signet completions`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  signet completions bash > ~/.local/share/bash-completion/completions/signet
  signet completions zsh > \"${fpath[1]}/_signet\"
  signet completions fish > ~/.config/fish/completions/signet.fish

Exit codes: 0 success, 2 no such shell.")]
pub struct CompletionsArguments {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// Arguments of `signet manual-pages`.
#[derive(Debug, Args)]
pub struct ManualPagesArguments {
    /// The folder, which must exist
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}
