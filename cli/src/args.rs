//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Look at the mail of an Amazon Cognito user pool before its users do.
#[derive(Debug, Parser)]
#[command(name = "signet", version, about, max_term_width = 100)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start a theme: a commented theme.toml, one message, one language, one sample event
    Init(Init),
    /// Look at every message in the browser, next to the editor: reloads as files are saved
    Preview(Preview),
    /// Render what Cognito would be given for an event: subject, HTML body and SMS
    Render(Render),
    /// Check a theme: every rule over every message, language and app client
    Lint(Lint),
}

/// `signet init`.
#[derive(Debug, Args)]
#[command(after_help = "\
Existing files are never overwritten. Exit codes: 0 all well, 2 could not run.")]
pub struct Init {
    /// The folder of the new theme; made if it is not there
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

/// `signet preview`.
#[derive(Debug, Args)]
#[command(after_help = "\
The function's environment variables (BRAND_NAME, VERIFICATION, EMAIL_SENDING_ACCOUNT, …) count here, too.

Examples:
  signet preview --theme mytheme --open
  BRAND_NAME=Acme signet preview --port 8080
  signet preview --theme mytheme --export review   # static files for a pull request

Exit codes: 0 all well, 2 could not run.")]
pub struct Preview {
    /// The theme to lay over the default one
    #[arg(long, value_name = "DIR")]
    pub theme: Option<PathBuf>,
    /// The port on 127.0.0.1; the next free one if it is taken, any free one for 0
    #[arg(long, value_name = "N", default_value_t = 4747)]
    pub port: u16,
    /// Open the page in the browser
    #[arg(long)]
    pub open: bool,
    /// Write the same as static files with an index.html, and end
    #[arg(long, value_name = "DIR", conflicts_with_all = ["port", "open"])]
    pub export: Option<PathBuf>,
}

/// `signet render`.
#[derive(Debug, Args)]
#[command(after_help = "\
The function's environment variables (BRAND_NAME, VERIFICATION, EMAIL_SENDING_ACCOUNT, …) count here, too.

Examples:
  signet render event.json
  signet render templates/samples/*.json --theme mytheme --out gallery
  BRAND_NAME=Acme signet render event.json --locale ar --format html > mail.html
  aws logs … | signet render - --format json

Exit codes: 0 all well, 1 the theme has defects or a message fell back, 2 could not run.")]
pub struct Render {
    /// CustomMessage events as JSON files; - reads one from standard input
    #[arg(value_name = "EVENT.json", required = true)]
    pub events: Vec<PathBuf>,
    /// The theme to lay over the default one
    #[arg(long, value_name = "DIR")]
    pub theme: Option<PathBuf>,
    /// The language to ask for, in place of the event's; en-XA and en-XB are English accented and
    /// mirrored, to show text that is clipped, on the wrong side or in no language file
    #[arg(long, value_name = "TAG")]
    pub locale: Option<String>,
    /// The app client to render for, in place of the event's
    #[arg(long, value_name = "ID")]
    pub client: Option<String>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
    /// Write each message with a sample code in place, and an index.html to look through
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A line a message: kind, language, rung, characters of each limit, subject
    Table,
    /// Everything, for a machine
    Json,
    /// The HTML body of one event, as it would be sent
    Html,
}

/// `signet lint`.
#[derive(Debug, Args)]
#[command(after_help = "\
The function's environment variables (BRAND_NAME, THEME_DIR, …) count here, too.

Examples:
  signet lint --theme mytheme
  signet lint --theme mytheme --format sarif > lint.sarif
  signet lint --explain contrast
  signet lint --explain                 every rule, a line each

Exit codes: 0 clean, 1 findings (warnings only with --deny warnings), 2 could not run.")]
pub struct Lint {
    /// The theme to lay over the default one; without it the default theme is checked
    #[arg(long, value_name = "DIR")]
    pub theme: Option<PathBuf>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = LintFormat::Text)]
    pub format: LintFormat,
    /// What counts as a finding besides errors
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub deny: Option<Deny>,
    /// Say what a rule is about and how a theme is mended; list the rules without an id
    #[arg(long, value_name = "ID", num_args = 0..=1, default_missing_value = "")]
    pub explain: Option<String>,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LintFormat {
    /// For a person: the line, a caret, the mend
    Text,
    /// docs/lint.schema.json says what is in it
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands that GitHub shows beside the line
    Github,
}

/// What `--deny` makes a finding of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// Warnings
    Warnings,
}
