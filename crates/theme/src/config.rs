//! The environment variables that every function with a theme has, each read in one way. An unusable value
//! becomes a problem and the default.

use std::path::{Path, PathBuf};

use crate::occasion::Invitation;
use crate::problem::Problem;
use crate::theme::{Token, TokenKey};

/// The folder in which a Lambda layer puts the owner's theme.
const LAYER_THEME: &str = "/opt/theme";

/// The settings that the environment may make over the theme's.
pub const TOKENS: [(&str, TokenKey); 12] = [
    ("BRAND_NAME", TokenKey::Brand("name")),
    ("BRAND_LOOK", TokenKey::Brand("look")),
    ("BRAND_LOGO_URL", TokenKey::Brand("logo_url")),
    ("BRAND_LOGO_DARK_URL", TokenKey::Brand("logo_dark_url")),
    ("BRAND_LOGO_ON_DARK", TokenKey::Brand("logo_on_dark")),
    ("BRAND_ACCENT_COLOR", TokenKey::Accent),
    ("BRAND_WEBSITE", TokenKey::Brand("website")),
    ("BRAND_SUPPORT_EMAIL", TokenKey::Brand("support_email")),
    ("BRAND_POSTAL_ADDRESS", TokenKey::Brand("postal_address")),
    ("DEFAULT_LOCALE", TokenKey::DefaultLocale),
    ("TEMPORARY_PASSWORD_DAYS", TokenKey::TemporaryPasswordDays),
    ("LINK_BASE", TokenKey::LinkBase),
];

/// Returns the tokens that are set, unchecked. `variable` gives the value of a name.
pub fn tokens(variable: &impl Fn(&str) -> Option<String>) -> Vec<Token> {
    let token = |(from, key)| variable(from).map(|value| Token { from, key, value });
    TOKENS.into_iter().filter_map(token).collect()
}

/// Returns the meaning of a variable that has a few values; the first is the default.
pub fn choice<T: Copy>(
    variable: &impl Fn(&str) -> Option<String>,
    name: &'static str,
    values: &[(&str, T)],
    problems: &mut Vec<Problem>,
) -> T {
    let (first, default) = values[0];
    let Some(value) = variable(name) else {
        return default;
    };
    let mut known = values.iter();
    let found = known.find(|(known, _)| known.eq_ignore_ascii_case(value.trim()));
    found.map_or_else(
        || {
            let known: Vec<&str> = values.iter().map(|(known, _)| *known).collect();
            let known = known.join(", ");
            let reason = format!("{value:?} is none of {known}: taken as {first}");
            problems.push(Problem::of_file(name, reason));
            default
        },
        |(_, meaning)| *meaning,
    )
}

/// Returns the meaning of `INVITATION`.
pub fn invitation(
    variable: &impl Fn(&str) -> Option<String>,
    problems: &mut Vec<Problem>,
) -> Invitation {
    let values = [
        ("auto", Invitation::Auto),
        ("password", Invitation::Password),
        ("passwordless", Invitation::Passwordless),
    ];
    choice(variable, "INVITATION", &values, problems)
}

/// Returns the folder of `THEME_DIR`, or the one of a layer if it exists.
pub fn theme_folder(
    variable: &impl Fn(&str) -> Option<String>,
    problems: &mut Vec<Problem>,
) -> Option<PathBuf> {
    let Some(folder) = variable("THEME_DIR") else {
        return Some(PathBuf::from(LAYER_THEME)).filter(|folder| folder.is_dir());
    };
    if Path::new(&folder).is_dir() {
        return Some(PathBuf::from(folder));
    }
    let reason = format!("{folder:?} is not a folder: the default theme is used");
    problems.push(Problem::of_file("THEME_DIR", reason));
    None
}
