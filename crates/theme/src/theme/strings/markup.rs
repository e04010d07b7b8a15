//! Finds the tags in a language's texts and marks them before Fluent formats them, so that only what the
//! texts themselves hold is a tag.

use std::ops::Range;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use super::StringsFile;
use super::defect::without_refused_entries;
use super::tag::{REFUSED, StringTag, is_address, plain};
use crate::problem::{Cause, Problem};

/// A tag that a text cannot hold.
#[derive(Debug)]
pub(super) struct MarkupDefect {
    /// The message, or the term with its `-`.
    pub(super) message: String,
    /// The part; empty for the message's own text.
    pub(super) part: String,
    /// The position in the file.
    pub(super) at: usize,
    /// The defect and its fix.
    pub(super) reason: String,
}

impl MarkupDefect {
    pub(super) fn is_of(&self, message: &str, part: &str) -> bool {
        self.message == message && self.part == part
    }
}

/// The tags of a file, and those that are refused.
#[derive(Debug, Default)]
pub(super) struct Markup {
    /// The replacement of each tag, in order.
    marks: Vec<(Range<usize>, String)>,
    pub(super) defects: Vec<MarkupDefect>,
    /// The first tag of each text with the name of an element that strings may hold: message, part, range.
    pub(super) first: Vec<(String, String, Range<usize>)>,
}

/// A Fluent file with a mark for each tag; nothing where it holds none.
pub(super) fn marked(text: &str) -> Option<String> {
    let markup = Markup::of(text);
    if markup.marks.is_empty() {
        return None;
    }
    let mut marked = String::with_capacity(text.len() + 64);
    let mut written = 0;
    for (range, mark) in markup.marks {
        marked.push_str(&text[written..range.start]);
        marked.push_str(&mark);
        written = range.end;
    }
    marked.push_str(&text[written..]);
    Some(marked)
}

impl Markup {
    /// The tags of a Fluent file. One without `<` is not parsed.
    pub(super) fn of(text: &str) -> Self {
        let mut markup = Self::default();
        if memchr::memchr(b'<', text.as_bytes()).is_none() {
            return markup;
        }
        let (text, _) = without_refused_entries(text);
        let text = &*text;
        let (Ok(resource) | Err((resource, _))) = parser::parse_runtime(text);
        for entry in &resource.body {
            let (name, value, attributes) = match entry {
                Entry::Message(message) => (
                    message.id.name.to_owned(),
                    message.value.as_ref(),
                    &message.attributes,
                ),
                Entry::Term(term) => (
                    format!("-{}", term.id.name),
                    Some(&term.value),
                    &term.attributes,
                ),
                _ => continue,
            };
            let value = value.map(|value| ("", value));
            let parts = attributes.iter().map(|part| (part.id.name, &part.value));
            for (part, pattern) in value.into_iter().chain(parts) {
                let mut reader = PatternReader {
                    text,
                    message: &name,
                    part,
                    markup: &mut markup,
                };
                reader.pattern(pattern);
            }
        }
        markup
            .marks
            .sort_by_key(|(range, _)| (range.start, range.end));
        markup
    }
}

/// Reads the tags of one text.
struct PatternReader<'t, 'm> {
    text: &'t str,
    message: &'m str,
    part: &'m str,
    markup: &'m mut Markup,
}

