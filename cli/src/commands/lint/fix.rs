//! Fixes in the words of the file that a finding points at: a template prints `{{ code }}`, a string
//! `{ $code }`.

use super::finding::Finding;

/// The kind of a file that a fix speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FileKind {
    Template,
    Strings,
    Settings,
}

impl FileKind {
    fn of(name: &str) -> Option<Self> {
        Some(match name.rsplit_once('.')?.1 {
            "html" | "txt" => Self::Template,
            "ftl" => Self::Strings,
            "toml" => Self::Settings,
            _ => return None,
        })
    }
}

/// Returns the fix of a finding.
pub fn of(finding: &Finding) -> &'static str {
    let place = finding.place.as_ref();
    let kind = place.and_then(|place| FileKind::of(&place.file));
    kind.and_then(|kind| in_words_of(kind, finding.rule.id))
        .unwrap_or(finding.rule.fix)
}

/// Returns the fix of a rule for a kind of file, where the rule's own is for another kind.
fn in_words_of(kind: FileKind, rule: &str) -> Option<&'static str> {
    use FileKind::{Settings, Strings, Template};
    Some(match (rule, kind) {
        ("code-missing", Strings) => {
            "Write the variable: { $code }, in an invitation also { $username }."
        }
        ("code-missing", Template) => {
            "Print the variable: {{ code }}, in an invitation also {{ username }}; with link verification {{ verification_link }}."
        }
        ("text-part", Strings | Settings) => {
            "Write a text of your own, messages/<name>.txt, or strings from which one can be made."
        }
        ("placeholder-literal", Strings) => {
            "Write the variable instead: { $code }, or in an invitation { $username }."
        }
        ("fallback", Strings) => {
            "Correct the string at the line of the finding; signet render shows the same error."
        }
        ("fallback", Settings) => {
            "Correct the value at the line of the finding; signet render shows the same error."
        }
        ("foreign-syntax", Strings) => {
            "Write what the finding names: { $name } for a value; a condition belongs into the template."
        }
        ("foreign-syntax", Template) => {
            "Write what the finding names: {{ name }} for a value, {% if name %}…{% endif %} for a condition, single braces in CSS."
        }
        ("forbidden-character", Template) => {
            "Write the numeric reference (&#160;). For direction, write <span dir=\"auto\">."
        }
        ("forbidden-character", Strings) => {
            "In a subject or SMS, use another character. In a string for the body, keep no-break spaces and joiners: they become references."
        }
        ("forbidden-character", Settings) => {
            "Use a plain space or another character: the name is in every subject and SMS."
        }
        (
            "sms-parts" | "sms-too-long" | "subject-length" | "preheader" | "body-too-long",
            Settings,
        ) => "Shorten the name of the brand, or write strings of your own that are shorter.",
        ("unknown-variable", Strings) => {
            "Use an existing argument. An attribute of the user needs a line under [attributes]; subjects and SMS never see attributes."
        }
        ("attribute-in-href", Strings) => {
            "Write the address under [links] of theme.toml, where {email}, {userName} and attributes are percent-encoded, and print the link in the template."
        }
        ("attribute-never-shown", Strings | Settings) => {
            "Remove it, or use it in [links] only. A template can print the reader's own address, as recipient."
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::lint::finding::SourcePlace;
    use crate::commands::lint::rule::RULES;

    /// Rules about what only a template can hold.
    const OF_TEMPLATES: [&str; 7] = [
        "lang-dir",
        "title",
        "unsupported-css",
        "expiry",
        "ignore-line",
        "one-language-body",
        "slow-template",
    ];

    fn fixes(file: &str) -> Vec<(&'static str, &'static str)> {
        let place = SourcePlace {
            file: file.to_owned(),
            line: 1,
            column: 1,
            is_own: true,
            excerpt: None,
        };
        let fixes = RULES.iter().map(|rule| {
            let finding = Finding::new(rule, "x").at(Some(place.clone()));
            (rule.id, of(&finding))
        });
        fixes.collect()
    }

    #[test]
    fn a_fix_for_a_string_shows_fluent_and_one_for_a_template_shows_template_syntax() {
        for (id, fix) in fixes("locales/en.ftl") {
            let is_possible = !OF_TEMPLATES.contains(&id);
            assert!(!is_possible || !fix.contains("{{"), "{id}: {fix}");
        }
        for file in ["messages/sign-up.html", "layout.txt"] {
            for (id, fix) in fixes(file) {
                assert!(!fix.contains("{ $"), "{id}: {fix}");
            }
        }
        for (id, fix) in fixes("theme.toml") {
            let is_link = fix.contains("[links]") || OF_TEMPLATES.contains(&id);
            let is_neutral = !fix.contains("{{") && !fix.contains("{ $");
            // Findings without a source fall back to the rule's own fix, which speaks of both.
            let is_of_mails = matches!(
                id,
                "code-missing" | "placeholder-literal" | "foreign-syntax"
            );
            assert!(is_neutral || is_link || is_of_mails, "{id}: {fix}");
        }
    }
}
