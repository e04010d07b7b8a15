//! A theme folder: the owner's files over the default ones, brand tokens over both, and the settings of
//! single app clients, pools and tenants. Reads only the files that a message needs.

pub mod color;
mod default_files;
mod files;
pub mod look;
mod scope;
mod settings;
pub mod strings;
mod token;

use std::borrow::Cow;
use std::path::Path;

pub use files::{Files, locale_file};
pub use look::{LINK_NAMES, LinkPart, Look, link_parts};
pub use scope::{Scope, ScopeFile};
pub use settings::{LeftToCognito, Sending, Settings};
pub use strings::{Catalog, END_ISOLATE, ISOLATE, Strings, StringsFile};
pub(crate) use strings::{Piece, StringTag, TAG, bare, pieces, plain_text};
pub use token::{Token, TokenKey};

use crate::kind::Kind;
use crate::locale::{self, Tag};
use crate::problem::Problem;
use crate::wording::{Wording, variant_of};

/// The language of the default theme that is always there.
const LAST_RESORT: &str = "en";

/// The layers of a theme that a message is rendered from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layers {
    /// The owner's files over the default ones.
    OwnersOverDefault,
    /// The default ones alone, with the owner's brand.
    Default,
}

/// A loaded theme.
#[derive(Debug)]
pub struct Theme {
    owner: Option<Files>,
    settings: Settings,
    problems: Vec<Problem>,
    /// Languages that no file holds.
    added: Vec<(Tag, StringsFile)>,
}

impl Theme {
    /// Loads the owner's folder over the default theme, and `tokens` over both. Whatever is
    /// unusable is left at its default and becomes one of [`Theme::problems`].
    pub fn load(folder: Option<&Path>, tokens: &[Token]) -> Self {
        let mut theme = Self {
            owner: folder.map(|folder| Files::Folder(folder.to_owned())),
            settings: Settings::of_default_theme(),
            problems: Vec::new(),
            added: Vec::new(),
        };
        let mut written = Cow::Borrowed("");
        if let Some(owner) = &theme.owner {
            match owner.read(settings::FILE) {
                Ok(text) => written = text.unwrap_or_default(),
                Err(problem) => theme.problems.push(problem),
            }
        }
        let applied = settings::apply(settings::FILE, &written, &mut theme.settings);
        theme.problems.extend(applied);
        for token in tokens {
            let problem = token.apply(&mut theme.settings).err();
            theme.problems.extend(problem);
        }
        let links = settings::link_problems(settings::FILE, &written, None, &theme.settings);
        theme.problems.extend(links);
        let unserved = theme.settings.default_locale.clone();
        if let Some(tag) = unserved.filter(|tag| {
            theme
                .served(Layers::OwnersOverDefault, &theme.settings, tag)
                .is_none()
        }) {
            let reason =
                format!("the default language {tag} has no file in locales, or is not offered");
            theme
                .problems
                .push(Problem::of_file(settings::FILE, reason));
        }
        theme
    }

    /// Adds strings made by code over all layers, offered in any case: a pseudo-locale to look at. `layer` is
    /// the one that they were made of: the owner's, or the default one. Of two for one language, the first
    /// goes over the second.
    pub fn add_locale(&mut self, tag: Tag, layer: Layers, text: String) {
        let strings = StringsFile {
            file: locale_file(tag.as_str()),
            is_owners: layer == Layers::OwnersOverDefault,
            text: Cow::Owned(text),
        };
        self.added.push((tag, strings));
    }

    /// The defects that were found when the theme was loaded.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Returns true if there is a folder of the owner's.
    pub fn has_owner(&self) -> bool {
        self.owner.is_some()
    }

    /// The settings where no app client, pool or tenant has its own.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The scope of those for whom the theme has no file, with what of `theme.toml` cannot be read.
    pub(crate) fn base_scope(&self) -> Scope {
        let unreadable = self.problems.iter().filter(|known| known.is_unreadable());
        Scope {
            problems: unreadable.cloned().collect(),
            ..Scope::of(&self.settings)
        }
    }

