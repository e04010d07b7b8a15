//! A mail as certain mail programs read it: Gmail in accounts of others, where it drops style sheets, and classic
//! Outlook, which reads the comments that are meant for it.

use serde::{Deserialize, Serialize};

use super::mail::find;

/// The program that reads the mail.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reader {
    /// A program that reads everything.
    #[default]
    Any,
    /// Gmail without style sheets: what it keeps of a mail that it got through IMAP, or whose sheet it does not
    /// accept.
    Gmail,
    /// Outlook for Windows, which renders with Word.
    Outlook,
}

/// Returns the HTML that a program shows.
pub fn read_by(html: String, reader: Reader) -> String {
    match reader {
        Reader::Any => html,
        Reader::Gmail => without(&html, "<style", "</style>"),
        // Word keeps its settings there and shows nothing of them; browsers would.
        Reader::Outlook => without(&with_outlooks_comments(&html), "<xml", "</xml>"),
    }
}

/// Leaves out every element of that start and end.
fn without(html: &str, open: &str, close: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = find(rest, open) {
        kept.push_str(&rest[..start]);
        let end = find(&rest[start..], close);
        rest = end.map_or("", |end| &rest[start + end + close.len()..]);
    }
    kept + rest
}

/// Opens the comments for Outlook, `<!--[if mso]>…<![endif]-->`, and leaves out what other programs see,
/// `<!--[if !mso]><!-->…<!--<![endif]-->`.
fn with_outlooks_comments(html: &str) -> String {
    const END: &str = "<![endif]";
    let mut shown = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = find(rest, "<!--[if") {
        let condition = &rest[start..];
        let (Some(open), Some(end)) = (condition.find("]>"), find(condition, END)) else {
            break;
        };
        if open > end {
            break;
        }
        shown.push_str(&rest[..start]);
        let words = condition[..open].to_ascii_lowercase();
        let is_for_outlook = words.contains("mso") && !words.contains("!mso");
        if is_for_outlook {
            shown.push_str(condition[open + "]>".len()..end].trim_end_matches("<!--"));
        }
        let behind = &condition[end + END.len()..];
        rest = behind.find('>').map_or("", |close| &behind[close + 1..]);
    }
    shown + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gmail_keeps_everything_but_sheets() {
        let mail = "<head><STYLE type=x>a{}</STYLE ></head><p style=\"color:red\">Hi</p>";
        let mail = mail.replace("</STYLE >", "</STYLE>");
        let kept = read_by(mail, Reader::Gmail);
        assert_eq!(kept, "<head></head><p style=\"color:red\">Hi</p>");
        let open = read_by("a<style>b".to_owned(), Reader::Gmail);
        assert_eq!(open, "a", "a sheet without an end");
    }

    #[test]
    fn outlook_reads_its_comments_and_skips_those_of_others() {
        let mail = "a<!--[if mso]><xml><o:PixelsPerInch>96</o:PixelsPerInch></xml><b>1</b><![endif]-->c<!--[if !mso]><!-->2<!--<![endif]-->d<!--[if (gte mso 9)|(IE)]>3<![endif]-->e";
        let shown = read_by(mail.to_owned(), Reader::Outlook);
        assert_eq!(shown, "a<b>1</b>cd3e");
        for odd in ["<!--[if mso]>x", "<!--[if", "<!-- a -->", "<![endif]-->"] {
            assert_eq!(with_outlooks_comments(odd), odd);
        }
    }
}
