//! Styles that hide, as far as a mail needs them: what each element inherits and what it sets itself.

use super::StyleRule;
use super::reader::Element;

/// The way in which an element's content is seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sight {
    /// Hidden with all that is inside.
    gone: Option<&'static str>,
    /// `visibility:hidden`, which a child may take back.
    invisible: bool,
    /// `font-size:0`, which a child may take back; images stay.
    sizeless: bool,
}

impl Sight {
    /// The style that hides text; nothing where it is seen.
    pub(super) const fn hidden_by(self) -> Option<&'static str> {
        match self {
            Self { gone: Some(by), .. } => Some(by),
            Self {
                invisible: true, ..
            } => Some("visibility"),
            Self { sizeless: true, .. } => Some("font-size:0"),
            _ => None,
        }
    }

    /// Returns true if images are seen.
    pub(super) const fn shows_images(self) -> bool {
        self.gone.is_none() && !self.invisible
    }

    /// The sight of an element inside of this one.
    pub(super) fn inside(mut self, element: &Element<'_>, rules: &[StyleRule<'_>]) -> Self {
        let style = Style::of(element, rules);
        self.gone = self.gone.or_else(|| gone(element, &style));
        match style.get("visibility") {
            Some("hidden" | "collapse") => self.invisible = true,
            Some("visible" | "initial") => self.invisible = false,
            _ => {}
        }
        if let Some(size) = style.font_size() {
            self.sizeless = size == Size::Zero || size == Size::Relative && self.sizeless;
        }
        self
    }
}

/// The style or attribute that hides an element with all that is inside.
fn gone(element: &Element<'_>, style: &Style) -> Option<&'static str> {
    let display = style.get("display");
    let is_closed = element.attribute("hidden").is_some()
        || matches!(element.name.as_str(), "template" | "datalist" | "head");
    if display == Some("none") {
        return Some("display:none");
    }
    if is_closed && display.is_none() && element.name != "head" {
        return Some("the attribute hidden");
    }
    if style.get("opacity").is_some_and(is_zero) {
        return Some("opacity:0");
    }
    let clips = ["overflow", "overflow-y"]
        .iter()
        .any(|name| matches!(style.get(name), Some("hidden" | "clip")));
    let is_flat = ["max-height", "height"]
        .iter()
        .any(|name| style.get(name).is_some_and(is_zero));
    (clips && is_flat && has_height(element, display))
        .then_some("max-height:0 with overflow:hidden")
}

/// Returns true if a height counts: not for lines of text, and a table's cells grow with their content.
fn has_height(element: &Element<'_>, display: Option<&str>) -> bool {
    const GROWING: [&str; 7] = ["table", "tbody", "thead", "tfoot", "tr", "td", "th"];
    const INLINE: [&str; 9] = [
        "a", "b", "i", "em", "strong", "span", "font", "small", "bdi",
    ];
    let name = element.name.as_str();
    match display {
        Some("inline") => false,
        Some(display) if !display.starts_with("table") => true,
        _ => !GROWING.contains(&name) && !INLINE.contains(&name),
    }
}

/// The declarations of an element, the winning ones.
struct Style(Vec<Declaration>);

struct Declaration {
    property: String,
    value: String,
    important: bool,
}

#[derive(PartialEq, Eq)]
enum Size {
    Zero,
    Relative,
    Own,
}

impl Style {
    fn of(element: &Element<'_>, rules: &[StyleRule<'_>]) -> Self {
        let mut style = Self(Vec::new());
        for rule in rules.iter().filter(|rule| fits(rule, element)) {
            style.add(rule.declarations);
        }
        style.add(element.attribute("style").unwrap_or_default());
        style
    }

    fn add(&mut self, declarations: &str) {
        for declaration in split(declarations, ';') {
            let Some((property, value)) = declaration.split_once(':') else {
                continue;
            };
            let value = value.trim().to_ascii_lowercase();
            let plain = value.split('!').next().unwrap_or_default().trim();
            self.0.push(Declaration {
                property: property.trim().to_ascii_lowercase(),
                value: plain.to_owned(),
                important: value.ends_with("important"),
            });
        }
    }

    /// The last declaration, an important one before others.
    fn winning(&self, properties: &[&str]) -> Option<&Declaration> {
        let of = |declaration: &&Declaration| properties.contains(&declaration.property.as_str());
        let important = self.0.iter().rfind(|known| of(known) && known.important);
        important.or_else(|| self.0.iter().rfind(of))
    }

    fn get(&self, property: &str) -> Option<&str> {
        self.winning(&[property]).map(|known| known.value.as_str())
    }

    fn font_size(&self) -> Option<Size> {
        let known = self.winning(&["font-size", "font"])?;
        if known.property == "font-size" {
            return Some(size(&known.value));
        }
        // `font: 700 34px/1.3 Consolas`: a weight has no unit, a size has one or is zero.
        let sizes = known.value.split_ascii_whitespace().map(|word| {
            let size = word.split('/').next().unwrap_or(word);
            (
                size,
                word.contains('/') || size.ends_with(|c: char| c.is_ascii_alphabetic() || c == '%'),
            )
        });
        let mut sizes =
            sizes.filter(|(word, _)| word.starts_with(|c: char| c.is_ascii_digit() || c == '.'));
        let first = sizes.find(|(word, has_unit)| *has_unit || is_zero(word));
        first.map(|(word, _)| size(word))
    }
}

fn size(value: &str) -> Size {
    if is_zero(value) {
        return Size::Zero;
    }
    let is_relative = value.ends_with('%')
        || value.ends_with("em") && !value.ends_with("rem")
        || matches!(value, "inherit" | "smaller" | "larger" | "unset");
    if is_relative {
        Size::Relative
    } else {
        Size::Own
    }
}

/// Returns true for a number that is zero, in any unit.
fn is_zero(value: &str) -> bool {
    let end = value.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '+' && c != '-');
    let number = &value[..end.unwrap_or(value.len())];
    number.parse::<f64>().is_ok_and(|number| number == 0.0)
}

/// The parts of a text between separators that stand in neither quotes nor brackets.
fn split(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let (mut quote, mut depth) = (None, 0_usize);
    text.split(move |c: char| {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (None, '(') => depth += 1,
            (None, ')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == separator && quote.is_none() && depth == 0
    })
}

fn fits(rule: &StyleRule<'_>, element: &Element<'_>) -> bool {
    let classes: Vec<&str> = element
        .attribute("class")
        .unwrap_or_default()
        .split_ascii_whitespace()
        .collect();
    rule.element.is_none_or(|name| name == element.name)
        && rule.id.is_none_or(|id| element.attribute("id") == Some(id))
        && rule.classes.iter().all(|class| classes.contains(class))
}
