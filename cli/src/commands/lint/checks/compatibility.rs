//! Checks of CSS that Gmail or Outlook for Windows drops, by the data of caniemail.com
//! (2026-06). Properties whose loss does no harm, such as rounded corners, are not reported.

use super::{MailReport, RenderedMail};
use crate::commands::lint::document::css::{Declaration, When};
use crate::commands::lint::document::inline_style;
use crate::commands::lint::finding::Finding;
use crate::commands::lint::rule;

/// Unsupported properties and their replacements.
const PROPERTIES: [(&str, &str); 19] = [
    ("position", "use tables"),
    ("float", "use table cells or align"),
    ("gap", "use padding on cells"),
    ("transform", "remove it"),
    ("transition", "remove it"),
    ("animation", "remove it"),
    ("animation-name", "remove it"),
    ("filter", "remove it"),
    ("backdrop-filter", "remove it"),
    ("clip-path", "remove it"),
    ("mask", "remove it"),
    ("object-fit", "crop the image file"),
    ("aspect-ratio", "write width and height"),
    ("background-image", "host an <img>, or give Outlook VML"),
    ("inline-size", "write width"),
    ("block-size", "write height"),
    ("inset", "use padding on cells"),
    ("flex", "use table cells"),
    ("grid-template-columns", "use table cells"),
];
/// Prefixes of logical properties, which classic Outlook and Gmail do not support.
const LOGICAL: [&str; 7] = [
    "margin-inline",
    "margin-block",
    "padding-inline",
    "padding-block",
    "border-inline",
    "border-block",
    "inset-",
];
/// Unsupported functions in values and their replacements.
const FUNCTIONS: [(&str, &str); 9] = [
    ("var(", "print a variable of the theme: {{ color.text }}"),
    ("calc(", "write the number"),
    ("clamp(", "write the number"),
    ("env(", "write the number"),
    ("rgba(", "write an opaque #rrggbb"),
    ("hsl(", "write #rrggbb"),
    ("hsla(", "write #rrggbb"),
    ("url(", "host an <img>, or give Outlook VML"),
    ("gradient(", "write one colour"),
];
/// At-rules that clients drop, some of them with the whole style sheet.
const AT_RULES: [&str; 6] = [
    "font-face",
    "import",
    "keyframes",
    "layer",
    "container",
    "property",
];
pub fn check(mail: &RenderedMail<'_>, report: &mut MailReport<'_>) {
    for element in mail.document.all() {
        for declaration in inline_style(&element) {
            if let Some(text) = unsupported(&declaration) {
                let value = &declaration.value;
                report.value(&rule::UNSUPPORTED_CSS, &element, value, text);
            }
        }
    }
    let sheet = &mail.document.sheet;
    // Rules for some windows or for dark mode are additions: their loss does no harm.
    for rule in sheet.rules.iter().filter(|rule| rule.when == When::Always) {
        for declaration in &rule.declarations {
            if let Some(text) = unsupported(declaration) {
                in_sheet(&declaration.property, text, report);
            }
        }
    }
    for name in sheet
        .at_rules
        .iter()
        .filter(|name| AT_RULES.contains(&name.as_str()))
    {
        let text = format!("Gmail or Outlook drops @{name}");
        in_sheet(&format!("@{name}"), text, report);
    }
}

fn in_sheet(needle: &str, text: String, report: &mut MailReport<'_>) {
    let place = report.sources.place_of_text(needle);
    report.add(
        Finding::new(&rule::UNSUPPORTED_CSS, text)
            .at(place)
            .on("<style>"),
    );
}

/// Returns the text of a finding about a declaration: the unsupported part and its replacement.
fn unsupported(declaration: &Declaration) -> Option<String> {
    let property = declaration.property.as_str();
    let value = declaration.value.to_ascii_lowercase();
    let dropped =
        |what: &str, instead: &str| Some(format!("Gmail or Outlook drops {what}: {instead}"));
    if property.starts_with("--") {
        return dropped(property, "print a variable of the theme: {{ color.text }}");
    }
    if let Some((_, instead)) = FUNCTIONS.iter().find(|(name, _)| value.contains(name)) {
        return dropped(&format!("{property}:{value}"), instead);
    }
    match (property, value.as_str()) {
        // These values switch the property off, so its loss changes nothing.
        ("position", "static")
        | ("float" | "transform" | "filter" | "mask" | "background-image", "none") => None,
        ("display", "flex" | "inline-flex" | "grid" | "inline-grid") => {
            dropped(&format!("display:{value}"), "use table cells")
        }
        ("text-align", "start" | "end") => dropped(
            &format!("text-align:{value}"),
            "print {{ locale.start }} or {{ locale.end }}",
        ),
        (margin, value)
            if margin.starts_with("margin")
                && value.split_whitespace().any(|one| one == "auto") =>
        {
            dropped(&format!("{margin}:{value}"), "write align=\"center\"")
        }
        _ if LOGICAL.iter().any(|logical| property.starts_with(logical)) => dropped(
            property,
            "print {{ locale.start }} and {{ locale.end }}: padding-{{ locale.start }}",
        ),
        _ => {
            let (_, instead) = PROPERTIES.iter().find(|(name, _)| *name == property)?;
            dropped(property, instead)
        }
    }
}
