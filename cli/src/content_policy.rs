//! The content security policy of a mail that is shown as a page: it stands before anything from the theme.

/// Inline styles, and no image: nothing leaves the machine.
pub const WITHOUT_IMAGES: &str = "default-src 'none'; style-src 'unsafe-inline'";
/// Inline styles and images from anywhere.
pub const WITH_IMAGES: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src https: http: data:";

/// Returns a mail with a policy before its first element, and after its doctype, which a browser looks for first.
pub fn before(mail: &str, policy: &str) -> String {
    let (doctype, rest) = mail.split_at(after_doctype(mail));
    format!(r#"{doctype}<meta http-equiv="Content-Security-Policy" content="{policy}">{rest}"#)
}

/// Returns the place behind a doctype at the very beginning, or 0. A doctype ends at the first `>`, even within
/// quotes: <https://html.spec.whatwg.org/multipage/parsing.html#doctype-public-identifier-(double-quoted)-state>.
fn after_doctype(mail: &str) -> usize {
    const DOCTYPE: &str = "<!doctype";
    let start = mail.len() - mail.trim_start().len();
    let is_doctype = mail.as_bytes()[start..]
        .get(..DOCTYPE.len())
        .is_some_and(|begin| begin.eq_ignore_ascii_case(DOCTYPE.as_bytes()));
    match mail[start..].find('>') {
        Some(length) if is_doctype => start + length + 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const META: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"p\">";

    #[test]
    fn the_policy_comes_first() {
        for (doctype, rest) in [
            ("<!doctype html>", "<html><script>1</script>"),
            ("\n <!DOCTYPE html PUBLIC \"a>", "b\"><html>"),
            ("", "<html><!doctype html>"),
            ("", "<!-- a --><!doctype html><script>1</script>"),
            ("", "<!doctype html"),
            ("", ""),
            ("", "ü<b>"),
        ] {
            let mail = format!("{doctype}{rest}");
            assert_eq!(
                before(&mail, "p"),
                format!("{doctype}{META}{rest}"),
                "{mail}"
            );
        }
    }
}
