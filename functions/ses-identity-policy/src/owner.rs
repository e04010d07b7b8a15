//! How a policy is known to be ours: its statement's `Sid` carries a hash of who made it.
//!
//! A policy's name alone proves nothing, since a person or another stack may have chosen the same.
//! The mark survives everything that AWS does to a stored policy, needs no store of its own, and
//! tells two stacks, or two resources of one stack, apart.

use crate::arn::{IdentityArn, UserPoolArn};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

const SID_PREFIX: &str = "Signet";
/// SESv2: a policy's name has at most 64 of `[A-Za-z0-9_-]`.
pub const POLICY_NAME_MAX: usize = 64;

/// Who makes a policy.
#[derive(Debug, Clone, Copy)]
pub enum Maker<'a> {
    /// A resource of a CloudFormation stack. The stack id is new with every stack, also of one name.
    Stack {
        /// The stack's ARN.
        stack_id: &'a str,
        /// The resource's name in the template.
        logical_id: &'a str,
    },
    /// A Terraform resource: it says nothing about itself, so what it connects stands for it.
    Terraform,
}

/// The mark of one maker, and the policy name that it takes when the owner gives none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    hash: String,
    label: String,
}

impl Owner {
    /// The mark that `maker` leaves on a policy between this identity and this pool.
    #[must_use]
    pub fn of(
        maker: Maker<'_>,
        identity: &IdentityArn,
        pool: &UserPoolArn,
        policy_name: Option<&str>,
    ) -> Self {
        match maker {
            Maker::Stack {
                stack_id,
                logical_id,
            } => Self::of_stack(stack_id, logical_id),
            Maker::Terraform => Self {
                hash: hash(&[
                    "terraform",
                    &identity.to_string(),
                    &pool.to_string(),
                    policy_name.unwrap_or_default(),
                ]),
                label: format!("terraform-{}", plain(&pool.pool, 32)),
            },
        }
    }

    /// The mark of a stack's resource, which depends on no property.
    #[must_use]
    pub fn of_stack(stack_id: &str, logical_id: &str) -> Self {
        let stack = stack_id.split('/').nth(1).unwrap_or("stack");
        Self {
            hash: hash(&["stack", stack_id, logical_id]),
            label: format!("{}-{}", plain(stack, 27), plain(logical_id, 19)),
        }
    }

    /// The statement's `Sid`.
    #[must_use]
    pub fn sid(&self) -> String {
        format!("{SID_PREFIX}{}", self.hash)
    }

    /// Readable, deterministic, and within [`POLICY_NAME_MAX`].
    #[must_use]
    pub fn default_policy_name(&self) -> String {
        format!("{}-{}", self.label, self.hash)
    }
}

/// 64 bits of SHA-256, as 16 hexadecimal digits: enough against accidents, and no secret is kept.
fn hash(parts: &[&str]) -> String {
    let digest = Sha256::digest(parts.join("\n"));
    digest.iter().take(8).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn plain(text: &str, most: usize) -> String {
    let allowed = |c: &char| c.is_ascii_alphanumeric() || *c == '-' || *c == '_';
    text.chars().filter(allowed).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STACK: &str = "arn:aws:cloudformation:us-east-1:123456789012:stack/mail/1a2b3c4d-0000-4000-8000-000000000001";

    #[test]
    fn stacks_and_resources_differ() {
        let one = Owner::of_stack(STACK, "SendingPolicy");
        assert_eq!(one, Owner::of_stack(STACK, "SendingPolicy"));
        assert_ne!(one.sid(), Owner::of_stack(STACK, "Other").sid());
        assert_ne!(
            one.sid(),
            Owner::of_stack(&STACK.replace("1a2b", "9a2b"), "SendingPolicy").sid()
        );
    }

    #[test]
    fn names_are_readable_and_fit() {
        let name = Owner::of_stack(STACK, "SendingPolicy").default_policy_name();
        assert!(name.starts_with("mail-SendingPolicy-"), "{name}");
        let stack = format!(
            "arn:aws:cloudformation:us-east-1:123456789012:stack/{}/x",
            "s".repeat(128)
        );
        let longest = Owner::of_stack(&stack, &"L".repeat(255)).default_policy_name();
        assert_eq!(longest.len(), POLICY_NAME_MAX);
    }

    #[test]
    fn a_sid_is_alphanumeric() {
        let sid = Owner::of_stack("ü", "").sid();
        assert!(sid.bytes().all(|b| b.is_ascii_alphanumeric()));
    }
}
