//! Display of a mail as a client shows it: in light, dark or inverted colours, with or without images.
//!
//! A page cannot set the colour scheme of an iframe, so this module rewrites the mail's own
//! `prefers-color-scheme` conditions in the copy that the page shows.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::content_policy;

/// The colours in which a client shows a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailScheme {
    /// The mail's own colours.
    #[default]
    Light,
    /// The mail's own rules for dark mode.
    Dark,
    /// The light mail, its colours inverted by the client. The page inverts the whole frame with a
    /// filter; this module inverts images once more, because such clients leave them alone.
    Inverted,
}

/// The loading of a mail's images.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Images {
    /// No image is loaded: nothing leaves the machine.
    #[default]
    Off,
    /// Each image is loaded from its own address.
    On,
}

impl MailScheme {
    /// Returns the name in addresses and files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Inverted => "inverted",
        }
    }
}

impl Images {
    /// Returns the name in addresses and files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::On => "on",
        }
    }

    /// Returns the content security policy of the mail: inline styles, and images if they are on.
    pub const fn policy(self) -> &'static str {
        match self {
            Self::Off => content_policy::WITHOUT_IMAGES,
            Self::On => content_policy::WITH_IMAGES,
        }
    }
}

/// The page in place of a mail if Cognito sends its own.
pub const NO_MAIL: &str = "<!doctype html><html lang=\"en\"><head><title>No mail</title></head><body><p>No email of this theme: Cognito sends its own message.</p></body></html>";

/// Returns the HTML of a mail as that client shows it.
pub fn displayed(html: &str, scheme: MailScheme, images: Images) -> String {
    let decided = with_decided_scheme(html, scheme == MailScheme::Dark);
    let canvas = if scheme == MailScheme::Dark {
        "dark"
    } else {
        "light"
    };
    let images_inverted_back = match scheme {
        MailScheme::Inverted => "img{filter:invert(1) hue-rotate(180deg)}",
        MailScheme::Light | MailScheme::Dark => "",
    };
    // The sandbox opens no windows, so with this base a click on a link does nothing and the mail stays.
    let head = format!(
        r#"<base target="_blank"><style>:root{{color-scheme:{canvas}!important}}{images_inverted_back}</style>"#
    );
    // At the end of the head, this style comes after the mail's own ones and so wins.
    let shown = match find(&decided, "</head") {
        Some(at) => [&decided[..at], &head, &decided[at..]].concat(),
        None => head + &decided,
    };
    content_policy::before(&shown, images.policy())
}

/// Replaces each condition `(prefers-color-scheme: …)` with one that always or never holds, so that the
/// rest of its media query still counts.
fn with_decided_scheme(html: &str, dark: bool) -> Cow<'_, str> {
    const FEATURE: &str = "prefers-color-scheme";
    let mut decided = String::new();
    let mut rest = html;
    while let Some(at) = find(rest, FEATURE) {
        let open = rest[..at].rfind('(');
        let close = rest[at..].find(')').map(|length| at + length);
        // A broken condition stays as it is: browsers ignore it as well.
        let (Some(open), Some(close)) = (open, close) else {
            break;
        };
        let value = rest[at + FEATURE.len()..close].trim_matches([' ', ':', '\t', '\n']);
        let holds = value.eq_ignore_ascii_case(if dark { "dark" } else { "light" });
        decided.push_str(&rest[..open]);
        decided.push_str(if holds {
            "(min-width:0)"
        } else {
            "(max-width:0)"
        });
        rest = &rest[close + 1..];
    }
    if decided.is_empty() {
        return Cow::Borrowed(html);
    }
    decided.push_str(rest);
    Cow::Owned(decided)
}

/// Returns the position of an ASCII text, in upper or lower case.
pub fn find(text: &str, part: &str) -> Option<usize> {
    text.as_bytes()
        .windows(part.len())
        .position(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: &str = "<html><head><style>@media (prefers-color-scheme:dark){a{color:red}} @media screen and (Prefers-Color-Scheme: light) and (max-width:480px){b{color:blue}}</style></head><body></body></html>";

    #[test]
    fn each_scheme_decides_both_conditions() {
        let dark = displayed(MAIL, MailScheme::Dark, Images::Off);
        assert!(dark.contains("@media (min-width:0){a"), "{dark}");
        assert!(
            dark.contains("screen and (max-width:0) and (max-width:480px)"),
            "{dark}"
        );
        assert!(dark.contains("color-scheme:dark!important"), "{dark}");
        let light = displayed(MAIL, MailScheme::Light, Images::Off);
        assert!(light.contains("@media (max-width:0){a"), "{light}");
        assert!(
            light.contains("screen and (min-width:0) and (max-width:480px)"),
            "{light}"
        );
    }

    #[test]
    fn images_load_only_when_they_are_on_and_scripts_never() {
        let off = displayed(MAIL, MailScheme::Light, Images::Off);
        assert!(off.contains("default-src 'none'") && !off.contains("img-src"));
        assert!(displayed(MAIL, MailScheme::Light, Images::On).contains("img-src https:"));
        for images in [Images::Off, Images::On] {
            assert!(!images.policy().contains("script"), "{images:?}");
        }
    }

    #[test]
    fn a_mail_without_a_head_or_with_a_broken_condition_is_still_shown() {
        let shown = displayed("<p>prefers-color-scheme", MailScheme::Dark, Images::Off);
        assert!(shown.ends_with("<p>prefers-color-scheme"), "{shown}");
        assert!(
            displayed(
                "ü (prefers-color-scheme:dark",
                MailScheme::Dark,
                Images::Off
            )
            .contains('ü')
        );
    }
}
