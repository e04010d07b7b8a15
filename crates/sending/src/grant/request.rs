//! One request, as IAM's policy evaluation sees it.

use super::{Answer, SERVICE_LINKED_ROLE};
use crate::mark::statements;
use serde_json::Value;

/// A request of Cognito's and the values that a policy can test.
#[derive(Debug, Clone, Copy)]
pub(super) struct Request<'a> {
    /// The service principals, any of which may make it.
    pub(super) principals: &'a [String],
    /// The account whose service-linked role may make it as well.
    pub(super) role_of: Option<&'a str>,
    pub(super) account: &'a str,
    pub(super) source: Option<&'a str>,
    pub(super) from: Option<&'a str>,
    pub(super) action: &'a str,
    pub(super) resource: &'a str,
}

impl Request<'_> {
    /// Returns the answer of the statements with this effect.
    pub(super) fn effect(&self, effect: &str, policy: &str) -> Answer {
        let Ok(document) = serde_json::from_str::<Value>(policy) else {
            return Answer::No;
        };
        let applies = |statement: &&Value| {
            statement["Effect"] == effect
                && acts_on(statement, self.action)
                && self.is_principal(statement)
                && self.is_resource(statement)
        };
        let matching = statements(&document).into_iter().filter(applies);
        let answers = matching.map(|statement| self.meets(statement));
        answers.max().unwrap_or(Answer::No)
    }

    fn is_principal(&self, statement: &Value) -> bool {
        if !statement["NotPrincipal"].is_null() {
            return !self.names_cognito(&statement["NotPrincipal"]);
        }
        self.names_cognito(&statement["Principal"])
    }

    fn names_cognito(&self, principal: &Value) -> bool {
        let texts = |key: &str| members(&principal[key]);
        principal == "*"
            || texts("Service")
                .iter()
                .any(|name| *name == "*" || self.principals.iter().any(|mine| mine == name))
            || texts("AWS")
                .iter()
                .any(|name| *name == "*" || self.is_role(name))
    }

    /// The whole account, or the service-linked role in it.
    fn is_role(&self, name: &str) -> bool {
        self.role_of.is_some_and(|account| {
            let is_root = name.starts_with("arn:") && name.ends_with(&format!(":{account}:root"));
            name == account || is_root || name.ends_with(SERVICE_LINKED_ROLE)
        })
    }

    fn is_resource(&self, statement: &Value) -> bool {
        let covers = |key: &str| {
            members(&statement[key])
                .iter()
                .any(|pattern| like(pattern, self.resource))
        };
        if !statement["NotResource"].is_null() {
            return !covers("NotResource");
        }
        statement["Resource"].is_null() || covers("Resource")
    }

    fn meets(&self, statement: &Value) -> Answer {
        let operators = statement["Condition"].as_object().into_iter().flatten();
        operators
            .flat_map(|(operator, tests)| {
                let tests = tests.as_object().into_iter().flatten();
                tests.map(move |(key, values)| (operator, key, values))
            })
            .map(
                |(operator, key, values)| match self.test(operator, key, values) {
                    Some(true) => Answer::Yes,
                    Some(false) => Answer::No,
                    None => Answer::Perhaps,
                },
            )
            .min()
            .unwrap_or(Answer::Yes)
    }

    /// Evaluates one test; none if the operator, the key or the value is not known.
    fn test(&self, operator: &str, key: &str, values: &Value) -> Option<bool> {
        if operator == "Bool" {
            return test_of_service(key, values);
        }
        let value = match key.to_ascii_lowercase().as_str() {
            "ses:fromaddress" => self.from?,
            "aws:sourceaccount" => self.account,
            "aws:sourcearn" => self.source?,
            _ => return None,
        };
        let (kind, negated) = match operator.strip_suffix("IfExists").unwrap_or(operator) {
            "StringEquals" | "StringEqualsIgnoreCase" => (Comparison::Equals, false),
            "StringNotEquals" | "StringNotEqualsIgnoreCase" => (Comparison::Equals, true),
            "StringLike" | "ArnLike" | "ArnEquals" => (Comparison::Like, false),
            "StringNotLike" | "ArnNotLike" | "ArnNotEquals" => (Comparison::Like, true),
            _ => return None,
        };
        // An address is compared without case: a Deny that may hold is worth a warning. The id of a pool
        // has a case.
        let is_arn = key.eq_ignore_ascii_case("aws:sourcearn") && !operator.contains("IgnoreCase");
        let like = if is_arn { like_exactly } else { like };
        let matches = members(values).iter().any(|given| match kind {
            Comparison::Equals if is_arn => *given == value,
            Comparison::Equals => given.eq_ignore_ascii_case(value),
            Comparison::Like => like(given, value),
        });
        Some(matches != negated)
    }
}

/// Evaluates a test of truth. Cognito is a service of AWS and calls SES under TLS, so the usual Deny of
/// everything else does not concern it.
fn test_of_service(key: &str, values: &Value) -> Option<bool> {
    let is_true = ["aws:SecureTransport", "aws:PrincipalIsAWSService"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(key));
    let given = values.as_bool().or_else(|| values.as_str()?.parse().ok());
    given.filter(|_| is_true)
}

#[derive(Clone, Copy)]
enum Comparison {
    Equals,
    Like,
}

fn acts_on(statement: &Value, action: &str) -> bool {
    let covers = |key: &str| {
        members(&statement[key])
            .iter()
            .any(|pattern| like(pattern, action))
    };
    if statement["NotAction"].is_null() {
        covers("Action")
    } else {
        !covers("NotAction")
    }
}

/// Returns the texts of a list, or of a single one without brackets.
fn members(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(members) => members.iter().filter_map(Value::as_str).collect(),
        single => single.as_str().into_iter().collect(),
    }
}

/// Matches IAM's wildcards: `*` for any text, `?` for one character.
pub(super) fn like(pattern: &str, text: &str) -> bool {
    // Actions and domains have no case; for the rest a match too many is a warning too many.
    like_exactly(&pattern.to_ascii_lowercase(), &text.to_ascii_lowercase())
}

/// Matches IAM's wildcards with case.
fn like_exactly(pattern: &str, text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    // A row of the table says which prefixes of the text the pattern so far can match.
    let mut reached = vec![false; text.len() + 1];
    reached[0] = true;
    for expected in pattern.chars() {
        let before = reached.clone();
        for at in 0..=text.len() {
            let stepped = at > 0 && before[at - 1];
            reached[at] = match expected {
                '*' => before[at] || (at > 0 && reached[at - 1]),
                '?' => stepped,
                literal => stepped && text[at - 1] == literal,
            };
        }
    }
    reached[text.len()]
}
