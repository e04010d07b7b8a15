//! A theme: the default layer, the owner's over it, brand tokens, app clients. Loads only what a
//! message needs.

mod clients;
pub mod color;
mod files;
pub mod look;
mod problem;
mod settings;
mod strings;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::rc::Rc;

use clients::Clients;
pub use files::{Files, locale_file};
pub use look::Look;
pub use problem::Problem;
pub use settings::Settings;
pub use strings::{Catalog, END_ISOLATE, ISOLATE, Source, Strings};

use crate::locale::{self, Tag};

/// The language of the default theme that is always there.
const LAST_RESORT: &str = "en";

/// How many negotiated tags are remembered, and app clients: a caller chooses what it asks for.
const REMEMBERED: usize = 256;

/// Which layers of a theme a message is rendered from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layers {
    /// The owner's files over the default ones.
    OwnersOverDefault,
    /// The default ones alone, with the owner's brand.
    Default,
}

/// A brand token from outside a theme: where it is from (for messages), `[brand]` key or
/// `accent`, value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The environment variable.
    pub from: &'static str,
    /// The token.
    pub key: TokenKey,
    /// Its text, unchecked.
    pub value: String,
}

/// What a [`Token`] sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKey {
    /// A key of `[brand]`.
    Brand(&'static str),
    /// The accent, in both schemes.
    Accent,
    /// The default language.
    DefaultLocale,
}

/// A loaded theme.
#[derive(Debug)]
pub struct Theme {
    owner: Option<Files>,
    settings: Settings,
    /// The owner's `theme.toml`, for the app clients in it.
    clients: Clients,
    problems: Vec<Problem>,
    /// Languages that no file holds.
    added: Vec<(Tag, String)>,
    negotiated: RefCell<HashMap<(Layers, Tag), Option<Tag>>>,
    /// The look of each app client that was met, if the theme names it.
    looks: RefCell<HashMap<String, Option<Rc<Look>>>>,
}

impl Theme {
    /// Loads the owner's folder over the default theme, and `tokens` over both. Whatever is
    /// unusable is left at its default and becomes one of [`Theme::problems`].
    pub fn load(folder: Option<&Path>, tokens: &[Token]) -> Self {
        let mut theme = Self {
            owner: folder.map(|folder| Files::Folder(folder.to_owned())),
            settings: default_settings(),
            clients: Clients::default(),
            problems: Vec::new(),
            added: Vec::new(),
            negotiated: RefCell::default(),
            looks: RefCell::default(),
        };
        theme.load_toml();
        for token in tokens {
            theme.lay_over(token);
        }
        theme.check_default_locale();
        theme
    }

    /// Adds strings made by code over all layers, offered in any case: a pseudo-locale to look at.
    /// Of two for one language, the first lies over the second.
    pub fn add_locale(&mut self, tag: Tag, text: String) {
        self.added.push((tag, text));
        self.negotiated.get_mut().clear();
    }

    /// What was unusable when the theme was loaded.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether there is a folder of the owner's.
    pub fn has_owner(&self) -> bool {
        self.owner.is_some()
    }

    /// The settings but for app clients.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The look of an app client; [`Theme::check`] tells what of it is unusable.
    pub fn look(&self, client_id: Option<&str>) -> Look {
        client_id
            .and_then(|id| self.own_look(id))
            .unwrap_or_else(|| self.settings.look.clone())
    }

    fn own_look(&self, id: &str) -> Option<Look> {
        let mut look = self.clients.names(id).then(|| self.settings.look.clone())?;
        settings::apply_client(&self.clients.only(id), id, &mut look);
        Some(look)
    }

    /// The language of an app client.
    pub fn client_locale(&self, client_id: Option<&str>) -> Option<Tag> {
        self.client(client_id?).and_then(|look| look.locale.clone())
    }

    /// The look of an app client, if it may have one of its own: looked up once.
    pub fn client(&self, id: &str) -> Option<Rc<Look>> {
        if self.clients.text().is_empty() {
            return None;
        }
        if let Some(known) = self.looks.borrow().get(id) {
            return known.clone();
        }
        let look = self.own_look(id).map(Rc::new);
        let mut looks = self.looks.borrow_mut();
        if looks.len() >= REMEMBERED {
            looks.clear();
        }
        looks.insert(id.to_owned(), look.clone());
        look
    }

    /// The app clients that the theme names.
    pub fn client_ids(&self) -> Vec<String> {
        settings::client_ids(self.clients.text())
    }

