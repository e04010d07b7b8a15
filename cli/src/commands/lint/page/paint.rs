//! Which colour text has and what is behind it, in light, in dark, and where a client inverts.

use custom_message::theme::color::{CONTRAST_MIN, Color};
use scraper::{ElementRef, Node};

use super::css::{Declaration, When, split};
use super::{Page, inline_style};

/// The least contrast of large text (WCAG 2.2, 1.4.3).
const CONTRAST_LARGE: f64 = 3.0;
/// What browsers and mail apps paint behind a dark page that says nothing.
const DARK_CANVAS: u32 = 0x12_1212;
/// The link colours that browsers start from.
const LINK_LIGHT: u32 = 0x00_00ee;
const LINK_DARK: u32 = 0x9e_9eff;

/// The colours that a reader may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// As written.
    Light,
    /// With the rules of the dark media query.
    Dark,
    /// As clients without that query invert what is written: lightness turned around.
    Inverted,
}

impl Scheme {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Inverted];

    /// How messages call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "in light mode",
            Self::Dark => "in dark mode",
            Self::Inverted => "where a client inverts colours",
        }
    }
}

/// Text that cannot be read well.
pub struct Faint<'p> {
    /// The element that holds the text.
    pub element: ElementRef<'p>,
    /// The text's colour and the one behind it, as written.
    pub colors: (Color, Color),
    /// Their contrast in that scheme.
    pub contrast: f64,
    /// The least that would do.
    pub least: f64,
    /// In which scheme.
    pub scheme: Scheme,
}

/// What an element hands down to those in it.
#[derive(Debug, Clone, Copy)]
struct Painted {
    color: Color,
    /// Nothing where it cannot be told, as on an image.
    behind: Option<Color>,
    size: f64,
    bold: bool,
}

/// All text of a page that has too little contrast.
pub fn faint(page: &Page, scheme: Scheme) -> Vec<Faint<'_>> {
    if scheme == Scheme::Dark && !page.sheet.has_dark() {
        return Vec::new();
    }
    let (canvas, text) = match scheme {
        Scheme::Dark => (Color::from_rgb(DARK_CANVAS), Color::WHITE),
        Scheme::Light | Scheme::Inverted => (Color::WHITE, Color::BLACK),
    };
    let mut found = Vec::new();
    if let Some(body) = page.elements("body").next() {
        let start = Painted {
            color: text,
            behind: Some(canvas),
            size: 16.0,
            bold: false,
        };
        walk(page, scheme, body, start, &mut found);
    }
    found
}

fn walk<'p>(
    page: &'p Page,
    scheme: Scheme,
    element: ElementRef<'p>,
    outer: Painted,
    found: &mut Vec<Faint<'p>>,
) {
    let declared = declared(page, scheme, &element);
    if is_hidden(&declared) {
        return;
    }
    let own = painted(&element, &declared, outer, scheme);
    let mut judged = false;
    for child in element.children() {
        match child.value() {
            Node::Text(text) if !judged && !text.trim().is_empty() => {
                judged = true;
                found.extend(judge(element, own, scheme));
            }
            Node::Element(_) => {
                if let Some(child) = ElementRef::wrap(child) {
                    walk(page, scheme, child, own, found);
                }
            }
            _ => {}
        }
    }
    // an image's alternative text is text where images are off
    if element.value().name() == "img" && element.attr("alt").is_some_and(|alt| !alt.is_empty()) {
        found.extend(judge(element, own, scheme));
    }
}

