//! Requests in, drafts out; keeps what it prepared for the next request.

use std::collections::HashMap;
use std::rc::Rc;

use super::page::RenderedBody;
use super::prepared::{Prepared, Readable};
use super::request::DraftRequest;
use crate::kind::Kind;
use crate::locale::{self, Tag};
use crate::problem::Problem;
use crate::theme::{Layers, Scope, ScopeFile, Theme};

/// The bound on what each cache keeps; a full one is emptied. Clients × tenants × languages × messages has
/// no bound, and callers choose languages and tenants; what a process meets between two cold starts is
/// small. A prepared message takes about 26 KB.
const KEPT_MAX: usize = 128;

/// The longest list of requested languages that is kept, in bytes: a caller chooses what it asks for.
const REQUESTED_MAX: usize = 128;

/// The drafts of an email, before a caller's limits have had their say.
#[derive(Debug)]
pub struct EmailDraft {
    /// The language.
    pub locale: Tag,
    /// The part of the language's strings that the subject is taken from.
    pub subject_part: &'static str,
    /// The subject.
    pub subject: Result<String, Problem>,
    /// The HTML body.
    pub html: Result<RenderedBody, Problem>,
    /// The state of the owner's files behind it.
    pub origin: Rc<Origin>,
}

/// The draft of an SMS.
#[derive(Debug)]
pub struct SmsDraft {
    /// The language.
    pub locale: Tag,
    /// The text.
    pub text: Result<String, Problem>,
    /// The state of the owner's files behind it.
    pub origin: Rc<Origin>,
}

/// The state of the owner's files that a draft was made from.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The parts of settings and languages that cannot be read, so that the draft was made without them.
    pub unreadable: Vec<Problem>,
    /// True if neither theme nor environment names the brand: the mail is from the default theme's sample.
    pub is_unbranded: bool,
}

/// Renders the messages of one theme. Figures of the caches: `cargo bench -p custom-message` (`read_scope`,
/// `choose_locale`, `first_message` and `warm_render`).
pub struct Renderer {
    theme: Theme,
    base: Scope,
    /// Without it, each event of a theme with a folder would read a scope's file: 7 µs.
    scopes: HashMap<String, Option<Scope>>,
    /// Without it, a language that no file matches exactly would be negotiated at each event: 16 µs.
    languages: HashMap<LanguageKey, Tag>,
    /// Without it, strings and templates would be read at each event: 100 µs instead of 1.6.
    prepared: HashMap<PreparedKey, Rc<Prepared>>,
}

type LanguageKey = (Layers, Rc<str>, String);
type PreparedKey = (Layers, Kind, bool, Tag, Rc<str>);

impl Renderer {
    /// A renderer of that theme.
    pub fn new(theme: Theme) -> Self {
        Self {
            base: theme.base_scope(),
            theme,
            scopes: HashMap::new(),
            languages: HashMap::new(),
            prepared: HashMap::new(),
        }
    }

    /// The theme.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Drafts the email of a request.
    ///
    /// # Errors
    /// The language's files are unusable, so that there is nothing to render.
    pub fn email(
        &mut self,
        layers: Layers,
        request: &DraftRequest<'_>,
    ) -> Result<EmailDraft, Problem> {
        let (locale, prepared) = self.prepare(layers, request)?;
        Ok(EmailDraft {
            locale,
            subject_part: prepared.subject_part,
            subject: prepared.subject.clone(),
            html: prepared.html(&self.theme, request),
            origin: Rc::clone(&prepared.origin),
        })
    }

    /// Renders what can be rendered of an email's HTML that [`Renderer::email`] has no draft of, for a
    /// checker that reports every defect.
    ///
    /// # Errors
    /// The language's files or the message's own template are unusable, so that there is nothing to render.
    pub fn readable(
        &mut self,
        layers: Layers,
        request: &DraftRequest<'_>,
    ) -> Result<Readable, Problem> {
        let (_, prepared) = self.prepare(layers, request)?;
        prepared.readable(&self.theme, request)
    }

    /// The link of a message, `[links] <message>`, with each value in its place; nothing if one is missing.
    pub fn link(&mut self, layers: Layers, request: &DraftRequest<'_>) -> Option<String> {
        let (_, prepared) = self.prepare(layers, request).ok()?;
        prepared.link(request)
    }

    /// Drafts the plain text of a request.
    ///
    /// # Errors
    /// The language's files are unusable, or the first defect that the request reaches.
    pub fn text(&mut self, layers: Layers, request: &DraftRequest<'_>) -> Result<String, Problem> {
        let (_, prepared) = self.prepare(layers, request)?;
        prepared.text(&self.theme, request).map(|body| body.text)
    }

    /// Drafts the SMS of a request.
    ///
    /// # Errors
    /// The language's files are unusable, so that there is nothing to render.
    pub fn sms(&mut self, layers: Layers, request: &DraftRequest<'_>) -> Result<SmsDraft, Problem> {
        let (locale, prepared) = self.prepare(layers, request)?;
        let text = prepared.sms(request);
        let origin = Rc::clone(&prepared.origin);
        Ok(SmsDraft {
            locale,
            text,
            origin,
        })
    }