impl<'t> PatternReader<'t, '_> {
    /// Reads a pattern: its own text, then each variant of its selectors, which must be whole by itself.
    fn pattern(&mut self, pattern: &Pattern<&'t str>) {
        let mut open: Vec<(&'static str, Range<usize>)> = Vec::new();
        let mut run: Option<Range<usize>> = None;
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => {
                    let Some(start) = self.position(value) else {
                        continue;
                    };
                    let begins = run.as_ref().map_or(start, |run| run.start);
                    run = Some(begins..start + value.len());
                }
                PatternElement::Placeable { expression } => {
                    self.run(run.take(), &mut open);
                    self.variants(expression);
                }
            }
        }
        self.run(run, &mut open);
        for (name, range) in open {
            self.refuse(
                range,
                format!("`<{name}>` is not closed: write `</{name}>` in the same text"),
            );
        }
    }

    fn variants(&mut self, expression: &Expression<&'t str>) {
        match expression {
            Expression::Select { variants, .. } => {
                variants
                    .iter()
                    .for_each(|variant| self.pattern(&variant.value));
            }
            Expression::Inline(InlineExpression::Placeable { expression }) => {
                self.variants(expression);
            }
            Expression::Inline(_) => {}
        }
    }

    /// The position of a piece of the text; nothing for a piece that is not of it.
    fn position(&self, piece: &str) -> Option<usize> {
        let at = (piece.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        (at + piece.len() <= self.text.len()).then_some(at)
    }

    /// Reads text without a placeable in it; lines are indented there as they are in the file.
    fn run(&mut self, run: Option<Range<usize>>, open: &mut Vec<(&'static str, Range<usize>)>) {
        let Some(run) = run else { return };
        let mut at = run.start;
        while let Some(offset) = memchr::memchr(b'<', &self.text.as_bytes()[at..run.end]) {
            let start = at + offset;
            let rest = &self.text[start + 1..run.end];
            if !begins_tag(rest) {
                at = start + 1;
                continue;
            }
            let Some(length) = tag_length(rest) else {
                let reason =
                    "a tag begins here and does not end before a placeable or the end of the text";
                self.refuse(
                    start..start + 1,
                    format!("{reason}: an address in a string is written out"),
                );
                at = start + 1;
                continue;
            };
            at = start + 1 + length + 1;
            self.tag(start..at, &rest[..length], open);
        }
    }

    fn tag(
        &mut self,
        range: Range<usize>,
        inside: &str,
        open: &mut Vec<(&'static str, Range<usize>)>,
    ) {
        let address = href(inside).unwrap_or_default();
        let tag = match read(inside, &address) {
            Ok(tag) => tag,
            Err(reason) => return self.refuse(range, reason),
        };
        match &tag {
            StringTag::Break => {}
            StringTag::Link(_) if open.iter().any(|(name, _)| *name == "a") => {
                return self.refuse(
                    range,
                    "a link stands in a link: close the first one".to_owned(),
                );
            }
            StringTag::Link(_) => open.push(("a", range.clone())),
            StringTag::Start(name) => open.push((name, range.clone())),
            StringTag::End(name) => match open.last() {
                Some((innermost, _)) if innermost == name => {
                    open.pop();
                }
                Some((innermost, _)) => {
                    let reason = format!("`</{name}>` stands where `</{innermost}>` belongs");
                    return self.refuse(range, reason);
                }
                None => return self.refuse(range, format!("`</{name}>` closes nothing")),
            },
        }
        self.found(range.clone());
        self.markup.marks.push((range, tag.mark()));
    }

    fn refuse(&mut self, range: Range<usize>, reason: String) {
        self.found(range.clone());
        let written = range.start..range.start;
        self.markup.marks.push((written, REFUSED.to_string()));
        // The end tag of what was refused already says nothing new.
        let is_end = self.text[range.clone()].starts_with("</");
        if is_end
            && self
                .markup
                .defects
                .iter()
                .any(|defect| defect.is_of(self.message, self.part))
        {
            return;
        }
        self.markup.defects.push(MarkupDefect {
            message: self.message.to_owned(),
            part: self.part.to_owned(),
            at: range.start,
            reason,
        });
    }

    fn found(&mut self, range: Range<usize>) {
        if !names_element(&self.text[range.start + 1..]) {
            return;
        }
        let is_this = |(message, part, _): &(String, String, Range<usize>)| {
            message == self.message && part == self.part
        };
        if !self.markup.first.iter().any(is_this) {
            self.markup
                .first
                .push((self.message.to_owned(), self.part.to_owned(), range));
        }
    }
}

/// Returns true for the name of an element that a string may hold; in a subject, "<Acme>" is a word.
fn names_element(rest: &str) -> bool {
    let name = rest.strip_prefix('/').unwrap_or(rest);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric());
    let name = name[..end.unwrap_or(name.len())].to_ascii_lowercase();
    plain(&name).is_some() || matches!(name.as_str(), "a" | "br")
}

/// Returns true where a browser takes the `<` before it for a tag or a comment.
fn begins_tag(rest: &str) -> bool {
    let name = rest.strip_prefix('/').unwrap_or(rest);
    name.starts_with(|c: char| c.is_ascii_alphabetic()) || rest.starts_with('!')
}

/// The length of a tag up to its `>`, which may stand in quotes.
fn tag_length(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

/// The tag of that text, or the reason why a string cannot hold it.
fn read<'a>(inside: &str, address: &'a str) -> Result<StringTag<'a>, String> {
    let end = inside.find(|c: char| c.is_whitespace() || c == '/' && !inside.starts_with('/'));
    let (name, behind) = inside.split_at(end.unwrap_or(inside.len()));
    let name = name.to_ascii_lowercase();
    let has_more = !behind
        .trim_matches(|c: char| c.is_whitespace() || c == '/')
        .is_empty();
    match name.as_str() {
        "a" if is_address(address) => Ok(StringTag::Link(address)),
        "a" => Err(
            "`<a>` needs one href with an https:// or mailto: address, and nothing else".to_owned(),
        ),
        "br" if !has_more => Ok(StringTag::Break),
        "/a" => Ok(StringTag::End("a")),
        _ => match (plain(&name), name.strip_prefix('/').and_then(plain)) {
            (Some(name), _) if has_more => {
                Err(format!("`<{name}>` takes no attributes in a string"))
            }
            (Some(name), _) => Ok(StringTag::Start(name)),
            (None, Some(name)) => Ok(StringTag::End(name)),
            (None, None) => Err(format!(
                "`<{name}>` cannot stand in a string: b, strong, i, em, br and a can; the character itself is {{ \"<\" }}"
            )),
        },
    }
}

