//! What a template may print that does not hang on the event: the language, the brand, the colours.

use std::borrow::Cow;

use super::html;
use crate::locale::{Direction, Tag};
use crate::theme::Look;
use crate::theme::look::BRAND_KEYS;

/// The fields of `locale`.
pub const LOCALE: [&str; 5] = ["tag", "language", "dir", "start", "end"];
/// The fields of `brand`.
pub const BRAND: [&str; 7] = BRAND_KEYS;
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

/// A scheme's colours, and the two that follow from them: the text on the accent, and the accent as a
/// link on the card. Made once: a mail prints them forty times.
pub struct Colors([String; COLOR.len()]);

impl Colors {
    /// The fields of `color`, or of `dark`.
    pub fn new(look: &Look, dark: bool) -> Self {
        let palette = if dark { &look.dark } else { &look.light };
        let accent = look.accent(dark);
        let colors = [
            accent,
            accent.text_on(),
            accent.legible_on(palette.card),
            palette.background,
            palette.card,
            palette.text,
            palette.muted,
            palette.border,
            palette.panel,
        ];
        Self(colors.map(|color| color.to_string()))
    }

    /// One of them.
    pub fn get(&self, field: &str) -> Option<&str> {
        let at = COLOR.iter().position(|name| *name == field)?;
        Some(&self.0[at])
    }
}
