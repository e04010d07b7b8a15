//! Where things are: the same pages link to a server's addresses or to files beside them.

use super::mail::{Images, Scheme};
use super::wanted::Wanted;

/// How pages refer to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// Addresses of the running server.
    Live,
    /// Files of one folder.
    Files,
}

impl Links {
    /// The name in the page, for its script.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Files => "files",
        }
    }

    /// The page of a message.
    pub fn page(self, wanted: &Wanted) -> String {
        match self {
            Self::Live => format!("/?{}", wanted.query()),
            Self::Files => format!("{}.html", stem(wanted)),
        }
    }

    /// The mail alone.
    pub fn mail(self, wanted: &Wanted, scheme: Scheme, images: Images) -> String {
        let (scheme, images) = (scheme.name(), images.name());
        match self {
            Self::Live => format!(
                "/mail?scheme={scheme}&images={images}&{}",
                Wanted {
                    list: Default::default(),
                    ..wanted.clone()
                }
                .query()
            ),
            Self::Files => format!("mail.{}.{scheme}.images-{images}.html", stem(wanted)),
        }
    }

    /// A file of the theme; only a server shows those.
    pub fn source(self, file: &str, line: usize) -> Option<String> {
        let query = serde_urlencoded::to_string([("file", file)]).ok()?;
        (self == Self::Live).then(|| format!("/source?{query}#L{line}"))
    }

    /// The page's style, script or icon.
    pub fn asset(self, name: &str) -> String {
        match self {
            Self::Live => format!("/{name}"),
            Self::Files => name.to_owned(),
        }
    }
}

/// A file's name for a state, different for different ones, of characters that every file system has.
fn stem(wanted: &Wanted) -> String {
    let client = match wanted.client.as_str() {
        "" => "default",
        client => client,
    };
    [&wanted.sample, &wanted.locale, client].map(safe).join(".")
}

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
            Links::Files.page(&Wanted {
                sample: sample.to_owned(),
                locale: "de".to_owned(),
                client: client.to_owned(),
                ..Wanted::default()
            })
        };
        assert_eq!(name("sign-up", ""), "sign-up.de.default.html");
        assert_eq!(name("../a b", "1x"), "_2e_2e_2fa_20b.de.1x.html");
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
