//! Cases that lint renders: every message in every language and variant, for every app client, pool and tenant,
//! for users without attributes, with usual ones, and with the longest ones.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use custom_message::config::Config;
use custom_message::limits::USERNAME_MAX;
use custom_message::message::Verification;
use serde_json::json;
use serde_json::value::RawValue;
use theme::attribute::{LINKED_MAX, Shape};
use theme::locale::Tag;
use theme::{
    Invitation, Kind, LINK_NAMES, Layers, LinkPart, Occasion, ScopeFile, Settings, Theme, Wording,
    link_parts, wording_name,
};

use super::finding::Concern;
use crate::args::Target;
use crate::commands::scopes;

/// The placeholder of the code, as in Cognito's events.
pub const CODE: &str = "{####}";
/// The placeholder of the link, for pools that verify by link.
pub const LINK: &str = "{##Click Here##}";
/// The placeholder of the user name, in invitations.
pub const USERNAME: &str = "{username}";

/// The user name that custom-email-sender puts into an invitation.
pub const SENDERS_USERNAME: &str = "ana.souza";
/// The link that custom-email-sender builds.
pub const SENDERS_LINK: &str = "https://auth.example.com/confirmUser?client_id=1example23456789&user_name=ana&confirmation_code=482913";
/// The facts of a suspicious sign-in, as custom-email-sender hands them to the theme.
const SIGN_IN: [(&str, &str); 6] = [
    ("sign_in.blocked", "true"),
    ("sign_in.time", "2026-11-29 00:42 UTC"),
    ("sign_in.place", "Lisbon, Portugal"),
    ("sign_in.device", "Pixel 9"),
    (
        "sign_in.yes_link",
        "https://auth.example.com/feedback?valid=true",
    ),
    (
        "sign_in.no_link",
        "https://auth.example.com/feedback?valid=false",
    ),
];

/// The attribute that every reader of a mail has.
const EMAIL: &str = "email";
/// The name of the user name among attributes.
const USER_NAME: &str = "userName";
/// An address in messages.
const SAMPLE_ADDRESS: &str = "ana@example.com";
/// The user's own id, which is also a usual user name.
const SUB: &str = "7f1c2d3e-0000-4000-8000-000000000001";
/// An app client and a pool without files of their own: every event but an administrator's has both.
const CLIENT_WITHOUT_FILE: &str = "7lint0example0app0client00";
const POOL_WITHOUT_FILE: &str = "us-east-1_LintsPool";

/// A language for a scope: the unit of work of a renderer.
#[derive(Debug, Clone)]
pub struct Batch {
    /// The language.
    pub tag: Tag,
    /// An app client, pool or tenant that has a file of its own; none for all others.
    pub scope: Option<ScopeFile>,
    /// The ways in which pools may verify a sign-up.
    pub ways: Ways,
    /// The function that makes the mail.
    pub target: Target,
}

/// The ways in which the pools of a theme may verify a sign-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ways {
    /// `VERIFICATION` states the way.
    Stated(Verification),
    /// The theme's own links hold the code, so its pools verify by code.
    LinkWithCode,
    /// Either, as nothing says which.
    Unknown,
}

impl Ways {
    /// Finds out which ways there are.
    pub fn of(config: &Config, settings: &Settings) -> Self {
        let holds_code = |kind: Kind| {
            let link = settings.look.links.get(kind.name());
            link.is_some_and(|link| link.contains("{code}"))
        };
        let mut confirmed = Kind::ALL.into_iter().filter(|it| it.may_verify_by_link());
        if config.is_verification_set {
            Self::Stated(config.verification)
        } else if confirmed.any(holds_code) {
            Self::LinkWithCode
        } else {
            Self::Unknown
        }
    }

    /// Returns true if a message may go out by that way. Only the confirmation of a sign-up has a choice.
    fn include(self, way: Verification, kind: Kind) -> bool {
        if !kind.may_verify_by_link() {
            return way == Verification::Code;
        }
        match self {
            Self::Stated(stated) => way == stated,
            Self::LinkWithCode => way == Verification::Code,
            Self::Unknown => true,
        }
    }
}

/// The user whose attributes an event carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Person {
    /// A user without attributes.
    Nobody,
    /// A user with short attributes.
    Sample,
    /// A user whose links get the longest mail address.
    LongestAddress,
    /// A user whose links get the value that grows most when it is encoded.
    LongestLinked,
    /// A user with the longest attributes that are shown.
    LongestShown,
}

impl Person {
    /// All five, in order.
    pub const ALL: [Self; 5] = [
        Self::Nobody,
        Self::Sample,
        Self::LongestAddress,
        Self::LongestLinked,
        Self::LongestShown,
    ];

