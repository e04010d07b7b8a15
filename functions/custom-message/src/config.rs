//! Every environment variable, in one place, parsed to types. An unusable value becomes a problem
//! and the default: no setting can keep the function from starting.

use std::path::PathBuf;

use theme::config::{choice, invitation, theme_folder, tokens};
use theme::{Invitation, Problem, Token};

use crate::message::{LinkText, Verification};

/// Every variable that the function reads, for documentation and templates to be held against.
pub const VARIABLES: [&str; 18] = [
    "EMAIL_SENDING_ACCOUNT",
    "CUSTOM_EMAIL",
    "VERIFICATION",
    "VERIFICATION_LINK_TEXT",
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
        let invitation = invitation(&variable, &mut problems);
        let theme = theme_folder(&variable, &mut problems);
        let tokens = tokens(&variable);
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
        assert!(
            theme::config::TOKENS
                .iter()
                .all(|(name, _)| VARIABLES.contains(name))
        );
    }
}
