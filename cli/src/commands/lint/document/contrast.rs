//! Text with too little contrast, in light mode, in dark mode, and in clients that invert colours.

use scraper::{ElementRef, Node};
use theme::color::{CONTRAST_MIN, Color};

use super::MailDocument;
use super::style::{TextStyle, computed, declared, is_hidden};

/// The least contrast of large text (WCAG 2.2, 1.4.3).
const CONTRAST_LARGE: f64 = 3.0;
/// Large text in CSS pixels: 18 points, or 14 points in bold (WCAG 2.2).
const LARGE: f64 = 24.0;
const LARGE_BOLD: f64 = 18.66;
/// The background of browsers and mail apps in dark mode, for a mail that sets none.
const DARK_CANVAS: u32 = 0x12_1212;

/// The colours in which a reader may see a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColorScheme {
    /// The colours as written.
    Light,
    /// The colours with the rules of the media query for dark mode.
    Dark,
    /// The colours inverted by clients without that query: lightness is reversed.
    Inverted,
}

impl ColorScheme {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Inverted];

    /// Returns the words of findings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "in light mode",
            Self::Dark => "in dark mode",
            Self::Inverted => "where a client inverts colours",
        }
    }
}

/// Text with too little contrast.
pub struct LowContrast<'p> {
    /// The element that holds the text.
    pub element: ElementRef<'p>,
    /// The text's colour and the colour behind it, as written.
    pub colors: (Color, Color),
    /// Their contrast in that scheme.
    pub contrast: f64,
    /// The contrast that the text needs.
    pub minimum: f64,
    /// The scheme.
    pub scheme: ColorScheme,
}

/// Returns all text of a mail that has too little contrast in a scheme.
pub fn low_contrast(document: &MailDocument, scheme: ColorScheme) -> Vec<LowContrast<'_>> {
    // Without rules for dark mode, a client shows the light colours or inverts them.
    if scheme == ColorScheme::Dark && !document.sheet.has_dark() {
        return Vec::new();
    }
    let (canvas, text) = match scheme {
        ColorScheme::Dark => (Color::from_rgb(DARK_CANVAS), Color::WHITE),
        ColorScheme::Light | ColorScheme::Inverted => (Color::WHITE, Color::BLACK),
    };
    let mut found = Vec::new();
    if let Some(body) = document.elements("body").next() {
        let start = TextStyle {
            color: text,
            behind: Some(canvas),
            size: 16.0,
            bold: false,
        };
        walk(document, scheme, body, start, &mut found);
    }
    found
}

/// Judges an element and everything in it, each with the style that it inherits.
fn walk<'p>(
    document: &'p MailDocument,
    scheme: ColorScheme,
    element: ElementRef<'p>,
    outer: TextStyle,
    found: &mut Vec<LowContrast<'p>>,
) {
    let declared = declared(document, scheme, &element);
    if is_hidden(&declared) {
        return;
    }
    let own = computed(&element, &declared, outer, scheme);
    let mut judged = false;
    for child in element.children() {
        match child.value() {
            // One finding for each element, however many pieces of text it has.
            Node::Text(text) if !judged && !text.trim().is_empty() => {
                judged = true;
                found.extend(judge(element, own, scheme));
            }
            Node::Element(_) => {
                if let Some(child) = ElementRef::wrap(child) {
                    walk(document, scheme, child, own, found);
                }
            }
            _ => {}
        }
    }
    // Many clients show an image's alternative text in its place.
    if element.value().name() == "img" && element.attr("alt").is_some_and(|alt| !alt.is_empty()) {
        found.extend(judge(element, own, scheme));
    }
}