    /// Returns the attribute that grows most when it is escaped. Its Hebrew letter makes Fluent add
    /// isolates, which count as well.
    fn longest_shown(shape: Shape) -> String {
        let widest = match shape {
            Shape::Person => "'",
            Shape::Text => "\"",
        };
        format!("\u{5d0}{}", widest.repeat(shape.longest() - 1))
    }

    /// Returns a mail address of 320 characters, the maximum of RFC 3696.
    fn longest_address() -> String {
        format!("{}@{}", "a".repeat(64), "b".repeat(LINKED_MAX - 65))
    }

    /// Returns the attribute that grows most when it is percent-encoded: a euro sign is three bytes in
    /// UTF-8 and one UTF-16 unit.
    fn longest_linked() -> String {
        "\u{20ac}".repeat(LINKED_MAX)
    }

    /// Returns the value of an attribute; nothing for one that the user does not have.
    fn value(self, source: &str, shape: Shape, is_linked: bool) -> Option<String> {
        // The recipient of a mail has an address, and an address does not consist of 320 euro signs.
        if source == EMAIL {
            return Some(match self {
                Self::LongestAddress | Self::LongestLinked => Self::longest_address(),
                Self::Nobody | Self::Sample | Self::LongestShown => SAMPLE_ADDRESS.to_owned(),
            });
        }
        // Cognito's user names have at most 128 characters.
        if source == USER_NAME && self == Self::LongestLinked {
            return Some("\u{20ac}".repeat(USERNAME_MAX));
        }
        match self {
            Self::Nobody => None,
            Self::Sample if source.contains(EMAIL) => Some(SAMPLE_ADDRESS.to_owned()),
            Self::LongestAddress if source == USER_NAME => None,
            Self::Sample => Some("Ana Souza".to_owned()),
            Self::LongestLinked if is_linked => Some(Self::longest_linked()),
            Self::LongestAddress if is_linked => Some(Self::longest_address()),
            Self::LongestAddress | Self::LongestLinked | Self::LongestShown => {
                Some(Self::longest_shown(shape))
            }
        }
    }
}

/// A message to render.
#[derive(Debug, Clone)]
pub struct Case {
    /// The message.
    pub kind: Kind,
    /// The occasion that has words of its own.
    pub occasion: Option<Occasion>,
    /// The owner's variant that the event chooses.
    pub variant: Option<Rc<str>>,
    /// The language.
    pub tag: Tag,
    /// The app client, pool or tenant.
    pub scope: Option<ScopeFile>,
    /// The pool's way to verify.
    pub verification: Verification,
    /// True if only the pool's owner knows whether it verifies in this way.
    pub is_assumed: bool,
    /// The user.
    pub person: Person,
    /// The function that makes the mail.
    pub target: Target,
}

impl Batch {
    /// Lists all batches of a theme, scope by scope, each in the languages that the scope offers.
    pub fn all(target: Target, theme: &Theme, layers: Layers, config: &Config) -> Vec<Self> {
        let scopes = theme.scope_files().into_iter().map(Some);
        std::iter::once(None)
            .chain(scopes)
            .flat_map(|scope| {
                let settings = scopes::settings(theme, scope.as_ref());
                let is_tenant = matches!(scope, Some(ScopeFile::Tenant(_)));
                // No message leads to a tenant that no attribute names.
                let is_unused = is_tenant && settings.tenants.is_empty();
                let tags = theme.offered(layers, &settings).into_iter();
                let tags = tags.filter(move |_| !is_unused);
                let ways = Ways::of(config, &settings);
                tags.map(move |tag| Self {
                    tag,
                    scope: scope.clone(),
                    ways,
                    target,
                })
            })
            .collect()
    }

    /// Lists the cases of one message: with its usual words and in each of the owner's variants.
    pub fn cases(&self, kind: Kind, invitation: Invitation, variants: &[String]) -> Vec<Case> {
        let variants = variants.iter().map(|name| Some(Rc::from(name.as_str())));
        std::iter::once(None)
            .chain(variants)
            .flat_map(|variant| self.variant_cases(kind, invitation, &variant))
            .collect()
    }

