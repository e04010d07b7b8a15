//! The properties of a resource, read from `ResourceProperties` or from Terraform's input.
//!
//! CloudFormation turns every scalar into a string and Terraform keeps JSON's types, so both forms
//! are read. An empty string counts as absent, because a condition in a stack template leaves one.

use sending::arn::{IdentityArn, UserPoolArn};
use sending::mailbox::Mailbox;
use sending::policy::is_policy_name;
use serde_json::{Map, Value};
use std::fmt;

/// Keeps a policy under 4 KB and an answer under 4,096 bytes.
const PRINCIPALS_MAX: usize = 8;
const PRINCIPAL_LENGTH_MAX: usize = 128;

/// The names of all properties.
const KNOWN: [&str; 10] = [
    "EmailSendingAccount",
    "SourceArn",
    "UserPoolArn",
    "From",
    "ReplyToEmailAddress",
    "ConfigurationSet",
    "PolicyName",
    "Principals",
    "RequireVerifiedIdentity",
    "RequireProductionAccess",
];
/// Properties that belong to the protocols.
const PROTOCOL: [&str; 3] = ["ServiceToken", "ServiceTimeout", "tf"];

/// The pool's `EmailSendingAccount`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SendingAccount {
    /// The pool sends through the owner's SES identity.
    Developer,
    /// The pool sends through Cognito's own SES, perhaps with a custom FROM.
    CognitoDefault,
}

/// All the reasons why properties cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PropertiesError(Vec<String>);

impl fmt::Display for PropertiesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("; "))
    }
}

impl std::error::Error for PropertiesError {}

/// Properties, each readable by itself. [`crate::desired`] decides whether they fit together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Properties {
    /// `EmailSendingAccount`.
    pub sending_account: SendingAccount,
    /// `SourceArn`.
    pub source: Option<IdentityArn>,
    /// `UserPoolArn`.
    pub pool: Option<UserPoolArn>,
    /// `From`.
    pub from: Option<Mailbox>,
    /// `ReplyToEmailAddress`.
    pub reply_to: Option<Mailbox>,
    /// `ConfigurationSet`.
    pub configuration_set: Option<String>,
    /// `PolicyName`.
    pub policy_name: Option<String>,
    /// `Principals`; if empty, the pool's Region decides.
    pub principals: Vec<String>,
    /// `RequireVerifiedIdentity`.
    pub require_verified_identity: bool,
    /// `RequireProductionAccess`.
    pub require_production_access: bool,
    /// Names of properties that do not exist, most likely misspelt.
    pub unknown: Vec<String>,
}

impl Properties {
    /// Reads the properties of a Create or an Update.
    ///
    /// # Errors
    /// With every property that cannot be used, and the right form.
    pub fn parse(value: &Value) -> Result<Self, PropertiesError> {
        let Value::Object(fields) = value else {
            return Err(PropertiesError(vec![
                "the properties are not a JSON object".to_owned(),
            ]));
        };
        let mut reader = Reader {
            fields,
            problems: vec![],
        };
        let sending_account = reader.sending_account();
        let properties = Self {
            sending_account: sending_account.unwrap_or(SendingAccount::CognitoDefault),
            source: reader.parsed("SourceArn", IdentityArn::parse),
            pool: reader.parsed("UserPoolArn", UserPoolArn::parse),
            from: reader.parsed("From", Mailbox::parse),
            reply_to: reader.parsed("ReplyToEmailAddress", Mailbox::parse),
            configuration_set: reader.parsed("ConfigurationSet", configuration_set),
            policy_name: reader.parsed("PolicyName", policy_name),
            principals: reader.principals(),
            require_verified_identity: reader.flag("RequireVerifiedIdentity").unwrap_or(true),
            require_production_access: reader.flag("RequireProductionAccess").unwrap_or(false),
            unknown: unknown(fields),
        };
        if reader.problems.is_empty() {
            Ok(properties)
        } else {
            Err(PropertiesError(reader.problems))
        }
    }

    /// Reads properties of any age or shape: one that cannot be read counts as absent.
    #[must_use]
    pub fn parse_leniently(value: &Value) -> Self {
        let nothing = Map::new();
        let fields = value.as_object().unwrap_or(&nothing);
        let mut reader = Reader {
            fields,
            problems: vec![],
        };
        Self {
            sending_account: reader
                .sending_account()
                .unwrap_or(SendingAccount::CognitoDefault),
            source: reader.parsed("SourceArn", IdentityArn::parse),
            pool: reader.parsed("UserPoolArn", UserPoolArn::parse),
            from: None,
            reply_to: None,
            configuration_set: None,
            policy_name: reader.parsed("PolicyName", policy_name),
            principals: vec![],
            require_verified_identity: false,
            require_production_access: false,
            unknown: vec![],
        }
    }
}

struct Reader<'a> {
    fields: &'a Map<String, Value>,
    problems: Vec<String>,
}

