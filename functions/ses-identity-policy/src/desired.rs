//! The desired state: the policy that properties ask for, or a refusal that names the fix.
//!
//! This module decides everything that needs no call to SES; `ses::preflight` does the rest.

use crate::owner::{Maker, Owner};
use crate::physical_id::PolicyLocation;
use crate::properties::{Properties, SendingAccount};
use sending::arn::IdentityArn;
use sending::mailbox::Mailbox;
use sending::policy::{DOCUMENT_MAX, SendingPolicy};
use sending::region::{self, Category};
use std::fmt;

/// All the reasons why properties do not fit together, each with the fix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal(pub Vec<String>);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("; "))
    }
}

impl std::error::Error for Refusal {}

/// The state that properties ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DesiredState {
    /// No policy: the pool sends through Cognito's own SES.
    Nothing {
        /// Findings that do not fail the request.
        warnings: Vec<String>,
    },
    /// A policy on an identity.
    Attached(Box<Attachment>),
}

/// A policy, its location, and the conditions that the identity must meet first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The policy's location.
    pub location: PolicyLocation,
    /// The policy.
    pub policy: SendingPolicy,
    /// `From` in the form of RFC 5322; empty if there is none.
    pub from: String,
    /// The configuration set, which must exist in the identity's Region.
    pub configuration_set: Option<String>,
    /// True if an unverified identity fails the request.
    pub require_verified_identity: bool,
    /// True if the SES sandbox fails the request.
    pub require_production_access: bool,
    /// True with `DEVELOPER`: only then does the SES sandbox hold this pool's mail back.
    pub sends_through_own_ses: bool,
    /// Findings that do not fail the request.
    pub warnings: Vec<String>,
}

/// Decides the desired state. `function_account` is the account of the calls to SES, if known.
///
/// # Errors
/// With everything that does not fit together, and the fixes.
pub fn decide(
    properties: &Properties,
    maker: Maker<'_>,
    function_account: Option<&str>,
) -> Result<DesiredState, Refusal> {
    let mut problems = vec![];
    let warnings = warnings(properties);
    problems.extend(sending_account_problem(properties));
    let Some(identity) = &properties.source else {
        return if problems.is_empty() {
            Ok(DesiredState::Nothing { warnings })
        } else {
            Err(Refusal(problems))
        };
    };
    problems.extend(pool_problems(properties, identity, function_account));
    problems.extend(from_problem(properties, identity));
    match attachment(properties, maker, identity, warnings) {
        Some(attachment) if problems.is_empty() => fitting(attachment),
        _ => Err(Refusal(problems)),
    }
}

/// Returns the location of the policy that properties ask for, perhaps of an older shape.
#[must_use]
pub fn location_of(properties: &Properties, maker: Maker<'_>) -> Option<PolicyLocation> {
    let identity = properties.source.as_ref()?;
    let owner = owner_of(properties, maker)?;
    Some(location(properties, identity, &owner))
}

/// Returns the owner of the policy that properties ask for, perhaps of an older shape.
#[must_use]
pub fn owner_of(properties: &Properties, maker: Maker<'_>) -> Option<Owner> {
    if let Maker::Stack {
        stack_id,
        logical_id,
    } = maker
    {
        return Some(Owner::of_stack(stack_id, logical_id));
    }
    let (identity, pool) = (properties.source.as_ref()?, properties.pool.as_ref()?);
    Some(Owner::of(
        maker,
        identity,
        pool,
        properties.policy_name.as_deref(),
    ))
}

fn location(properties: &Properties, identity: &IdentityArn, owner: &Owner) -> PolicyLocation {
    PolicyLocation {
        region: identity.region.clone(),
        identity: identity.name.clone(),
        policy_name: properties
            .policy_name
            .clone()
            .unwrap_or_else(|| owner.default_policy_name()),
    }
}

