//! The check that a draft shows what the person needs.

/// Returns true if a text holds what it must, as it is.
pub(super) fn in_text(text: &str, needed: &str) -> bool {
    needed.is_empty() || text.contains(needed)
}

/// Returns true if HTML holds what it must, however its characters are written.
pub(super) fn in_html(html: &str, needed: &str) -> bool {
    in_text(html, needed) || in_text(&plain(html), needed)
}

const REFERENCES: [(&str, &str); 9] = [
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#34;", "\""),
    ("&#39;", "'"),
    ("&#x27;", "'"),
    ("&#x2F;", "/"),
    ("&#47;", "/"),
    ("&amp;", "&"),
];

fn plain(html: &str) -> String {
    let mut plain = html.to_owned();
    for (spelt, character) in REFERENCES {
        plain = plain.replace(spelt, character);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_counts_in_any_spelling() {
        let password = "a&<b>\"'/1";
        assert!(in_html(
            "<p>a&amp;&lt;b&gt;&quot;&#x27;&#x2F;1</p>",
            password
        ));
        assert!(in_html("<p>a&amp;&lt;b&gt;&#34;&#39;/1</p>", password));
        assert!(!in_html("<p>a&amp;&lt;b&gt;&#34;&#39;/2</p>", password));
        assert!(in_text("anything", ""));
    }
}
