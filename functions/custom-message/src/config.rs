//! Every environment variable, in one place, parsed to types. An unusable value becomes a problem
//! and the default: no setting can keep the function from starting.

use std::path::{Path, PathBuf};

use theme::{Invitation, Problem, Token, TokenKey};

use crate::message::{LinkText, Verification};

/// The folder in which a Lambda layer puts the owner's theme.
const LAYER_THEME: &str = "/opt/theme";

/// The brand tokens that the environment may set, over the theme's.
const TOKENS: [(&str, TokenKey); 9] = [
    ("BRAND_NAME", TokenKey::Brand("name")),
    ("BRAND_LOGO_URL", TokenKey::Brand("logo_url")),
    ("BRAND_ACCENT_COLOR", TokenKey::Accent),
    ("BRAND_WEBSITE", TokenKey::Brand("website")),
    ("BRAND_SUPPORT_EMAIL", TokenKey::Brand("support_email")),
    ("BRAND_POSTAL_ADDRESS", TokenKey::Brand("postal_address")),
    ("DEFAULT_LOCALE", TokenKey::DefaultLocale),
    ("TEMPORARY_PASSWORD_DAYS", TokenKey::TemporaryPasswordDays),
    ("LINK_BASE", TokenKey::LinkBase),
];

/// Every variable that the function reads, for documentation and templates to be held against.
pub const VARIABLES: [&str; 15] = [
    "EMAIL_SENDING_ACCOUNT",
    "CUSTOM_EMAIL",
    "VERIFICATION",
    "VERIFICATION_LINK_TEXT",
    "INVITATION",
    "TEMPORARY_PASSWORD_DAYS",
    "THEME_DIR",
    "BRAND_NAME",
    "BRAND_LOGO_URL",
    "BRAND_ACCENT_COLOR",
    "BRAND_WEBSITE",
    "BRAND_SUPPORT_EMAIL",
    "BRAND_POSTAL_ADDRESS",
    "DEFAULT_LOCALE",
    "LINK_BASE",
];

/// The function's settings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Config {
    /// The author of emails. Cognito documents a 400 for a custom email of a pool on
    /// `COGNITO_DEFAULT`, though pools are seen sending it: so the owner decides.
    pub emails: Emails,
    /// The way in which the pool verifies a new account.
    pub verification: Verification,
    /// True if the environment says so: a checker of themes tries both ways otherwise.
    pub is_verification_set: bool,
    /// The words on the link, in such a pool.
    pub link_text: LinkText,
    /// The pool's invitations: with a temporary password or without.
    pub invitation: Invitation,
    /// The owner's theme.
    pub theme: Option<PathBuf>,
    /// Brand tokens over the theme's.
    pub tokens: Vec<Token>,
    /// The values that were unusable.
    pub problems: Vec<Problem>,
}

/// The author of emails: this function, or Cognito.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Emails {
    /// Subject and body are filled.
    #[default]
    Branded,
    /// Subject and body stay null; the SMS is filled.
    LeftToCognito,
}

impl Config {
    /// Reads the process's environment.
    #[allow(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the environment"
    )]
    pub fn from_environment() -> Self {
        Self::parse(|name| std::env::var(name).ok())
    }

    /// Reads settings from `variable`, which gives the value of a name. An empty one is as good as
    /// none: templates of stacks pass empty parameters.
    pub fn parse(variable: impl Fn(&str) -> Option<String>) -> Self {
        let variable = |name: &str| variable(name).filter(|value| !value.trim().is_empty());
        let mut problems = Vec::new();
        let default_account = choice(
            &variable,
            "EMAIL_SENDING_ACCOUNT",
            &[("DEVELOPER", false), ("COGNITO_DEFAULT", true)],
            &mut problems,
        );
        let always = choice(
            &variable,
            "CUSTOM_EMAIL",
            &[("auto", false), ("always", true)],
            &mut problems,
        );
        let verification = choice(
            &variable,
            "VERIFICATION",
            &[("code", Verification::Code), ("link", Verification::Link)],
            &mut problems,
        );
        let is_verification_set = variable("VERIFICATION").is_some();
        let link_text = choice(
            &variable,
            "VERIFICATION_LINK_TEXT",
            &[
                ("event", LinkText::Event),
                ("localized", LinkText::Localized),
            ],
            &mut problems,
        );
        let invitation = choice(
            &variable,
            "INVITATION",
            &[
                ("auto", Invitation::Auto),
                ("password", Invitation::Password),
                ("passwordless", Invitation::Passwordless),
            ],
            &mut problems,
        );
        let theme = theme_folder(variable("THEME_DIR"), &mut problems);
        let tokens = TOKENS
            .into_iter()
            .filter_map(|(from, key)| {
                Some(Token {
                    from,
                    key,
                    value: variable(from)?,
                })
            })
            .collect();
        let emails = if default_account && !always {
            Emails::LeftToCognito
        } else {
            Emails::Branded
        };
        Self {
            emails,
            verification,
            is_verification_set,
            link_text,
            invitation,
            theme,
            tokens,
            problems,
        }
    }
}

