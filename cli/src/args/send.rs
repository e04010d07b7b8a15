//! Arguments of `signet send`.

use std::path::PathBuf;

use clap::{ArgGroup, Args};

use super::{ChoiceArguments, Target};

/// Arguments of `signet send`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("sample").required(true), after_help = "\
The server is --smtp, SMTP_URL, or localhost:1025, where Mailpit and MailHog listen. A URL reads
smtp://user:password@host:port; smtps:// begins with TLS, and ?tls=required asks for STARTTLS.
The sender is --from, [sender] from of the theme, FROM, or no-reply@example.com on this machine.

Examples:
  signet send --message sign-up --to me@example.com
  signet send event.json --to me@example.com --locale de --theme mytheme
  SMTP_URL=smtp://user:password@smtp.example.com:587?tls=required \\
    signet send --message forgot-password --to me@example.com --from \"Acme <hello@example.com>\"
  signet send --message welcome --for custom-email-sender --to me@example.com --ses   # (AWS)

Exit codes: 0 the server took the mail, 1 it did, but the theme has defects, 2 it was not sent.")]
pub struct SendArguments {
    /// An event of the function as a JSON file; - reads it from standard input
    #[arg(value_name = "EVENT.json", group = "sample")]
    pub event: Option<PathBuf>,
    /// A message by its name, with the theme's sample or the default one
    #[arg(long, value_name = "NAME", group = "sample")]
    pub message: Option<String>,
    /// The mailbox that gets the mail
    #[arg(long, value_name = "ADDRESS")]
    pub to: String,
    /// The sender, as an address or as Name <address>
    #[arg(long, value_name = "MAILBOX")]
    pub from: Option<String>,
    /// The SMTP server, in place of SMTP_URL
    #[arg(long, value_name = "URL")]
    pub smtp: Option<String>,
    /// Send through Amazon SES, with the credentials of AWS CLI
    #[cfg(feature = "aws")]
    #[arg(long, conflicts_with = "smtp")]
    pub ses: bool,
    /// The Region of SES
    #[cfg(feature = "aws")]
    #[arg(long, value_name = "REGION", requires = "ses")]
    pub region: Option<String>,
    /// The profile of AWS CLI
    #[cfg(feature = "aws")]
    #[arg(long, value_name = "NAME", requires = "ses")]
    pub profile: Option<String>,
    /// The function that makes the mail
    #[arg(long = "for", value_enum, value_name = "FUNCTION", default_value_t)]
    pub target: Target,
    /// The theme's folder; without it, the theme is found as for lint
    #[arg(long, value_name = "DIR")]
    pub theme: Option<PathBuf>,
    /// What to render in place of the event's own choices
    #[command(flatten)]
    pub choice: ChoiceArguments,
}
