//! Escaping for HTML, and directional isolates.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::theme::{END_ISOLATE, ISOLATE};

/// The longest rendering that is looked at, in bytes: no body that Cognito takes is this long, and
/// a template that loops must not fill the function's memory.
const RENDERED_MAX: usize = super::compile::TEXT_MAX;

/// Returns true if a byte may start something to escape: 0xE2 starts the isolates, and little else in a mail.
fn is_special(byte: &u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'' | 0xe2)
}

/// Returns true if [`escape`] could change the text.
pub(super) fn needs_escaping(text: &str) -> bool {
    text.as_bytes().iter().any(is_special)
}

/// Escapes text for HTML's content and quoted attributes. Directional isolates become `<span dir=auto>`,
/// since Cognito refuses the characters and markup says the same; Gmail, Outlook and Yahoo drop `<bdi>`. The
/// value has no quotes, so that it does not end an attribute whose text a template prints without `plain`.
///
/// # Errors
/// The writer's.
pub(super) fn escape(text: &str, output: &mut dyn Write) -> io::Result<()> {
    let mut written = 0;
    while let Some(offset) = text.as_bytes()[written..].iter().position(is_special) {
        let at = written + offset;
        let (replacement, length) = match text[at..].chars().next() {
            Some('&') => ("&amp;", 1),
            Some('<') => ("&lt;", 1),
            Some('>') => ("&gt;", 1),
            Some('"') => ("&quot;", 1),
            Some('\'') => ("&#39;", 1),
            Some(ISOLATE) => ("<span dir=auto>", ISOLATE.len_utf8()),
            Some(END_ISOLATE) => ("</span>", END_ISOLATE.len_utf8()),
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
pub(super) fn without_isolates(text: &str) -> String {
    text.replace([ISOLATE, END_ISOLATE], "")
}

/// Text escaped for HTML's content and quoted attributes.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    if !needs_escaping(text) {
        return Cow::Borrowed(text);
    }
    let mut escaped = Vec::with_capacity(text.len() + 16);
    escape(text, &mut escaped).expect("writing to memory cannot fail");
    Cow::Owned(String::from_utf8(escaped).expect("escaping keeps text UTF-8"))
}

/// A buffer that refuses to grow over [`RENDERED_MAX`].
#[derive(Default)]
pub(super) struct Bounded(Vec<u8>);

impl Bounded {
    /// An empty buffer with room for a usual mail.
    pub(super) fn new() -> Self {
        Self(Vec::with_capacity(8 * 1024))
    }

    /// The text that was written.
    pub(super) fn into_text(self) -> String {
        String::from_utf8(self.0).expect("Tera writes UTF-8 only")
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
            "a&lt;b&gt;&amp;&quot;&#39;<span dir=auto>é</span>z"
        );
    }

    #[test]
    fn a_rendering_is_bounded() {
        let mut buffer = Bounded::new();
        assert!(buffer.write_all(&vec![b'a'; RENDERED_MAX]).is_ok());
        assert!(buffer.write_all(b"a").is_err());
    }
}
