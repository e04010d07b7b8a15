//! Checks of the brand: its name, and its accent as text.

use std::rc::Rc;

use theme::color::Color;
use theme::{Look, Settings};

use crate::commands::lint::finding::{Finding, Findings, SourcePlace};
use crate::commands::lint::rule;
use crate::commands::lint::sources::{Layer, Sources};

pub fn check(settings: &[Rc<Settings>], sources: &Sources<'_>, findings: &mut Findings) {
    // The first settings are the theme's own. A scope without a name inherits theirs.
    if let Some(base) = settings.first()
        && !is_default_theme(sources)
    {
        sample_name(&base.look, sources, findings);
    }
    for one in settings {
        for is_dark in [false, true] {
            accent(&one.look, is_dark, sources, findings);
        }
    }
}

/// Returns true for a theme whose files are all those of the default theme: its brand is the sample on
/// purpose.
fn is_default_theme(sources: &Sources<'_>) -> bool {
    let of_layer = |layer| {
        sources
            .files()
            .iter()
            .filter(move |file| file.layer == layer)
    };
    of_layer(Layer::Own).all(|own| {
        of_layer(Layer::Default).any(|file| file.name == own.name && file.text == own.text)
    })
}

fn sample_name(look: &Look, sources: &Sources<'_>, findings: &mut Findings) {
    let sample = Look::default().brand.name;
    if look.brand.name != sample {
        return;
    }
    let written = sources.place_of_setting(&format!("{sample:?}"));
    let file = || {
        Some(
            sources
                .judged()
                .find(|file| file.name == "theme.toml")?
                .place(0, 0),
        )
    };
    let text = format!(
        "the brand is still the sample's, {sample:?}, in every subject and SMS: write name = \"…\" under [brand] of theme.toml, or set BRAND_NAME"
    );
    findings.add(Finding::new(&rule::SAMPLE_BRAND, text).at(written.or_else(file)));
}

/// Notes an accent that is another colour where it is text.
fn accent(look: &Look, is_dark: bool, sources: &Sources<'_>, findings: &mut Findings) {
    if let Some((accent, text)) = changed_accent(look, is_dark) {
        let place = place_of(accent, sources);
        findings.add(Finding::new(&rule::ACCENT_CHANGED, format!("the {text}")).at(place));
    }
}

/// Returns the accent that is another colour where it is text, and what becomes of it.
pub fn changed_accent(look: &Look, is_dark: bool) -> Option<(Color, String)> {
    let palette = if is_dark { &look.dark } else { &look.light };
    // The light accent is made legible for dark mode on purpose, unless dark mode has its own.
    let accent = palette.accent?;
    let link = accent.legible_on(palette.card);
    if link == accent {
        return None;
    }
    let mode = if is_dark { "dark" } else { "light" };
    // Rounded down: 4.46 must not be shown as 4.5.
    let contrast = (accent.contrast(palette.card) * 10.0).floor() / 10.0;
    let text = format!(
        "accent {accent} has a contrast of {contrast:.1}:1 on the card {} in {mode} mode, so links and the wordmark are {link}; buttons keep the accent",
        palette.card
    );
    Some((accent, text))
}

/// Returns the line that sets the accent; nothing for one of the environment.
fn place_of(accent: Color, sources: &Sources<'_>) -> Option<SourcePlace> {
    let files = sources.judged().filter(|file| file.name.ends_with(".toml"));
    files.into_iter().find_map(|file| {
        let mut offset = 0;
        for line in file.text.split_inclusive('\n') {
            if is_accent(line, accent) {
                let indent = line.len() - line.trim_start().len();
                return Some(file.place_at(offset + indent));
            }
            offset += line.len();
        }
        None
    })
}

fn is_accent(line: &str, accent: Color) -> bool {
    let Some((key, value)) = line.split_once('=') else {
        return false;
    };
    let value = value.trim_start().trim_start_matches(['"', '\'']);
    let value = value.split(['"', '\'']).next().unwrap_or_default();
    key.trim() == "accent" && value.trim().parse() == Ok(accent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_accent_is_found_however_it_is_written() {
        let accent = "#ffdd00".parse().unwrap();
        for line in [
            "accent = \"#ffdd00\"",
            "  accent='#FD0' # yellow",
            "accent =\"#FFDD00\"\r\n",
        ] {
            assert!(is_accent(line, accent), "{line}");
        }
        for line in [
            "# accent",
            "background = \"#ffdd00\"",
            "accent = \"#ffdd01\"",
            "[colors]",
        ] {
            assert!(!is_accent(line, accent), "{line}");
        }
    }
}