impl Reader<'_> {
    fn problem(&mut self, name: &str, what: &str) {
        self.problems.push(format!("{name}: {what}"));
    }

    fn text(&mut self, name: &str) -> Option<String> {
        match self.fields.get(name)? {
            Value::Null => None,
            Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            scalar @ (Value::Bool(_) | Value::Number(_)) => Some(scalar.to_string()),
            Value::Array(_) | Value::Object(_) => {
                self.problem(name, "give one text");
                None
            }
        }
    }

    fn parsed<T, E: fmt::Display>(
        &mut self,
        name: &str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = self.text(name)?;
        parse(&text)
            .map_err(|error| self.problem(name, &error.to_string()))
            .ok()
    }

    fn sending_account(&mut self) -> Option<SendingAccount> {
        let before = self.problems.len();
        match self.text("EmailSendingAccount").as_deref() {
            Some("DEVELOPER") => return Some(SendingAccount::Developer),
            Some("COGNITO_DEFAULT") => return Some(SendingAccount::CognitoDefault),
            None if self.problems.len() > before => {}
            Some(_) | None => self.problem(
                "EmailSendingAccount",
                "give DEVELOPER or COGNITO_DEFAULT, as the pool has it",
            ),
        }
        None
    }

    fn flag(&mut self, name: &str) -> Option<bool> {
        self.parsed(name, |text| match text.to_ascii_lowercase().as_str() {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            _ => Err("give true or false"),
        })
    }

    fn principals(&mut self) -> Vec<String> {
        let name = "Principals";
        let given: Vec<String> = match self.fields.get(name) {
            Some(Value::Array(members)) => members
                .iter()
                .map(|member| member.as_str().unwrap_or_default().to_owned())
                .collect(),
            _ => self
                .text(name)
                .map(|text| text.split(',').map(|part| part.trim().to_owned()).collect())
                .unwrap_or_default(),
        };
        if given.len() > PRINCIPALS_MAX {
            self.problem(name, &format!("give at most {PRINCIPALS_MAX}"));
        }
        if given
            .iter()
            .any(|principal| !is_service_principal(principal))
        {
            self.problem(
                name,
                "give service principals such as cognito-idp.amazonaws.com",
            );
        }
        given
    }
}

fn is_service_principal(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.';
    (1..=PRINCIPAL_LENGTH_MAX).contains(&text.len())
        && text.contains('.')
        && text.bytes().all(allowed)
}

/// SESv2: at most 64 of `[A-Za-z0-9_-]`, as for a policy's name.
fn configuration_set(text: &str) -> Result<String, &'static str> {
    let problem = "give a configuration set's name: at most 64 letters, digits, - and _";
    is_policy_name(text).then(|| text.to_owned()).ok_or(problem)
}

fn policy_name(text: &str) -> Result<String, &'static str> {
    let problem = "give at most 64 letters, digits, - and _";
    is_policy_name(text).then(|| text.to_owned()).ok_or(problem)
}

fn unknown(fields: &Map<String, Value>) -> Vec<String> {
    let means_something = |name: &str| KNOWN.contains(&name) || PROTOCOL.contains(&name);
    fields
        .keys()
        .filter(|name| !means_something(name))
        .map(|name| name.chars().take(64).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn scalars_of_either_protocol_mean_the_same() {
        for (text, json_type) in [
            (json!("true"), json!(true)),
            (json!("False"), json!(false)),
            (json!("1"), json!(1)),
        ] {
            let read = |value: &Value| {
                Properties::parse(&json!({ "EmailSendingAccount": "COGNITO_DEFAULT", "RequireVerifiedIdentity": value })).unwrap()
            };
            assert_eq!(read(&text), read(&json_type));
        }
    }

    #[test]
    fn empty_and_null_are_absent() {
        let properties = Properties::parse(&json!({
            "EmailSendingAccount": "COGNITO_DEFAULT", "SourceArn": "", "From": null, "Principals": [],
        }));
        let properties = properties.unwrap();
        assert_eq!((properties.source, properties.from), (None, None));
        assert!(properties.principals.is_empty());
        assert!(properties.require_verified_identity);
        assert!(!properties.require_production_access);
    }

    #[test]
    fn every_problem_is_named() {
        let error = Properties::parse(&json!({
            "EmailSendingAccount": "developer",
            "SourceArn": "example.com",
            "UserPoolArn": {"Ref": "Pool"},
            "From": "Example",
            "PolicyName": "a b",
            "Principals": ["arn:aws:iam::123456789012:root"],
            "RequireVerifiedIdentity": "maybe",
        }));
        let message = error.unwrap_err().to_string();
        for name in [
            "EmailSendingAccount",
            "SourceArn",
            "UserPoolArn",
            "From",
            "PolicyName",
            "Principals",
            "RequireVerifiedIdentity",
        ] {
            assert!(
                message.contains(&format!("{name}: ")),
                "{name} in {message}"
            );
        }
    }

    #[test]
    fn misspelt_names_are_noticed() {
        let properties = Properties::parse(
            &json!({ "EmailSendingAccount": "COGNITO_DEFAULT", "SourceARN": "x", "ServiceToken": "y" }),
        );
        assert_eq!(properties.unwrap().unknown, ["SourceARN"]);
    }

    #[test]
    fn principals_come_as_a_list_or_as_text() {
        let read = |value: Value| {
            Properties::parse(
                &json!({ "EmailSendingAccount": "COGNITO_DEFAULT", "Principals": value }),
            )
            .unwrap()
            .principals
        };
        assert_eq!(
            read(json!(["a.amazonaws.com", "b.amazonaws.com"])),
            read(json!("a.amazonaws.com, b.amazonaws.com"))
        );
    }

    proptest! {
        #[test]
        fn reading_leniently_never_fails(text in "\\PC{0,60}", number in any::<i64>()) {
            for value in [json!(text), json!(number), json!(null), json!([text]), json!({"SourceArn": number, "PolicyName": [text]})] {
                prop_assert_eq!(Properties::parse_leniently(&value).policy_name, None);
            }
        }
    }
}