    /// The language for whoever wants `wanted`, best first: negotiated among those that there are,
    /// or the default one.
    pub fn choose_locale(&self, layers: Layers, wanted: &[Tag]) -> Tag {
        let chosen = wanted.iter().find_map(|tag| self.serve(layers, tag));
        chosen
            .or_else(|| self.default_locale(layers))
            .unwrap_or_else(last_resort)
    }

    /// The languages that a message can be rendered in.
    pub fn locales(&self, layers: Layers) -> Vec<Tag> {
        let mut tags: Vec<Tag> = self
            .layers(layers)
            .flat_map(Files::locales)
            .filter(|tag| self.offers(tag))
            .collect();
        tags.sort();
        tags.dedup();
        tags
    }

    /// The text of a template: the layer that it is from, and its text there.
    ///
    /// # Errors
    /// A file that is there and cannot be used.
    pub fn template(
        &self,
        layer: Layers,
        name: &str,
    ) -> Result<Option<Cow<'static, str>>, Problem> {
        match (layer, &self.owner) {
            (Layers::Default, _) => Files::Embedded.read(name),
            (Layers::OwnersOverDefault, Some(owner)) => owner.read(name),
            (Layers::OwnersOverDefault, None) => Ok(None),
        }
    }

    /// Whether a template of that name is the default theme's: the owner has none, not even one that
    /// cannot be used.
    pub fn is_default(&self, layers: Layers, name: &str) -> bool {
        layers == Layers::Default
            || self
                .owner
                .as_ref()
                .is_none_or(|owner| matches!(owner.read(name), Ok(None)))
    }

    /// Whether the owner may have templates.
    pub fn has_templates(&self) -> bool {
        let is_own = |name| !self.is_default(Layers::OwnersOverDefault, name);
        let messages = self.owner.as_ref().map(|owner| owner.names("messages"));
        is_own("layout.html")
            || is_own("components.html")
            || messages.is_some_and(|names| !names.is_empty())
    }

    /// The strings of a language: its own files, then those of each shorter tag.
    ///
    /// # Errors
    /// No file for the language, or a defect in one.
    pub fn strings(&self, layers: Layers, tag: &Tag) -> Result<Strings, Problem> {
        Strings::parse(tag.clone(), self.strings_sources(layers, tag)?)
    }

    /// The strings of a language, and perhaps no more of them than that message needs.
    ///
    /// # Errors
    /// No file for the language, or a defect in one.
    pub fn strings_for(
        &self,
        message: &str,
        layers: Layers,
        tag: &Tag,
    ) -> Result<Strings, Problem> {
        Strings::parse_for(message, tag.clone(), self.strings_sources(layers, tag)?)
    }

    fn strings_sources(&self, layers: Layers, tag: &Tag) -> Result<Vec<Source>, Problem> {
        let sources = self.sources(layers, tag)?;
        if sources.is_empty() {
            return Err(Problem::of_file(
                locale_file(tag.as_str()),
                "missing: no layer has this language",
            ));
        }
        Ok(sources)
    }

    /// Every defect that can be found without rendering: `theme.toml` with all its clients, and
    /// every language.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = self.problems.clone();
        problems.extend(settings::apply(
            self.clients.text(),
            &mut default_settings(),
        ));
        if let Some(owner) = &self.owner {
            problems.extend(misnamed_locales(owner));
        }
        for tag in self.locales(Layers::OwnersOverDefault) {
            match self.sources(Layers::OwnersOverDefault, &tag) {
                Ok(sources) => problems.extend(Strings::problems(&sources)),
                Err(problem) => problems.push(problem),
            }
        }
        let mut seen = Vec::new();
        problems.retain(|problem| {
            !seen.contains(problem) && {
                seen.push(problem.clone());
                true
            }
        });
        problems
    }

    fn load_toml(&mut self) {
        let Some(owner) = &self.owner else { return };
        match owner.read(settings::FILE) {
            Ok(Some(text)) => {
                let (base, clients) = Clients::of(text.into_owned());
                self.problems = settings::apply(&base, &mut self.settings);
                self.clients = clients;
            }
            Ok(None) => {}
            Err(problem) => self.problems.push(problem),
        }
    }

    fn lay_over(&mut self, token: &Token) {
        let look = &mut self.settings.look;
        let laid = match token.key {
            TokenKey::Brand(key) => look.set_brand(key, &token.value),
            TokenKey::Accent => look
                .set_color(false, "accent", &token.value)
                .inspect(|()| look.dark.accent = None),
            TokenKey::DefaultLocale => match Tag::parse(&token.value) {
                Some(tag) => {
                    self.settings.default_locale = Some(tag);
                    Ok(())
                }
                None => Err(format!(
                    "{:?} is no language tag: write it as de or pt-BR",
                    token.value
                )),
            },
        };
        if let Err(reason) = laid {
            self.problems.push(Problem::of_file(token.from, reason));
        }
    }

    fn check_default_locale(&mut self) {
        let unserved = self
            .settings
            .default_locale
            .clone()
            .filter(|tag| self.serve(Layers::OwnersOverDefault, tag).is_none());
        if let Some(tag) = unserved {
            let reason =
                format!("the default language {tag} has no file in locales, or is not offered");
            self.problems.push(Problem::of_file(settings::FILE, reason));
        }
    }

    fn layers(&self, layers: Layers) -> impl Iterator<Item = &Files> {
        let owner = self
            .owner
            .iter()
            .filter(move |_| layers == Layers::OwnersOverDefault);
        owner.chain(std::iter::once(&Files::Embedded))
    }

    fn sources(&self, layers: Layers, tag: &Tag) -> Result<Vec<Source>, Problem> {
        let mut sources = Vec::new();
        for tag in tag.chain() {
            let file = locale_file(tag);
            let added = self.added.iter().filter(|(name, _)| name.as_str() == tag);
            sources.extend(added.map(|(_, text)| Source {
                file: file.clone(),
                text: Cow::Owned(text.clone()),
            }));
            for layer in self.layers(layers) {
                if let Some(text) = layer.read(&file)? {
                    sources.push(Source {
                        file: file.clone(),
                        text,
                    });
                }
            }
        }
        Ok(sources)
    }

    fn default_locale(&self, layers: Layers) -> Option<Tag> {
        self.settings
            .default_locale
            .as_ref()
            .and_then(|tag| self.serve(layers, tag))
    }

    fn offers(&self, tag: &Tag) -> bool {
        let offered = &self.settings.offered_locales;
        offered.is_empty() || offered.contains(tag)
    }

    /// The language that serves a tag. An exact match is one look at the file system; only another
    /// tag lists what there is, once.
    fn serve(&self, layers: Layers, wanted: &Tag) -> Option<Tag> {
        if self.added.iter().any(|(tag, _)| tag == wanted)
            || self.offers(wanted) && self.layers(layers).any(|files| files.has_locale(wanted))
        {
            return Some(wanted.clone());
        }
        let key = (layers, wanted.clone());
        if let Some(known) = self.negotiated.borrow().get(&key) {
            return known.clone();
        }
        let served =
            locale::negotiate(std::slice::from_ref(wanted), &self.locales(layers)).cloned();
        let mut negotiated = self.negotiated.borrow_mut();
        if negotiated.len() >= REMEMBERED {
            negotiated.clear();
        }
        negotiated.insert(key, served.clone());
        served
    }
}