/// The meaning of a variable that has a few values; the first is the default.
fn choice<T: Copy>(
    variable: &impl Fn(&str) -> Option<String>,
    name: &'static str,
    values: &[(&str, T)],
    problems: &mut Vec<Problem>,
) -> T {
    let default = values[0].1;
    let Some(value) = variable(name) else {
        return default;
    };
    match values
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(value.trim()))
    {
        Some((_, meaning)) => *meaning,
        None => {
            let known: Vec<&str> = values.iter().map(|(known, _)| *known).collect();
            let reason = format!(
                "{value:?} is none of {}: taken as {}",
                known.join(", "),
                known[0]
            );
            problems.push(Problem::of_file(name, reason));
            default
        }
    }
}

fn theme_folder(named: Option<String>, problems: &mut Vec<Problem>) -> Option<PathBuf> {
    match named {
        None => Some(PathBuf::from(LAYER_THEME)).filter(|folder| folder.is_dir()),
        Some(folder) if Path::new(&folder).is_dir() => Some(PathBuf::from(folder)),
        Some(folder) => {
            problems.push(Problem::of_file(
                "THEME_DIR",
                format!("{folder:?} is not a folder: the default theme is used"),
            ));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(variables: &[(&str, &str)]) -> Config {
        Config::parse(|name| {
            variables
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn nothing_set_is_a_developer_account_with_codes() {
        assert_eq!(config(&[]), Config::default());
        assert_eq!(
            config(&[("VERIFICATION", ""), ("THEME_DIR", " "), ("BRAND_NAME", "")]),
            Config::default()
        );
    }

    #[test]
    fn emails_are_left_to_cognito_on_its_own_account_unless_the_owner_insists() {
        for (account, custom, emails) in [
            ("DEVELOPER", "auto", Emails::Branded),
            ("COGNITO_DEFAULT", "auto", Emails::LeftToCognito),
            ("COGNITO_DEFAULT", "always", Emails::Branded),
            ("cognito_default", "", Emails::LeftToCognito),
        ] {
            assert_eq!(
                config(&[("EMAIL_SENDING_ACCOUNT", account), ("CUSTOM_EMAIL", custom)]).emails,
                emails,
                "{account} {custom}"
            );
        }
    }

    #[test]
    fn an_unusable_value_is_named_and_the_default_taken() {
        let config = config(&[
            ("VERIFICATION", "magic"),
            ("THEME_DIR", "/nowhere/at/all"),
            ("EMAIL_SENDING_ACCOUNT", "SES"),
        ]);
        assert_eq!(
            (config.verification, config.theme, config.emails),
            (Verification::Code, None, Emails::Branded)
        );
        let named: Vec<_> = config
            .problems
            .iter()
            .map(|problem| problem.file.as_str())
            .collect();
        assert_eq!(
            named,
            ["EMAIL_SENDING_ACCOUNT", "VERIFICATION", "THEME_DIR"]
        );
        assert!(
            config.problems[1].reason.contains("code, link"),
            "{}",
            config.problems[1]
        );
    }

    #[test]
    fn every_token_is_a_documented_variable() {
        assert!(TOKENS.iter().all(|(name, _)| VARIABLES.contains(name)));
    }
}
