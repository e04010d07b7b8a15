//! The environment variables. No other module reads them.
//!
//! Where a default could reach real people the setting is a [`Setting`]: an unusable value is kept as the
//! reason why nothing is sent. Everywhere else it is a problem for the log and the default.

#![allow(
    clippy::disallowed_methods,
    reason = "this is where the environment is read"
)]

mod aws;
mod senders;
mod staging;

use std::path::PathBuf;

use crate::ciphertext::KeyArn;
use sending::mailbox::Mailbox;
use theme::config::{choice, invitation, theme_folder, tokens};
use theme::{Invitation, Problem, Token};

pub use aws::{Aws, Credentials};
pub use senders::Sender;
pub use staging::Staging;

/// Every variable of Signet's that the function reads, for documentation and stack templates to be held
/// against.
pub const VARIABLES: [&str; 25] = [
    "KEY_ARN",
    "FROM",
    "REPLY_TO",
    "CONFIGURATION_SET",
    "SENDERS",
    "SEND",
    "REDIRECT_TO",
    "ALLOW_RECIPIENTS",
    "NOTICES",
    "VERIFICATION",
    "INVITATION",
    "TEMPORARY_PASSWORD_DAYS",
    "THEME_DIR",
    "BRAND_NAME",
    "BRAND_LOOK",
    "BRAND_LOGO_URL",
    "BRAND_LOGO_DARK_URL",
    "BRAND_LOGO_ON_DARK",
    "BRAND_ACCENT_COLOR",
    "BRAND_WEBSITE",
    "BRAND_SUPPORT_EMAIL",
    "BRAND_POSTAL_ADDRESS",
    "DEFAULT_LOCALE",
    "LINK_BASE",
    "LINK_DOMAIN",
];

/// A setting without which nothing is sent, or the reason why it is unusable.
pub type Setting<T> = Result<T, String>;

/// The function's settings.
#[derive(Debug, Clone)]
pub struct Config {
    /// Lambda's and the SDKs' variables.
    pub aws: Aws,
    /// `KEY_ARN`: the pool's `KMSKeyID`.
    pub key: Setting<KeyArn>,
    /// `FROM`.
    pub from: Setting<Mailbox>,
    /// `REPLY_TO`.
    pub reply_to: Option<Mailbox>,
    /// `CONFIGURATION_SET`.
    pub configuration_set: Option<String>,
    /// `SENDERS`: the senders in other Regions, in order.
    pub senders: Vec<Sender>,
    /// `SEND`, `REDIRECT_TO` and `ALLOW_RECIPIENTS`.
    pub staging: Setting<Staging>,
    /// `NOTICES`.
    pub notices: Notices,
    /// True with `VERIFICATION=link`.
    pub by_link: bool,
    /// `LINK_DOMAIN`: the pool's domain, so that one theme serves every stage; goes before `[links] domain`.
    pub link_domain: Option<String>,
    /// `INVITATION`: with a temporary password or without.
    pub invitation: Invitation,
    /// `THEME_DIR`: the owner's theme.
    pub theme: Option<PathBuf>,
    /// Brand tokens over the theme's.
    pub tokens: Vec<Token>,
    /// The values that were unusable.
    pub problems: Vec<Problem>,
}

/// The notices that PostConfirmation sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Notices {
    /// After ConfirmForgotPassword.
    pub password_changed: bool,
    /// After ConfirmSignUp.
    pub welcome: bool,
}

impl Config {
    /// Reads the environment of the process.
    #[must_use]
    pub fn from_environment() -> Self {
        Self::read(|name| std::env::var(name).ok())
    }

    /// Reads any environment, so that tests need no process of their own. An empty value is as good as
    /// none: stack templates pass empty parameters.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Self {
        let variable = |name: &str| {
            let value = variable(name).map(|value| value.trim().to_owned());
            value.filter(|value| !value.is_empty())
        };
        let mut problems = Vec::new();
        Self {
            aws: Aws::read(&variable),
            key: key(variable("KEY_ARN")),
            from: from(variable("FROM")),
            reply_to: reply_to(variable("REPLY_TO"), &mut problems),
            configuration_set: variable("CONFIGURATION_SET"),
            senders: senders::read(variable("SENDERS"), &mut problems),
            staging: Staging::read(&variable),
            notices: notices(variable("NOTICES").as_deref(), &mut problems),
            by_link: choice(
                &variable,
                "VERIFICATION",
                &[("code", false), ("link", true)],
                &mut problems,
            ),
            link_domain: link_domain(variable("LINK_DOMAIN"), &mut problems),
            invitation: invitation(&variable, &mut problems),
            theme: theme_folder(&variable, &mut problems),
            tokens: tokens(&variable),
            problems,
        }
    }
}

fn key(value: Option<String>) -> Setting<KeyArn> {
    let missing = || "KEY_ARN is not set: give the pool's KMSKeyID".to_owned();
    let value = value.ok_or_else(missing)?;
    KeyArn::parse(&value).map_err(|reason| format!("KEY_ARN: {reason}"))
}

fn from(value: Option<String>) -> Setting<Mailbox> {
    let missing = || "FROM is not set: give the sender, as Name <address>".to_owned();
    let value = value.ok_or_else(missing)?;
    Mailbox::parse(&value).map_err(|error| format!("FROM: {error}"))
}

fn reply_to(value: Option<String>, problems: &mut Vec<Problem>) -> Option<Mailbox> {
    let parsed = Mailbox::parse(&value?);
    let unusable = |error| {
        let reason = format!("{error}: mails have no Reply-To");
        problems.push(Problem::of_file("REPLY_TO", reason));
    };
    parsed.map_err(unusable).ok()
}

fn link_domain(value: Option<String>, problems: &mut Vec<Problem>) -> Option<String> {
    let value = value?.to_ascii_lowercase();
    let is_label = |label: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !label.is_empty() && label.len() <= 63 && label.bytes().all(plain)
    };
    if value.contains('.') && value.len() <= 253 && value.split('.').all(is_label) {
        return Some(value);
    }
    let reason =
        format!("{value:?} is no host name, such as auth.example.com: [links] domain is used");
    problems.push(Problem::of_file("LINK_DOMAIN", reason));
    None
}

fn notices(value: Option<&str>, problems: &mut Vec<Problem>) -> Notices {
    let mut notices = Notices::default();
    for name in value.unwrap_or_default().split(',') {
        match name.trim() {
            "" => {}
            "password-changed" => notices.password_changed = true,
            "welcome" => notices.welcome = true,
            other => {
                let reason = format!("{other:?} is none of password-changed, welcome: left out");
                problems.push(Problem::of_file("NOTICES", reason));
            }
        }
    }
    notices
}

#[cfg(test)]
mod tests;
