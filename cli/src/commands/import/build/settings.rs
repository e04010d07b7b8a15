//! The settings that the answers ask for: brand, links, attributes, messages, and what the function must be told.

use std::collections::{BTreeMap, BTreeSet};

use theme::Kind;
use theme::seen::reader::{Piece, Reader};

use super::choosers::Choosers;
use super::mail::{Unsayable, link_name};
use super::scopes::{ScopeId, Scopes};
use super::wording::{Wording, WordingId};
use super::{Languages, Links, Wishes, Wordings, brand};
use crate::commands::import::source::Sources;

/// The settings of a theme.
#[derive(Debug, Default)]
pub struct Settings {
    /// The brand's name; none if no text names it.
    pub brand: Option<String>,
    /// The names of brands for app clients and pools.
    pub brands: BTreeMap<ScopeId, String>,
    /// `[links]` for all, and for those that have others.
    pub links: BTreeMap<Option<ScopeId>, BTreeMap<String, String>>,
    /// `[attributes]`.
    pub attributes: BTreeMap<String, Vec<String>>,
    /// `[messages]`: the channels that Cognito keeps, for all and for those that differ.
    pub channels: BTreeMap<Option<ScopeId>, BTreeMap<Kind, Channels>>,
    /// `[variants] from`.
    pub variants: Vec<String>,
    /// Settings of the function.
    pub environment: Vec<(&'static str, String)>,
    /// What a theme cannot say.
    pub unsayable: BTreeSet<Unsayable>,
    /// Sentences for the owner.
    pub notes: Vec<String>,
}

/// The channels on which a message has words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Channels {
    /// The source has an email.
    pub email: bool,
    /// The source has an SMS.
    pub sms: bool,
}

impl Settings {
    /// Collects the settings.
    pub fn of(
        wordings: &Wordings,
        links: &Links,
        languages: &Languages,
        choosers: &Choosers,
        scopes: &Scopes,
        sources: &Sources,
        wishes: Wishes<'_>,
    ) -> Self {
        let mut settings = Self {
            variants: choosers.sources.clone(),
            ..Self::default()
        };
        settings.take_links(links);
        settings.take_channels(wordings, sources);
        settings.take_brands(wordings, languages, scopes, sources, wishes);
        settings.take_environment(wordings);
        settings.take_attributes(wordings, sources);
        settings.take_base(wordings);
        settings
    }

    fn take_links(&mut self, links: &Links) {
        for ((kind, scope), templates) in links {
            for (at, template) in templates.iter().enumerate() {
                let name = link_name(kind.name(), at);
                let base = links.get(&(*kind, None)).and_then(|links| links.get(at));
                if scope.is_none() || base != Some(template) {
                    let of_scope = self.links.entry(scope.clone()).or_default();
                    of_scope.insert(name, template.clone());
                }
            }
        }
    }

    /// Sets the base of links whose host came from the event: the host of another link, or one to correct.
    fn take_base(&mut self, wordings: &Wordings) {
        let mut all = wordings.values().flat_map(BTreeMap::values);
        if !all.any(|wording| wording.names.needs_base) {
            return;
        }
        let base = self.links.entry(None).or_default();
        let known = base.values().find_map(|link| {
            let (host, _) = link.strip_prefix("https://")?.split_once('/')?;
            Some(format!("https://{host}"))
        });
        let host = known.unwrap_or_else(|| "https://www.example.com".to_owned());
        self.notes.push(format!(
            "a link's host came from the event. In the theme it is {host}: correct base under [links] in theme.toml, \
             or set LINK_BASE"
        ));
        base.insert("base".to_owned(), host);
    }

    /// Lists the attributes that templates and links use. One that another stands in for may be used no more.
    fn take_attributes(&mut self, wordings: &Wordings, sources: &Sources) {
        let all = || wordings.values().flat_map(BTreeMap::values);
        let in_page = |name: &str| {
            let variable = format!("user.{name}");
            all().any(|wording| {
                wording
                    .html
                    .as_deref()
                    .is_some_and(|html| html.contains(&variable))
            })
        };
        let templates: Vec<&String> = self.links.values().flat_map(BTreeMap::values).collect();
        let in_link = |name: &str| {
            let variable = format!("{{{name}}}");
            templates.iter().any(|link| link.contains(&variable))
        };
        for (name, of_variable) in all().flat_map(|wording| &wording.names.attributes) {
            // The default theme knows where a name is; a page does not.
            let is_default = sources.has_page && name == "name";
            if is_default || !in_page(name) && !in_link(name) {
                continue;
            }
            let known = self.attributes.entry(name.clone()).or_default();
            let new = of_variable.iter().filter(|source| !known.contains(source));
            let new: Vec<String> = new.cloned().collect();
            known.extend(new);
        }
    }

