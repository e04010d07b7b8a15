//! Brand tokens that come from outside of a theme: the environment of a function.

use super::settings::Settings;
use crate::locale::Tag;
use crate::problem::{Problem, Refusal};

/// A brand token: its origin (for messages), its key, its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The environment variable.
    pub from: &'static str,
    /// The token.
    pub key: TokenKey,
    /// Its text, unchecked.
    pub value: String,
}

/// The setting that a [`Token`] sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKey {
    /// A key of `[brand]`.
    Brand(&'static str),
    /// The accent.
    Accent,
    /// The base of links, before that of any scope.
    LinkBase,
    /// The default language.
    DefaultLocale,
    /// The days for which a temporary password is valid.
    TemporaryPasswordDays,
}

/// The longest validity of a temporary password, in days: Cognito's own limit.
const DAYS_MAX: u32 = 365;

impl Token {
    /// Sets the token in `settings`.
    ///
    /// # Errors
    /// The value is unusable; the settings are then as before.
    pub(super) fn apply(&self, settings: &mut Settings) -> Result<(), Problem> {
        let look = &mut settings.look;
        let set = match self.key {
            TokenKey::Brand(key) => look.set_brand(key, &self.value),
            TokenKey::Accent => look.set_color(false, "accent", &self.value),
            TokenKey::LinkBase => look.set_link_base_of_environment(&self.value),
            TokenKey::DefaultLocale => match Tag::parse(&self.value) {
                Some(tag) => {
                    settings.default_locale = Some(tag);
                    Ok(())
                }
                None => Err(Refusal::from(format!(
                    "{:?} is not a language tag: write it as de or pt-BR",
                    self.value
                ))),
            },
            TokenKey::TemporaryPasswordDays => {
                let days = self.value.trim().parse().ok();
                settings.temporary_password_days =
                    days.filter(|days| (1..=DAYS_MAX).contains(days));
                settings.temporary_password_days.map(|_| ()).ok_or_else(|| {
                    let value = &self.value;
                    Refusal::from(format!(
                        "{value:?} is not a number of days from 1 to {DAYS_MAX}: invitations do not say how long the password is valid"
                    ))
                })
            }
        };
        set.map_err(|refusal| Problem::of_file(self.from, refusal.reason).of_cause(refusal.cause))
    }
}