fn attachment(
    properties: &Properties,
    maker: Maker<'_>,
    identity: &IdentityArn,
    warnings: Vec<String>,
) -> Option<Attachment> {
    let pool = properties.pool.clone()?;
    let owner = Owner::of(maker, identity, &pool, properties.policy_name.as_deref());
    let principals = match properties.principals.as_slice() {
        [] => region::principals(&pool.region),
        given => given.to_vec(),
    };
    Some(Attachment {
        location: location(properties, identity, &owner),
        policy: SendingPolicy {
            sid: owner.sid(),
            principals,
            identity: identity.clone(),
            pool,
        },
        from: properties
            .from
            .as_ref()
            .map(Mailbox::to_string)
            .unwrap_or_default(),
        configuration_set: properties.configuration_set.clone(),
        require_verified_identity: properties.require_verified_identity,
        require_production_access: properties.require_production_access,
        sends_through_own_ses: properties.sending_account == SendingAccount::Developer,
        warnings,
    })
}

fn fitting(attachment: Attachment) -> Result<DesiredState, Refusal> {
    let length = attachment.policy.document().to_string().len();
    if length > DOCUMENT_MAX {
        let problem = format!(
            "the policy takes {length} bytes and SES allows {DOCUMENT_MAX}: give fewer Principals"
        );
        return Err(Refusal(vec![problem]));
    }
    Ok(DesiredState::Attached(Box::new(attachment)))
}

fn sending_account_problem(properties: &Properties) -> Option<String> {
    match (properties.sending_account, &properties.source, &properties.from) {
        (SendingAccount::Developer, None, _) => {
            Some("EmailSendingAccount DEVELOPER needs SourceArn, the ARN of the SES identity to send as".to_owned())
        }
        // Seen on AWS: "Cannot configure From email address for default email configuration".
        (SendingAccount::CognitoDefault, _, Some(_)) => {
            Some("Cognito refuses a From with EmailSendingAccount COGNITO_DEFAULT: remove From, or set DEVELOPER".to_owned())
        }
        _ => None,
    }
}

fn pool_problems(
    properties: &Properties,
    identity: &IdentityArn,
    function_account: Option<&str>,
) -> Vec<String> {
    let Some(pool) = &properties.pool else {
        return vec![
            "UserPoolArn is needed with SourceArn; before the pool exists, give arn:…:userpool/*"
                .to_owned(),
        ];
    };
    let mut problems = vec![];
    if (&pool.account, &pool.partition) != (&identity.account, &identity.partition) {
        problems.push(format!(
            "the identity is in account {} ({}) and the pool in {} ({}): Cognito uses only an identity of the pool's own account",
            identity.account, identity.partition, pool.account, pool.partition
        ));
    }
    if let Some(account) = function_account.filter(|account| *account != identity.account) {
        problems.push(format!("the identity is in account {} and this function runs in {account}: run it in the identity's account", identity.account));
    }
    problems.extend(region_problem(properties, &pool.region, &identity.region));
    problems
}

fn region_problem(
    properties: &Properties,
    pool_region: &str,
    identity_region: &str,
) -> Option<String> {
    let developer = properties.sending_account == SendingAccount::Developer;
    let allowed = region::identity_regions(pool_region, developer);
    if allowed.is_empty() || allowed.contains(&identity_region) {
        return None;
    }
    Some(format!(
        "a pool in {pool_region} cannot send through an identity in {identity_region}: verify the identity in {} and give its ARN",
        allowed.join(" or ")
    ))
}

fn from_problem(properties: &Properties, identity: &IdentityArn) -> Option<String> {
    if properties.sending_account != SendingAccount::Developer {
        return None;
    }
    match &properties.from {
        Some(from) if belongs(from, identity) => None,
        Some(from) => Some(format!(
            "From has the address {}, which the identity {} does not cover: use an address of the identity, or its SourceArn",
            from.address(),
            identity.name
        )),
        None if identity.is_address() => None,
        None => Some(format!(
            "the identity {0} is a domain, so the pool needs a From: an address such as no-reply@{0}",
            identity.name
        )),
    }
}

/// Returns true if the identity covers the address. A domain covers its addresses and subdomains; an
/// address covers itself and its labels (`user+label@`; SES guide, "Verified identities").
fn belongs(from: &Mailbox, identity: &IdentityArn) -> bool {
    match identity.name.rsplit_once('@') {
        Some((local, domain)) => {
            let unlabelled = from.local_part().split('+').next().unwrap_or_default();
            let same_local = [from.local_part(), unlabelled]
                .iter()
                .any(|mine| mine.eq_ignore_ascii_case(local));
            same_local && from.domain().eq_ignore_ascii_case(domain)
        }
        None => {
            let (mine, covered) = (
                from.domain().to_ascii_lowercase(),
                identity.name.to_ascii_lowercase(),
            );
            mine == covered || mine.ends_with(&format!(".{covered}"))
        }
    }
}

