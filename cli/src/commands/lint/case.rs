//! What is rendered: every message in every language, for every app client, with nobody's
//! attributes, somebody's, and the longest that can be substituted.

use std::collections::BTreeSet;

use custom_message::locale::Tag;
use custom_message::message::{Kind, Verification};
use custom_message::theme::{Look, Theme};
use custom_message::untrusted::{LINKED_MAX, SHOWN_MAX};
use serde_json::json;
use serde_json::value::RawValue;

use super::finding::Concern;

/// The code's placeholder, as Cognito's events give it.
pub const CODE: &str = "{####}";
/// The placeholder of a link pool.
pub const LINK: &str = "{##Click Here##}";
/// The user name's placeholder, in invitations.
pub const USERNAME: &str = "{username}";

/// Languages of one app client: what one renderer does in a row.
#[derive(Debug, Clone)]
pub struct Batch {
    /// The language.
    pub tag: Tag,
    /// An app client that the theme names, or none.
    pub client: Option<String>,
}

/// Whose attributes an event carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Person {
    /// A user without attributes.
    Nobody,
    /// A user with short ones.
    Sample,
    /// A user with a mail address of the longest kind in the links.
    LongestAddress,
    /// A user with what grows longest in a link, and else the longest that is shown.
    LongestLinked,
    /// A user with the longest that is shown.
    LongestShown,
}

impl Person {
    /// All five.
    pub const ALL: [Self; 5] = [
        Self::Nobody,
        Self::Sample,
        Self::LongestAddress,
        Self::LongestLinked,
        Self::LongestShown,
    ];

    /// An attribute that grows most when it is escaped: with a letter that makes Fluent isolate it.
    fn longest_shown() -> String {
        format!("\u{5d0}{}", "\"".repeat(SHOWN_MAX - 1))
    }

    /// A mail address has at most 320 characters (RFC 3696, errata aside).
    fn longest_address() -> String {
        format!("{}@{}", "a".repeat(64), "b".repeat(LINKED_MAX - 65))
    }

    /// One that grows most when it is percent-encoded: three bytes a UTF-16 unit.
    fn longest_linked() -> String {
        "\u{20ac}".repeat(LINKED_MAX)
    }

    fn value(self, source: &str, is_linked: bool) -> Option<String> {
        match self {
            Self::Nobody => None,
            Self::Sample if source.contains("email") => Some("ana@example.com".to_owned()),
            Self::Sample => Some("Ana Souza".to_owned()),
            Self::LongestLinked if is_linked => Some(Self::longest_linked()),
            Self::LongestAddress if is_linked => Some(Self::longest_address()),
            Self::LongestAddress | Self::LongestLinked | Self::LongestShown => {
                Some(Self::longest_shown())
            }
        }
    }
}

/// One rendering.
#[derive(Debug, Clone)]
pub struct Case {
    /// The message.
    pub kind: Kind,
    /// The language.
    pub tag: Tag,
    /// The app client.
    pub client: Option<String>,
    /// How the pool verifies.
    pub verification: Verification,
    /// Whose attributes.
    pub person: Person,
}

impl Batch {
    /// Everything that there is to render, client by client.
    pub fn all(theme: &Theme, locales: &[Tag]) -> Vec<Self> {
        let clients = theme.client_ids().into_iter().map(Some);
        std::iter::once(None)
            .chain(clients)
            .flat_map(|client| {
                locales.iter().map(move |tag| Self {
                    tag: tag.clone(),
                    client: client.clone(),
                })
            })
            .collect()
    }

    /// The renderings of one message.
    pub fn cases(&self, kind: Kind) -> Vec<Case> {
        let both = [Verification::Code, Verification::Link];
        both.into_iter()
            .filter(|by| *by == Verification::Code || kind.may_verify_by_link())
            .flat_map(|verification| {
                Person::ALL.into_iter().map(move |person| Case {
                    kind,
                    tag: self.tag.clone(),
                    client: self.client.clone(),
                    verification,
                    person,
                })
            })
            .collect()
    }
}

impl Case {
    /// What a finding about it concerns.
    pub fn concern(&self) -> Concern {
        Concern {
            message: self.kind.name(),
            locale: self.tag.to_string(),
            client: self.client.clone(),
        }
    }

    /// Whether a new account is confirmed by a link here.
    pub fn is_by_link(&self) -> bool {
        self.verification == Verification::Link
    }

    /// The event that asks for it.
    pub fn event(&self, theme: &Theme, look: &Look) -> Box<RawValue> {
        let linked = link_variables(look);
        let shown = theme.settings().attributes.values().flatten();
        let mut attributes = serde_json::Map::new();
        let mut metadata = serde_json::Map::new();
        let mut user_name = "7f1c2d3e-0000-4000-8000-000000000001".to_owned();
        for source in shown.chain(&linked) {
            let Some(value) = self.person.value(source, linked.contains(source)) else {
                continue;
            };
            match source.strip_prefix("clientMetadata.") {
                Some(key) => drop(metadata.insert(key.to_owned(), value.into())),
                None if source == "userName" => user_name = value,
                None => drop(attributes.insert(source.clone(), value.into())),
            }
        }
        let event = json!({
            "version": "1",
            "userName": user_name,
            "callerContext": {"clientId": self.client.as_deref().unwrap_or("CLIENT_ID_NOT_APPLICABLE")},
            "triggerSource": trigger_source(self.kind),
            "request": {
                "userAttributes": attributes,
                "codeParameter": CODE,
                "linkParameter": LINK,
                "usernameParameter": self.kind.is_invitation().then_some(USERNAME),
                "clientMetadata": metadata,
            },
            "response": {},
        });
        serde_json::value::to_raw_value(&event).expect("a JSON value is JSON")
    }
}

/// Cognito's name for a message: `CustomMessage_SignUp` of `sign-up`.
fn trigger_source(kind: Kind) -> String {
    let words = kind.name().split('-').map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_ascii_uppercase() + rest
    });
    format!("CustomMessage_{}", words.collect::<String>())
}

/// The attributes that link templates name.
fn link_variables(look: &Look) -> BTreeSet<String> {
    look.links
        .values()
        .flat_map(|template| template.split('{').skip(1))
        .filter_map(|rest| rest.split_once('}'))
        .map(|(variable, _)| variable.to_owned())
        .filter(|variable| variable != "code")
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use custom_message::event;

    #[test]
    fn every_message_has_an_event_that_asks_for_it() {
        let theme = Theme::load(None, &[]);
        let look = theme.look(None);
        let batch = Batch {
            tag: Tag::parse("en").unwrap(),
            client: None,
        };
        for kind in Kind::ALL {
            for case in batch.cases(kind) {
                let event = case.event(&theme, &look);
                assert_eq!(event::read(&event).unwrap().kind, kind);
            }
        }
    }

    #[test]
    fn the_longest_that_is_shown_is_shown() {
        let name = Person::longest_shown();
        assert_eq!(custom_message::untrusted::shown(&name), Some(name.as_str()));
        for linked in [Person::longest_linked(), Person::longest_address()] {
            assert_eq!(custom_message::limits::length(&linked), LINKED_MAX);
            assert!(custom_message::untrusted::linked(&linked).is_some());
        }
    }
}
