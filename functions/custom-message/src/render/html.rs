//! HTML's own matters: escaping, isolates, white space.

use std::io::{self, Write};

use memchr::{memchr, memmem};

use crate::theme::{END_ISOLATE, ISOLATE};

/// The longest rendering that is looked at, in bytes: no body that Cognito takes is this long, and
/// a template that loops must not fill the function's memory.
const RENDERED_MAX: usize = 256 * 1024;

/// Whether a byte may start something to escape: 0xE2 starts the isolates, and little else in a mail.
fn is_special(byte: &u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'' | 0xe2)
}

/// Whether [`escape`] could change the text.
pub fn needs_escaping(text: &str) -> bool {
    text.as_bytes().iter().any(is_special)
}

/// Escapes text for HTML's content and quoted attributes. Directional isolates become `<bdi>`,
/// since Cognito refuses the characters and markup says the same.
///
/// # Errors
/// The writer's.
pub fn escape(text: &str, output: &mut dyn Write) -> io::Result<()> {
    let mut written = 0;
    while let Some(offset) = text.as_bytes()[written..].iter().position(is_special) {
        let at = written + offset;
        let (replacement, length) = match text[at..].chars().next() {
            Some('&') => ("&amp;", 1),
            Some('<') => ("&lt;", 1),
            Some('>') => ("&gt;", 1),
            Some('"') => ("&quot;", 1),
            Some('\'') => ("&#39;", 1),
            Some(ISOLATE) => ("<bdi>", ISOLATE.len_utf8()),
            Some(END_ISOLATE) => ("</bdi>", END_ISOLATE.len_utf8()),
            Some(other) => (&text[at..at + other.len_utf8()], other.len_utf8()),
            None => break,
        };
        output.write_all(&text.as_bytes()[written..at])?;
        output.write_all(replacement.as_bytes())?;
        written = at + length;
    }
    output.write_all(&text.as_bytes()[written..])
}

/// Text without isolates, for an attribute or a title, where no element can stand.
pub fn without_isolates(text: &str) -> String {
    text.replace([ISOLATE, END_ISOLATE], "")
}

/// The HTML without indentation and empty lines: one in eight characters of a readable template.
/// Left alone where white space is text.
pub fn without_indentation(html: &str) -> String {
    let holds = |tag: &str| memmem::find(html.as_bytes(), tag.as_bytes()).is_some();
    if holds("<pre") || holds("<textarea") {
        return html.to_owned();
    }
    let mut tight = String::with_capacity(html.len());
    let mut start = 0;
    while start < html.len() {
        let end =
            memchr(b'\n', &html.as_bytes()[start..]).map_or(html.len(), |length| start + length);
        let line = html[start..end].trim_ascii();
        if !line.is_empty() {
            tight.push_str(line);
            tight.push('\n');
        }
        start = end + 1;
    }
    tight
}

/// A buffer that refuses to grow over [`RENDERED_MAX`].
#[derive(Default)]
pub struct Bounded(Vec<u8>);

impl Bounded {
    /// An empty buffer with room for a usual mail.
    pub fn new() -> Self {
        Self(Vec::with_capacity(8 * 1024))
    }

    /// What was written. Tera writes UTF-8 only.
    pub fn into_text(self) -> String {
        String::from_utf8(self.0).unwrap_or_default()
    }
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > RENDERED_MAX {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_isolates_become_elements() {
        let mut html = Vec::new();
        escape("a<b>&\"'\u{2068}é\u{2069}z", &mut html).unwrap();
        assert_eq!(
            String::from_utf8(html).unwrap(),
            "a&lt;b&gt;&amp;&quot;&#39;<bdi>é</bdi>z"
        );
    }

    #[test]
    fn indentation_goes_and_line_breaks_stay() {
        assert_eq!(
            without_indentation("  <p>\n\n    a\n\tb </p>"),
            "<p>\na\nb </p>\n"
        );
        assert_eq!(without_indentation("<pre>\n  a</pre>"), "<pre>\n  a</pre>");
    }

    #[test]
    fn a_rendering_is_bounded() {
        let mut buffer = Bounded::new();
        assert!(buffer.write_all(&vec![b'a'; RENDERED_MAX]).is_ok());
        assert!(buffer.write_all(b"a").is_err());
    }
}
