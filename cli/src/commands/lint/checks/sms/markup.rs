//! Markup and entities in texts that phones and inboxes show as they are: an SMS, a subject.

use crate::commands::lint::checks::MailReport;
use crate::commands::lint::finding::Finding;
use crate::commands::lint::rule;

/// Elements that people write into texts. Other words between angle brackets, such as `<Acme>`, are text.
const ELEMENTS: [&str; 24] = [
    "a", "b", "bdi", "big", "br", "center", "code", "div", "em", "font", "h1", "h2", "h3", "hr",
    "i", "img", "li", "p", "small", "span", "strong", "table", "u", "ul",
];

/// Checks a text of the part `part`; returns true if it holds markup.
pub fn check(part: &str, text: &str, report: &mut MailReport<'_>) -> bool {
    let found = markup(text);
    if let Some(found) = found {
        let text = format!("{found} is shown as it is written: a .{part} is plain text");
        report.part(part, Finding::new(&rule::SMS_MARKUP, text));
    }
    found.is_some()
}

/// Returns the first tag or entity of a text.
pub fn markup(text: &str) -> Option<&str> {
    let marks = text.match_indices(['<', '&']);
    marks
        .map(|(at, _)| &text[at..])
        .find_map(|rest| tag(rest).or_else(|| entity(rest)))
}

/// `<strong>`, `</b>`, `<br/>`, `<a href="…">`.
fn tag(rest: &str) -> Option<&str> {
    let inside = rest.strip_prefix('<')?;
    let (inside, behind) = inside.split_once('>')?;
    let name = inside.strip_prefix('/').unwrap_or(inside);
    let end = name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    let name = name[..end].to_ascii_lowercase();
    ELEMENTS
        .contains(&name.as_str())
        .then(|| &rest[..rest.len() - behind.len()])
}

/// `&amp;`, `&#160;`, `&#xa0;`.
fn entity(rest: &str) -> Option<&str> {
    let (name, behind) = rest.strip_prefix('&')?.split_once(';')?;
    let is_named = name.len() > 1 && name.bytes().all(|b| b.is_ascii_alphanumeric());
    let is_numeric = name.strip_prefix('#').is_some_and(|number| {
        let number = number.strip_prefix(['x', 'X']).unwrap_or(number);
        !number.is_empty() && number.bytes().all(|b| b.is_ascii_hexdigit())
    });
    (is_named || is_numeric).then(|| &rest[..rest.len() - behind.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_entities_are_markup() {
        for (text, found) in [
            ("a <strong>1</strong>", Some("<strong>")),
            ("a</B> b", Some("</B>")),
            ("a<br/>b", Some("<br/>")),
            (
                "see <a href=\"https://x\">x</a>",
                Some("<a href=\"https://x\">"),
            ),
            ("Tom &amp; Ann", Some("&amp;")),
            ("a&#160;b", Some("&#160;")),
            ("a&#xA0;b", Some("&#xA0;")),
            ("AT&T; B&B", None),
            ("3 < 4 > 2", None),
            ("<Acme> code", None),
            ("code <482913>", None),
            ("<3 & more; or less", None),
        ] {
            assert_eq!(markup(text), found, "{text}");
        }
    }
}
