//! A language's strings: Fluent, one message for each mail and its parts as attributes, the owner's merged
//! over the default ones string by string.

mod catalog;
mod defect;
mod markup;
mod merge;
mod tag;

use std::borrow::Cow;
use std::rc::Rc;

use super::files::locale_file;
use crate::locale::Tag;
use crate::problem::{Cause, Problem};
use crate::wording::Wording;
pub use catalog::Catalog;
use defect::{PARTS_MAX, is_readable, line_of, refusal, syntax_problems};
use fluent_bundle::{FluentBundle, FluentResource};
use markup::{PLAIN_TEXT_ONLY, is_plain_text, marked, markup_problems, place};
pub(super) use merge::names;
use merge::{WORDED, entries, in_order, merged, parts};
pub(crate) use tag::{Piece, StringTag, TAG, bare, pieces, plain_text};

/// First strong isolate: Fluent puts it before a placeable. Becomes `<span dir=auto>` in HTML.
pub const ISOLATE: char = '\u{2068}';
/// Pop directional isolate: Fluent puts it behind a placeable. Becomes `</span>` in HTML.
pub const END_ISOLATE: char = '\u{2069}';

/// The longest head of an entry that is read again with each of its parts, in bytes.
const HEAD_MAX: usize = 1024;

/// The bound on the placeables and tags of a file: a message that only refers to another one takes 1.5 KB.
const SIGNS_MAX: usize = 10_000;

/// Refuses a file that would take too much memory.
pub(super) fn has_room(file: &str, text: &str) -> Result<(), Problem> {
    if memchr::memchr2_iter(b'{', b'<', text.as_bytes()).count() <= SIGNS_MAX {
        return Ok(());
    }
    let reason = format!("more than {SIGNS_MAX} placeables and tags: the file is not read");
    Err(Problem::of_file(file, reason).of_cause(Cause::Unreadable))
}

/// The text of one Fluent file.
#[derive(Debug, Clone)]
pub struct StringsFile {
    /// Its name in the theme.
    pub file: String,
    /// True for a file of the owner's, false for one of the default theme.
    pub is_owners: bool,
    /// Its text.
    pub text: Cow<'static, str>,
}

/// The strings of one language, without a brand.
#[derive(Debug)]
pub struct Strings {
    tag: Tag,
    files: Vec<StringsFile>,
    resource: Rc<FluentResource>,
    /// The message whose parts come from several entries, by occasion and variant.
    worded: Option<Wording>,
    /// The defects of entries that were left out.
    defects: Vec<Problem>,
    /// True if a text holds a tag, or what looks like one.
    has_markup: bool,
}

impl Strings {
    /// Parses a language's files, each over those behind it. An entry that cannot be read is left out, so
    /// that the same of another file counts: [`Strings::defects`].
    ///
    /// # Errors
    /// A defect without which nothing can be read.
    pub fn parse(tag: Tag, files: Vec<StringsFile>) -> Result<Self, Problem> {
        Self::of(tag, files, None)
    }

    /// Parses no more of a language's files than one message needs, in the wording of its occasion and variant.
    ///
    /// # Errors
    /// A defect without which nothing can be read.
    pub fn parse_for(
        wording: &Wording,
        tag: Tag,
        files: Vec<StringsFile>,
    ) -> Result<Self, Problem> {
        Self::of(tag, files, Some(wording))
    }

    fn of(tag: Tag, files: Vec<StringsFile>, wording: Option<&Wording>) -> Result<Self, Problem> {
        let mut defects = Vec::new();
        let parsed = parsed(merged(&files, wording)).or_else(|| {
            // The text that was parsed is put together from several files: look into each.
            defects = syntax_defects(&files);
            let readable: Vec<_> = files.iter().map(StringsFile::readable).collect();
            parsed(merged(&readable, wording))
        });
        let worded = wording.filter(|wording| wording.name().is_some()).cloned();
        match parsed {
            Some((resource, has_markup)) => Ok(Self {
                tag,
                files,
                resource: Rc::new(resource),
                worded,
                defects,
                has_markup,
            }),
            None => Err(defects.into_iter().next().unwrap_or_else(|| {
                Problem::of_file(locale_file(tag.as_str()), "cannot be read as Fluent")
            })),
        }
    }

