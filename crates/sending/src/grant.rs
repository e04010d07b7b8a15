//! The effect of an identity's policies on Cognito's mail: a Deny that forbids it, an Allow that
//! covers it.
//!
//! This reads the part of IAM's grammar that decides about sending. A condition that cannot be
//! evaluated here may hold, so it counts as met for a Deny and as not met for an Allow.

use crate::mark::statements;
use serde_json::Value;

const ACTIONS: [&str; 2] = ["ses:SendEmail", "ses:SendRawEmail"];
/// The role with which Cognito sends for pools with `DEVELOPER` ("Using service-linked roles for
/// Amazon Cognito").
pub const SERVICE_LINKED_ROLE: &str = "AWSServiceRoleForAmazonCognitoIdpEmailService";

/// A mail that Cognito sends: the values that a policy can test.
#[derive(Debug, Clone, Default)]
pub struct CognitoMail {
    /// The service principals that Cognito may use.
    pub principals: Vec<String>,
    /// The account of pool and identity.
    pub account: String,
    /// The ARN of the pool, or the pattern of the pools, that sends.
    pub pool: Option<String>,
    /// The bare address of `From`, if it is known.
    pub from: Option<String>,
    /// The identity's ARN.
    pub identity: String,
}

impl CognitoMail {
    /// Returns true if a statement of this policy denies the mail.
    #[must_use]
    pub fn is_denied_by(&self, policy: &str) -> bool {
        self.any_statement(policy, "Deny", |statement| {
            ACTIONS.iter().any(|action| acts_on(statement, action)) && self.meets(statement, true)
        })
    }

    /// Returns true if statements of this policy allow the mail, with every action.
    #[must_use]
    pub fn is_allowed_by(&self, policy: &str) -> bool {
        ACTIONS.iter().all(|action| {
            self.any_statement(policy, "Allow", |statement| {
                acts_on(statement, action) && self.meets(statement, false)
            })
        })
    }

    fn any_statement(&self, policy: &str, effect: &str, test: impl Fn(&Value) -> bool) -> bool {
        let Ok(document) = serde_json::from_str::<Value>(policy) else {
            return false;
        };
        statements(&document).into_iter().any(|statement| {
            statement["Effect"] == effect
                && self.is_principal(statement)
                && self.is_resource(statement)
                && test(statement)
        })
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
            || texts("AWS").iter().any(|name| self.is_own_account(name))
    }

    /// Everybody, the whole account, or the service-linked role in it.
    fn is_own_account(&self, name: &str) -> bool {
        let is_root =
            name.starts_with("arn:") && name.ends_with(&format!(":{}:root", self.account));
        name == "*" || name == self.account || is_root || name.ends_with(SERVICE_LINKED_ROLE)
    }

    fn is_resource(&self, statement: &Value) -> bool {
        let covers = |key: &str| {
            members(&statement[key])
                .iter()
                .any(|pattern| like(pattern, &self.identity))
        };
        if !statement["NotResource"].is_null() {
            return !covers("NotResource");
        }
        statement["Resource"].is_null() || covers("Resource")
    }

    fn meets(&self, statement: &Value, unknown: bool) -> bool {
        let operators = statement["Condition"].as_object().into_iter().flatten();
        operators
            .flat_map(|(operator, tests)| {
                let tests = tests.as_object().into_iter().flatten();
                tests.map(move |(key, values)| (operator, key, values))
            })
            .all(|(operator, key, values)| self.test(operator, key, values).unwrap_or(unknown))
    }

    /// Evaluates one test; none if the operator, the key or the value is not known.
    fn test(&self, operator: &str, key: &str, values: &Value) -> Option<bool> {
        if operator == "Bool" {
            return test_of_service(key, values);
        }
        let value = match key.to_ascii_lowercase().as_str() {
            "ses:fromaddress" => self.from.as_deref()?,
            "aws:sourceaccount" => &self.account,
            "aws:sourcearn" => self.pool.as_deref()?,
            _ => return None,
        };
        let (kind, negated) = match operator.strip_suffix("IfExists").unwrap_or(operator) {
            "StringEquals" | "StringEqualsIgnoreCase" => (Comparison::Equals, false),
            "StringNotEquals" | "StringNotEqualsIgnoreCase" => (Comparison::Equals, true),
            "StringLike" | "ArnLike" | "ArnEquals" => (Comparison::Like, false),
            "StringNotLike" | "ArnNotLike" | "ArnNotEquals" => (Comparison::Like, true),
            _ => return None,
        };
        // An address is compared without case: a Deny that may hold is worth a warning.
        let matches = members(values).iter().any(|given| match kind {
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
fn like(pattern: &str, text: &str) -> bool {
    // Actions and domains have no case; for the rest a match too many is a warning too many.
    let normal = |text: &str| -> Vec<char> { text.to_ascii_lowercase().chars().collect() };
    let (pattern, text) = (normal(pattern), normal(text));
    // A row of the table says which prefixes of the text the pattern so far can match.
    let mut reached = vec![false; text.len() + 1];
    reached[0] = true;
    for expected in pattern {
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

#[cfg(test)]
mod tests;
