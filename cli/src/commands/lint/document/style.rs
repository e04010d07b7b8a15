//! Computed style of an element: its text's colour, the colour behind, its size and weight.

use custom_message::theme::color::Color;
use scraper::ElementRef;

use super::color::color;
use super::contrast::ColorScheme;
use super::css::{Declaration, When, split};
use super::{MailDocument, inline_style};

/// The link colours of browsers.
const LINK_LIGHT: u32 = 0x00_00ee;
const LINK_DARK: u32 = 0x9e_9eff;

/// The computed style of an element, which the elements inside inherit.
#[derive(Debug, Clone, Copy)]
pub struct TextStyle {
    /// The colour of text.
    pub color: Color,
    /// The colour behind the text; nothing if it is not known, as on an image.
    pub behind: Option<Color>,
    /// The font size in CSS pixels.
    pub size: f64,
    /// True for bold text.
    pub bold: bool,
}

/// Returns the declarations that apply to an element, the strongest last: style sheets, its own style,
/// important rules.
pub fn declared(
    document: &MailDocument,
    scheme: ColorScheme,
    element: &ElementRef<'_>,
) -> Vec<Declaration> {
    let applies = |when: When| match when {
        When::Always => true,
        When::Dark => scheme == ColorScheme::Dark,
        When::Light => scheme == ColorScheme::Light,
        When::Sometimes => false,
    };
    let of_sheet = document
        .sheet
        .rules
        .iter()
        .filter(|rule| applies(rule.when))
        .filter(|rule| {
            rule.selectors
                .iter()
                .any(|selector| selector.matches(element))
        })
        .flat_map(|rule| &rule.declarations);
    let mut declared: Vec<Declaration> = of_sheet.cloned().collect();
    declared.extend(inline_style(element));
    // The sort is stable: important declarations come last and keep their own order.
    declared.sort_by_key(|declaration| declaration.important);
    declared
}

/// Returns true if the element and everything in it is not displayed.
pub fn is_hidden(declared: &[Declaration]) -> bool {
    let last = declared
        .iter()
        .rev()
        .find(|declaration| declaration.property == "display");
    last.is_some_and(|declaration| declaration.value == "none")
}

/// Computes the style of an element from its own declarations and the style of the element around it.
pub fn computed(
    element: &ElementRef<'_>,
    declared: &[Declaration],
    outer: TextStyle,
    scheme: ColorScheme,
) -> TextStyle {
    let mut own = outer;
    match element.value().name() {
        "a" => {
            own.color = Color::from_rgb(match scheme {
                ColorScheme::Dark => LINK_DARK,
                ColorScheme::Light | ColorScheme::Inverted => LINK_LIGHT,
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

/// Returns the colour of a background; nothing for an image or a partly transparent colour.
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

/// Parses a font size into CSS pixels.
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
