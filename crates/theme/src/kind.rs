//! The messages, and what each one is.

/// The messages: seven of Amazon Cognito's CustomMessage trigger, and the three notices that only
/// custom-email-sender sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// After `SignUp`.
    SignUp,
    /// After `ResendConfirmationCode`.
    ResendCode,
    /// After `AdminCreateUser`: the invitation.
    AdminCreateUser,
    /// After `ForgotPassword` and `AdminResetUserPassword`.
    ForgotPassword,
    /// After a changed address or number.
    UpdateUserAttribute,
    /// After `GetUserAttributeVerificationCode`.
    VerifyUserAttribute,
    /// A one-time code at sign-in.
    Authentication,
    /// A sign-in that threat protection found suspicious.
    AccountTakeOverNotification,
    /// After `ConfirmForgotPassword`.
    PasswordChanged,
    /// After `ConfirmSignUp`.
    Welcome,
}

impl Kind {
    /// The seven that Cognito sends itself and that carry a code, in the order in which a user meets them.
    pub const ALL: [Self; 7] = [
        Self::SignUp,
        Self::ResendCode,
        Self::AdminCreateUser,
        Self::ForgotPassword,
        Self::UpdateUserAttribute,
        Self::VerifyUserAttribute,
        Self::Authentication,
    ];

    /// The three that carry no code.
    pub const NOTICES: [Self; 3] = [
        Self::AccountTakeOverNotification,
        Self::PasswordChanged,
        Self::Welcome,
    ];

    /// The trigger source in kebab case: the name of the template, the Fluent message and the sample.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SignUp => "sign-up",
            Self::ResendCode => "resend-code",
            Self::AdminCreateUser => "admin-create-user",
            Self::ForgotPassword => "forgot-password",
            Self::UpdateUserAttribute => "update-user-attribute",
            Self::VerifyUserAttribute => "verify-user-attribute",
            Self::Authentication => "authentication",
            Self::AccountTakeOverNotification => "account-take-over-notification",
            Self::PasswordChanged => "password-changed",
            Self::Welcome => "welcome",
        }
    }

    /// The template of its HTML body.
    pub const fn template(self) -> &'static str {
        match self {
            Self::SignUp => "messages/sign-up.html",
            Self::ResendCode => "messages/resend-code.html",
            Self::AdminCreateUser => "messages/admin-create-user.html",
            Self::ForgotPassword => "messages/forgot-password.html",
            Self::UpdateUserAttribute => "messages/update-user-attribute.html",
            Self::VerifyUserAttribute => "messages/verify-user-attribute.html",
            Self::Authentication => "messages/authentication.html",
            Self::AccountTakeOverNotification => "messages/account-take-over-notification.html",
            Self::PasswordChanged => "messages/password-changed.html",
            Self::Welcome => "messages/welcome.html",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter().chain(Self::NOTICES);
        all.find(|kind| kind.name() == name)
    }

    /// Returns true for the messages that carry no code.
    pub const fn is_notice(self) -> bool {
        matches!(
            self,
            Self::AccountTakeOverNotification | Self::PasswordChanged | Self::Welcome
        )
    }

    /// Returns true for the message that carries a user name and a temporary password.
    pub const fn is_invitation(self) -> bool {
        matches!(self, Self::AdminCreateUser)
    }

    /// Returns true where the user's address is the recipient's: a message about a changed or another address
    /// may go to the old one or to the new one.
    pub const fn knows_recipient(self) -> bool {
        !matches!(self, Self::UpdateUserAttribute | Self::VerifyUserAttribute)
    }

    /// Returns true where Cognito can send a link instead of a code: only where a new account is confirmed.
    pub const fn may_verify_by_link(self) -> bool {
        matches!(self, Self::SignUp | Self::ResendCode)
    }

    /// The hours for which the code is valid, where Cognito fixes them: 24 for a sign-up or an attribute,
    /// 1 for a forgotten password. The pool's own settings decide about the other two.
    /// Source: "Quotas in Amazon Cognito", validity of codes.
    pub const fn code_valid_hours(self) -> Option<u32> {
        match self {
            Self::SignUp
            | Self::ResendCode
            | Self::UpdateUserAttribute
            | Self::VerifyUserAttribute => Some(24),
            Self::ForgotPassword => Some(1),
            Self::AdminCreateUser
            | Self::Authentication
            | Self::AccountTakeOverNotification
            | Self::PasswordChanged
            | Self::Welcome => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_named_as_its_message() {
        for kind in Kind::ALL.into_iter().chain(Kind::NOTICES) {
            assert_eq!(kind.template(), format!("messages/{}.html", kind.name()));
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
        }
    }
}