    /// The defects of the files, if what they say of this message cannot be read as a whole.
    pub fn defects(&self) -> &[Problem] {
        &self.defects
    }

    /// Every defect of the files, for a checker.
    pub fn problems(files: &[StringsFile]) -> Vec<Problem> {
        let mut problems = syntax_defects(files);
        problems.extend(files.iter().flat_map(markup_problems));
        problems
    }

    /// The defect of the markup of a part itself, where it is written.
    fn own_markup_defect(&self, message: &str, part: &str) -> Option<Problem> {
        // A wording's part is of `<message>_<variant>`.
        let (start, end) = (format!(" (in {message}"), format!(".{part})"));
        let is_own = |reason: &str| reason.ends_with(&end) && reason.contains(&start);
        let mut problems = self.files.iter().flat_map(markup_problems);
        problems.find(|problem| is_own(&problem.reason))
    }

    /// The defect of the markup that a part has of its own, or takes from another string.
    fn markup_defect(&self, message: &str, part: &str) -> Problem {
        let own = self.own_markup_defect(message, part);
        own.unwrap_or_else(|| {
            let (file, line) = self.locate(message, part);
            let place = place(message, part);
            let (reason, cause) = if is_plain_text(part) {
                (PLAIN_TEXT_ONLY, Cause::MarkupInPlainText)
            } else {
                ("cannot be in a string", Cause::Markup)
            };
            let reason = format!("a tag of a string that this one takes in {reason}{place}");
            Problem {
                line,
                ..Problem::of_file(file, reason).of_cause(cause)
            }
        })
    }

    /// The strings with a brand's name in place of the term `-brand`.
    pub fn with_brand(self: &Rc<Self>, brand: &str) -> Catalog {
        let language = self.tag.as_str().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![language]);
        bundle.set_use_isolating(true);
        // The owner's own -brand, added first, wins: a brand may be spelt otherwise in a language.
        bundle
            .add_resource(Rc::clone(&self.resource))
            .expect("no two entries of a merged file have one name");
        let term = FluentResource::try_new(brand_term(brand));
        let term = term.expect("a literal without control characters is Fluent");
        // Refused where the owner has one.
        drop(bundle.add_resource(Rc::new(term)));
        Catalog {
            strings: Rc::clone(self),
            bundle,
        }
    }

    /// The name under which the parsed text has a message.
    fn parsed_name<'m>(&self, message: &'m str) -> &'m str {
        let is_worded = |wording: &Wording| wording.kind.name() == message;
        if self.worded.as_ref().is_some_and(is_worded) {
            WORDED
        } else {
            message
        }
    }

    /// The entries that a message's parts come from, the winning one first.
    fn entries_of(&self, message: &str) -> Vec<(&StringsFile, String)> {
        match &self.worded {
            Some(wording) if wording.kind.name() == message => in_order(&self.files, wording),
            _ => self
                .files
                .iter()
                .map(|file| (file, message.to_owned()))
                .collect(),
        }
    }

    /// The first file that defines a part, and the line there.
    fn locate(&self, message: &str, part: &str) -> (&str, usize) {
        self.entries_of(message)
            .iter()
            .find_map(|(file, name)| {
                line_of(&file.text, name, part).map(|line| (file.file.as_str(), line))
            })
            .or_else(|| {
                self.files.first().map(|file| {
                    (
                        file.file.as_str(),
                        line_of(&file.text, message, "").unwrap_or(0),
                    )
                })
            })
            .unwrap_or(("locales", 0))
    }
}

