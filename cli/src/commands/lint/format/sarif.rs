//! Findings as SARIF 2.1.0 (OASIS), for GitHub's code scanning and editors.

use serde_json::{Value, json};

use super::concerned;
use crate::commands::lint::LintResult;
use crate::commands::lint::finding::{Finding, SourcePlace};
use crate::commands::lint::fix;
use crate::commands::lint::rule::{RULES, Rule};
use crate::visible;

/// Returns the log of a run.
pub fn document(result: &LintResult) -> String {
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
            // SARIF counts in UTF-16 units unless a log says otherwise.
            "columnKind": "unicodeCodePoints",
            "results": result.findings.iter().map(logged).collect::<Vec<_>>(),
        }],
    });
    let text = serde_json::to_string_pretty(&log);
    visible::json(text.expect("strings and numbers fit into JSON"))
}

/// Describes a rule. SARIF has its own field for a fix: `help`.
fn described(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.reason},
        "help": {"text": rule.fix},
        "defaultConfiguration": {"level": rule.severity.name()},
    })
}

fn logged(finding: &Finding) -> Value {
    let concerned = concerned(finding);
    json!({
        "ruleId": finding.rule.id,
        "ruleIndex": RULES.iter().position(|rule| rule.id == finding.rule.id),
        "level": finding.severity.name(),
        "message": {"text": format!("{}. {}", finding.text, fix::of(finding))},
        "locations": [location(finding)],
        "properties": {
            "messages": concerned.messages,
            "locales": concerned.locales,
            "clients": concerned.clients,
            "pools": concerned.pools,
            "tenants": concerned.tenants,
        },
    })
}

/// Returns the location of a finding. Only a file of the owner's is a physical one: code scanning
/// refuses a path that does not exist in the repository.
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

fn region(place: &SourcePlace) -> Value {
    // SARIF counts from 1 and has no line for a whole file.
    let mut region = json!({"startLine": place.line.max(1)});
    if place.column > 0 {
        region["startColumn"] = place.column.into();
    }
    region
}

/// Returns a path as a URI reference (RFC 3986). A relative path stays relative.
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