fn judge(element: ElementRef<'_>, own: TextStyle, scheme: ColorScheme) -> Option<LowContrast<'_>> {
    // The colours of an image are not known.
    let behind = own.behind?;
    let large = own.size >= LARGE || own.bold && own.size >= LARGE_BOLD;
    let minimum = if large { CONTRAST_LARGE } else { CONTRAST_MIN };
    let contrast = match scheme {
        ColorScheme::Inverted => {
            let (one, two) = (inverted(own.color), inverted(behind));
            (one.max(two) + 0.05) / (one.min(two) + 0.05)
        }
        ColorScheme::Light | ColorScheme::Dark => own.color.contrast(behind),
    };
    (contrast < minimum).then_some(LowContrast {
        element,
        colors: (own.color, behind),
        contrast,
        minimum,
        scheme,
    })
}

/// Returns the luminance of a colour after its lightness (CIE L*) is reversed and its hue kept. Mail
/// apps on phones do that to mails without rules for dark mode.
fn inverted(color: Color) -> f64 {
    let luminance = color.contrast(Color::BLACK) * 0.05 - 0.05;
    let lightness = if luminance > 0.008_856 {
        116.0 * luminance.cbrt() - 16.0
    } else {
        903.3 * luminance
    };
    let lightness = 100.0 - lightness;
    if lightness > 8.0 {
        ((lightness + 16.0) / 116.0).powi(3)
    } else {
        lightness / 903.3
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(html: &str, scheme: ColorScheme) -> Vec<String> {
        let document = MailDocument::parse(html);
        low_contrast(&document, scheme)
            .iter()
            .map(|low| {
                format!(
                    "{} {} on {}",
                    low.element.value().name(),
                    low.colors.0,
                    low.colors.1
                )
            })
            .collect()
    }

    #[test]
    fn colours_are_inherited() {
        let html = "<table bgcolor=\"#222222\"><tr><td><p style=\"color:#333\">a</p><p style=\"color:white\">b</p></td></tr></table>";
        assert_eq!(found(html, ColorScheme::Light), ["p #333333 on #222222"]);
    }

    #[test]
    fn large_text_needs_less_contrast() {
        for (size, count) in [("24px", 0), ("18px", 1), ("bold 19px/1 x", 0)] {
            let property = if size.contains('b') {
                "font"
            } else {
                "font-size"
            };
            let html = format!("<p style=\"{property}:{size};color:#888\">a</p>");
            assert_eq!(found(&html, ColorScheme::Light).len(), count, "{size}");
        }
    }

    #[test]
    fn dark_rules_beat_inline_colours_only_when_important() {
        let html = |important: &str| {
            format!(
                "<style>@media (prefers-color-scheme:dark){{.b{{background:#111{important}}}.t{{color:#eee{important}}}}}</style><div class=b style=\"background:#fff\"><p class=t style=\"color:#222\">a</p></div>"
            )
        };
        assert!(found(&html("!important"), ColorScheme::Dark).is_empty());
        assert!(
            found(&html(""), ColorScheme::Dark).is_empty(),
            "both stay light"
        );
        let half = html("!important").replace(".t{color:#eee!important}", "");
        assert_eq!(found(&half, ColorScheme::Dark), ["p #222222 on #111111"]);
        assert!(found(&half, ColorScheme::Light).is_empty());
    }

    #[test]
    fn inversion_reverses_lightness() {
        assert!(inverted(Color::WHITE) < 0.001);
        assert!(inverted(Color::BLACK) > 0.999);
        assert!(
            found(
                "<p style=\"color:#586174;background:#fff\">a</p>",
                ColorScheme::Inverted
            )
            .is_empty()
        );
        assert_eq!(
            found(
                "<p style=\"color:#999;background:#fff\">a</p>",
                ColorScheme::Inverted
            )
            .len(),
            1
        );
    }

    #[test]
    fn text_on_an_image_and_hidden_text_are_not_judged() {
        assert!(
            found(
                "<p style=\"background:url(x);color:#fff\">a</p>",
                ColorScheme::Light
            )
            .is_empty()
        );
        assert!(
            found(
                "<p style=\"display:none;color:#fff\">a</p>",
                ColorScheme::Light
            )
            .is_empty()
        );
    }
}