    /// The names of the files for single app clients, pools and tenants. Lists three folders.
    pub fn scope_files(&self) -> Vec<ScopeFile> {
        self.owner.iter().flat_map(ScopeFile::list).collect()
    }

    /// Merges the settings of one app client, pool or tenant over `scope`; nothing where the theme has none.
    pub fn narrowed(&self, scope: &Scope, file: &ScopeFile) -> Option<Scope> {
        scope.narrowed(self.owner.as_ref()?, file)
    }

    /// The language that serves the requested ones best, the first choice first: negotiated among those
    /// that there are, then the default one of `settings`, then the theme's.
    pub fn choose_locale(&self, layers: Layers, settings: &Settings, requested: &[Tag]) -> Tag {
        let defaults = [&settings.default_locale, &self.settings.default_locale];
        requested
            .iter()
            .chain(defaults.into_iter().flatten())
            .find_map(|tag| self.served(layers, settings, tag))
            .unwrap_or_else(|| Tag::parse(LAST_RESORT).expect("`en` is a tag"))
    }

    /// The language that serves a tag. An exact match is one look at the file system; only another
    /// tag lists the folder.
    fn served(&self, layers: Layers, settings: &Settings, tag: &Tag) -> Option<Tag> {
        let is_exact = self.added.iter().any(|(added, _)| added == tag)
            || settings.offers(tag) && self.layers(layers).any(|files| files.has_locale(tag));
        if is_exact {
            return Some(tag.clone());
        }
        locale::negotiate(std::slice::from_ref(tag), &self.offered(layers, settings)).cloned()
    }

    /// The languages that a message can be rendered in.
    pub fn locales(&self, layers: Layers) -> Vec<Tag> {
        self.offered(layers, &self.settings)
    }

    /// The languages that a message can be rendered in with these settings.
    pub fn offered(&self, layers: Layers, settings: &Settings) -> Vec<Tag> {
        let all = self.layers(layers).flat_map(Files::locales);
        let mut tags: Vec<Tag> = all.filter(|tag| settings.offers(tag)).collect();
        tags.sort();
        tags.dedup();
        tags
    }

    /// The text of a file in one layer: the default theme's, or the owner's alone.
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

    /// The names of all templates that a template can extend or include.
    pub fn template_names(&self) -> Vec<String> {
        let layers = self.layers(Layers::OwnersOverDefault);
        let mut names: Vec<String> = layers
            .flat_map(|files| [files.names(""), files.names("messages")].concat())
            .collect();
        names.retain(|name| name.ends_with(".html") || name.ends_with(".txt"));
        names.sort();
        names.dedup();
        names
    }

    /// Reads the strings of a language: its own files, then those of each shorter tag.
    ///
    /// # Errors
    /// No file for the language, or a defect in one.
    pub fn strings(&self, layers: Layers, tag: &Tag) -> Result<Strings, Problem> {
        Strings::parse(tag.clone(), self.strings_files(layers, tag)?)
    }

    /// Reads the strings of a language, and perhaps no more of them than one message needs.
    ///
    /// # Errors
    /// No file for the language, or a defect in one.
    pub fn strings_for(
        &self,
        wording: &Wording,
        layers: Layers,
        tag: &Tag,
    ) -> Result<Strings, Problem> {
        Strings::parse_for(wording, tag.clone(), self.strings_files(layers, tag)?)
    }

    /// The owner's variants of a message in a language: those that it has strings for, and those that have a
    /// template. Reads the language's files and lists a folder.
    pub fn variants(&self, kind: Kind, tag: &Tag) -> Vec<String> {
        let files = self.strings_files(Layers::OwnersOverDefault, tag);
        let files = files.unwrap_or_default();
        let templates = self.owner.iter().flat_map(|owner| owner.names("messages"));
        let templates: Vec<String> = templates.collect();
        let owners = files.iter().filter(|file| file.is_owners);
        let strings = owners.flat_map(|file| strings::names(&file.text));
        let all = strings.chain(templates.iter().filter_map(|name| template_stem(name)));
        let mut variants: Vec<String> = all
            .filter_map(|name| variant_of(kind, name))
            .map(str::to_owned)
            .collect();
        variants.sort();
        variants.dedup();
        variants
    }

