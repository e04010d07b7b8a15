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
