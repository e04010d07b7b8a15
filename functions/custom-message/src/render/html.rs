//! HTML's own matters: escaping, isolates, white space.

use std::io::{self, Write};

use crate::theme::{END_ISOLATE, ISOLATE};

/// The longest rendering that is looked at, in bytes: no body that Cognito takes is this long, and
/// a template that loops must not fill the function's memory.
const RENDERED_MAX: usize = 256 * 1024;

/// Escapes text for HTML's content and quoted attributes. Directional isolates become `<bdi>`,
/// since Cognito refuses the characters and markup says the same.
///
/// # Errors
/// The writer's.
pub fn escape(text: &str, output: &mut dyn Write) -> io::Result<()> {
    let mut written = 0;
    for (at, c) in text.char_indices() {
        let replacement = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            ISOLATE => "<bdi>",
            END_ISOLATE => "</bdi>",
            _ => continue,
        };
        output.write_all(&text.as_bytes()[written..at])?;
        output.write_all(replacement.as_bytes())?;
        written = at + c.len_utf8();
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
    if html.contains("<pre") || html.contains("<textarea") {
        return html.to_owned();
    }
    let mut tight = String::with_capacity(html.len());
    for line in html.lines() {
        let line = line.trim_matches([' ', '\t']);
        if !line.is_empty() {
            tight.push_str(line);
            tight.push('\n');
        }
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
