//! Computed style of an element: its text's colour, the colour behind, its size and weight.

use scraper::ElementRef;
use theme::color::Color;

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
        // A narrow window is as likely as a wide one, so neither counts.
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
    own.apply_name(element.value().name(), scheme);
    own.apply_attributes(element);
    for declaration in declared {
        own.apply(declaration, outer);
    }
    own
}

impl TextStyle {
    /// Applies the style that browsers give to an element.
    fn apply_name(&mut self, name: &str, scheme: ColorScheme) {
        match name {
            "a" => {
                self.color = Color::from_rgb(match scheme {
                    ColorScheme::Dark => LINK_DARK,
                    ColorScheme::Light | ColorScheme::Inverted => LINK_LIGHT,
                });
            }
            "b" | "strong" | "th" => self.bold = true,
            "h1" => (self.size, self.bold) = (self.size * 2.0, true),
            "h2" => (self.size, self.bold) = (self.size * 1.5, true),
            "h3" => (self.size, self.bold) = (self.size * 1.17, true),
            _ => {}
        }
    }

    /// Applies the attributes of HTML, which mails use beside CSS.
    fn apply_attributes(&mut self, element: &ElementRef<'_>) {
        if let Some(color) = element.attr("bgcolor").and_then(color) {
            self.behind = Some(color);
        }
        if let Some(color) = element.attr("color").and_then(color) {
            self.color = color;
        }
        // The attribute names an image, whose colours are not known.
        if element.attr("background").is_some() {
            self.behind = None;
        }
    }

    /// Applies a declaration. `outer` is the style of the element around, which relative values refer to.
    fn apply(&mut self, declaration: &Declaration, outer: Self) {
        let value = declaration.value.as_str();
        match declaration.property.as_str() {
            "color" if value == "inherit" => self.color = outer.color,
            "color" => self.color = color(value).unwrap_or(self.color),
            "background" | "background-color" | "background-image" => {
                self.behind = behind(value, self.behind);
            }
            "font-size" => self.size = size(value, outer.size).unwrap_or(self.size),
            "font-weight" => self.bold = is_bold(value).unwrap_or(self.bold),
            "font" => {
                let mut words = value.split_whitespace();
                // The shorthand resets a weight that it does not name.
                self.bold = words.clone().find_map(is_bold).unwrap_or(false);
                // A size may be followed by the line's height: `16px/1.5`.
                let sized =
                    words.find_map(|word| size(word.split('/').next().unwrap_or(word), outer.size));
                self.size = sized.unwrap_or(self.size);
            }
            _ => {}
        }
    }
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
