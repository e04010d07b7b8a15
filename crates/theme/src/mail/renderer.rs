//! Requests in, drafts out; keeps what it prepared for the next request.

use std::collections::HashMap;
use std::rc::Rc;

use super::prepared::{EmailDraft, Origin, Prepared, Readable};
use super::request::DraftRequest;
use crate::kind::Kind;
use crate::locale::{self, Tag};
use crate::problem::Problem;
use crate::theme::{Layers, Scope, ScopeFile, Theme};
use crate::wording::Wording;

/// The bound on what each cache keeps; a full one is emptied. Clients × tenants × languages × messages has
/// no bound, and callers choose languages and tenants; what a process meets between two cold starts is
/// small. A prepared message takes about 26 KB.
const KEPT_MAX: usize = 128;

/// The longest list of requested languages that is kept, in bytes: a caller chooses what it asks for.
const REQUESTED_MAX: usize = 128;

/// The draft of an SMS.
#[derive(Debug)]
pub struct SmsDraft {
    /// The language.
    pub locale: Tag,
    /// The text.
    pub text: Result<String, Problem>,
}

/// Renders the messages of one theme. Figures of the caches: `cargo bench -p custom-message` (`read_scope`,
/// `choose_locale`, `first_message` and `warm_render`).
pub struct Renderer {
    theme: Rc<Theme>,
    base: Scope,
    /// Without it, each event of a theme with a folder would read a scope's file: 7 µs.
    scopes: HashMap<String, Option<Scope>>,
    /// Without it, a language that no file matches exactly would be negotiated at each event: 16 µs.
    languages: HashMap<LanguageKey, Tag>,
    /// Without it, strings and templates would be read at each event: 100 µs instead of 1.6.
    prepared: HashMap<PreparedKey, Rc<Prepared>>,
    /// Without it, each event of a theme with variants would read its language's files: 50 µs. Messages and
    /// languages are few, and a value of an event is compared with these names and never kept.
    variants: HashMap<(Kind, Tag), Rc<[Rc<str>]>>,
}

type LanguageKey = (Layers, Rc<str>, String);
type PreparedKey = (Layers, Wording, bool, Tag, Rc<str>);

impl Renderer {
    /// A renderer of that theme.
    pub fn new(theme: Theme) -> Self {
        Self {
            base: theme.base_scope(),
            theme: Rc::new(theme),
            scopes: HashMap::new(),
            languages: HashMap::new(),
            prepared: HashMap::new(),
            variants: HashMap::new(),
        }
    }

    /// The theme.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// The message that a request asks for, in its scope, language and wording.
    ///
    /// # Errors
    /// The language's files are unusable, so that there is nothing to render.
    pub fn message(
        &mut self,
        layers: Layers,
        scope: &Scope,
        request: &DraftRequest<'_>,
    ) -> Result<Rc<Prepared>, Problem> {
        let tag = self.language(layers, scope, request);
        let wording = self.wording(layers, scope, &tag, request);
        let by_link = request.verification_link.is_some();
        let key = (layers, wording, by_link, tag, Rc::clone(&scope.files));
        if let Some(prepared) = self.prepared.get(&key) {
            return Ok(Rc::clone(prepared));
        }
        let prepared = Rc::new(self.prepare(&key, scope)?);
        keep(&mut self.prepared, key, Rc::clone(&prepared));
        Ok(prepared)
    }

    fn prepare(&self, key: &PreparedKey, scope: &Scope) -> Result<Prepared, Problem> {
        let (layers, wording, by_link, tag, _) = key;
        let strings = Rc::new(self.theme.strings_for(wording, *layers, tag)?);
        let defects = scope.problems.iter().chain(strings.defects());
        let origin = Origin {
            defects: defects.cloned().collect(),
            is_unbranded: scope.settings.look.brand.is_sample(),
        };
        let catalog = strings.with_brand(&scope.settings.look.brand.name);
        Ok(Prepared::new(
            Rc::clone(&self.theme),
            wording.clone(),
            *by_link,
            *layers,
            catalog,
            Rc::clone(&scope.settings),
            origin,
        ))
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
        let prepared = self.prepared(layers, request)?;
        Ok(prepared.email(request))
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
        self.prepared(layers, request)?.readable(request)
    }

    /// The link of a message, `[links] <message>`, with each value in its place; nothing if one is missing.
    pub fn link(&mut self, layers: Layers, request: &DraftRequest<'_>) -> Option<String> {
        self.prepared(layers, request).ok()?.link(request)
    }

    /// Drafts the plain text of a request.
    ///
    /// # Errors
    /// The language's files are unusable, or the first defect that the request reaches.
    pub fn text(&mut self, layers: Layers, request: &DraftRequest<'_>) -> Result<String, Problem> {
        self.prepared(layers, request)?.text(request)
    }

    /// Drafts the SMS of a request.
    ///
    /// # Errors
    /// The language's files are unusable, so that there is nothing to render.
    pub fn sms(&mut self, layers: Layers, request: &DraftRequest<'_>) -> Result<SmsDraft, Problem> {
        let prepared = self.prepared(layers, request)?;
        let locale = prepared.locale().clone();
        let text = prepared.sms(request);
        Ok(SmsDraft { locale, text })
    }

    /// The place of a template that only the template engine can render, and that makes the message's
    /// HTML slower to start.
    pub fn slow_place(&mut self, layers: Layers, request: &DraftRequest<'_>) -> Option<Problem> {
        self.prepared(layers, request).ok()?.slow_place()
    }

    fn prepared(
        &mut self,
        layers: Layers,
        request: &DraftRequest<'_>,
    ) -> Result<Rc<Prepared>, Problem> {
        let scope = self.scope(request);
        self.message(layers, &scope, request)
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

    fn wording(
        &mut self,
        layers: Layers,
        scope: &Scope,
        tag: &Tag,
        request: &DraftRequest<'_>,
    ) -> Wording {
        let has_variants =
            layers == Layers::OwnersOverDefault && !scope.settings.variants.is_empty();
        Wording {
            kind: request.kind,
            occasion: request.occasion,
            variant: if has_variants {
                self.variant(scope, tag, request)
            } else {
                None
            },
        }
    }

    /// The first variant that a source of the scope names, byte for byte.
    fn variant(&mut self, scope: &Scope, tag: &Tag, request: &DraftRequest<'_>) -> Option<Rc<str>> {
        let known = self.variants(request.kind, tag);
        let mut values = scope
            .settings
            .variants
            .iter()
            .filter_map(|source| request.person.text(source));
        values.find_map(|value| known.iter().find(|name| ***name == *value).cloned())
    }

    fn variants(&mut self, kind: Kind, tag: &Tag) -> Rc<[Rc<str>]> {
        let key = (kind, tag.clone());
        if let Some(known) = self.variants.get(&key) {
            return Rc::clone(known);
        }
        let names = self.theme.variants(kind, tag);
        let names: Rc<[Rc<str>]> = names.into_iter().map(Rc::from).collect();
        keep(&mut self.variants, key, Rc::clone(&names));
        names
    }
}

/// Keeps a value in a cache; a full one is emptied first.
fn keep<K: std::hash::Hash + Eq, V>(cache: &mut HashMap<K, V>, key: K, value: V) {
    if cache.len() >= KEPT_MAX {
        cache.clear();
    }
    cache.insert(key, value);
}
