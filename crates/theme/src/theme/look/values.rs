//! Values of `[brand]` and `[links]`, each checked.

use crate::characters;
use crate::suggest::did_you_mean;

pub(super) fn line(value: &str, longest: usize) -> Result<String, String> {
    let value = value.trim();
    if value.is_empty() {
        return Err("empty: leave the line out instead".to_owned());
    }
    if characters::length(value) > longest {
        return Err(format!(
            "{} characters, over the {longest} that fit",
            characters::length(value)
        ));
    }
    match value
        .chars()
        .find(|c| c.is_control() || matches!(c, '{' | '}') || ('\u{2066}'..='\u{2069}').contains(c))
    {
        Some(c) => Err(format!(
            "holds U+{:04X}, which has no place in a name",
            u32::from(c)
        )),
        None => Ok(value.to_owned()),
    }
}

/// The meaning of one of a few words.
pub(super) fn one_of<T: Copy>(value: &str, names: &[(&str, T)]) -> Result<T, String> {
    let found = names.iter().find(|(name, _)| *name == value);
    found.map(|(_, meaning)| *meaning).ok_or_else(|| {
        let names: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
        let near = did_you_mean(value, names.iter().copied());
        format!("{value:?} is none of {}{near}", names.join(", "))
    })
}

/// An empty value takes the token away again.
pub(super) fn optional(
    value: &str,
    parse: impl Fn(&str) -> Result<String, String>,
) -> Result<Option<String>, String> {
    if value.trim().is_empty() {
        Ok(None)
    } else {
        parse(value).map(Some)
    }
}

pub(super) fn pixels(value: &str) -> Result<u32, String> {
    value
        .parse()
        .ok()
        .filter(|pixels| (1..=600).contains(pixels))
        .ok_or_else(|| format!("{value:?} is not a number of pixels from 1 to 600"))
}

/// Returns false for what no address can hold: white space, control characters, and what would end an
/// attribute or stand for `/`.
pub(in crate::theme) fn is_url_character(c: char) -> bool {
    let refused = matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`');
    !refused && !c.is_whitespace() && !c.is_control()
}

pub(in crate::theme) fn https_url(value: &str) -> Result<String, String> {
    let host = value
        .strip_prefix("https://")
        .and_then(|rest| rest.split(['/', '?', '#']).next());
    let is_plain = value.chars().all(is_url_character);
    match host {
        Some(host) if !host.is_empty() && !host.contains(['{', '@']) && is_plain => {
            Ok(value.to_owned())
        }
        _ => Err(format!("{value:?} is not an https:// address")),
    }
}

pub(super) fn image_url(value: &str) -> Result<String, String> {
    let url = https_url(value)?;
    let path = url
        .split(['?', '#'])
        .next()
        .unwrap_or(&url)
        .to_ascii_lowercase();
    if path.ends_with(".svg") || path.ends_with(".webp") {
        return Err(format!(
            "{value:?} would not show: mail clients want PNG or JPEG"
        ));
    }
    Ok(url)
}

pub(in crate::theme) fn email_address(value: &str) -> Result<String, String> {
    let bad = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '"' | '<' | '>' | '{' | '}' | ',' | ':' | '?' | '&')
    };
    match value.split_once('@') {
        Some((local, domain))
            if !local.is_empty()
                && domain.contains('.')
                && !domain.contains('@')
                && !value.contains(bad) =>
        {
            Ok(value.to_owned())
        }
        _ => Err(format!("{value:?} is not an email address")),
    }
}