/// The address of `a href="…"`, if that is all that the tag holds.
fn href(inside: &str) -> Option<String> {
    let rest = inside.get(1..)?.trim();
    let name = rest
        .get(..4)
        .filter(|name| name.eq_ignore_ascii_case("href"))?;
    let value = rest[name.len()..].trim_start().strip_prefix('=')?.trim();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let address = value.strip_prefix(quote)?.strip_suffix(quote)?;
    (!address.contains(quote)).then(|| address.replace("&amp;", "&"))
}

/// The reason why a subject or an SMS cannot hold a tag.
pub(super) const PLAIN_TEXT_ONLY: &str =
    "is shown as it is written: a subject or SMS is plain text";

/// Returns true for the parts that are sent as plain text.
pub(super) fn is_plain_text(part: &str) -> bool {
    part == "sms" || part.starts_with("subject")
}

/// The end of a reason: the text that it is about.
pub(super) fn place(message: &str, part: &str) -> String {
    let dot = if part.is_empty() { "" } else { "." };
    format!(" (in {message}{dot}{part})")
}

/// The tags of a file that cannot stand where they are.
pub(super) fn markup_problems(file: &StringsFile) -> Vec<Problem> {
    let markup = Markup::of(&file.text);
    let problem = |message: &str, part: &str, at, reason: &str| {
        let reason = format!("{reason}{}", place(message, part));
        Problem::at(&file.file, &file.text, at, reason)
    };
    let plain = markup
        .first
        .iter()
        .filter(|(_, part, _)| is_plain_text(part));
    let plain = plain.map(|(message, part, range)| {
        let written = &file.text[range.clone()];
        let reason = format!("`{written}` {PLAIN_TEXT_ONLY}");
        problem(message, part, range.start, &reason).of_cause(Cause::MarkupInPlainText)
    });
    let bodies = markup
        .defects
        .iter()
        .filter(|defect| !is_plain_text(&defect.part));
    let refused = bodies.map(|defect| {
        problem(&defect.message, &defect.part, defect.at, &defect.reason).of_cause(Cause::Markup)
    });
    plain.chain(refused).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let marked = marked(text).unwrap_or_else(|| text.to_owned());
        marked
            .replace('\u{fdd3}', "[")
            .replace('\u{fdd4}', "]")
            .replace(REFUSED, "!")
    }

    fn defects(text: &str) -> Vec<(usize, String)> {
        let file = StringsFile {
            file: "locales/en.ftl".to_owned(),
            text: text.to_owned().into(),
            is_owners: true,
        };
        let problems = markup_problems(&file).into_iter();
        problems
            .map(|problem| (problem.line, problem.reason))
            .collect()
    }

    #[test]
    fn tags_are_marked_wherever_a_text_stands() {
        for (text, expected) in [
            ("a = <b>x</b>\n", "a = [b]x[/b]\n"),
            (
                "a =\n    .x = One<BR/>two <Strong>{ $code }</STRONG>\n",
                "a =\n    .x = One[br]two [strong]{ $code }[/strong]\n",
            ),
            (
                "a = { $n ->\n    [one] <i>1</i>\n   *[other] <em>2</em>\n }\n",
                "a = { $n ->\n    [one] [i]1[/i]\n   *[other] [em]2[/em]\n }\n",
            ),
            ("-t = <b>T</b>\n", "-t = [b]T[/b]\n"),
            (
                "a = <a href='https://a.example/?a=1&amp;b=2'>x</a>\n",
                "a = [a https://a.example/?a=1&b=2]x[/a]\n",
            ),
            (
                "a = <a\n      href=\"mailto:a@b.example?subject=x\">x</a>\n",
                "a = [a mailto:a@b.example?subject=x]x[/a]\n",
            ),
            // not tags
            (
                "a = I <3 you, a < b, { \"<b>\" }\n# <u>\n",
                "a = I <3 you, a < b, { \"<b>\" }\n# <u>\n",
            ),
        ] {
            assert_eq!(shown(text), expected);
            assert_eq!(defects(text), [], "{text}");
        }
    }

    #[test]
    fn what_no_string_can_hold_is_named_with_its_line() {
        for (text, reason) in [
            ("<u>x</u>", "`<u>` cannot stand in a string"),
            ("<img src=x>", "`<img>` cannot stand"),
            ("<!-- x -->", "cannot stand"),
            ("<b class=\"x\">x</b>", "`<b>` takes no attributes"),
            ("<b>x", "`<b>` is not closed"),
            ("x</b>", "`</b>` closes nothing"),
            ("<b><i>x</b></i>", "`</b>` stands where `</i>` belongs"),
            ("<a>x</a>", "needs one href"),
            ("<a href=\"http://a.example\">x</a>", "needs one href"),
            ("<a href=\"javascript:x\">x</a>", "needs one href"),
            ("<a href=\"/help\">x</a>", "needs one href"),
            (
                "<a href=\"https://a.example\" style=\"x\">x</a>",
                "needs one href",
            ),
            ("<a href=\"https://a@b.example\">x</a>", "needs one href"),
            (
                "<a href=\"https://{ $name }.example\">x</a>",
                "does not end before a placeable",
            ),
            (
                "<a href=\"https://a.example\"><a href=\"https://b.example\">x</a></a>",
                "a link stands in a link",
            ),
            ("x <b", "does not end before"),
        ] {
            let text = format!("ok = x\nsign-up =\n    .intro = one\n      {text}\n");
            let defects = defects(&text);
            assert!(!defects.is_empty(), "{text}");
            assert_eq!(defects[0].0, 4, "{text}: {defects:?}");
            assert!(defects[0].1.contains(reason), "{text}: {defects:?}");
            assert!(defects[0].1.ends_with(" (in sign-up.intro)"), "{defects:?}");
            assert!(shown(&text).contains('!'), "{text}");
        }
    }

    #[test]
    fn one_refused_element_is_one_defect() {
        assert_eq!(defects("a = <u>x</u>\n").len(), 1);
        assert_eq!(defects("a = <a href=x>x</a>\n").len(), 1);
        assert_eq!(
            defects("a =\n    .subject = <b>x</b> <i>y</i>\n    .sms = <u>z</u> <i>\n").len(),
            2
        );
    }
}
