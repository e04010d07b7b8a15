//! Which message it is and what it is made of: the seven kinds, the placeholders each carries, and
//! finished texts that cannot exist outside [`limits`].

use crate::event::JsonText;
use crate::limits::{self, Placeholder, Violation};

/// The seven messages of Amazon Cognito's CustomMessage trigger.
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
}

impl Kind {
    /// All seven, in the order in which a user meets them.
    pub const ALL: [Self; 7] = [
        Self::SignUp,
        Self::ResendCode,
        Self::AdminCreateUser,
        Self::ForgotPassword,
        Self::UpdateUserAttribute,
        Self::VerifyUserAttribute,
        Self::Authentication,
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
        }
    }

    /// Its template.
    pub const fn template(self) -> &'static str {
        match self {
            Self::SignUp => "messages/sign-up.html",
            Self::ResendCode => "messages/resend-code.html",
            Self::AdminCreateUser => "messages/admin-create-user.html",
            Self::ForgotPassword => "messages/forgot-password.html",
            Self::UpdateUserAttribute => "messages/update-user-attribute.html",
            Self::VerifyUserAttribute => "messages/verify-user-attribute.html",
            Self::Authentication => "messages/authentication.html",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether the message carries a user name and a temporary password.
    pub const fn is_invitation(self) -> bool {
        matches!(self, Self::AdminCreateUser)
    }

    /// Whether Cognito can send a link instead of a code: only where a new account is confirmed.
    pub const fn may_verify_by_link(self) -> bool {
        matches!(self, Self::SignUp | Self::ResendCode)
    }

    /// For how many hours the code holds, where Cognito fixes that: 24 for a sign-up or an attribute,
    /// 1 for a forgotten password. The pool's own settings decide over the other two.
    /// Source: "Quotas in Amazon Cognito", validity of codes.
    pub const fn code_holds_hours(self) -> Option<u32> {
        match self {
            Self::SignUp
            | Self::ResendCode
            | Self::UpdateUserAttribute
            | Self::VerifyUserAttribute => Some(24),
            Self::ForgotPassword => Some(1),
            Self::AdminCreateUser | Self::Authentication => None,
        }
    }
}

/// How a pool verifies a new account: by a code that the user types, or by a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Verification {
    /// A code (`{####}`).
    #[default]
    Code,
    /// A link (`{##Click Here##}`), for sign-up and resend.
    Link,
}

/// The placeholders of one event, verbatim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholders {
    /// `codeParameter`: `{####}`.
    pub code: String,
    /// `linkParameter`: `{##Click Here##}`; absent in old events.
    pub link: Option<String>,
    /// `usernameParameter`: `{username}`, for an invitation only.
    pub username: Option<String>,
}

impl Placeholders {
    /// What the body of `kind` must carry.
    ///
    /// # Errors
    /// The name of the event's field that is needed and absent.
    pub fn of_body(
        &self,
        kind: Kind,
        verification: Verification,
    ) -> Result<Vec<Placeholder<'_>>, &'static str> {
        if verification == Verification::Link && kind.may_verify_by_link() {
            let link = self.link.as_deref().ok_or("request.linkParameter")?;
            return Ok(vec![Placeholder {
                text: link,
                longest: LINK_MAX,
            }]);
        }
        self.of_sms(kind)
    }

    /// What the SMS of `kind` must carry: the code always, since a link cannot confirm a number.
    ///
    /// # Errors
    /// The name of the event's field that is needed and absent.
    pub fn of_sms(&self, kind: Kind) -> Result<Vec<Placeholder<'_>>, &'static str> {
        if !kind.is_invitation() {
            return Ok(vec![Placeholder {
                text: &self.code,
                longest: limits::CODE_MAX,
            }]);
        }
        let username = self
            .username
            .as_deref()
            .ok_or("request.usernameParameter")?;
        Ok(vec![
            Placeholder {
                text: &self.code,
                longest: limits::PASSWORD_MAX,
            },
            Placeholder {
                text: username,
                longest: limits::USERNAME_MAX,
            },
        ])
    }
}

/// Room for the `<a>` that replaces a link's placeholder: the pool's domain, client id, user name
/// and code in the query, and the text. Cognito documents no length; this is a generous one.
const LINK_MAX: usize = 1_024;

/// A finished subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject(String);

impl Subject {
    /// A subject of `text`, its characters made plain.
    ///
    /// # Errors
    /// What Cognito would refuse.
    pub fn new(text: &str) -> Result<Self, Violation> {
        let plain = limits::with_plain_characters(text);
        limits::check_subject(&plain)?;
        Ok(Self(plain))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A finished HTML body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    html: String,
    /// The same as JSON, where it is known.
    json: Option<JsonText>,
    characters: usize,
}

impl Body {
    /// A body of `html`, with numeric references for what Cognito's pattern refuses.
    ///
    /// # Errors
    /// What Cognito would refuse or silently drop.
    pub fn new(html: String, carries: &[Placeholder<'_>]) -> Result<Self, Violation> {
        let html = limits::with_references(html);
        let characters = limits::check_body(&html, carries)?;
        Ok(Self {
            html,
            json: None,
            characters,
        })
    }

    /// A body of `html` for which the JSON that says the same is known already.
    ///
    /// # Errors
    /// What Cognito would refuse or silently drop.
    pub fn encoded(
        html: String,
        json: JsonText,
        carries: &[Placeholder<'_>],
    ) -> Result<Self, Violation> {
        match limits::check_body(&html, carries) {
            Ok(characters) => Ok(Self {
                html,
                json: Some(json),
                characters,
            }),
            // The mended text needs another JSON.
            Err(Violation::ForbiddenCharacter(_)) => Self::new(html, carries),
            Err(violation) => Err(violation),
        }
    }

    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.html
    }

    /// The HTML as JSON, where it is known.
    pub fn json(&self) -> Option<&JsonText> {
        self.json.as_ref()
    }

    /// Characters, with room for what Cognito substitutes.
    pub const fn characters(&self) -> usize {
        self.characters
    }
}

/// A finished SMS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sms {
    text: String,
    characters: usize,
}

impl Sms {
    /// An SMS of `text`, its characters made plain.
    ///
    /// # Errors
    /// What Cognito would refuse.
    pub fn new(text: &str, carries: &[Placeholder<'_>]) -> Result<Self, Violation> {
        let text = limits::with_plain_characters(text);
        let characters = limits::check_sms(&text, carries)?;
        Ok(Self { text, characters })
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Characters, with room for the code.
    pub const fn characters(&self) -> usize {
        self.characters
    }
}

/// What goes out by email: a subject never leaves without its body, since Cognito would put it on
/// a message of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email {
    /// The subject.
    pub subject: Subject,
    /// The HTML body.
    pub body: Body,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_named_as_its_message() {
        for kind in Kind::ALL {
            assert_eq!(kind.template(), format!("messages/{}.html", kind.name()));
        }
    }
}
