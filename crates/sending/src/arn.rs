//! The two kinds of ARN that a sending policy names.

use crate::mailbox::Mailbox;
use std::fmt;

/// The reason why a text is not the ARN that a property needs, with the right form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArnError(String);

impl fmt::Display for ArnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ArnError {}

/// `arn:<partition>:ses:<region>:<account>:identity/<name>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityArn {
    /// `aws`, `aws-us-gov`, …
    pub partition: String,
    /// The Region where SES keeps the identity.
    pub region: String,
    /// Twelve digits.
    pub account: String,
    /// An address or a domain.
    pub name: String,
}

/// `arn:<partition>:cognito-idp:<region>:<account>:userpool/<id>`, the id perhaps `*`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserPoolArn {
    /// `aws`, `aws-us-gov`, …
    pub partition: String,
    /// The pool's Region, which decides the principals.
    pub region: String,
    /// Twelve digits.
    pub account: String,
    /// The pool's id, or a pattern: `*` stands for every pool, such as one that does not exist yet.
    pub pool: String,
}

struct ArnParts<'a> {
    partition: &'a str,
    service: &'a str,
    region: &'a str,
    account: &'a str,
    resource: &'a str,
}

impl IdentityArn {
    /// Reads an identity's ARN. The name is normalised, see [`identity_name`].
    ///
    /// # Errors
    /// If the text is not an ARN of this kind. The message shows the form.
    pub fn parse(text: &str) -> Result<Self, ArnError> {
        let shape = "arn:aws:ses:<region>:<account>:identity/<address or domain>";
        let parts = split(text, shape)?;
        let name = parts.resource.strip_prefix("identity/").unwrap_or_default();
        if parts.service != "ses" || parts.region == "*" || !is_identity_name(name) {
            return Err(unlike(text, shape));
        }
        check_partition(text, &parts)?;
        Ok(Self {
            partition: parts.partition.to_owned(),
            region: parts.region.to_owned(),
            account: parts.account.to_owned(),
            name: identity_name(name),
        })
    }

    /// Returns true if the identity is an address, false if it is a domain.
    #[must_use]
    pub fn is_address(&self) -> bool {
        self.name.contains('@')
    }

    /// Returns true if the identity covers the address. A domain covers its addresses and subdomains; an
    /// address covers itself and its labels (`user+label@`; SES guide, "Verified identities").
    #[must_use]
    pub fn covers(&self, from: &Mailbox) -> bool {
        let domain = from.domain().to_ascii_lowercase();
        match self.name.rsplit_once('@') {
            Some((local, covered)) => {
                let unlabelled = from.local_part().split('+').next().unwrap_or_default();
                let is_local = |mine: &&str| mine.eq_ignore_ascii_case(local);
                let locals = [from.local_part(), unlabelled];
                locals.iter().any(is_local) && domain == covered
            }
            None => domain == self.name || domain.ends_with(&format!(".{}", self.name)),
        }
    }

    /// Returns the ARN of another identity of the same account and Region.
    #[must_use]
    pub fn sibling(&self, name: &str) -> Self {
        Self {
            name: identity_name(name),
            ..self.clone()
        }
    }
}

impl UserPoolArn {
    /// Reads a user pool's ARN, or a pattern: `…:userpool/*` for every pool of a Region, and
    /// `arn:aws:cognito-idp:*:<account>:userpool/*` for every pool of an account.
    ///
    /// # Errors
    /// If the text is not an ARN of this kind. An identity pool has its own message, because AWS's
    /// sample once showed its ARN, which never matches.
    pub fn parse(text: &str) -> Result<Self, ArnError> {
        let shape = "arn:aws:cognito-idp:<region>:<account>:userpool/<id>";
        let parts = split(text, shape)?;
        if parts.service == "cognito-identity" {
            return Err(ArnError(format!(
                "{text} is an identity pool, which sends no mail: give the user pool's ARN, {shape}"
            )));
        }
        let pool = parts.resource.strip_prefix("userpool/").unwrap_or_default();
        let is_every_region = parts.region == "*" && pool == "*";
        let is_pool = is_pool_id(pool) && (parts.region != "*" || is_every_region);
        if parts.service != "cognito-idp" || !is_pool {
            return Err(unlike(text, shape));
        }
        check_partition(text, &parts)?;
        Ok(Self {
            partition: parts.partition.to_owned(),
            region: parts.region.to_owned(),
            account: parts.account.to_owned(),
            pool: pool.to_owned(),
        })
    }

