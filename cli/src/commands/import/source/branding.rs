//! The colours of a managed login: what `aws cognito-idp describe-managed-login-branding` prints.

use serde_json::Value;

/// The colours for light and dark, each key of a theme with its value.
#[derive(Debug, Default)]
pub struct Colors {
    /// `[colors]`.
    pub light: Vec<(&'static str, String)>,
    /// `[colors.dark]`.
    pub dark: Vec<(&'static str, String)>,
}

/// The keys of a theme's colours, and where a managed login has them; `MODE` is `lightMode` or `darkMode`.
const PLACES: [(&str, &str); 7] = [
    (
        "accent",
        "/components/primaryButton/MODE/defaults/backgroundColor",
    ),
    ("background", "/components/pageBackground/MODE/color"),
    ("card", "/components/form/MODE/backgroundColor"),
    ("text", "/components/pageText/MODE/headingColor"),
    ("muted", "/components/pageText/MODE/descriptionColor"),
    ("border", "/components/form/MODE/borderColor"),
    (
        "panel",
        "/componentClasses/input/MODE/defaults/backgroundColor",
    ),
];

/// Finds the settings of a managed login in a JSON value.
pub fn found(value: &Value) -> Option<&Value> {
    let branding = value.get("ManagedLoginBranding").unwrap_or(value);
    let is_branding = branding.get("ManagedLoginBrandingId").is_some()
        || branding.get("Settings").is_some_and(Value::is_object)
        || branding.get("UseCognitoProvidedValues").is_some();
    is_branding.then_some(branding)
}

/// Reads the colours, and notes what a theme cannot take from a managed login.
pub fn read(branding: &Value, notes: &mut Vec<String>) -> Colors {
    let settings = branding.get("Settings").unwrap_or(&Value::Null);
    let colors = Colors {
        light: mode(settings, "lightMode"),
        dark: mode(settings, "darkMode"),
    };
    if colors.light.is_empty() && colors.dark.is_empty() {
        notes.push(
            "the managed login has no colours of its own (describe it with --return-merged-resources \
             to get Cognito's)"
                .to_owned(),
        );
    }
    let assets = branding.get("Assets").and_then(Value::as_array);
    if assets.is_some_and(|assets| assets.iter().any(is_logo)) {
        notes.push(
            "the logo was not taken: an asset is bytes, and a mail needs an https address. Publish it as \
             PNG or JPEG, and write its address as logo_url under [brand] in theme.toml"
                .to_owned(),
        );
    }
    colors
}

fn is_logo(asset: &Value) -> bool {
    let category = asset.get("Category").and_then(Value::as_str);
    category.is_some_and(|category| category.contains("LOGO"))
}

fn mode(settings: &Value, mode: &str) -> Vec<(&'static str, String)> {
    let colors = PLACES.iter().filter_map(|(key, place)| {
        let color = settings.pointer(&place.replace("MODE", mode))?;
        Some((*key, six_digits(color.as_str()?)?))
    });
    colors.collect()
}

/// Returns a colour as a theme writes it: a managed login has eight digits without `#`. One that lets the
/// background through has no counterpart in a mail.
fn six_digits(color: &str) -> Option<String> {
    let digits = color.strip_prefix('#').unwrap_or(color);
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_opaque = digits.len() == 6
        || digits.len() == 8 && digits[digits.len() - 2..].eq_ignore_ascii_case("ff");
    (is_hex && is_opaque).then(|| format!("#{}", digits[..6].to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_digits_become_six() {
        assert_eq!(six_digits("0972D3ff").as_deref(), Some("#0972d3"));
        assert_eq!(six_digits("#0972d3").as_deref(), Some("#0972d3"));
        for color in ["0972d380", "red", "", "0972d", "ü0972dff"] {
            assert_eq!(six_digits(color), None, "{color}");
        }
    }
}
