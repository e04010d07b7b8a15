//! A mail as one reader's client shows it: in light, dark or inverted, with or without images.
//!
//! A page cannot tell a frame which colour scheme the reader prefers, so the mail's own
//! `prefers-color-scheme` conditions are decided here, for display only.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// How a client colours a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    /// As it is written.
    #[default]
    Light,
    /// By the mail's own dark rules.
    Dark,
    /// The light mail with its colours turned over by the client. The page does that with a filter;
    /// here only pictures are turned back, which such clients leave alone.
    Inverted,
}

/// Whether pictures are fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Images {
    /// Nothing leaves the machine.
    #[default]
    Off,
    /// From where the mail says.
    On,
}

impl Scheme {
    /// All three, as the page offers them.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Inverted];

    /// The name in addresses and files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Inverted => "inverted",
        }
    }
}

impl Images {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Off, Self::On];

    /// The name in addresses and files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::On => "on",
        }
    }

    /// What the mail's document may load: its inline styles, and pictures if they are wanted.
    pub const fn policy(self) -> &'static str {
        match self {
            Self::Off => "default-src 'none'; style-src 'unsafe-inline'",
            Self::On => "default-src 'none'; style-src 'unsafe-inline'; img-src https: http: data:",
        }
    }
}

/// The mail as that client shows it.
pub fn displayed(html: &str, scheme: Scheme, images: Images) -> String {
    let decided = with_scheme_decided(html, scheme == Scheme::Dark);
    let canvas = if scheme == Scheme::Dark {
        "dark"
    } else {
        "light"
    };
    let turned_back = match scheme {
        Scheme::Inverted => "img{filter:invert(1) hue-rotate(180deg)}",
        Scheme::Light | Scheme::Dark => "",
    };
    // The base keeps a click on a link from leaving the frame: a sandbox opens no windows.
    let head = format!(
        r#"<meta http-equiv="Content-Security-Policy" content="{}"><base target="_blank"><style>:root{{color-scheme:{canvas}!important}}{turned_back}</style>"#,
        images.policy()
    );
    match find(&decided, "</head") {
        Some(at) => [&decided[..at], &head, &decided[at..]].concat(),
        None => head + &decided,
    }
}

/// The conditions `(prefers-color-scheme: …)` as ones that always or never hold.
fn with_scheme_decided(html: &str, dark: bool) -> Cow<'_, str> {
    const FEATURE: &str = "prefers-color-scheme";
    let mut decided = String::new();
    let mut rest = html;
    while let Some(at) = find(rest, FEATURE) {
        let open = rest[..at].rfind('(');
        let close = rest[at..].find(')').map(|length| at + length);
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

/// Where an ASCII text begins, in whichever case.
fn find(text: &str, part: &str) -> Option<usize> {
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
        let dark = displayed(MAIL, Scheme::Dark, Images::Off);
        assert!(dark.contains("@media (min-width:0){a"), "{dark}");
        assert!(
            dark.contains("screen and (max-width:0) and (max-width:480px)"),
            "{dark}"
        );
        assert!(dark.contains("color-scheme:dark!important"), "{dark}");
        let light = displayed(MAIL, Scheme::Light, Images::Off);
        assert!(light.contains("@media (max-width:0){a"), "{light}");
        assert!(
            light.contains("screen and (min-width:0) and (max-width:480px)"),
            "{light}"
        );
    }

    #[test]
    fn pictures_are_loaded_only_when_wanted_and_scripts_never() {
        let off = displayed(MAIL, Scheme::Light, Images::Off);
        assert!(off.contains("default-src 'none'") && !off.contains("img-src"));
        assert!(displayed(MAIL, Scheme::Light, Images::On).contains("img-src https:"));
        for images in Images::ALL {
            assert!(!images.policy().contains("script"), "{images:?}");
        }
    }

    #[test]
    fn a_mail_without_a_head_or_with_a_broken_condition_is_still_shown() {
        let shown = displayed("<p>prefers-color-scheme", Scheme::Dark, Images::Off);
        assert!(shown.ends_with("<p>prefers-color-scheme"), "{shown}");
        assert!(displayed("ü (prefers-color-scheme:dark", Scheme::Dark, Images::Off).contains('ü'));
    }
}