fn judge(element: ElementRef<'_>, own: Painted, scheme: Scheme) -> Option<Faint<'_>> {
    let behind = own.behind?;
    let large = own.size >= 24.0 || own.bold && own.size >= 18.66;
    let least = if large { CONTRAST_LARGE } else { CONTRAST_MIN };
    let contrast = match scheme {
        Scheme::Inverted => {
            let (one, two) = (inverted(own.color), inverted(behind));
            (one.max(two) + 0.05) / (one.min(two) + 0.05)
        }
        Scheme::Light | Scheme::Dark => own.color.contrast(behind),
    };
    (contrast < least).then_some(Faint {
        element,
        colors: (own.color, behind),
        contrast,
        least,
        scheme,
    })
}

/// The luminance of a colour whose lightness (CIE L*) is turned around, hue left alone: what mail
/// apps on telephones do to mails without colours of their own for dark mode.
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

/// What counts for an element, the strongest last: sheets, its own style, important rules.
fn declared(page: &Page, scheme: Scheme, element: &ElementRef<'_>) -> Vec<Declaration> {
    let counts = |when: When| match when {
        When::Always => true,
        When::Dark => scheme == Scheme::Dark,
        When::Light => scheme == Scheme::Light,
        When::Sometimes => false,
    };
    let of_sheet = page
        .sheet
        .rules
        .iter()
        .filter(|rule| counts(rule.when))
        .filter(|rule| {
            rule.selectors
                .iter()
                .any(|selector| selector.matches(element))
        })
        .flat_map(|rule| &rule.declarations);
    let mut declared: Vec<Declaration> = of_sheet.cloned().collect();
    declared.extend(inline_style(element));
    // a stable sort: what is important counts last, in the order in which it was written
    declared.sort_by_key(|declaration| declaration.important);
    declared
}

fn is_hidden(declared: &[Declaration]) -> bool {
    let last = declared
        .iter()
        .rev()
        .find(|declaration| declaration.property == "display");
    last.is_some_and(|declaration| declaration.value == "none")
}

fn painted(
    element: &ElementRef<'_>,
    declared: &[Declaration],
    outer: Painted,
    scheme: Scheme,
) -> Painted {
    let mut own = outer;
    match element.value().name() {
        "a" => {
            own.color = Color::from_rgb(match scheme {
                Scheme::Dark => LINK_DARK,
                Scheme::Light | Scheme::Inverted => LINK_LIGHT,
            });
        }
        "b" | "strong" | "th" => own.bold = true,
        "h1" => (own.size, own.bold) = (outer.size * 2.0, true),
        "h2" => (own.size, own.bold) = (outer.size * 1.5, true),
        "h3" => (own.size, own.bold) = (outer.size * 1.17, true),
        _ => {}
    }
    if let Some(color) = element.attr("bgcolor").and_then(color) {
        own.behind = Some(color);
    }
    if let Some(color) = element.attr("color").and_then(color) {
        own.color = color;
    }
    if element.attr("background").is_some() {
        own.behind = None;
    }
    for declaration in declared {
        let value = declaration.value.as_str();
        match declaration.property.as_str() {
            "color" if value == "inherit" => own.color = outer.color,
            "color" => own.color = color(value).unwrap_or(own.color),
            "background" | "background-color" | "background-image" => {
                own.behind = behind(value, own.behind);
            }
            "font-size" => own.size = size(value, outer.size).unwrap_or(own.size),
            "font-weight" => own.bold = is_bold(value).unwrap_or(own.bold),
            "font" => {
                let words: Vec<&str> = value.split_whitespace().collect();
                own.bold = words.iter().find_map(|word| is_bold(word)).unwrap_or(false);
                let sized = words
                    .iter()
                    .find_map(|word| size(word.split('/').next().unwrap_or(word), outer.size));
                own.size = sized.unwrap_or(own.size);
            }
            _ => {}
        }
    }
    own
}

/// A background's colour; nothing where it is an image or half transparent.
fn behind(value: &str, outer: Option<Color>) -> Option<Color> {
    if value.contains("url(") || value.contains("gradient(") {
        return None;
    }
    let pieces = split(value, ' ');
    if pieces
        .iter()
        .any(|piece| matches!(*piece, "none" | "transparent" | "inherit" | "initial"))
    {
        return outer;
    }
    pieces.into_iter().find_map(color)
}

fn is_bold(weight: &str) -> Option<bool> {
    match weight {
        "bold" | "bolder" => Some(true),
        "normal" | "lighter" => Some(false),
        number if number.len() == 3 => number.parse::<u32>().ok().map(|number| number >= 700),
        _ => None,
    }
}

/// A font's size in CSS pixels.
fn size(value: &str, outer: f64) -> Option<f64> {
    let units = [
        ("px", 1.0),
        ("pt", 4.0 / 3.0),
        ("rem", 16.0),
        ("em", outer),
        ("%", outer / 100.0),
    ];
    units.into_iter().find_map(|(unit, factor)| {
        let number = value.strip_suffix(unit)?.parse::<f64>().ok()?;
        Some(number * factor)
    })
}

/// A colour as mail writes it: hexadecimal, `rgb()`, or one of the names that everybody knows.
fn color(text: &str) -> Option<Color> {
    let text = text.trim().to_ascii_lowercase();
    if let Some(rgb) = text
        .strip_prefix("rgb(")
        .and_then(|rest| rest.strip_suffix(')'))
    {
        let channels: Vec<u32> = rgb
            .split([',', ' '])
            .filter(|channel| !channel.is_empty())
            .filter_map(|channel| channel.trim().parse().ok())
            .filter(|channel| *channel < 256)
            .collect();
        return match channels.as_slice() {
            [red, green, blue] => Some(Color::from_rgb(red << 16 | green << 8 | blue)),
            _ => None,
        };
    }
    let named = NAMES.iter().find(|(name, _)| *name == text);
    named
        .map(|(_, rgb)| Color::from_rgb(*rgb))
        .or_else(|| text.parse().ok())
}

/// The sixteen names of HTML 4, and two that are met as often.
const NAMES: [(&str, u32); 18] = [
    ("black", 0x00_0000),
    ("silver", 0xc0_c0c0),
    ("gray", 0x80_8080),
    ("grey", 0x80_8080),
    ("white", 0xff_ffff),
    ("maroon", 0x80_0000),
    ("red", 0xff_0000),
    ("purple", 0x80_0080),
    ("fuchsia", 0xff_00ff),
    ("green", 0x00_8000),
    ("lime", 0x00_ff00),
    ("olive", 0x80_8000),
    ("yellow", 0xff_ff00),
    ("navy", 0x00_0080),
    ("blue", 0x00_00ff),
    ("teal", 0x00_8080),
    ("aqua", 0x00_ffff),
    ("orange", 0xff_a500),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn found(html: &str, scheme: Scheme) -> Vec<String> {
        let page = Page::parse(html);
        faint(&page, scheme)
            .iter()
            .map(|faint| {
                format!(
                    "{} {} on {}",
                    faint.element.value().name(),
                    faint.colors.0,
                    faint.colors.1
                )
            })
            .collect()
    }

    #[test]
    fn colours_come_down_from_whatever_is_around() {
        let html = "<table bgcolor=\"#222222\"><tr><td><p style=\"color:#333\">a</p><p style=\"color:white\">b</p></td></tr></table>";
        assert_eq!(found(html, Scheme::Light), ["p #333333 on #222222"]);
    }

    #[test]
    fn large_text_may_be_fainter() {
        for (size, faint) in [("24px", 0), ("18px", 1), ("bold 19px/1 x", 0)] {
            let property = if size.contains('b') {
                "font"
            } else {
                "font-size"
            };
            let html = format!("<p style=\"{property}:{size};color:#888\">a</p>");
            assert_eq!(found(&html, Scheme::Light).len(), faint, "{size}");
        }
    }

    #[test]
    fn dark_rules_beat_inline_colours_only_when_important() {
        let html = |important: &str| {
            format!(
                "<style>@media (prefers-color-scheme:dark){{.b{{background:#111{important}}}.t{{color:#eee{important}}}}}</style><div class=b style=\"background:#fff\"><p class=t style=\"color:#222\">a</p></div>"
            )
        };
        assert!(found(&html("!important"), Scheme::Dark).is_empty());
        assert!(found(&html(""), Scheme::Dark).is_empty(), "both stay light");
        let half = html("!important").replace(".t{color:#eee!important}", "");
        assert_eq!(found(&half, Scheme::Dark), ["p #222222 on #111111"]);
        assert!(found(&half, Scheme::Light).is_empty());
    }

    #[test]
    fn inversion_turns_lightness_around() {
        assert!(inverted(Color::WHITE) < 0.001);
        assert!(inverted(Color::BLACK) > 0.999);
        assert!(
            found(
                "<p style=\"color:#586174;background:#fff\">a</p>",
                Scheme::Inverted
            )
            .is_empty()
        );
        assert_eq!(
            found(
                "<p style=\"color:#999;background:#fff\">a</p>",
                Scheme::Inverted
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
                Scheme::Light
            )
            .is_empty()
        );
        assert!(found("<p style=\"display:none;color:#fff\">a</p>", Scheme::Light).is_empty());
    }
}
