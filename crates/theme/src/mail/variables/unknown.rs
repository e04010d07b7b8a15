//! The words for a variable or field that is unknown, with a suggestion.

use super::VARIABLES;
use crate::suggest::did_you_mean;

/// The reason why a variable has no value, and the fix.
pub fn no_variable(name: &str) -> String {
    let known = VARIABLES.map(|(known, _)| known);
    let near = did_you_mean(name, known);
    let list = known.join(", ");
    format!("there is no variable `{name}`{near} (there are {list})")
}

/// The reason why a field of a variable has no value, and the fix; `fields` are those that it has.
pub fn no_field<'f>(name: &str, field: &str, fields: impl IntoIterator<Item = &'f str>) -> String {
    let fields: Vec<&str> = fields.into_iter().collect();
    let near = did_you_mean(field, fields.iter().copied());
    match name {
        "user" => format!(
            "there is no `user.{field}`{near}; attributes are listed under [attributes] in theme.toml"
        ),
        "links" => format!(
            "there is no `links.{field}`{near}; links are listed under [links] in theme.toml"
        ),
        "text" | "shared" => {
            let part = field.replace('_', "-");
            format!("there is no `{name}.{field}`{near}; no language has .{part}")
        }
        _ if fields.is_empty() => format!("`{name}` has no fields"),
        _ => format!(
            "`{name}` has no field `{field}`{near}; it has {}",
            fields.join(", ")
        ),
    }
}
