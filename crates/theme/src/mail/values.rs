//! The values of one event: what goes into the slots of a page.

use std::borrow::Cow;
use std::cell::OnceCell;

use fluent_bundle::FluentArgs;

use super::headings::headings;
use super::html;
use super::page::UnseenValue;
use super::request::DraftRequest;
use super::variables::{Slot, fixed_arguments};
use crate::attribute;
use crate::problem::Problem;
use crate::seen;
use crate::theme::{Catalog, LinkPart, Settings, link_parts};

/// The reason why a heading with an attribute costs the message.
pub(super) const NO_ATTRIBUTE: &str = "a heading shows no attribute, because a stranger may have chosen it: put it into the text below";

/// The values of one event for a message in one language and scope.
pub struct Values<'e> {
    pub(super) request: &'e DraftRequest<'e>,
    pub(super) settings: &'e Settings,
    pub(super) catalog: &'e Catalog,
    /// The values that strings may show, made for the first string that asks.
    arguments: OnceCell<FluentArgs<'e>>,
}

impl<'e> Values<'e> {
    pub(super) const fn new(
        request: &'e DraftRequest<'e>,
        settings: &'e Settings,
        catalog: &'e Catalog,
    ) -> Self {
        Self {
            request,
            settings,
            catalog,
            arguments: OnceCell::new(),
        }
    }

    /// The text that goes into a slot, empty where the event has none.
    ///
    /// # Errors
    /// A part of the language's strings cannot be formatted.
    pub(super) fn get(&self, slot: &Slot) -> Result<Cow<'_, str>, Problem> {
        let request = self.request;
        Ok(match slot {
            Slot::Code => Cow::Borrowed(request.code),
            Slot::Username => Cow::Borrowed(request.username.unwrap_or_default()),
            Slot::Year => Cow::Owned(request.year.to_string()),
            Slot::Recipient => Cow::Borrowed(request.person.recipient(request.kind)),
            Slot::VerificationLink => Cow::Borrowed(request.verification_link.unwrap_or_default()),
            Slot::VerificationUrl => {
                let link = request.verification_link.unwrap_or_default();
                Cow::Borrowed(if link.starts_with("https://") {
                    link
                } else {
                    ""
                })
            }
            Slot::SignIn(field) => Cow::Borrowed(request.person.sign_in(field)),
            Slot::User(variable) => Cow::Borrowed(self.shown(variable)),
            Slot::Link(name) => Cow::Owned(self.link(name).unwrap_or_default()),
            Slot::Part(message, part) => {
                let text = self.catalog.format(
                    message,
                    part,
                    self.arguments.get_or_init(|| self.arguments()),
                );
                Cow::Owned(text?)
            }
            Slot::HeadingPart(message, part) => {
                let nobody = self.arguments_of_nobody();
                let text = self.catalog.format(message, part, &nobody);
                Cow::Owned(text.map_err(|problem| self.in_heading(problem, message, part))?)
            }
        })
    }

    /// The first value that a reader of the body needs and cannot see: the link that confirms, or the code; an
    /// invitation's user name as well.
    pub(super) fn unseen_in(&self, html: &str) -> Option<UnseenValue> {
        let request = self.request;
        let link = request.verification_link.map(|link| ("the link", link));
        let code = link.or(Some(("the code", request.code)).filter(|(_, code)| !code.is_empty()));
        let username = request.username.map(|name| ("the user name", name));
        let needed = code.into_iter().chain(username);
        let mut unseen = needed.filter_map(|(value, text)| {
            let reason = seen::unseen(html, &html::escaped(text), &[])?;
            Some(UnseenValue { value, reason })
        });
        unseen.next()
    }

    fn shown(&self, variable: &str) -> &'e str {
        let request: &'e DraftRequest<'e> = self.request;
        let known = self.settings.attributes.get(variable);
        known.map_or("", |variable| request.person.shown(variable))
    }

    /// The reason why a string cannot be a heading: one that only lacks a user's attribute asks for what no heading
    /// shows.
    fn in_heading(&self, problem: Problem, message: &str, part: &str) -> Problem {
        let mut arguments = self.arguments_of_nobody();
        for variable in self.settings.attributes.keys() {
            arguments.set(variable.as_str(), "x");
        }
        if self.catalog.format(message, part, &arguments).is_err() {
            return problem;
        }
        let reason = format!("{message}.{part}: {NO_ATTRIBUTE}");
        Problem { reason, ..problem }
    }

    /// Returns true if a heading of a rendered body holds an attribute of the user's.
    pub(super) fn is_named_in_a_heading(&self, html: &str) -> bool {
        let mut names = self.settings.attributes.keys().map(|name| self.shown(name));
        let shown = names.any(|name| !name.is_empty());
        shown && {
            let headings = headings(html);
            let names = self.settings.attributes.keys().map(|name| self.shown(name));
            let mut names = names.filter(|name| !name.is_empty());
            names.any(|name| headings.contains(&html::escaped(name).to_lowercase()))
        }
    }

    fn arguments(&self) -> FluentArgs<'e> {
        let mut arguments = self.arguments_of_nobody();
        let settings: &'e Settings = self.settings;
        for variable in settings.attributes.keys() {
            let value = self.shown(variable);
            if !value.is_empty() {
                arguments.set(variable.as_str(), value);
            }
        }
        arguments
    }

    /// The arguments of strings without the user's attributes.
    fn arguments_of_nobody(&self) -> FluentArgs<'e> {
        let mut arguments = fixed_arguments(self.request.kind, self.settings);
        let request = self.request;
        if request.verification_link.is_none() && !request.code.is_empty() {
            arguments.set("code", request.code);
        }
        if let Some(username) = request.username {
            arguments.set("username", username);
        }
        arguments
    }

    /// A link with each name in braces replaced; nothing if one has no value.
    pub(super) fn link(&self, name: &str) -> Option<String> {
        let look = &self.settings.look;
        let template = look.links.get(name)?;
        let mut link = String::with_capacity(template.len() + 96);
        if template.starts_with('/') {
            link.push_str(look.link_base.get()?);
        }
        for part in link_parts(template)? {
            match part {
                LinkPart::Text(text) => link.push_str(text),
                LinkPart::Name(name) => link.push_str(&self.linked(name)?),
            }
        }
        Some(link)
    }

    /// A value as it may stand in a link: the code whole, where there may be one, anything else
    /// percent-encoded.
    fn linked(&self, name: &str) -> Option<Cow<'_, str>> {
        let request = self.request;
        let text = match name {
            "code" => return self.linked_code(),
            "userName" => request.person.user_name.as_deref(),
            "clientId" => request.client,
            "userPoolId" => request.pool,
            "region" => request.region,
            "locale" => Some(self.catalog.tag().as_str()),
            "email" | "sub" => request.person.text(name),
            _ => {
                let sources = self.settings.link_sources(name)?.iter();
                let texts = sources.filter_map(|source| request.person.text(source));
                return texts.filter_map(attribute::linked).next().map(Cow::Owned);
            }
        };
        text.and_then(attribute::linked).map(Cow::Owned)
    }

    /// The code. A temporary password breaks a URL, and a link pool has no code that Cognito would replace.
    fn linked_code(&self) -> Option<Cow<'_, str>> {
        let request = self.request;
        let has_code = request.verification_link.is_none()
            && !request.kind.is_invitation()
            && !request.code.is_empty();
        has_code.then_some(Cow::Borrowed(request.code))
    }
}