    /// Lists the cases of one message in a variant: for every person with its usual words, by code and by
    /// link, and with those of its occasion. A pool may have invitations of one kind only.
    fn variant_cases(
        &self,
        kind: Kind,
        invitation: Invitation,
        variant: &Option<Rc<str>>,
    ) -> Vec<Case> {
        let is_invited = kind.is_invitation();
        let by_code = (None, Verification::Code);
        let by_code =
            Some(by_code).filter(|_| !is_invited || invitation != Invitation::Passwordless);
        let by_code = by_code.filter(|_| self.ways.include(Verification::Code, kind));
        let by_link = (None, Verification::Link);
        let by_link = Some(by_link).filter(|_| self.ways.include(Verification::Link, kind));
        // What an administrator changes has no app client.
        let has_client = matches!(self.scope, Some(ScopeFile::Client(_)));
        let occasion = Occasion::possible(kind)
            .filter(|_| !(has_client && kind == Kind::UpdateUserAttribute))
            .filter(|_| !is_invited || invitation != Invitation::Password)
            .map(|one| (Some(one), Verification::Code));
        let ways = [by_code, by_link, occasion].into_iter().flatten();
        ways.flat_map(|(occasion, verification)| {
            Person::ALL.into_iter().map(move |person| Case {
                kind,
                occasion,
                variant: variant.clone(),
                tag: self.tag.clone(),
                scope: self.scope.clone(),
                verification,
                is_assumed: self.ways == Ways::Unknown && verification == Verification::Link,
                person,
                target: self.target,
            })
        })
        .collect()
    }
}

impl Case {
    /// Returns the rendering for findings about it.
    pub fn concern(&self) -> Concern {
        Concern {
            message: self.kind.name(),
            variant: self.variant.as_deref().map(str::to_owned),
            locale: self.tag.to_string(),
            scope: self.scope.clone(),
        }
    }

    /// Returns the words that the message is made of: the variant's, those for the occasion, the usual ones.
    pub fn wording(&self) -> Wording {
        Wording {
            kind: self.kind,
            occasion: self.occasion,
            variant: self.variant.clone(),
        }
    }

    /// Returns the names of the strings that go before the usual ones: the variant's and the occasion's.
    pub fn worded_names(&self) -> Vec<String> {
        let names = [self.variant.as_deref(), self.occasion.map(Occasion::name)];
        let names = names.into_iter().flatten();
        names
            .map(|name| wording_name(self.kind.name(), Some(name)))
            .collect()
    }

    /// Returns true if the message has a code: all have but notices and an invitation without a password.
    pub fn has_code(&self) -> bool {
        !self.kind.is_notice() && self.wording().has_code()
    }

    /// Returns true if the mail carries a link instead of a code.
    pub fn is_by_link(&self) -> bool {
        self.verification == Verification::Link
    }

    /// Builds the event that asks for the message.
    pub fn event(&self, settings: &Settings) -> Box<RawValue> {
        let linked = link_variables(settings);
        let shapes = shapes(settings);
        let mut attributes = serde_json::Map::new();
        attributes.insert("sub".to_owned(), SUB.into());
        let address = self
            .person
            .value(EMAIL, Shape::Person, linked.contains(EMAIL));
        attributes.extend(address.map(|address| (EMAIL.to_owned(), address.into())));
        attributes.extend(
            self.status()
                .map(|(name, status)| (name.to_owned(), status.into())),
        );
        if self.kind == Kind::AccountTakeOverNotification && self.person != Person::Nobody {
            let facts = SIGN_IN.map(|(name, fact)| (name.to_owned(), fact.into()));
            attributes.extend(facts);
        }
        let mut metadata = serde_json::Map::new();
        metadata.insert("locale".to_owned(), self.tag.as_str().into());
        // Cognito makes UUIDs of user names if people sign in with their address.
        let mut user_name = SUB.to_owned();
        let mut texts = Vec::new();
        for source in shapes.keys().copied().chain(&linked) {
            let shape = shapes.get(source).copied().unwrap_or_default();
            let is_linked = linked.contains(source);
            if let Some(value) = self.person.value(source, shape, is_linked) {
                texts.push((source, value));
            }
        }
        // Last, so that no sample takes the place of the tenant.
        texts.extend(self.tenant(settings));
        texts.extend(self.choice(settings));
        for (source, value) in texts {
            match source.strip_prefix("clientMetadata.") {
                Some(key) => drop(metadata.insert(key.to_owned(), value.into())),
                None if source == USER_NAME => user_name = value,
                None => drop(attributes.insert(source.clone(), value.into())),
            }
        }
        // Cognito writes CLIENT_ID_NOT_APPLICABLE where an administrator calls. A user has an app client.
        let is_by_admin = self.kind.is_invitation() || self.occasion == Some(Occasion::ByAdmin);
        let mut client = match is_by_admin {
            true => "CLIENT_ID_NOT_APPLICABLE",
            false => CLIENT_WITHOUT_FILE,
        };
        let mut pool = POOL_WITHOUT_FILE;
        match &self.scope {
            Some(ScopeFile::Client(id)) => client = id,
            Some(ScopeFile::Pool(id)) => pool = id,
            Some(ScopeFile::Tenant(_)) | None => {}
        }
        let event = json!({
            "version": "1",
            "region": "us-east-1",
            "userName": user_name,
            "userPoolId": pool,
            "callerContext": {"clientId": client},
            "triggerSource": trigger_source(self.kind),
            "request": {
                "userAttributes": attributes,
                // As in Cognito's events, all placeholders are present, even those that the message
                // must not use.
                "codeParameter": CODE,
                "linkParameter": LINK,
                "usernameParameter": self.kind.is_invitation().then_some(USERNAME),
                "clientMetadata": metadata,
            },
            "response": {},
        });
        serde_json::value::to_raw_value(&event).expect("a JSON value is JSON")
    }

