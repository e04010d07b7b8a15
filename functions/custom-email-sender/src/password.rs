//! Cognito escapes a temporary password for HTML before it encrypts it, so that it has to be unescaped.
//!
//! Source: "Things to know about custom sender Lambda triggers" in Cognito's guide.

use zeroize::Zeroizing;

/// The references that Cognito is known to write, and their characters.
const REFERENCES: [(&str, char); 8] = [
    ("&lt;", '<'),
    ("&gt;", '>'),
    ("&quot;", '"'),
    ("&#34;", '"'),
    ("&#39;", '\''),
    ("&#x27;", '\''),
    ("&apos;", '\''),
    ("&amp;", '&'),
];

/// Undoes the escaping once: what a reference gives is not read again, so that `&amp;lt;` is `&lt;`.
#[must_use]
pub fn unescaped(password: &str) -> Zeroizing<String> {
    let mut plain = Zeroizing::new(String::with_capacity(password.len()));
    let mut rest = password;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = REFERENCES.iter().find(|(spelt, _)| rest.starts_with(spelt));
        let (length, character) =
            known.map_or((1, '&'), |(spelt, character)| (spelt.len(), *character));
        plain.push(character);
        rest = &rest[length..];
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn references_are_undone_once() {
        for (escaped, plain) in [
            ("Pass1!", "Pass1!"),
            ("a&lt;b&gt;c&quot;&#39;1.", "a<b>c\"'1."),
            ("&amp;lt;", "&lt;"),
            ("&amp;amp;", "&amp;"),
            ("&&lt;&", "&<&"),
            ("&nbsp;&copy;&LT;", "&nbsp;&copy;&LT;"),
            ("", ""),
        ] {
            assert_eq!(unescaped(escaped).as_str(), plain);
        }
    }

    proptest! {
        #[test]
        fn an_escaped_password_comes_back(password in "[a-zA-Z0-9&<>\"';#.x]{0,24}") {
            let mut escaped = password.replace('&', "&amp;");
            for (spelt, character) in [("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\'')] {
                escaped = escaped.replace(character, spelt);
            }
            let plain = unescaped(&escaped);
            prop_assert_eq!(plain.as_str(), password.as_str());
        }
    }
}