    /// Returns the pattern for every pool of an account, in any Region.
    #[must_use]
    pub fn every_pool(partition: &str, account: &str) -> Self {
        Self {
            partition: partition.to_owned(),
            region: "*".to_owned(),
            account: account.to_owned(),
            pool: "*".to_owned(),
        }
    }

    /// Returns the pool's Region; none for the pattern of every Region.
    #[must_use]
    pub fn single_region(&self) -> Option<&str> {
        (self.region != "*").then_some(&self.region)
    }

    /// Returns true if the ARN names one pool, false if it is a pattern.
    #[must_use]
    pub fn is_single_pool(&self) -> bool {
        !self.pool.contains(['*', '?'])
    }
}

/// Returns an identity's name as SES keeps it: domains in lower case, also that of an address. The
/// local part of an address keeps its case (SES guide, "Verified identities").
#[must_use]
pub fn identity_name(text: &str) -> String {
    match text.rsplit_once('@') {
        Some((local, domain)) => format!("{local}@{}", domain.to_ascii_lowercase()),
        None => text.to_ascii_lowercase(),
    }
}

impl fmt::Display for IdentityArn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            partition,
            region,
            account,
            name,
        } = self;
        write!(f, "arn:{partition}:ses:{region}:{account}:identity/{name}")
    }
}

impl fmt::Display for UserPoolArn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            partition,
            region,
            account,
            pool,
        } = self;
        write!(
            f,
            "arn:{partition}:cognito-idp:{region}:{account}:userpool/{pool}"
        )
    }
}

/// Returns the account of an ARN of any kind, if it has one of twelve digits.
#[must_use]
pub fn account_of(arn: &str) -> Option<&str> {
    let account = arn.split(':').nth(4)?;
    is_account(account).then_some(account)
}

fn split<'a>(text: &'a str, shape: &str) -> Result<ArnParts<'a>, ArnError> {
    let mut pieces = text.splitn(6, ':');
    let mut next = || pieces.next().unwrap_or_default();
    let (arn, partition, service, region, account, resource) =
        (next(), next(), next(), next(), next(), next());
    let readable = arn == "arn" && partition.starts_with("aws") && is_account(account);
    let readable = readable && (is_region(region) || region == "*");
    if !readable || [partition, service].iter().any(|part| !is_region(part)) {
        return Err(unlike(text, shape));
    }
    Ok(ArnParts {
        partition,
        service,
        region,
        account,
        resource,
    })
}

/// The partitions whose name follows from the Region (AWS's endpoint data).
const PARTITIONS: [(&str, &str); 7] = [
    ("us-gov-", "aws-us-gov"),
    ("cn-", "aws-cn"),
    ("us-iso-", "aws-iso"),
    ("us-isob-", "aws-iso-b"),
    ("us-isof-", "aws-iso-f"),
    ("eu-isoe-", "aws-iso-e"),
    ("eusc-", "aws-eusc"),
];

/// Returns the partition of a Region.
#[must_use]
pub fn partition_of(region: &str) -> &'static str {
    let special = PARTITIONS
        .iter()
        .find(|(prefix, _)| region.starts_with(prefix));
    special.map_or("aws", |(_, partition)| partition)
}

fn check_partition(text: &str, parts: &ArnParts<'_>) -> Result<(), ArnError> {
    let (given, region) = (parts.partition, parts.region);
    let expected = partition_of(region);
    if region == "*" || given == expected {
        return Ok(());
    }
    let right = text.replacen(given, expected, 1);
    Err(ArnError(format!(
        "the Region {region} is in the partition {expected}, and the ARN says {given}: give {right}"
    )))
}

fn unlike(text: &str, shape: &str) -> ArnError {
    let shown: String = text.chars().take(200).collect();
    ArnError(format!("`{shown}` is not of the form {shape}"))
}

fn is_region(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=32).contains(&text.len()) && text.bytes().all(allowed)
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit())
}

/// SES takes up to 320 characters without white space. SES itself refuses the rest.
fn is_identity_name(name: &str) -> bool {
    (1..=320).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_graphic())
}

fn is_pool_id(pool: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"_-*?".contains(&b);
    (1..=64).contains(&pool.len()) && pool.bytes().all(allowed)
}

#[cfg(test)]
mod tests;