/// A text as Fluent with its tags marked, if all of it is Fluent; true if there are any.
fn parsed(text: String) -> Option<(FluentResource, bool)> {
    if entries(&text).any(|(_, entry)| refusal(entry).is_some()) {
        return None;
    }
    let marked = marked(&text);
    let has_markup = marked.is_some();
    let resource = FluentResource::try_new(marked.unwrap_or(text));
    resource.ok().map(|resource| (resource, has_markup))
}

fn syntax_defects(files: &[StringsFile]) -> Vec<Problem> {
    let defects = files
        .iter()
        .map(|file| syntax_problems(&file.file, &file.text));
    defects.flatten().collect()
}

impl StringsFile {
    /// The entries that can be read, and of others the parts that can.
    fn readable(&self) -> Self {
        let mut text = String::new();
        for (_, entry) in entries(&self.text) {
            if is_readable(entry) {
                text.push_str(entry);
            } else {
                text.push_str(&readable_parts(entry));
            }
        }
        Self {
            file: self.file.clone(),
            is_owners: self.is_owners,
            text: Cow::Owned(text),
        }
    }
}

/// An entry with its parts that can be read; nothing if there is none.
fn readable_parts(entry: &str) -> String {
    let mut parts = parts(entry).into_iter();
    let head = parts.next().map_or("", |(_, head)| head);
    if head.len() > HEAD_MAX {
        return String::new();
    }
    let readable: String = parts
        .filter(|(_, part)| is_readable(&format!("{head}{part}")))
        .map(|(_, part)| part)
        .take(PARTS_MAX)
        .collect();
    if readable.is_empty() {
        return readable;
    }
    format!("{head}{readable}")
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

#[cfg(test)]
mod tests {
    use fluent_bundle::FluentArgs;

    use super::*;

    fn catalog(tag: &str, files: &[(&str, &'static str)], brand: &str) -> Catalog {
        let files = files
            .iter()
            .map(|(file, text)| StringsFile {
                file: (*file).to_owned(),
                is_owners: *file == "own",
                text: Cow::Borrowed(text),
            })
            .collect();
        Rc::new(Strings::parse(Tag::parse(tag).unwrap(), files).unwrap()).with_brand(brand)
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

        let source = StringsFile {
            file: "locales/en.ftl".to_owned(),
            is_owners: true,
            text: Cow::Borrowed("a = b\nc = { $d\n"),
        };
        let strings = Strings::parse(Tag::parse("en").unwrap(), vec![source]).unwrap();
        let [syntax] = strings.defects() else {
            panic!("one defect: {:?}", strings.defects())
        };
        assert_eq!((syntax.file.as_str(), syntax.line), ("locales/en.ftl", 2));
        assert!(syntax.is_unreadable());
    }

    fn language(files: &[(&str, String)]) -> Rc<Strings> {
        let files = files.iter().map(|(file, text)| StringsFile {
            file: (*file).to_owned(),
            is_owners: *file == "own",
            text: Cow::Owned(text.clone()),
        });
        let tag = Tag::parse("en").unwrap();
        Rc::new(Strings::parse(tag, files.collect()).unwrap())
    }

    const THEIRS: &str = "x =\n    .a = theirs\n    .b = theirs\n";

    #[test]
    fn one_wrong_character_costs_its_part_alone() {
        for (own, a, b) in [
            ("x =\n    .a = mine\n    .b = { $n\n", "mine", "theirs"),
            ("x =\n    .a = { $n\n    .b = mine\n", "theirs", "mine"),
            ("x =\n    .a mine\n    .b = mine\n", "theirs", "mine"),
            ("x = { -\n    .a = mine\n", "theirs", "theirs"),
            ("x =\n    .a = mine }\n    .b = mine\n", "theirs", "mine"),
        ] {
            let strings = language(&[("own", own.to_owned()), ("default", THEIRS.to_owned())]);
            assert!(strings.defects().iter().all(|defect| defect.file == "own"));
            assert!(!strings.defects().is_empty(), "{own}");
            let catalog = strings.with_brand("Acme");
            assert_eq!(plain(&catalog, "x", "a"), a, "{own}");
            assert_eq!(plain(&catalog, "x", "b"), b, "{own}");
        }
    }

    #[test]
    fn an_error_elsewhere_costs_this_message_nothing() {
        let file = StringsFile {
            file: "own".to_owned(),
            is_owners: true,
            text: Cow::Borrowed("sign-up =\n    .a = mine\ny =\n    .a = { $n\n"),
        };
        let usual = Wording::usual(crate::kind::Kind::SignUp);
        let strings = Strings::parse_for(&usual, Tag::parse("en").unwrap(), vec![file]);
        assert_eq!(strings.unwrap().defects(), []);
    }

    #[test]
    fn deep_placeables_selectors_and_calls_are_a_defect() {
        let deep = [
            (
                "{ ".repeat(16_000),
                "\"\"".to_owned() + &" }".repeat(16_000),
            ),
            ("{ $n -> *[a] ".repeat(16_000), "x }".repeat(16_000)),
            (
                "{ ".to_owned() + &"F(".repeat(16_000),
                ")".repeat(16_000) + " }",
            ),
        ];
        for (open, close) in deep {
            let own = format!("x =\n    .a = {open}{close}\n    .b = mine\n");
            let strings = language(&[("own", own.clone()), ("default", THEIRS.to_owned())]);
            let [defect] = strings.defects() else {
                panic!("one defect: {:?}", strings.defects().len())
            };
            assert!(defect.reason.contains("in each other"), "{defect}");
            assert_eq!(defect.line, 2);
            let catalog = strings.with_brand("Acme");
            assert_eq!(plain(&catalog, "x", "a"), "theirs");
            assert_eq!(plain(&catalog, "x", "b"), "mine");
        }
    }

    #[test]
    fn a_text_that_repeats_itself_ends_at_its_bound() {
        let mut own = "x =\n    .a = { t0 }\n".to_owned();
        for n in 0..40 {
            own += &format!("t{n} = {{ t{} }}{{ t{} }}\n", n + 1, n + 1);
        }
        own += &format!("t40 = {}\n", "x".repeat(100));
        let doubled = language(&[("own", own)]).with_brand("Acme");
        assert!(doubled.format("x", "a", &FluentArgs::new()).is_err());

        let own = format!(
            "x =\n    .a = {}\nt = {}\n",
            "{ t }".repeat(90),
            "x".repeat(1000)
        );
        let long = language(&[("own", own)]).with_brand("Acme");
        let problem = long.format("x", "a", &FluentArgs::new()).unwrap_err();
        assert!(problem.reason.contains("longer than"), "{problem}");
    }

    #[test]
    fn a_chain_of_80_000_messages_is_read_link_by_link() {
        let mut own = "x =\n    .a = { m0 }\n".to_owned();
        for n in 0..80_000 {
            own += &format!("m{n} = {{ m{} }}\n", n + 1);
        }
        let strings = language(&[("own", own)]).with_brand("Acme");
        assert!(strings.format("x", "a", &FluentArgs::new()).is_err());
        let broken = "m = { $\n".repeat(80_000);
        let file = StringsFile {
            file: "own".to_owned(),
            is_owners: true,
            text: Cow::Owned(broken),
        };
        assert_eq!(
            Strings::problems(&[file]).len(),
            crate::problem::Defects::MAX + 1
        );
    }

    #[test]
    fn what_a_message_needs_says_what_the_whole_file_says() {
        use crate::kind::Kind;
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
        arguments.set("days", 7);
        for tag in theme.locales(Layers::Default) {
            let whole = Rc::new(theme.strings(Layers::Default, &tag).unwrap()).with_brand("B");
            for kind in Kind::ALL {
                let usual = Wording::usual(kind);
                let strings = theme.strings_for(&usual, Layers::Default, &tag);
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
}
