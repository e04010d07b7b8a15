//! Arguments of `signet render`, and the choices that other commands share with it.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Target;

/// Choices in place of an event's own.
#[derive(Debug, Default, Clone, Args)]
pub struct ChoiceArguments {
    /// The language to request, in place of the event's; en-XA (accented) and en-XB (mirrored) are
    /// English for tests: they show text that is cut off, misaligned or missing in the language files
    #[arg(long, value_name = "TAG")]
    pub locale: Option<String>,
    /// The app client, in place of the event's
    #[arg(long, value_name = "ID")]
    pub client: Option<String>,
    /// The user pool, in place of the event's
    #[arg(long, value_name = "ID")]
    pub pool: Option<String>,
    /// The tenant to choose, in place of the event's
    #[arg(long, value_name = "NAME")]
    pub tenant: Option<String>,
    /// The owner's variant to choose, in place of the event's
    #[arg(long, value_name = "NAME")]
    pub variant: Option<String>,
}

/// Arguments of `signet render`.
#[derive(Debug, Args)]
#[command(after_help = "\
The environment variables of the function (BRAND_NAME, VERIFICATION, EMAIL_SENDING_ACCOUNT, …) apply here, too.

Examples:
  signet render event.json
  signet render templates/samples/*.json --theme mytheme --out gallery
  BRAND_NAME=Acme signet render event.json --locale ar --format html > mail.html
  signet render event.json --format eml > mail.eml     # opens in a mail program
  signet render event.json --for custom-email-sender --format text
  aws logs … | signet render - --format json           # docs/render.schema.json is its schema

The table shows the characters of the body (Cognito takes 20,000) and of the SMS (140).

Exit codes: 0 success, 1 the theme has defects or a message fell back, 2 could not run.")]
pub struct RenderArguments {
    /// Events of the function as JSON files; - reads one event from standard input
    #[arg(value_name = "EVENT.json", required = true)]
    pub events: Vec<PathBuf>,
    /// The function that makes the mail
    #[arg(long = "for", value_enum, value_name = "FUNCTION", default_value_t)]
    pub target: Target,
    /// The theme's folder; files that it lacks come from the default theme. Without it: the nearest folder
    /// upwards with a theme.toml, the current folder if it has messages or strings, THEME_DIR, or the default
    /// theme
    #[arg(long, value_name = "DIR")]
    pub theme: Option<PathBuf>,
    /// What to render in place of the event's own choices
    #[command(flatten)]
    pub choice: ChoiceArguments,
    /// The format of the output
    #[arg(long, value_enum, default_value_t = RenderFormat::Table)]
    pub format: RenderFormat,
    /// Write each message, with a sample code in it, as a file into this folder, and an index.html
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// The formats of `signet render`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RenderFormat {
    /// A line for each message: event, language, theme, characters, subject
    Table,
    /// Everything, for programs
    Json,
    /// The HTML body of one event, as Cognito would get it
    Html,
    /// The plain text of one event, from the theme
    Text,
    /// The mail of one event as a file, with a sample code: plain text and HTML
    Eml,
}
