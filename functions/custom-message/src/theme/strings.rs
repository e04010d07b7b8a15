//! A language's strings: Fluent, one message per mail and its parts as attributes, the owner's laid
//! over the default ones string by string.

use std::borrow::Cow;
use std::rc::Rc;

use fluent_bundle::{FluentArgs, FluentBundle, FluentError, FluentResource};
use fluent_syntax::parser::ErrorKind;
use fluent_syntax::{ast, parser, serializer};
use memchr::memmem;

use super::problem::Problem;
use crate::locale::{Direction, Tag};

/// First strong isolate: Fluent puts it before a placeable. Becomes `<bdi>` in HTML.
pub const ISOLATE: char = '\u{2068}';
/// Pop directional isolate: Fluent puts it behind a placeable. Becomes `</bdi>` in HTML.
pub const END_ISOLATE: char = '\u{2069}';

/// The text of one Fluent file.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its name in the theme.
    pub file: String,
    /// Its text.
    pub text: Cow<'static, str>,
}

/// The strings of one language, without a brand.
#[derive(Debug)]
pub struct Strings {
    tag: Tag,
    sources: Vec<Source>,
    resource: Rc<FluentResource>,
    is_whole: bool,
}

impl Strings {
    /// Parses a language's sources and lays each over those behind it.
    ///
    /// # Errors
    /// The first defect, with its file and line.
    pub fn parse(tag: Tag, sources: Vec<Source>) -> Result<Self, Problem> {
        let text = match sources.as_slice() {
            [only] => only.text.clone().into_owned(),
            layers => merged(layers)?,
        };
        Self::of_text(tag, sources, text, true)
    }

    /// The same with nothing but what that message needs, where the default theme's file is all there is:
    /// its defects are found by tests, and six of its seven messages need not be parsed.
    ///
    /// # Errors
    /// The first defect, with its file and line.
    pub fn parse_for(message: &str, tag: Tag, sources: Vec<Source>) -> Result<Self, Problem> {
        match sources.as_slice() {
            [
                Source {
                    text: Cow::Borrowed(text),
                    ..
                },
            ] => {
                let text = needed(text, message);
                Self::of_text(tag, sources, text, false)
            }
            _ => Self::parse(tag, sources),
        }
    }

    /// Whether these are the strings of all messages.
    pub const fn is_whole(&self) -> bool {
        self.is_whole
    }

    fn of_text(
        tag: Tag,
        sources: Vec<Source>,
        text: String,
        is_whole: bool,
    ) -> Result<Self, Problem> {
        let resource = FluentResource::try_new(text).map_err(|(resource, errors)| {
            let source = sources.first();
            let (file, text) = source.map_or(("locales", resource.source()), |source| {
                (&source.file, &source.text)
            });
            syntax_problem(file, text, errors.first())
        })?;
        Ok(Self {
            tag,
            sources,
            resource: Rc::new(resource),
            is_whole,
        })
    }

    /// Every defect of the sources, for a checker.
    pub fn problems(sources: &[Source]) -> Vec<Problem> {
        sources
            .iter()
            .filter_map(|source| match parser::parse_runtime(source.text.as_ref()) {
                Ok(_) => None,
                Err((_, errors)) => Some(
                    errors
                        .iter()
                        .map(|error| syntax_problem(&source.file, &source.text, Some(error)))
                        .collect::<Vec<_>>(),
                ),
            })
            .flatten()
            .collect()
    }

    /// The strings with a brand's name in place of the term `-brand`.
    pub fn with_brand(self: &Rc<Self>, brand: &str) -> Catalog {
        let language = self.tag.as_str().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![language]);
        bundle.set_use_isolating(true);
        // The owner's own -brand, added first, wins: a brand may be spelt otherwise in a language.
        bundle
            .add_resource(Rc::clone(&self.resource))
            .unwrap_or_default();
        let term =
            FluentResource::try_new(brand_term(brand)).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource(Rc::new(term)).unwrap_or_default();
        Catalog {
            strings: Rc::clone(self),
            bundle,
        }
    }

    /// Where a part is defined: the first source that has it, and its line there.
    fn locate(&self, message: &str, part: &str) -> (&str, usize) {
        self.sources
            .iter()
            .find_map(|source| {
                line_of(&source.text, message, part).map(|line| (source.file.as_str(), line))
            })
            .or_else(|| {
                self.sources.first().map(|source| {
                    (
                        source.file.as_str(),
                        line_of(&source.text, message, "").unwrap_or(0),
                    )
                })
            })
            .unwrap_or(("locales", 0))
    }
}

