//! SARIF 2.1.0 (OASIS), which GitHub's code scanning and editors read.

use serde_json::{Value, json};

use super::concerned;
use crate::commands::lint::Linted;
use crate::commands::lint::finding::{Finding, Place};
use crate::commands::lint::rule::{RULES, Rule};

/// The log of one run.
pub fn document(linted: &Linted) -> String {
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "signet",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": RULES.iter().map(|rule| described(rule)).collect::<Vec<_>>(),
            }},
            // columns are counted in characters, not in UTF-16 units
            "columnKind": "unicodeCodePoints",
            "results": linted.findings.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    serde_json::to_string_pretty(&log).unwrap_or_default()
}

fn described(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.reason},
        "help": {"text": rule.mend},
        "defaultConfiguration": {"level": rule.severity.name()},
    })
}

fn result(finding: &Finding) -> Value {
    let (messages, locales, clients) = concerned(finding);
    json!({
        "ruleId": finding.rule.id,
        "ruleIndex": RULES.iter().position(|rule| rule.id == finding.rule.id),
        "level": finding.rule.severity.name(),
        "message": {"text": format!("{}. {}", finding.text, finding.rule.mend)},
        "locations": [location(finding)],
        "properties": {"messages": messages, "locales": locales, "clients": clients},
    })
}

/// A file of the owner's is a place to open; the default theme's and a mail's element are logical.
fn location(finding: &Finding) -> Value {
    let logical = |name: &str, kind: &str| json!({"fullyQualifiedName": name, "kind": kind});
    let element = finding
        .element
        .as_deref()
        .map(|element| logical(element, "element"));
    match &finding.place {
        Some(place) if place.is_own => json!({
            "physicalLocation": {
                "artifactLocation": {"uri": uri(&place.file)},
                "region": region(place),
            },
            "logicalLocations": element.into_iter().collect::<Vec<_>>(),
        }),
        Some(place) => json!({"logicalLocations": [logical(&place.file, "resource")]}),
        None => json!({
            "logicalLocations": [element.unwrap_or_else(|| logical("theme", "resource"))],
        }),
    }
}

fn region(place: &Place) -> Value {
    let mut region = json!({"startLine": place.line.max(1)});
    if place.column > 0 {
        region["startColumn"] = place.column.into();
    }
    region
}

/// A path as a URI reference (RFC 3986): relative as it was given.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    if uri.starts_with('/') {
        format!("file://{uri}")
    } else {
        uri
    }
}
