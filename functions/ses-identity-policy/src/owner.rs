//! The owner of a policy: the resource that makes it, as a hash that goes into the policy's mark.
//!
//! Two stacks have different owners, and so have two resources of one stack.

use sending::arn::{IdentityArn, UserPoolArn};
use sending::mark;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// The maker of a policy, as the protocol names it.
#[derive(Debug, Clone, Copy)]
pub enum Maker<'a> {
    /// A resource of a CloudFormation stack. Every stack has a new id, even under an old name.
    Stack {
        /// The stack's ARN.
        stack_id: &'a str,
        /// The resource's name in the template.
        logical_id: &'a str,
    },
    /// A Terraform resource. It does not name itself, so identity, pool and policy name identify it.
    Terraform,
}

/// The hash of one maker, and the name that its policy has by default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    hash: String,
    label: String,
}

impl Owner {
    /// Returns the owner of a policy between this identity and this pool.
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

    /// Returns the owner for a stack's resource, which depends on no property.
    #[must_use]
    pub fn of_stack(stack_id: &str, logical_id: &str) -> Self {
        let stack = stack_id.split('/').nth(1).unwrap_or("stack");
        Self {
            hash: hash(&["stack", stack_id, logical_id]),
            label: format!("{}-{}", plain(stack, 27), plain(logical_id, 19)),
        }
    }

    /// Returns the mark: the statement's `Sid`.
    #[must_use]
    pub fn sid(&self) -> String {
        mark::sid(&self.hash)
    }

    /// Returns the default name: readable, always the same, and at most 64 characters.
    #[must_use]
    pub fn default_policy_name(&self) -> String {
        format!("{}-{}", self.label, self.hash)
    }
}

/// Returns 64 bits of SHA-256 as 16 hexadecimal digits. They prevent accidents; they protect no secret.
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
    use sending::policy::POLICY_NAME_MAX;

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
