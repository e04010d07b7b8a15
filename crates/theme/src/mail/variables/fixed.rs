//! The fields that neither the message nor the event changes: language, brand, colours.

use std::borrow::Cow;

use super::{COLOR, Variable};
use crate::locale::{Direction, Tag};
use crate::mail::html;
use crate::theme::Look;

pub(super) fn locale<'t>(tag: &'t Tag, field: &str) -> Option<&'t str> {
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
pub(super) fn brand<'l>(look: &'l Look, field: &str) -> Option<Variable<'l>> {
    let brand = &look.brand;
    let optional = |text: &Option<String>| {
        let text = text.as_deref().unwrap_or_default();
        Variable::Text(Cow::Owned(html::without_isolates(text)))
    };
    Some(match field {
        "look" => Variable::Text(look.design.name().into()),
        "name" => Variable::Text(Cow::Borrowed(&brand.name)),
        "logo_url" => optional(&brand.logo_url),
        "logo_dark_url" => optional(&brand.logo_dark_url),
        "logo_on_dark" => Variable::Text(brand.logo_on_dark.name().into()),
        "logo_width" => Variable::Number(brand.logo_width),
        "logo_height" => Variable::Number(brand.logo_height),
        "website" => optional(&brand.website),
        "support_email" => optional(&brand.support_email),
        "postal_address" => optional(&brand.postal_address),
        _ => return None,
    })
}

/// A scheme's colours in the order of [`COLOR`], with those that follow from them: the text on the
/// accent, the accent as a link on the card, and its tint behind the code.
pub(super) fn colors(look: &Look, dark: bool) -> Vec<String> {
    let palette = if dark { &look.dark } else { &look.light };
    let accent = look.accent(dark);
    let colors: [_; COLOR.len()] = [
        accent,
        accent.text_on(),
        accent.legible_on(palette.card),
        palette.background,
        palette.card,
        palette.text,
        palette.muted,
        palette.border,
        look.panel(dark),
    ];
    colors.iter().map(ToString::to_string).collect()
}
