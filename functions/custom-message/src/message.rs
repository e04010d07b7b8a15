//! The placeholders that a message carries, and finished texts that cannot exist outside [`limits`].

use std::borrow::Cow;

use theme::mail;
use theme::mail::JsonText;
use theme::{Kind, Occasion};

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

/// The words on the link that Cognito puts into a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum LinkText {
    /// Those of the event: "Click Here".
    #[default]
    Event,
    /// The language's own.
    Localized,
}

/// The placeholders of one event, verbatim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholders {
    /// `codeParameter`: `{####}`; none in an invitation without a password.
    pub code: Option<String>,
    /// `linkParameter`: `{##Click Here##}`; absent in old events.
    pub link: Option<String>,
    /// `usernameParameter`: `{username}`, for an invitation only.
    pub username: Option<String>,
}

impl Placeholders {
    /// The placeholders that the body of `kind` must carry; `link` where a link confirms the account.
    ///
    /// # Errors
    /// The name of the event's field that is needed and absent.
    pub fn of_body<'p>(
        &'p self,
        kind: Kind,
        occasion: Option<Occasion>,
        link: Option<&'p str>,
    ) -> Result<Vec<Placeholder<'p>>, &'static str> {
        match link {
            Some(text) => Ok(vec![Placeholder {
                text,
                longest: LINK_MAX,
            }]),
            None => self.of_sms(kind, occasion),
        }
    }

    /// The placeholders that the SMS of `kind` must carry: the code always, since a link cannot confirm a
    /// number; an invitation carries the user name, and the password if there is one.
    ///
    /// # Errors
    /// The name of the event's field that is needed and absent.
    pub fn of_sms(
        &self,
        kind: Kind,
        occasion: Option<Occasion>,
    ) -> Result<Vec<Placeholder<'_>>, &'static str> {
        let mut carries = Vec::with_capacity(2);
        if occasion != Some(Occasion::Passwordless) {
            let text = self.code.as_deref().ok_or("request.codeParameter")?;
            let longest = if kind.is_invitation() {
                limits::PASSWORD_MAX
            } else {
                limits::CODE_MAX
            };
            carries.push(Placeholder { text, longest });
        }
        if kind.is_invitation() {
            let username = self.username.as_deref();
            carries.push(Placeholder {
                text: username.ok_or("request.usernameParameter")?,
                longest: limits::USERNAME_MAX,
            });
        }
        Ok(carries)
    }

    /// The placeholder of the link that confirms an account: the event's, or around words of the language's
    /// own. Words that could end the placeholder, or that HTML spells otherwise, are not put into one.
    pub fn link_with(&self, words: Option<&str>) -> Option<Cow<'_, str>> {
        let link = self.link.as_deref()?;
        let words = words.map(limits::with_plain_characters);
        let words = words.filter(|words| !words.is_empty() && !words.contains(UNFIT_FOR_LINKS));
        Some(match words {
            Some(words) => Cow::Owned(format!("{{##{words}##}}")),
            None => Cow::Borrowed(link),
        })
    }
}

/// Characters that do not fit into a link's placeholder.
const UNFIT_FOR_LINKS: [char; 8] = ['{', '}', '#', '<', '>', '&', '"', '\''];

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
