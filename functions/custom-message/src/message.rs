//! The placeholders that a message carries, and finished texts that cannot exist outside [`limits`].

use theme::Kind;
use theme::mail;
use theme::mail::JsonText;

use crate::limits::{self, Placeholder, Violation};

/// The way in which a pool verifies a new account: by a code that the user types, or by a link.
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
    /// The placeholders that the body of `kind` must carry.
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

    /// The placeholders that the SMS of `kind` must carry: the code always, since a link cannot confirm a number.
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
    /// A reason why Cognito would refuse it.
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
    /// The same as JSON spells it between quotes.
    json: JsonText,
    characters: usize,
}

impl Body {
    /// A body of a draft, with numeric references for the characters that Cognito's pattern refuses.
    ///
    /// # Errors
    /// A reason why Cognito would refuse it or silently drop it, or what of it nobody could see.
    pub fn new(draft: mail::RenderedBody, carries: &[Placeholder<'_>]) -> Result<Self, Violation> {
        let unseen = draft.unseen;
        let body = Self::within_limits(draft, carries)?;
        unseen.map_or(Ok(body), |unseen| Err(Violation::Unseen(unseen)))
    }

    fn within_limits(
        draft: mail::RenderedBody,
        carries: &[Placeholder<'_>],
    ) -> Result<Self, Violation> {
        match limits::check_body(&draft.text, carries) {
            Ok(characters) => Ok(Self {
                html: draft.text,
                json: draft.json,
                characters,
            }),
            Err(Violation::ForbiddenCharacter(_)) => {
                let html = limits::with_references(draft.text);
                let characters = limits::check_body(&html, carries)?;
                let json = JsonText::of(&html);
                Ok(Self {
                    html,
                    json,
                    characters,
                })
            }
            Err(violation) => Err(violation),
        }
    }

    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.html
    }

    /// The HTML as JSON spells it between quotes.
    pub const fn json(&self) -> &JsonText {
        &self.json
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
    /// A reason why Cognito would refuse it.
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

/// The texts of an email: a subject never leaves without its body, since Cognito would put it on
/// a message of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email {
    /// The subject.
    pub subject: Subject,
    /// The HTML body.
    pub body: Body,
}