/// The strings of one language for one brand.
pub struct Catalog {
    strings: Rc<Strings>,
    bundle: FluentBundle<Rc<FluentResource>>,
}

impl Catalog {
    /// The language.
    pub fn tag(&self) -> &Tag {
        &self.strings.tag
    }

    /// The parts of a message, in their order.
    pub fn parts(&self, message: &str) -> Vec<&str> {
        let message = self.bundle.get_message(message);
        message
            .map(|message| message.attributes().map(|part| part.id()).collect())
            .unwrap_or_default()
    }

    /// One part, formatted. Placeables stand between [`ISOLATE`] and [`END_ISOLATE`] where their
    /// direction could differ from the text's.
    ///
    /// # Errors
    /// The part is missing, or refers to what there is not.
    pub fn format(
        &self,
        message: &str,
        part: &str,
        arguments: &FluentArgs<'_>,
    ) -> Result<String, Problem> {
        let pattern = self
            .bundle
            .get_message(message)
            .and_then(|message| message.get_attribute(part))
            .ok_or_else(|| {
                self.problem(
                    message,
                    part,
                    format!("{message} has no .{part}: add it in this language"),
                )
            })?;
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern.value(), Some(arguments), &mut errors);
        match errors.first() {
            None => Ok(self.isolated(text)),
            Some(error) => Err(self.problem(
                message,
                part,
                format!("{message}.{part}: {}", reason(error)),
            )),
        }
    }

    /// A problem with a part, where it is written.
    pub fn problem(&self, message: &str, part: &str, reason: String) -> Problem {
        let (file, line) = self.strings.locate(message, part);
        Problem {
            file: file.to_owned(),
            line,
            column: 0,
            reason,
            excerpt: None,
        }
    }

    /// Isolates are kept only where something in the text runs the other way.
    fn isolated(&self, text: Cow<'_, str>) -> String {
        if !text.contains(ISOLATE)
            || self.tag().direction() == Direction::Rtl
            || text.chars().any(is_right_to_left)
        {
            return text.into_owned();
        }
        text.replace([ISOLATE, END_ISOLATE], "")
    }
}

/// The generated resource: a term, so that translators can inflect around it. A string literal, so
/// that no character of the name can be syntax; isolated, which Fluent does not do for terms.
fn brand_term(brand: &str) -> String {
    let literal: String = brand
        .chars()
        .filter(|c| !c.is_control())
        .map(|c| match c {
            '"' | '\\' => format!("\\{c}"),
            c => c.to_string(),
        })
        .collect();
    format!("-brand = {{ \"{ISOLATE}{literal}{END_ISOLATE}\" }}\n")
}

fn reason(error: &FluentError) -> String {
    match error {
        FluentError::ResolverError(error) => match error.to_string() {
            text if text.starts_with("Unknown variable: ") => {
                format!(
                    "{}: no such argument here (a subject or SMS never holds a user's attribute)",
                    text.to_lowercase()
                )
            }
            text => text.to_lowercase(),
        },
        error => error.to_string(),
    }
}

fn syntax_problem(file: &str, text: &str, error: Option<&parser::ParserError>) -> Problem {
    match error {
        Some(error) => match unreadable_part(text, error) {
            Some(at) => Problem::at(
                file,
                text,
                at,
                "this part cannot be read: look for an open brace or a missing value",
            ),
            // What is unclosed is noticed lines later: point at the last text before.
            None => Problem::at(
                file,
                text,
                text.get(..error.pos.start).unwrap_or(text).trim_end().len(),
                error.kind.to_string(),
            ),
        },
        None => Problem::of_file(file, "not Fluent"),
    }
}

/// Where the part stands that the parser could not read: it gives up the message before it, and its
/// error is about whatever it took the part for.
fn unreadable_part(text: &str, error: &parser::ParserError) -> Option<usize> {
    let gave_up = match error.kind {
        ErrorKind::ExpectedMessageField { .. } => error.pos.end,
        _ => error.pos.start,
    };
    let rest = text.get(gave_up..)?;
    let part = rest.trim_start();
    part.starts_with('.')
        .then_some(gave_up + rest.len() - part.len())
}

/// One text in which each entry of a later layer that an earlier one has too gave way to it, an
/// attribute at a time.
fn merged(layers: &[Source]) -> Result<String, Problem> {
    let mut body: Vec<ast::Entry<&str>> = Vec::new();
    for layer in layers {
        let resource = parser::parse_runtime(layer.text.as_ref())
            .map_err(|(_, errors)| syntax_problem(&layer.file, &layer.text, errors.first()))?;
        for entry in resource.body {
            lay_under(&mut body, entry);
        }
    }
    Ok(serializer::serialize(&ast::Resource { body }))
}

