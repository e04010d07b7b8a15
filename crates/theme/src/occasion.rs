//! Occasions: what of an event changes the words of its message. The words are strings and templates of
//! their own, `<message>_<occasion>`.

use crate::kind::Kind;

/// An occasion that has words of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Occasion {
    /// An invitation without a temporary password: pools with sign-in without passwords, since November 2024.
    Passwordless,
    /// An administrator, or an import of users, reset the password or changed the contact details.
    ByAdmin,
}

/// The pool's invitations: with a temporary password or without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Invitation {
    /// Without a password if the event has no code, or the account is confirmed already.
    #[default]
    Auto,
    /// Always with a password.
    Password,
    /// Never with a password.
    Passwordless,
}

/// The facts of an event that an occasion is recognised by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Circumstances<'e> {
    /// The attribute `cognito:user_status`.
    pub status: Option<&'e str>,
    /// The event has a code, or a placeholder of one.
    pub has_code: bool,
    /// An app client called; none did where an administrator calls.
    pub has_client: bool,
}

impl Occasion {
    /// The occasion of a message, if it has one.
    pub fn of(kind: Kind, invitation: Invitation, event: Circumstances<'_>) -> Option<Self> {
        let (occasion, holds) = match kind {
            Kind::AdminCreateUser => {
                let has_password = match invitation {
                    Invitation::Auto => event.has_code && event.status != Some("CONFIRMED"),
                    Invitation::Password => true,
                    Invitation::Passwordless => false,
                };
                (Self::Passwordless, !has_password)
            }
            Kind::ForgotPassword => (Self::ByAdmin, event.status == Some("RESET_REQUIRED")),
            Kind::UpdateUserAttribute => (Self::ByAdmin, !event.has_client),
            _ => return None,
        };
        holds.then_some(occasion)
    }

    /// The occasion that a message may have.
    pub const fn possible(kind: Kind) -> Option<Self> {
        match kind {
            Kind::AdminCreateUser => Some(Self::Passwordless),
            Kind::ForgotPassword | Kind::UpdateUserAttribute => Some(Self::ByAdmin),
            _ => None,
        }
    }

    /// The name in strings and templates, behind the message's and an underscore.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Passwordless => "passwordless",
            Self::ByAdmin => "by-admin",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: Kind, status: &str, has_code: bool) -> Option<Occasion> {
        let event = Circumstances {
            status: Some(status),
            has_code,
            has_client: true,
        };
        Occasion::of(kind, Invitation::Auto, event)
    }

    #[test]
    fn an_invitation_has_a_password_unless_the_event_has_none_or_the_account_is_confirmed() {
        let kind = Kind::AdminCreateUser;
        for status in ["FORCE_CHANGE_PASSWORD", "UNCONFIRMED", "SOMETHING_NEW", ""] {
            assert_eq!(of(kind, status, true), None, "{status}");
            assert_eq!(of(kind, status, false), Some(Occasion::Passwordless));
        }
        assert_eq!(of(kind, "CONFIRMED", true), Some(Occasion::Passwordless));
        let event = Circumstances {
            status: Some("CONFIRMED"),
            has_code: false,
            has_client: false,
        };
        let decided = |invitation| Occasion::of(kind, invitation, event);
        assert_eq!(decided(Invitation::Password), None);
        let other = Circumstances {
            has_code: true,
            status: None,
            ..event
        };
        assert_eq!(
            Occasion::of(kind, Invitation::Passwordless, other),
            Some(Occasion::Passwordless)
        );
    }

    #[test]
    fn an_administrator_resets_by_the_status_and_changes_without_an_app_client() {
        let admin = Some(Occasion::ByAdmin);
        assert_eq!(of(Kind::ForgotPassword, "RESET_REQUIRED", true), admin);
        for status in ["CONFIRMED", "reset_required", ""] {
            assert_eq!(of(Kind::ForgotPassword, status, true), None);
        }
        let event = |has_client| Circumstances {
            status: Some("RESET_REQUIRED"),
            has_code: true,
            has_client,
        };
        let update = |has_client| {
            Occasion::of(
                Kind::UpdateUserAttribute,
                Invitation::Auto,
                event(has_client),
            )
        };
        assert_eq!((update(true), update(false)), (None, admin));
    }

    #[test]
    fn a_message_has_no_occasion_but_its_own() {
        for kind in Kind::ALL {
            for (status, has_code, has_client) in [
                ("RESET_REQUIRED", false, false),
                ("CONFIRMED", false, false),
                ("RESET_REQUIRED", true, true),
            ] {
                let event = Circumstances {
                    status: Some(status),
                    has_code,
                    has_client,
                };
                let found = Occasion::of(kind, Invitation::Auto, event);
                assert!(found.is_none() || found == Occasion::possible(kind));
            }
        }
    }
}
