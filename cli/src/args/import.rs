//! Arguments of `signet import`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Arguments of `signet import`.
#[derive(Debug, Args)]
#[command(after_help = "\
A handler is a program, so it is asked, not read: --probes writes the questions, you run the handler on them,
and signet makes the theme of its answers.

Sources, told apart by their content: answered events (files, folders, JSON lines, a log), the output of
aws cognito-idp describe-user-pool or describe-managed-login-branding, a page of HTML (a build of MJML, Maizzle
or React Email).

Examples:
  signet import --probes probes --languages en,de
  signet import probes/answers --out theme
  aws cognito-idp describe-user-pool --user-pool-id ID > pool.json && signet import pool.json --out theme
  signet import dist/sign-up.html --out theme

Existing files are never overwritten.

Exit codes: 0 the theme's mail is the same, 1 something differs, 2 a source cannot be read or a file exists.")]
pub struct ImportArguments {
    /// The sources; - reads standard input
    #[arg(value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
    /// The folder of the new theme; created if it does not exist
    #[arg(long, value_name = "THEME", conflicts_with = "probes")]
    pub out: Option<PathBuf>,
    /// The language of words that do not say it themselves
    #[arg(long, value_name = "TAG")]
    pub locale: Option<String>,
    /// The message that a page of HTML is for, unless the file's name says it
    #[arg(long, value_name = "NAME")]
    pub message: Option<String>,
    /// The brand's name, in place of the one that the sources seem to have
    #[arg(long, value_name = "NAME")]
    pub brand: Option<String>,
    /// The format of the output
    #[arg(long, value_enum, default_value_t = ImportFormat::Text)]
    pub format: ImportFormat,
    /// Write the questions for a handler into this folder: CustomMessage events with marked values
    #[arg(long, value_name = "DIR", conflicts_with = "sources")]
    pub probes: Option<PathBuf>,
    /// Ask in these languages, spelt as your users' attributes spell them (de, de-AT, German)
    #[arg(
        long,
        value_name = "LANG,…",
        value_delimiter = ',',
        requires = "probes"
    )]
    pub languages: Vec<String>,
    /// Ask for these app clients
    #[arg(long, value_name = "ID,…", value_delimiter = ',', requires = "probes")]
    pub clients: Vec<String>,
    /// Ask for these user pools
    #[arg(long, value_name = "ID,…", value_delimiter = ',', requires = "probes")]
    pub pools: Vec<String>,
    /// Ask with these attributes, too: custom:company, clientMetadata.order
    #[arg(
        long,
        value_name = "NAME,…",
        value_delimiter = ',',
        requires = "probes"
    )]
    pub attributes: Vec<String>,
    /// Ask with this value, too, which chooses other words: custom:group=merchant, clientMetadata.flow=activate
    #[arg(long, value_name = "NAME=VALUE", requires = "probes")]
    pub with: Vec<String>,
}

/// The formats of `signet import`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportFormat {
    /// For people: a line for each message, then what differs and what changes
    Text,
    /// For programs; docs/import.schema.json is its schema
    Json,
}
