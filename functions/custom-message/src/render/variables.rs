//! What a template may print that does not hang on the event: the language, the brand, the colours.

use std::borrow::Cow;

use super::html;
use crate::locale::{Direction, Tag};
use crate::theme::Look;

/// The fields of `locale`.
pub const LOCALE: [&str; 5] = ["tag", "language", "dir", "start", "end"];
/// The fields of `brand`.
pub const BRAND: [&str; 7] = [
    "name",
    "logo_url",
    "logo_width",
    "logo_height",
    "website",
    "support_email",
    "postal_address",
];
/// The fields of `color` and of `dark`.
pub const COLOR: [&str; 9] = [
    "accent",
    "on_accent",
    "link",
    "background",
    "card",
    "text",
    "muted",
    "border",
    "panel",
];

/// A field of `locale`.
pub fn locale<'t>(tag: &'t Tag, field: &str) -> Option<&'t str> {
    let direction = tag.direction();
    let (start, end) = match direction {
        Direction::Ltr => ("left", "right"),
        Direction::Rtl => ("right", "left"),
    };
    Some(match field {
        "tag" => tag.as_str(),
        "language" => tag.language(),
        "dir" => direction.as_str(),
        "start" => start,
        "end" => end,
        _ => return None,
    })
}

/// A field of `brand`, empty where it is not set.
pub fn brand<'l>(look: &'l Look, field: &str) -> Option<Cow<'l, str>> {
    let brand = &look.brand;
    let optional = |text: &Option<String>| {
        let text = text.as_deref().unwrap_or_default();
        Cow::Owned(html::without_isolates(text))
    };
    Some(match field {
        "name" => Cow::Borrowed(brand.name.as_str()),
        "logo_url" => optional(&brand.logo_url),
        "logo_width" => Cow::Owned(brand.logo_width.to_string()),
        "logo_height" => Cow::Owned(brand.logo_height.to_string()),
        "website" => optional(&brand.website),
        "support_email" => optional(&brand.support_email),
        "postal_address" => optional(&brand.postal_address),
        _ => return None,
    })
}

/// A field of `color`, or of `dark`: a scheme's colours, and the two that follow from them: the text on
/// the accent, and the accent as a link on the card.
pub fn color(look: &Look, dark: bool, field: &str) -> Option<String> {
    let palette = if dark { &look.dark } else { &look.light };
    let accent = look.accent(dark);
    let color = match field {
        "accent" => accent,
        "on_accent" => accent.text_on(),
        "link" => accent.legible_on(palette.card),
        "background" => palette.background,
        "card" => palette.card,
        "text" => palette.text,
        "muted" => palette.muted,
        "border" => palette.border,
        "panel" => palette.panel,
        _ => return None,
    };
    Some(color.to_string())
}