fn warnings(properties: &Properties) -> Vec<String> {
    let unknown = properties
        .unknown
        .iter()
        .map(|name| format!("the property {name} is not known and was ignored"));
    let mut warnings: Vec<String> = unknown.collect();
    let Some(identity) = &properties.source else {
        return warnings;
    };
    if let Some(pool) = properties
        .pool
        .as_ref()
        .filter(|pool| region::category(&pool.region) == Category::Unknown)
    {
        warnings.push(format!("the Region {} is not in the table of Cognito's Regions: the global principals were used; check Cognito's guide, and give Principals if it differs", pool.region));
    }
    // Seen on real accounts, but not documented, so it is only a warning.
    if properties.sending_account == SendingAccount::CognitoDefault && !identity.is_address() {
        warnings.push(
            "with COGNITO_DEFAULT Cognito takes only an address as SourceArn, and this is a domain"
                .to_owned(),
        );
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    const STACK: Maker<'_> = Maker::Stack {
        stack_id: "arn:aws:cloudformation:us-east-1:123456789012:stack/mail/1",
        logical_id: "P",
    };

    fn base() -> Value {
        json!({
            "EmailSendingAccount": "DEVELOPER",
            "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/example.com",
            "UserPoolArn": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_EXAMPLE",
            "From": "Example, Inc. <no-reply@example.com>",
        })
    }

    fn decided(changes: &[(&str, Value)]) -> Result<DesiredState, Refusal> {
        let mut value = base();
        for (name, change) in changes {
            value[*name] = change.clone();
        }
        decide(
            &Properties::parse(&value).unwrap(),
            STACK,
            Some("123456789012"),
        )
    }

    fn attached(changes: &[(&str, Value)]) -> Attachment {
        match decided(changes).unwrap() {
            DesiredState::Attached(attachment) => *attachment,
            DesiredState::Nothing { .. } => panic!("nothing is attached"),
        }
    }

    fn source(region: &str, name: &str) -> (&'static str, Value) {
        (
            "SourceArn",
            json!(format!("arn:aws:ses:{region}:123456789012:identity/{name}")),
        )
    }

    fn pool(region: &str) -> (&'static str, Value) {
        (
            "UserPoolArn",
            json!(format!(
                "arn:aws:cognito-idp:{region}:123456789012:userpool/*"
            )),
        )
    }

    #[test]
    fn developer_attaches() {
        let attachment = attached(&[]);
        assert_eq!(attachment.from, "\"Example, Inc.\" <no-reply@example.com>");
        assert_eq!(attachment.location.identity, "example.com");
        assert!(attachment.location.policy_name.starts_with("mail-P-"));
        assert!(attachment.warnings.is_empty());
    }

    #[test]
    fn the_default_account_attaches_only_a_custom_from() {
        let default = ("EmailSendingAccount", json!("COGNITO_DEFAULT"));
        let custom = attached(&[
            default.clone(),
            ("From", json!("")),
            source("us-east-1", "me@example.com"),
        ]);
        assert_eq!(
            (
                custom.location.identity.as_str(),
                custom.sends_through_own_ses
            ),
            ("me@example.com", false)
        );
        let alone = decided(&[default, ("From", json!("")), ("SourceArn", json!(""))]);
        assert_eq!(alone, Ok(DesiredState::Nothing { warnings: vec![] }));
    }

    #[test]
    fn properties_that_do_not_fit_are_refused_with_a_fix() {
        let default = ("EmailSendingAccount", json!("COGNITO_DEFAULT"));
        for (changes, said) in [
            (vec![("SourceArn", json!(""))], "needs SourceArn"),
            (vec![("UserPoolArn", json!(""))], "UserPoolArn is needed"),
            (vec![("From", json!(""))], "no-reply@example.com"),
            (vec![("From", json!("a@example.org"))], "does not cover"),
            (vec![("From", json!("a@notexample.com"))], "does not cover"),
            (
                vec![source("us-east-1", "me@example.com")],
                "does not cover",
            ),
            (vec![default], "remove From"),
            (
                vec![(
                    "UserPoolArn",
                    json!("arn:aws:cognito-idp:us-east-1:999999999999:userpool/x"),
                )],
                "own account",
            ),
            (
                vec![(
                    "UserPoolArn",
                    json!("arn:aws-cn:cognito-idp:us-east-1:123456789012:userpool/x"),
                )],
                "own account",
            ),
            (
                vec![source("eu-central-1", "example.com")],
                "us-east-1 or us-west-2 or eu-west-1",
            ),
            (
                vec![source("us-east-1", "example.com"), pool("us-west-1")],
                "verify the identity in us-west-1",
            ),
            (
                vec![source("eu-central-2", "example.com"), pool("eu-central-2")],
                "verify the identity in eu-central-1 and",
            ),
            (
                vec![source("eu-west-2", "example.com"), pool("eu-central-2")],
                "verify the identity in eu-central-1 and",
            ),
        ] {
            let refusal = decided(&changes).unwrap_err().to_string();
            assert!(refusal.contains(said), "{said} in {refusal}");
        }
    }

    #[test]
    fn the_functions_account_must_be_the_identitys() {
        let properties = Properties::parse(&base()).unwrap();
        let refusal = decide(&properties, STACK, Some("999999999999")).unwrap_err();
        assert!(
            refusal
                .to_string()
                .contains("this function runs in 999999999999")
        );
        assert!(decide(&properties, STACK, None).is_ok());
    }

    #[test]
    fn an_address_or_a_subdomain_belongs() {
        for (identity, from) in [
            ("example.com", "a@mail.example.com"),
            ("example.com", "A <a@EXAMPLE.com>"),
            ("me@example.com", "Me <me@Example.com>"),
            ("me@example.com", "me+cognito@example.com"),
            ("me+x@example.com", "me+x@example.com"),
        ] {
            attached(&[source("us-east-1", identity), ("From", json!(from))]);
        }
    }

    #[test]
    fn principals_follow_the_region_unless_given() {
        let alternate = attached(&[source("eu-central-1", "example.com"), pool("eu-central-2")]);
        assert_eq!(
            alternate.policy.principals,
            ["cognito-idp.eu-central-2.amazonaws.com"]
        );
        let given = attached(&[("Principals", json!(["x.amazonaws.com"]))]);
        assert_eq!(given.policy.principals, ["x.amazonaws.com"]);
    }

    #[test]
    fn an_unknown_region_only_warns() {
        let unknown = attached(&[
            source("us-gov-west-1", "example.com"),
            pool("us-gov-west-1"),
        ]);
        assert_eq!(unknown.policy.principals, region::GLOBAL_PRINCIPALS);
        assert!(unknown.warnings[0].contains("us-gov-west-1"));
    }

    #[test]
    fn other_partitions_follow_from_the_arns() {
        let value = json!({
            "EmailSendingAccount": "DEVELOPER",
            "SourceArn": "arn:aws-us-gov:ses:us-gov-west-1:123456789012:identity/me@example.com",
            "UserPoolArn": "arn:aws-us-gov:cognito-idp:us-gov-west-1:123456789012:userpool/p",
        });
        let Ok(DesiredState::Attached(attachment)) =
            decide(&Properties::parse(&value).unwrap(), STACK, None)
        else {
            panic!("refused");
        };
        let document = attachment.policy.document().to_string();
        assert!(
            document.contains("arn:aws-us-gov:ses:us-gov-west-1")
                && document.contains("arn:aws-us-gov:cognito-idp:")
        );
    }

    #[test]
    fn the_longest_of_everything_fits() {
        let principals = vec![format!("{}.amazonaws.com", "p".repeat(114)); 8];
        let identity = format!("{}@{}.com", "l".repeat(64), "d".repeat(60));
        let longest = attached(&[
            source("us-east-1", &identity),
            ("From", json!("")),
            ("Principals", json!(principals)),
        ]);
        assert!(longest.location.to_string().len() <= 1024);
    }
}