    /// The template of a message's HTML body in a wording: the first that there is.
    pub(crate) fn message_template(&self, layers: Layers, wording: &Wording) -> String {
        let usual = wording.kind.template();
        let owners = [wording.variant_name(), wording.occasion_name()];
        let owners = owners
            .into_iter()
            .flatten()
            .map(|name| template_file(&name));
        let owners = owners.chain([usual.to_owned()]);
        let has_file = |name: &String| !matches!(self.template(layers, name), Ok(None));
        let mut owners = owners.filter(|_| layers == Layers::OwnersOverDefault);
        let own = if wording.name().is_some() {
            owners.find(has_file)
        } else {
            None
        };
        let occasion = wording.occasion_name().map(|name| template_file(&name));
        own.or_else(|| occasion.filter(|name| Files::embedded(name).is_some()))
            .unwrap_or_else(|| usual.to_owned())
    }

    /// The owner's template of a message's plain text in a wording, the first that there is.
    pub(crate) fn text_template(&self, layers: Layers, wording: &Wording) -> Option<String> {
        let usual = Some(wording.kind.name().to_owned());
        let names = [wording.variant_name(), wording.occasion_name(), usual];
        let mut files = names
            .into_iter()
            .flatten()
            .map(|name| format!("messages/{name}.txt"));
        files.find(|name| !matches!(self.template(layers, name), Ok(None)))
    }

    /// The files of a language, those that win first.
    fn strings_files(&self, layers: Layers, tag: &Tag) -> Result<Vec<StringsFile>, Problem> {
        let mut files = Vec::new();
        for tag in tag.chain() {
            let file = locale_file(tag);
            let added = self.added.iter().filter(|(name, _)| name.as_str() == tag);
            files.extend(added.map(|(_, strings)| strings.clone()));
            for layer in self.layers(layers) {
                if let Some(text) = layer.read(&file)? {
                    strings::has_room(&file, &text)?;
                    files.push(StringsFile {
                        file: file.clone(),
                        is_owners: matches!(layer, Files::Folder(_)),
                        text,
                    });
                }
            }
        }
        if files.is_empty() {
            let reason = "missing: no layer has this language";
            return Err(Problem::of_file(locale_file(tag.as_str()), reason));
        }
        Ok(files)
    }

    /// Every defect that can be found without rendering: `theme.toml`, the files of all app clients,
    /// pools and tenants, and every language.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = self.problems.clone();
        if let Some(owner) = &self.owner {
            problems.extend(owner.misplaced_folders());
            problems.extend(files::misnamed_locales(owner));
        }
        let base = Scope::of(&self.settings);
        for file in self.scope_files() {
            let scope = self.narrowed(&base, &file);
            problems.extend(scope.into_iter().flat_map(|scope| scope.problems));
        }
        for tag in self.locales(Layers::OwnersOverDefault) {
            match self.strings_files(Layers::OwnersOverDefault, &tag) {
                Ok(files) => problems.extend(Strings::problems(&files)),
                Err(problem) => problems.push(problem),
            }
        }
        let mut seen = std::collections::HashSet::new();
        problems.retain(|problem| seen.insert(problem.to_string()));
        problems
    }

    fn layers(&self, layers: Layers) -> impl Iterator<Item = &Files> {
        let owner = self
            .owner
            .iter()
            .filter(move |_| layers == Layers::OwnersOverDefault);
        owner.chain(std::iter::once(&Files::Embedded))
    }
}

/// The template of the HTML body that has that name.
fn template_file(name: &str) -> String {
    format!("messages/{name}.html")
}

/// The message that a template's file is named after, and the variant.
fn template_stem(file: &str) -> Option<&str> {
    let name = file.strip_prefix("messages/")?;
    name.strip_suffix(".html")
        .or_else(|| name.strip_suffix(".txt"))
}