/// Terms, the shared message, that message, and what these refer to.
fn needed(text: &str, message: &str) -> String {
    let (mut kept, mut others) = (String::with_capacity(text.len() / 2), Vec::new());
    for (name, entry) in entries(text) {
        if name == message || name == "shared" || name.starts_with('-') {
            kept.push_str(entry);
        } else {
            others.push((name, entry));
        }
    }
    while let Some(at) = others.iter().position(|(name, _)| refers(&kept, name)) {
        kept.push_str(others.swap_remove(at).1);
    }
    kept
}

/// The entries of a file by name; comments go with the entry before them.
fn entries(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_start = |at: &usize| {
        let first = text.as_bytes().get(*at);
        first.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'-')
    };
    let lines = memchr::memchr_iter(b'\n', text.as_bytes()).map(|newline| newline + 1);
    let starts: Vec<usize> = std::iter::once(0).chain(lines).filter(is_start).collect();
    let ends = starts.clone().into_iter().skip(1).chain([text.len()]);
    std::iter::zip(starts, ends).map(|(start, end)| {
        let entry = &text[start..end];
        let name = entry.split([' ', '=']).next().unwrap_or(entry);
        (name, entry)
    })
}

/// Whether a text may refer to a message: more than it does is no harm.
fn refers(text: &str, message: &str) -> bool {
    let mut found = memmem::find_iter(text.as_bytes(), message);
    found.any(|at| text[..at].trim_end().ends_with('{'))
}

fn lay_under<'s>(body: &mut Vec<ast::Entry<&'s str>>, under: ast::Entry<&'s str>) {
    let Some(name) = name_of(&under) else { return };
    let Some(over) = body.iter_mut().find(|entry| name_of(entry) == Some(name)) else {
        body.push(under);
        return;
    };
    if let (ast::Entry::Message(over), ast::Entry::Message(under)) = (over, under) {
        over.value = over.value.take().or(under.value);
        for attribute in under.attributes {
            if !over
                .attributes
                .iter()
                .any(|own| own.id.name == attribute.id.name)
            {
                over.attributes.push(attribute);
            }
        }
    }
}

/// Messages and terms have names of their own kind.
fn name_of<'s>(entry: &ast::Entry<&'s str>) -> Option<(bool, &'s str)> {
    match entry {
        ast::Entry::Message(message) => Some((false, message.id.name)),
        ast::Entry::Term(term) => Some((true, term.id.name)),
        _ => None,
    }
}

/// The line, from 1, where a file defines a message's part (the message itself for an empty part).
fn line_of(text: &str, message: &str, part: &str) -> Option<usize> {
    let mut inside = false;
    for (at, line) in text.lines().enumerate() {
        if line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-') {
            inside = line.split(['=', ' ']).next() == Some(message);
            if inside && part.is_empty() {
                return Some(at + 1);
            }
        }
        let attribute = line
            .trim_start()
            .strip_prefix('.')
            .and_then(|rest| rest.split(['=', ' ']).next());
        if inside && attribute == Some(part) {
            return Some(at + 1);
        }
    }
    None
}

