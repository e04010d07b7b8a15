//! CSS and elements that Gmail or Outlook for Windows drops, after the data of caniemail.com
//! (2026-06). What degrades without harm (a rounded corner) is not named.

use super::{Mail, Report};
use crate::commands::lint::finding::Finding;
use crate::commands::lint::page::css::{Declaration, When};
use crate::commands::lint::page::inline_style;
use crate::commands::lint::rule;

/// Properties, and what to write instead.
const PROPERTIES: [(&str, &str); 19] = [
    ("position", "use tables"),
    ("float", "use table cells or align"),
    ("gap", "use padding on cells"),
    ("transform", "leave it out"),
    ("transition", "leave it out"),
    ("animation", "leave it out"),
    ("animation-name", "leave it out"),
    ("filter", "leave it out"),
    ("backdrop-filter", "leave it out"),
    ("clip-path", "leave it out"),
    ("mask", "leave it out"),
    ("object-fit", "cut the image to size"),
    ("aspect-ratio", "write width and height"),
    ("background-image", "host an <img>, or give Outlook VML"),
    ("inline-size", "write width"),
    ("block-size", "write height"),
    ("inset", "use padding on cells"),
    ("flex", "use table cells"),
    ("grid-template-columns", "use table cells"),
];
/// Beginnings of logical properties, which classic Outlook and Gmail do not know.
const LOGICAL: [&str; 7] = [
    "margin-inline",
    "margin-block",
    "padding-inline",
    "padding-block",
    "border-inline",
    "border-block",
    "inset-",
];
/// Functions in values.
const FUNCTIONS: [(&str, &str); 9] = [
    ("var(", "the renderer fills tokens in: {{ color.text }}"),
    ("calc(", "write the number"),
    ("clamp(", "write the number"),
    ("env(", "write the number"),
    ("rgba(", "write an opaque #rrggbb"),
    ("hsl(", "write #rrggbb"),
    ("hsla(", "write #rrggbb"),
    ("url(", "host an <img>, or give Outlook VML"),
    ("gradient(", "write one colour"),
];
/// At-rules that clients drop, some with the whole style sheet.
const AT_RULES: [&str; 6] = [
    "font-face",
    "import",
    "keyframes",
    "layer",
    "container",
    "property",
];
/// Elements that every client strips.
const ELEMENTS: [&str; 12] = [
    "script", "form", "input", "button", "select", "textarea", "video", "audio", "iframe",
    "object", "embed", "link",
];

pub fn check(mail: &Mail<'_>, report: &mut Report<'_>) {
    for element in mail.page.all() {
        if ELEMENTS.contains(&element.value().name()) {
            let text = format!("mail clients strip <{}>", element.value().name());
            report.element(&rule::UNSUPPORTED_CSS, &element, text);
        }
        for declaration in inline_style(&element) {
            if let Some(text) = unsupported(&declaration) {
                report.element(&rule::UNSUPPORTED_CSS, &element, text);
            }
        }
    }
    let sheet = &mail.page.sheet;
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

fn in_sheet(needle: &str, text: String, report: &mut Report<'_>) {
    let place = report.sources.place_of_text(needle);
    report.add(
        Finding::new(&rule::UNSUPPORTED_CSS, text)
            .at(place)
            .on("<style>"),
    );
}

/// What Gmail or Outlook does not do, and what to write instead.
fn unsupported(declaration: &Declaration) -> Option<String> {
    let property = declaration.property.as_str();
    let value = declaration.value.to_ascii_lowercase();
    let said =
        |what: &str, instead: &str| Some(format!("Gmail or Outlook drops {what}: {instead}"));
    if property.starts_with("--") {
        return said(property, "the renderer fills tokens in: {{ color.text }}");
    }
    if let Some((_, instead)) = FUNCTIONS.iter().find(|(name, _)| value.contains(name)) {
        return said(&format!("{property}:{value}"), instead);
    }
    match (property, value.as_str()) {
        ("position", "static")
        | ("float" | "transform" | "filter" | "mask" | "background-image", "none") => None,
        ("display", "flex" | "inline-flex" | "grid" | "inline-grid") => {
            said(&format!("display:{value}"), "use table cells")
        }
        ("text-align", "start" | "end") => said(
            &format!("text-align:{value}"),
            "print {{ locale.start }} or {{ locale.end }}",
        ),
        (margin, value)
            if margin.starts_with("margin")
                && value.split_whitespace().any(|one| one == "auto") =>
        {
            said(&format!("{margin}:{value}"), "write align=\"center\"")
        }
        _ if LOGICAL.iter().any(|logical| property.starts_with(logical)) => said(
            property,
            "print {{ locale.start }} and {{ locale.end }}: padding-{{ locale.start }}",
        ),
        _ => {
            let (_, instead) = PROPERTIES.iter().find(|(name, _)| *name == property)?;
            said(property, instead)
        }
    }
}
