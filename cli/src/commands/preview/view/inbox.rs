//! The line that an inbox shows of a mail before it is opened.

/// Characters that the widest clients show.
const LINE_MAX: usize = 140;

/// Returns the first text of a body, hidden or not: the preheader, then the text after it. Clients
/// read on at the preheader's end, and so does this function.
pub fn preview_text(html: &str) -> String {
    let body = start_of(html, "<body").map_or(html, |at| &html[at..]);
    let mut line = String::new();
    let mut rest = body;
    // One character more than fits is enough to know that the line is cut.
    while !rest.is_empty() && line.chars().count() <= LINE_MAX {
        let Some(at) = rest.find('<') else {
            push(&mut line, rest);
            break;
        };
        push(&mut line, &rest[..at]);
        rest = after_tag(&rest[at..]);
    }
    let line = decoded(line.trim());
    match line.char_indices().nth(LINE_MAX) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// Appends a text with each run of white space as one space. A tag between two texts counts as a
/// space, too.
fn push(line: &mut String, text: &str) {
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
}

/// Returns the text after the tag or comment that `text` begins with. A style or script is skipped
/// with its contents.
fn after_tag(text: &str) -> &str {
    let end = if text.starts_with("<!--") {
        "-->"
    } else if start_of(text, "<style") == Some(0) {
        "</style>"
    } else if start_of(text, "<script") == Some(0) {
        "</script>"
    } else {
        ">"
    };
    start_of(text, end).map_or("", |at| &text[at + end.len()..])
}

fn start_of(text: &str, part: &str) -> Option<usize> {
    text.as_bytes()
        .windows(part.len())
        .position(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}

/// Decodes the references that the renderer writes: numeric ones, and those of HTML's own characters.
fn decoded(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        // No reference is longer than `&#x10ffff;`: a later semicolon belongs to other text.
        let reference = rest.find(';').filter(|&end| end <= 10);
        match reference.and_then(|end| Some((character(&rest[1..end])?, end))) {
            Some((c, end)) => {
                decoded.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
    }
    decoded + rest
}

fn character(reference: &str) -> Option<char> {
    match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        number => {
            let number = number.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preheader_comes_first_and_the_text_goes_on_behind_it() {
        let html = "<html><head><title>No</title><style>no{}</style></head><body><div style=\"display:none\">One step&#160;left.</div><!--[if mso]><b>no</b><![endif]--><p>Hello &lt;Ana&gt;&amp;</p></body>";
        assert_eq!(preview_text(html), "One step\u{a0}left. Hello <Ana>&");
    }

    #[test]
    fn a_long_body_is_cut_and_an_odd_one_survives() {
        let cut = preview_text(&format!("<body>{}</body>", "wörd ".repeat(99)));
        assert_eq!(cut.chars().count(), LINE_MAX, "{cut}");
        assert!(cut.ends_with('…'));
        for odd in ["", "<", "<body", "a & b &#xffffffff; &;", "<style>"] {
            preview_text(odd);
        }
        assert_eq!(preview_text("a & b &#xfffffff; &;"), "a & b &#xfffffff; &;");
    }
}