    /// The place of a template that only the template engine can render, and that makes the message's
    /// HTML slower to start.
    pub fn slow_place(&mut self, layers: Layers, request: &DraftRequest<'_>) -> Option<Problem> {
        let (_, prepared) = self.prepare(layers, request).ok()?;
        prepared.slow_place(&self.theme)
    }

    /// A defect of a part of the strings that a request's texts are made of, where it is written.
    pub fn defect_of_part(
        &mut self,
        layers: Layers,
        request: &DraftRequest<'_>,
        part: &str,
        reason: &str,
    ) -> Problem {
        let reason = format!("{}.{part}: {reason}", request.kind.name());
        match self.prepare(layers, request) {
            Ok((_, prepared)) => prepared.place(part, reason),
            Err(problem) => problem,
        }
    }

    /// The language for a request: the requested one, the scope's, the default.
    pub fn locale(&mut self, layers: Layers, request: &DraftRequest<'_>) -> Tag {
        let scope = self.scope(request);
        self.language(layers, &scope, request)
    }

    /// The settings for a request: the pool's, the app client's and the tenant's over the theme's.
    pub fn scope(&mut self, request: &DraftRequest<'_>) -> Scope {
        if !self.theme.has_owner() {
            return self.base.clone();
        }
        let mut scope = self.base.clone();
        let files = [
            request.pool.and_then(ScopeFile::pool),
            request.client.and_then(ScopeFile::client),
        ];
        for file in files.into_iter().flatten() {
            scope = self.narrowed(&scope, &file).unwrap_or(scope);
        }
        let settings = Rc::clone(&scope.settings);
        let values = settings
            .tenants
            .iter()
            .filter_map(|source| request.person.text(source));
        let mut tenants = values.filter_map(ScopeFile::tenant);
        tenants
            .find_map(|file| self.narrowed(&scope, &file))
            .unwrap_or(scope)
    }

    fn narrowed(&mut self, scope: &Scope, file: &ScopeFile) -> Option<Scope> {
        let key = format!("{} {}", scope.files, file.name());
        if let Some(known) = self.scopes.get(&key) {
            return known.clone();
        }
        let narrowed = self.theme.narrowed(scope, file);
        keep(&mut self.scopes, key, narrowed.clone());
        narrowed
    }

    fn language(&mut self, layers: Layers, scope: &Scope, request: &DraftRequest<'_>) -> Tag {
        // Each with its length: no value may pass for two, or one caller would choose for another.
        let mut requested = String::new();
        for text in request
            .person
            .requested_locales(&scope.settings.locale_sources)
        {
            requested.push_str(&format!("{}:{text}", text.len()));
        }
        let key = (layers, Rc::clone(&scope.files), requested);
        if let Some(known) = self.languages.get(&key) {
            return known.clone();
        }
        let texts = request
            .person
            .requested_locales(&scope.settings.locale_sources);
        let tags: Vec<Tag> = texts.flat_map(locale::requested).collect();
        let tag = self.theme.choose_locale(layers, &scope.settings, &tags);
        if key.2.len() <= REQUESTED_MAX {
            keep(&mut self.languages, key, tag.clone());
        }
        tag
    }

    fn prepare(
        &mut self,
        layers: Layers,
        request: &DraftRequest<'_>,
    ) -> Result<(Tag, Rc<Prepared>), Problem> {
        let scope = self.scope(request);
        let tag = self.language(layers, &scope, request);
        let (kind, by_link) = (request.kind, request.verification_link.is_some());
        let key = (layers, kind, by_link, tag, Rc::clone(&scope.files));
        if let Some(prepared) = self.prepared.get(&key) {
            return Ok((key.3, Rc::clone(prepared)));
        }
        let strings = Rc::new(self.theme.strings_for(kind.name(), layers, &key.3)?);
        let unreadable = scope.problems.iter().filter(|known| known.is_unreadable());
        let origin = Origin {
            unreadable: unreadable.chain(strings.defects()).cloned().collect(),
            is_unbranded: scope.settings.look.brand.is_sample(),
        };
        let catalog = strings.with_brand(&scope.settings.look.brand.name);
        let prepared = Rc::new(Prepared::new(
            kind,
            by_link,
            layers,
            catalog,
            scope.settings,
            origin,
        ));
        let tag = key.3.clone();
        keep(&mut self.prepared, key, Rc::clone(&prepared));
        Ok((tag, prepared))
    }
}

/// Keeps a value in a cache; a full one is emptied first.
fn keep<K: std::hash::Hash + Eq, V>(cache: &mut HashMap<K, V>, key: K, value: V) {
    if cache.len() >= KEPT_MAX {
        cache.clear();
    }
    cache.insert(key, value);
}