/// The default theme's settings, in code so that a start parses nothing.
fn default_settings() -> Settings {
    let name = ["given_name", "name"].map(str::to_owned).to_vec();
    Settings {
        look: Look::default(),
        default_locale: None,
        offered_locales: Vec::new(),
        attributes: [("name".to_owned(), name)].into(),
    }
}

fn last_resort() -> Tag {
    Tag::parse(LAST_RESORT).expect("`en` is a tag")
}

fn misnamed_locales(owner: &Files) -> Vec<Problem> {
    let named = owner.locales();
    let files = owner
        .names("locales")
        .into_iter()
        .filter(|name| name.ends_with(".ftl"));
    files
        .filter(|file| !named.iter().any(|tag| locale_file(tag.as_str()) == *file))
        .map(|file| {
            let stem = file.trim_start_matches("locales/").trim_end_matches(".ftl");
            let mend = Tag::parse(stem).map_or_else(
                || "name it by a language tag".to_owned(),
                |tag| format!("name it {tag}.ftl"),
            );
            Problem::of_file(file.clone(), format!("no language tag: {mend}"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_settings_are_the_default_themes() {
        let text = Files::Embedded.read(settings::FILE).unwrap().unwrap();
        let mut written = Settings::default();
        assert_eq!(settings::apply(&text, &mut written), []);
        assert_eq!(
            written,
            Settings {
                default_locale: written.default_locale.clone(),
                ..default_settings()
            }
        );
        assert_eq!(written.default_locale, Some(last_resort()));
        // every colour and the brand's name are written out, so that the file is one to copy
        for key in look::COLOR_KEYS {
            assert!(text.contains(&format!("\n{key} = ")), "{key}");
        }
    }
}