    fn take_channels(&mut self, wordings: &Wordings, sources: &Sources) {
        if sources.answers.is_empty() {
            return;
        }
        for (id, places) in wordings {
            for ((scope, _), wording) in places {
                let kinds = self.channels.entry(scope.clone()).or_default();
                let channels = kinds.entry(id.kind).or_default();
                channels.email |= wording.html.is_some();
                channels.sms |= wording.sms.is_some();
            }
        }
        if sources.has_page {
            // A page says nothing about what it is not.
            for channels in self.channels.values_mut().flat_map(BTreeMap::values_mut) {
                channels.sms = true;
            }
            return;
        }
        let base = self.channels.entry(None).or_default();
        for kind in Kind::ALL {
            base.entry(kind).or_default();
        }
        let base = base.clone();
        for (scope, kinds) in &mut self.channels {
            let differs = |kind: &Kind, channels: &mut Channels| base.get(kind) != Some(channels);
            if scope.is_some() {
                kinds.retain(differs);
            }
        }
    }

    fn take_brands(
        &mut self,
        wordings: &Wordings,
        languages: &Languages,
        scopes: &Scopes,
        sources: &Sources,
        wishes: Wishes<'_>,
    ) {
        for scope in &scopes.special {
            let Some((base, own)) = pair(wordings, scope) else {
                continue;
            };
            self.brand.get_or_insert(base);
            self.brands.insert(scope.clone(), own);
        }
        if let Some(name) = wishes.brand {
            self.brand = Some(name.to_owned());
        }
        if self.brand.is_none() {
            self.brand = texts(wordings, languages).brand();
        }
        let pool = sources.pool.as_ref().and_then(|pool| pool.name.clone());
        self.brand = self.brand.take().or(pool);
        let base = self.brand.clone().unwrap_or_else(|| "Example".to_owned());
        for scope in &scopes.special {
            // The brand's name tells the scopes apart in templates, so that each has one.
            let (ScopeId::Client(id) | ScopeId::Pool(id)) = scope;
            let name = format!("{base} {id}");
            self.brands.entry(scope.clone()).or_insert(name);
        }
        if self.brand.is_none() && !sources.answers.is_empty() {
            let note = "no text names the brand: write name under [brand] in theme.toml, or use --brand NAME";
            self.notes.push(note.to_owned());
        }
    }

    fn take_environment(&mut self, wordings: &Wordings) {
        let of_link = wordings
            .iter()
            .filter(|(id, _)| id.kind.may_verify_by_link());
        let of_link: Vec<&Wording> = of_link.flat_map(|(_, places)| places.values()).collect();
        let holds_link = |wording: &&Wording| {
            let html = wording.html.as_deref();
            html.is_some_and(|html| html.contains("{{ verification_link }}"))
        };
        if of_link.iter().any(holds_link) {
            self.environment.push(("VERIFICATION", "link".to_owned()));
        }
        if of_link
            .iter()
            .any(|wording| wording.names.link_words.is_some())
        {
            let words = ("VERIFICATION_LINK_TEXT", "localized".to_owned());
            self.environment.push(words);
        }
    }

    /// Lists the messages that the theme has words for.
    pub fn answered(&self) -> Vec<Kind> {
        self.kinds(|channels| channels.email || channels.sms)
    }

    /// Lists the messages that are left to Cognito.
    pub fn left(&self) -> Vec<Kind> {
        self.kinds(|channels| !channels.email && !channels.sms)
    }

    fn kinds(&self, is: impl Fn(&Channels) -> bool) -> Vec<Kind> {
        let base = self.channels.get(&None).into_iter().flatten();
        base.filter(|(_, channels)| is(channels))
            .map(|(kind, _)| *kind)
            .collect()
    }
}

/// Returns the two brands by which the lines of a scope differ from those of all others.
fn pair(wordings: &Wordings, scope: &ScopeId) -> Option<(String, String)> {
    wordings.values().find_map(|places| {
        places.iter().find_map(|((place, tag), own)| {
            if place.as_ref() != Some(scope) {
                return None;
            }
            let base = places.get(&(None, tag.clone()))?;
            let lines = [(&base.subject, &own.subject), (&base.sms, &own.sms)];
            let mut lines = lines.into_iter();
            lines.find_map(|(base, own)| brand::difference(base.as_deref()?, own.as_deref()?))
        })
    })
}

/// Returns the texts that a brand may be named in, in the language of most users.
fn texts(wordings: &Wordings, languages: &Languages) -> brand::Texts {
    let mut texts = brand::Texts {
        has_capital_nouns: languages.default.language() == "de",
        ..brand::Texts::default()
    };
    for (id, places) in wordings {
        let usual = places.get(&(None, languages.default.clone()));
        let Some(wording) = usual.filter(|_| *id == WordingId::usual(id.kind)) else {
            continue;
        };
        let lines = [&wording.subject, &wording.sms].into_iter().flatten();
        texts.lines.extend(lines.cloned());
        if let Some(html) = &wording.html {
            let (title, body) = prose(html);
            texts.lines.extend(title);
            texts.bodies.push(body);
        }
    }
    texts
}

/// Returns the title and the text of a source, a full stop for each tag.
fn prose(html: &str) -> (Option<String>, String) {
    let (mut title, mut text) = (None, String::new());
    for piece in Reader::new(html) {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Raw("title", words) if !words.contains('{') => title = Some(words.to_owned()),
            _ => text.push_str(" . "),
        }
    }
    (title, text)
}
