//! The properties of a resource, read from `ResourceProperties` or from Terraform's input.

mod identity_policy;
mod reader;
mod sender;

pub use identity_policy::{IdentityPolicyProperties, NAMES as OF_IDENTITY_POLICY};
pub(crate) use reader::notes_on_unknown;

use reader::Reader;
use sending::arn::{IdentityArn, UserPoolArn};
use sending::mailbox::Mailbox;
use sending::policy::is_policy_name;
use serde_json::{Map, Value};
use std::fmt;
use std::time::Duration;

/// The names of the properties of `Custom::CognitoSesIdentityPolicy`.
pub const OF_SENDING_POLICY: [&str; 11] = [
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
    "Instance",
];
/// The names of the properties of `Custom::CognitoEmailConfiguration`.
pub const OF_EMAIL_CONFIGURATION: [&str; 10] = [
    "EmailSendingAccount",
    "SourceArn",
    "UserPoolRegion",
    "From",
    "ReplyToEmailAddress",
    "ConfigurationSet",
    "RequireVerifiedIdentity",
    "RequireProductionAccess",
    "WaitForVerification",
    "ManageSendingPolicy",
];

/// The pool's `EmailSendingAccount`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SendingAccount {
    /// The pool sends through the owner's SES identity.
    Developer,
    /// The pool sends through Cognito's own SES, perhaps with a custom FROM.
    CognitoDefault,
}

/// The pools that a policy is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PoolScope {
    /// `*`: every pool of the identity's account, in any Region.
    Account,
    /// One pool, or a pattern.
    Arn(UserPoolArn),
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

/// The properties of both Cognito types, each readable by itself. [`crate::desired`] decides whether
/// they fit together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Properties {
    /// `EmailSendingAccount`.
    pub sending_account: SendingAccount,
    /// `SourceArn`.
    pub source: Option<IdentityArn>,
    /// The identity in `SourceArn` in the case in which it was written.
    pub source_spelling: Option<String>,
    /// `UserPoolArn`.
    pub pool: Option<PoolScope>,
    /// `UserPoolRegion`; absent means the stack's.
    pub pool_region: Option<String>,
    /// `From`.
    pub from: Option<Mailbox>,
    /// `ReplyToEmailAddress`, a bare address.
    pub reply_to: Option<String>,
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
    /// `WaitForVerification`.
    pub wait_for_verification: Duration,
    /// `ManageSendingPolicy`; false if no resource of ours makes the policy.
    pub manage_sending_policy: bool,
    /// `Instance`, of Terraform.
    pub instance: Option<String>,
    /// Names of properties that do not exist, most likely misspelt.
    pub unknown: Vec<String>,
}

impl Properties {
    /// Reads the properties of a `Custom::CognitoSesIdentityPolicy`.
    ///
    /// # Errors
    /// With every property that cannot be used, and the right form.
    pub fn parse(value: &Value) -> Result<Self, PropertiesError> {
        Self::parse_known(value, &OF_SENDING_POLICY)
    }

    /// Reads the properties of a `Custom::CognitoEmailConfiguration`.
    ///
    /// # Errors
    /// With every property that cannot be used, and the right form.
    pub fn parse_email_configuration(value: &Value) -> Result<Self, PropertiesError> {
        Self::parse_known(value, &OF_EMAIL_CONFIGURATION)
    }

    fn parse_known(value: &Value, known: &[&'static str]) -> Result<Self, PropertiesError> {
        let mut reader = Reader::new(fields(value)?);
        let properties = Self::read(&mut reader, known);
        checked(properties, reader, known)
    }

    /// Reads properties of any age or shape: one that cannot be read counts as absent.
    #[must_use]
    pub fn parse_leniently(value: &Value) -> Self {
        let nothing = Map::new();
        let fields = value.as_object().unwrap_or(&nothing);
        Self::read(&mut Reader::new(fields), &OF_SENDING_POLICY)
    }

    fn read(reader: &mut Reader<'_>, known: &[&str]) -> Self {
        Self {
            sending_account: reader.sending_account(),
            source: reader.parsed("SourceArn", IdentityArn::parse),
            source_spelling: reader.text("SourceArn").and_then(|text| spelling(&text)),
            pool: reader.parsed("UserPoolArn", pool_scope),
            pool_region: reader.parsed("UserPoolRegion", region),
            from: reader.parsed("From", Mailbox::parse),
            reply_to: reader.reply_to(),
            configuration_set: reader.parsed("ConfigurationSet", configuration_set),
            policy_name: reader.parsed("PolicyName", policy_name),
            principals: reader.principals(),
            require_verified_identity: reader.flag("RequireVerifiedIdentity").unwrap_or(true),
            require_production_access: reader.flag("RequireProductionAccess").unwrap_or(false),
            wait_for_verification: reader.seconds("WaitForVerification").unwrap_or_default(),
            manage_sending_policy: reader.flag("ManageSendingPolicy").unwrap_or(true),
            instance: reader.text("Instance"),
            unknown: reader.unknown(known),
        }
    }
}

fn fields(value: &Value) -> Result<&Map<String, Value>, PropertiesError> {
    let not_an_object = || PropertiesError(vec!["the properties are not a JSON object".to_owned()]);
    value.as_object().ok_or_else(not_an_object)
}

/// Returns the properties if all of them could be read. A misspelt name is often the reason why one is
/// missing, so the failure names it as well.
fn checked<T: HasUnknown>(
    properties: T,
    reader: Reader<'_>,
    known: &[&'static str],
) -> Result<T, PropertiesError> {
    if reader.problems.is_empty() {
        return Ok(properties);
    }
    let mut problems = reader.problems;
    problems.extend(notes_on_unknown(properties.unknown(), known));
    Err(PropertiesError(problems))
}

/// Properties that remember unknown names.
trait HasUnknown {
    fn unknown(&self) -> &[String];
}

impl HasUnknown for Properties {
    fn unknown(&self) -> &[String] {
        &self.unknown
    }
}

/// Returns the identity's name as it was written, if the text is an ARN.
fn spelling(text: &str) -> Option<String> {
    let (_, name) = text.split_once(":identity/")?;
    Some(name.to_owned())
}

fn pool_scope(text: &str) -> Result<PoolScope, String> {
    if text == "*" {
        return Ok(PoolScope::Account);
    }
    let parsed = UserPoolArn::parse(text).map(PoolScope::Arn);
    parsed.map_err(|error| error.to_string())
}

fn region(text: &str) -> Result<String, &'static str> {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    let is_region = text.len() <= 32 && text.contains('-') && text.bytes().all(allowed);
    let problem = "give a Region such as us-east-1";
    is_region.then(|| text.to_owned()).ok_or(problem)
}

/// Reads a configuration set's name, which has the form of a policy's.
fn configuration_set(text: &str) -> Result<String, &'static str> {
    let problem = "give a configuration set's name: at most 64 letters, digits, - and _";
    is_policy_name(text).then(|| text.to_owned()).ok_or(problem)
}

fn policy_name(text: &str) -> Result<String, &'static str> {
    let problem = "give at most 64 letters, digits, - and _";
    is_policy_name(text).then(|| text.to_owned()).ok_or(problem)
}

#[cfg(test)]
mod tests;
