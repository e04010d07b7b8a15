//! The strings of one language for one brand, formatted part by part.

use std::fmt;
use std::rc::Rc;

use fluent_bundle::resolver::ResolverError;
use fluent_bundle::resolver::errors::ReferenceKind;
use fluent_bundle::{FluentArgs, FluentBundle, FluentError, FluentMessage, FluentResource};

use super::tag::REFUSED;
use super::{END_ISOLATE, ISOLATE, Strings, TAG, bare, is_plain_text};
use crate::locale::{Direction, Tag};
use crate::problem::{Cause, Problem};

/// The longest text of a part, in bytes: a body has 20,000 characters.
const TEXT_MAX: usize = 64 * 1024;

/// The strings of one language for one brand.
pub struct Catalog {
    pub(super) strings: Rc<Strings>,
    pub(super) bundle: FluentBundle<Rc<FluentResource>>,
}

impl Catalog {
    /// The language.
    pub fn tag(&self) -> &Tag {
        &self.strings.tag
    }

    /// The parts of a message, in their order.
    pub fn parts(&self, message: &str) -> Vec<&str> {
        self.message(message)
            .map(|message| message.attributes().map(|part| part.id()).collect())
            .unwrap_or_default()
    }

    /// Returns true if a message has that part.
    pub fn has(&self, message: &str, part: &str) -> bool {
        self.message(message)
            .is_some_and(|message| message.get_attribute(part).is_some())
    }

    fn message(&self, message: &str) -> Option<FluentMessage<'_>> {
        self.bundle.get_message(self.strings.parsed_name(message))
    }

    /// Returns true if a text of the language holds a tag.
    pub fn has_markup(&self) -> bool {
        self.strings.has_markup
    }

    /// The defect that a part is missing, where it belongs.
    pub fn missing(&self, message: &str, part: &str) -> Problem {
        let reason = format!("{message} has no .{part}: add it in this language");
        self.problem(message, part, reason)
            .of_cause(Cause::MissingText)
    }

    /// One part, formatted. Placeables stand between [`ISOLATE`] and [`END_ISOLATE`] where their
    /// direction could differ from the text's; tags are marked, and a preheader has none: it
    /// is the bare text.
    ///
    /// # Errors
    /// The part is missing, refers to what there is not, or holds a tag that it cannot hold.
    pub fn format(
        &self,
        message: &str,
        part: &str,
        arguments: &FluentArgs<'_>,
    ) -> Result<String, Problem> {
        let pattern = self
            .message(message)
            .and_then(|message| message.get_attribute(part))
            .ok_or_else(|| self.missing(message, part))?;
        let (mut text, mut errors) = (BoundedText::default(), Vec::new());
        let written =
            self.bundle
                .write_pattern(&mut text, pattern.value(), Some(arguments), &mut errors);
        match errors.first() {
            None if written.is_err() => {
                let reason = format!("{message}.{part}: longer than {TEXT_MAX} bytes");
                Err(self.problem(message, part, reason))
            }
            None => self.with_markup(message, part, self.isolated(text.0)),
            Some(error) => {
                let reason = format!("{message}.{part}: {}", reason(error));
                let problem = self.problem(message, part, reason);
                Err(problem.of_cause(cause(part, error)))
            }
        }
    }

    fn with_markup(&self, message: &str, part: &str, text: String) -> Result<String, Problem> {
        if !self.strings.has_markup {
            return Ok(text);
        }
        let is_refused = text.contains(REFUSED);
        if is_plain_text(part) && !text.contains(TAG) {
            // "<Acme>" in a subject is a word, and `<b` does not make bold text.
            let own = is_refused.then(|| self.strings.own_markup_defect(message, part));
            return own
                .flatten()
                .map_or_else(|| Ok(text.replace(REFUSED, "")), Err);
        }
        if is_refused || is_plain_text(part) {
            return Err(self.strings.markup_defect(message, part));
        }
        Ok(if part == "preheader" {
            bare(&text)
        } else {
            text
        })
    }

    /// A problem with a part, where it is written.
    pub fn problem(&self, message: &str, part: &str, reason: String) -> Problem {
        let (file, line) = self.strings.locate(message, part);
        Problem {
            file: file.to_owned(),
            line,
            column: 0,
            reason,
            cause: Cause::Other,
            excerpt: None,
        }
    }

    /// Isolates are kept only where something in the text runs the other way.
    fn isolated(&self, text: String) -> String {
        if !text.contains(ISOLATE)
            || self.tag().direction() == Direction::Rtl
            || text.chars().any(is_right_to_left)
        {
            return text;
        }
        text.replace([ISOLATE, END_ISOLATE], "")
    }
}

/// A text that refuses to grow over [`TEXT_MAX`]: strings may repeat each other.
#[derive(Default)]
struct BoundedText(String);

impl fmt::Write for BoundedText {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.0.len() + text.len() > TEXT_MAX {
            return Err(fmt::Error);
        }
        self.0.push_str(text);
        Ok(())
    }
}

fn reason(error: &FluentError) -> String {
    match error {
        FluentError::ResolverError(error) => match error.to_string() {
            text if text.starts_with("Unknown variable: ") => {
                format!(
                    "unknown variable{}: there is no such argument here (a subject or SMS never holds a user's attribute)",
                    text.trim_start_matches("Unknown variable")
                )
            }
            text => text.to_lowercase(),
        },
        error => error.to_string(),
    }
}

/// The kind of defect of a part that refers to something that does not exist.
fn cause(part: &str, error: &FluentError) -> Cause {
    let FluentError::ResolverError(ResolverError::Reference(reference)) = error else {
        return Cause::Other;
    };
    match reference {
        ReferenceKind::Variable { id } if id == "code" && part.starts_with("subject") => {
            Cause::CodeInSubject
        }
        _ => Cause::UnknownName,
    }
}

/// Right-to-left letters. The marks of tags and codes stand among them and are none.
fn is_right_to_left(c: char) -> bool {
    matches!(u32::from(c), 0x590..=0x8ff | 0xfb1d..=0xfdcf | 0xfdf0..=0xfdff | 0xfe70..=0xfeff | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff)
}