    /// Returns the attribute by which an occasion is recognised.
    fn status(&self) -> Option<(&'static str, &'static str)> {
        let status = match (self.occasion?, self.kind) {
            (Occasion::Passwordless, _) => "CONFIRMED",
            (Occasion::ByAdmin, Kind::ForgotPassword) => "RESET_REQUIRED",
            (Occasion::ByAdmin, _) => return None,
        };
        Some(("cognito:user_status", status))
    }

    /// Returns the attribute that names the tenant first, and the tenant.
    fn tenant<'s>(&self, settings: &'s Settings) -> Option<(&'s String, String)> {
        let Some(ScopeFile::Tenant(value)) = &self.scope else {
            return None;
        };
        Some((settings.tenants.first()?, value.clone()))
    }

    /// Returns the first source of variants that neither the tenant nor the language needs, and the variant.
    fn choice<'s>(&self, settings: &'s Settings) -> Option<(&'s String, String)> {
        let variant = self.variant.as_deref()?;
        let tenant = self.tenant(settings).map(|(source, _)| source);
        let mut sources = settings.variants.iter();
        let source =
            sources.find(|source| Some(*source) != tenant && *source != "clientMetadata.locale")?;
        Some((source, variant.to_owned()))
    }
}

/// Returns Cognito's name of a message: `CustomMessage_SignUp` for `sign-up`. Notices have no CustomMessage
/// event; their user is read as a sign-up's.
fn trigger_source(kind: Kind) -> String {
    let kind = if kind.is_notice() { Kind::SignUp } else { kind };
    let words = kind.name().split('-').map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_ascii_uppercase() + rest
    });
    format!("CustomMessage_{}", words.collect::<String>())
}

/// Returns the attributes of `[attributes]`, each with the shape that shows the longest value of it.
fn shapes(settings: &Settings) -> BTreeMap<&String, Shape> {
    let mut shapes = BTreeMap::new();
    for variable in settings.attributes.values() {
        for source in &variable.from {
            let known = shapes.entry(source).or_insert(variable.shape);
            if known.longest() < variable.shape.longest() {
                *known = variable.shape;
            }
        }
    }
    shapes
}

/// Returns the attributes whose values the theme's links hold, beside those that every event has.
fn link_variables(settings: &Settings) -> BTreeSet<String> {
    let templates = settings.look.links.values();
    let parts = templates.filter_map(|template| link_parts(template));
    let names = parts.flatten().filter_map(|part| match part {
        LinkPart::Name(name) => Some(name),
        LinkPart::Text(_) => None,
    });
    let sources = names.flat_map(|name| match settings.attributes.get(name) {
        Some(variable) => variable.from.clone(),
        None => vec![name.to_owned()],
    });
    let is_everybodys = |name: &String| {
        LINK_NAMES.contains(&name.as_str()) && !matches!(name.as_str(), EMAIL | USER_NAME)
    };
    sources.filter(|name| !is_everybodys(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use custom_message::event;

    #[test]
    fn every_message_has_an_event_that_asks_for_it() {
        let theme = Theme::load(None, &[]);
        let batch = Batch {
            tag: Tag::parse("en").unwrap(),
            scope: None,
            ways: Ways::Unknown,
            target: Target::CustomMessage,
        };
        for kind in Kind::ALL {
            for case in batch.cases(kind, Invitation::Auto, &[]) {
                let event = case.event(theme.settings());
                let trigger = event::read(&event).unwrap();
                assert_eq!(trigger.kind, kind);
                assert_eq!(trigger.occasion(Invitation::Auto), case.occasion);
            }
        }
    }

    #[test]
    fn the_longest_that_is_shown_is_shown() {
        for shape in [Shape::Person, Shape::Text] {
            let name = Person::longest_shown(shape);
            assert_eq!(shape.shown(&name), Some(name.as_str()));
        }
        for linked in [Person::longest_linked(), Person::longest_address()] {
            assert_eq!(custom_message::limits::length(&linked), LINKED_MAX);
            assert!(theme::attribute::linked(&linked).is_some());
        }
    }
}
