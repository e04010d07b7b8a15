//! Links of the pages: addresses of the running server, or files of an export.

use crate::commands::preview::mail::{Images, MailScheme};
use crate::commands::preview::query::ViewQuery;

/// The target of the pages' links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// Addresses of the running server.
    Live,
    /// Files of one folder.
    Files,
}

impl Links {
    /// Returns the link to a message's page; an export has the mail alone.
    pub fn page(self, query: &ViewQuery) -> String {
        match self {
            Self::Live => format!("/?{}", query.to_address()),
            Self::Files => self.mail(query, MailScheme::Light, Images::On),
        }
    }

    /// Returns the link to the mail alone.
    pub fn mail(self, query: &ViewQuery, scheme: MailScheme, images: Images) -> String {
        let (scheme, images) = (scheme.name(), images.name());
        match self {
            Self::Live => format!(
                "/mail?scheme={scheme}&images={images}&{}",
                ViewQuery {
                    // The mail is the same in every list, so the browser may keep it.
                    list: Default::default(),
                    ..query.clone()
                }
                .to_address()
            ),
            Self::Files => format!("{}.{scheme}.html", stem(query)),
        }
    }

    /// Returns the link to a line of the theme's; an export shows no files of the theme.
    pub fn source(self, file: &str, line: usize) -> Option<String> {
        let query =
            serde_urlencoded::to_string([("file", file)]).expect("a string fits into a query");
        (self == Self::Live).then(|| format!("/source?{query}#L{line}"))
    }
}

/// Returns the name of an export's file, one for each query, of characters that every file system takes.
fn stem(query: &ViewQuery) -> String {
    let client = match query.client.as_str() {
        // Without a name, the client's part of the file name would be empty.
        "" => "default",
        client => client,
    };
    [&query.sample, &query.locale, client].map(safe).join(".")
}

/// Escapes each byte that some file system or shell treats specially.
fn safe(text: &str) -> String {
    let mut safe = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' {
            safe.push(char::from(byte));
        } else {
            safe.push_str(&format!("_{byte:02x}"));
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_plain_and_different() {
        let name = |sample: &str, client: &str| {
            Links::Files.page(&ViewQuery {
                sample: sample.to_owned(),
                locale: "de".to_owned(),
                client: client.to_owned(),
                ..ViewQuery::default()
            })
        };
        assert_eq!(name("sign-up", ""), "sign-up.de.default.light.html");
        assert_eq!(name("../a b", "1x"), "_2e_2e_2fa_20b.de.1x.light.html");
        assert_ne!(name("a b", ""), name("a_20b", ""));
    }

    #[test]
    fn a_server_shows_files_of_the_theme_and_an_export_does_not() {
        assert_eq!(
            Links::Live.source("messages/a&b.html", 3).as_deref(),
            Some("/source?file=messages%2Fa%26b.html#L3")
        );
        assert_eq!(Links::Files.source("layout.html", 3), None);
    }
}