fn is_right_to_left(c: char) -> bool {
    matches!(u32::from(c), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalog(tag: &str, sources: &[(&str, &'static str)], brand: &str) -> Catalog {
        let sources = sources
            .iter()
            .map(|(file, text)| Source {
                file: (*file).to_owned(),
                text: Cow::Borrowed(text),
            })
            .collect();
        Rc::new(Strings::parse(Tag::parse(tag).unwrap(), sources).unwrap()).with_brand(brand)
    }

    fn plain(catalog: &Catalog, message: &str, part: &str) -> String {
        catalog.format(message, part, &FluentArgs::new()).unwrap()
    }

    #[test]
    fn the_owners_strings_lie_over_the_default_ones_string_by_string() {
        let catalog = catalog(
            "en",
            &[
                ("own", "sign-up =\n    .subject = Mine\n"),
                (
                    "default",
                    "sign-up =\n    .subject = Theirs\n    .sms = { -brand } code\n",
                ),
            ],
            "Acme",
        );
        assert_eq!(plain(&catalog, "sign-up", "subject"), "Mine");
        assert_eq!(plain(&catalog, "sign-up", "sms"), "Acme code");
        assert_eq!(catalog.parts("sign-up"), ["subject", "sms"]);
    }

    #[test]
    fn a_language_may_spell_the_brand_its_own_way() {
        let catalog = catalog(
            "ja",
            &[
                ("own", "-brand = アクメ\n"),
                ("default", "x =\n    .a = { -brand }です\n"),
            ],
            "Acme",
        );
        assert_eq!(plain(&catalog, "x", "a"), "アクメです");
    }

    #[test]
    fn no_character_of_a_brand_is_syntax() {
        let brand = r#"A" { $x } \u0041 \ B"#;
        let catalog = catalog("en", &[("default", "x =\n    .a = { -brand }!\n")], brand);
        assert_eq!(plain(&catalog, "x", "a"), format!("{brand}!"));
    }

    #[test]
    fn placeables_are_isolated_where_the_direction_could_differ() {
        let mut arguments = FluentArgs::new();
        arguments.set("name", "Ana");
        let source = [("default", "x =\n    .a = a { $name } { -brand }\n")];
        assert_eq!(
            catalog("en", &source, "Acme")
                .format("x", "a", &arguments)
                .unwrap(),
            "a Ana Acme"
        );
        assert_eq!(
            catalog("ar", &source, "Acme")
                .format("x", "a", &arguments)
                .unwrap(),
            "a \u{2068}Ana\u{2069} \u{2068}Acme\u{2069}"
        );
        arguments.set("name", "عمر");
        assert_eq!(
            catalog("en", &source, "Acme")
                .format("x", "a", &arguments)
                .unwrap(),
            "a \u{2068}عمر\u{2069} \u{2068}Acme\u{2069}"
        );
    }

    #[test]
    fn defects_come_with_file_and_line() {
        let catalog = catalog(
            "en",
            &[(
                "locales/en.ftl",
                "# x\n\nsign-up =\n    .subject = { $nobody }\n",
            )],
            "Acme",
        );
        let unknown = catalog
            .format("sign-up", "subject", &FluentArgs::new())
            .unwrap_err();
        assert_eq!((unknown.file.as_str(), unknown.line), ("locales/en.ftl", 4));
        let missing = catalog
            .format("sign-up", "sms", &FluentArgs::new())
            .unwrap_err();
        assert_eq!((missing.file.as_str(), missing.line), ("locales/en.ftl", 3));

        let source = Source {
            file: "locales/en.ftl".to_owned(),
            text: Cow::Borrowed("a = b\nc = { $d\n"),
        };
        let syntax = Strings::parse(Tag::parse("en").unwrap(), vec![source]).unwrap_err();
        assert_eq!((syntax.file.as_str(), syntax.line), ("locales/en.ftl", 2));
    }

    #[test]
    fn what_a_message_needs_says_what_the_whole_file_says() {
        use crate::message::Kind;
        use crate::theme::{Layers, Theme};
        let theme = Theme::load(None, &[]);
        let mut arguments = FluentArgs::new();
        for (name, value) in [
            ("name", "Ana"),
            ("code", "{####}"),
            ("username", "{username}"),
        ] {
            arguments.set(name, value);
        }
        arguments.set("hours", 24);
        for tag in theme.locales(Layers::Default) {
            let whole = Rc::new(theme.strings(Layers::Default, &tag).unwrap()).with_brand("B");
            for kind in Kind::ALL {
                let strings = theme.strings_for(kind.name(), Layers::Default, &tag);
                let needed = Rc::new(strings.unwrap()).with_brand("B");
                for message in [kind.name(), "shared"] {
                    assert_eq!(needed.parts(message), whole.parts(message), "{tag}");
                    assert!(!whole.parts(message).is_empty(), "{tag} {message}");
                    for part in whole.parts(message) {
                        let said = whole.format(message, part, &arguments);
                        assert!(said.is_ok(), "{tag} {message}.{part}: {said:?}");
                        assert_eq!(needed.format(message, part, &arguments), said);
                    }
                }
            }
        }
    }

    #[test]
    fn a_message_needs_what_it_refers_to() {
        let text = "# no\n-brand = B\na =\n    .x = { b.y }\n# of c\nb =\n    .y = {c.z}\nc = d\n    .z = 1\nd = 2\nab = 3\n";
        let kept = needed(text, "a");
        for name in ["-brand =", "\na =", "\nb =", "\nc ="] {
            assert!(format!("\n{kept}").contains(name), "{name}: {kept}");
        }
        for name in ["\nd =", "\nab ="] {
            assert!(!kept.contains(name), "{name}: {kept}");
        }
    }
}
