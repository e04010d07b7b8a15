//! The facts of an event that a draft is made of.

use std::borrow::Cow;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::attribute::{self, UserVariable};
use crate::kind::Kind;
use crate::occasion::Occasion;

/// The usual places of a language, in their order: what apps pass on, then what profiles hold.
pub const LOCALE_SOURCES: [&str; 9] = [
    "clientMetadata.locale",
    "clientMetadata.lang",
    "clientMetadata.language",
    "clientMetadata.lang_code",
    "locale",
    "custom:locale",
    "custom:language",
    "custom:lang",
    "custom:language_preference",
];

/// A request for the drafts of one message.
#[derive(Debug, Clone, Copy)]
pub struct DraftRequest<'a> {
    /// The message.
    pub kind: Kind,
    /// The occasion that has words of its own.
    pub occasion: Option<Occasion>,
    /// The code, the temporary password, or the placeholder of either; empty in an invitation without a
    /// password.
    pub code: &'a str,
    /// The user name or its placeholder; for an invitation only.
    pub username: Option<&'a str>,
    /// The link that confirms the account, or its placeholder; nothing where a code does.
    pub verification_link: Option<&'a str>,
    /// The user, as the event describes them.
    pub person: &'a Person<'a>,
    /// The id of the app client, if one called.
    pub client: Option<&'a str>,
    /// The id of the user pool.
    pub pool: Option<&'a str>,
    /// The Region that asks for the message; a pool's id does not tell it where a pool has replicas.
    pub region: Option<&'a str>,
    /// The year in which the message is sent, for a footer: [`year_of`] the clock. A page outlives it.
    pub year: u16,
}

/// The year of a time, in UTC.
pub fn year_of(time: SystemTime) -> u16 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    // Days from 1 March of the year 0, so that a leap day is the last of its year (Howard Hinnant's
    // `civil_from_days`).
    let days = since.as_secs() / 86_400 + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    // From 1 January on, 306 days behind 1 March, it is the next year.
    let year = era * 400 + year + u64::from(day_of_year >= 306);
    u16::try_from(year).unwrap_or(u16::MAX)
}

/// The untrusted texts of an event.
#[derive(Debug, Clone, Default)]
pub struct Person<'a> {
    /// Cognito's name of the user.
    pub user_name: Option<Cow<'a, str>>,
    /// User attributes by Cognito's names (`given_name`, `custom:plan`).
    pub attributes: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// The entries of the client's metadata.
    pub client_metadata: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

impl Person<'_> {
    /// An attribute by its name, `userName`, or an entry of the client's metadata as
    /// `clientMetadata.<key>`. Of two entries of one name the last counts, as in JavaScript.
    pub fn text(&self, source: &str) -> Option<&str> {
        let last = |texts: &'_ [(Cow<'_, str>, Cow<'_, str>)], name: &str| {
            texts.iter().rposition(|(known, _)| known == name)
        };
        match source.strip_prefix("clientMetadata.") {
            Some(key) => last(&self.client_metadata, key).map(|at| &*self.client_metadata[at].1),
            None if source == "userName" => self.user_name.as_deref(),
            None => last(&self.attributes, source).map(|at| &*self.attributes[at].1),
        }
    }

    /// The texts that ask for a language, the first choice first: those that the owner names, then the
    /// usual ones.
    pub fn requested_locales<'p>(&'p self, owners: &'p [String]) -> impl Iterator<Item = &'p str> {
        let owners = owners.iter().map(String::as_str);
        owners
            .chain(LOCALE_SOURCES)
            .filter_map(|source| self.text(source))
    }

    /// A fact about a suspicious sign-in: the caller puts those that it has checked among the attributes, as
    /// `sign_in.<field>`, a name that no attribute of a user can have.
    pub(super) fn sign_in(&self, field: &str) -> &str {
        let named = |name: &str| name.strip_prefix("sign_in.") == Some(field);
        let found = self.attributes.iter().find(|(name, _)| named(name));
        found.map_or("", |(_, value)| value)
    }

    /// The user's own address, if it is an ordinary one that may be shown in a message; empty if not.
    pub(super) fn recipient(&self, kind: Kind) -> &str {
        let address = self.text("email").unwrap_or_default();
        let is_shown = if kind.is_invitation() {
            attribute::is_ordinary_address(address)
        } else {
            kind.knows_recipient() && attribute::is_harmless_address(address)
        };
        if is_shown { address } else { "" }
    }

    /// The first text of a variable's attributes that has its shape; empty if none has.
    pub(super) fn shown(&self, variable: &UserVariable) -> &str {
        let texts = variable.from.iter().filter_map(|source| self.text(source));
        let mut shown = texts.filter_map(|text| variable.shape.shown(text));
        shown.next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_year_begins_on_the_first_of_january() {
        for (seconds, year) in [
            (0, 1970),
            (946_684_799, 1999),
            (946_684_800, 2000),
            (951_782_400, 2000),
            (978_307_199, 2000),
            (978_307_200, 2001),
            (1_709_164_800, 2024),
            (1_735_689_599, 2024),
            (1_735_689_600, 2025),
            (1_798_761_599, 2026),
            (1_798_761_600, 2027),
            (4_107_542_400, 2100),
        ] {
            assert_eq!(
                year_of(UNIX_EPOCH + Duration::from_secs(seconds)),
                year,
                "{seconds}"
            );
        }
    }
}
