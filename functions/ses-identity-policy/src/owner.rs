//! The owner of a policy: the resource that makes it, as a hash that goes into the policy's mark, and
//! the claim by which it knows its own policies again.
//!
//! Two stacks have different owners, and so have two resources of one stack. Terraform tells a
//! function nothing about the resource, so there the input identifies it: identity, pool and policy
//! name, or an `Instance` that the configuration makes up.

use sending::mark::{Mark, marks_of};
use sending::policy::pool_of;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// The longest instance that is put into a mark as it is; longer ones and other characters are hashed.
const INSTANCE_MAX: usize = 64;

/// The maker of a policy, as the protocol names it.
#[derive(Debug, Clone, Copy)]
pub enum Maker<'a> {
    /// A resource of a CloudFormation stack. Every stack has a new id, even under an old name.
    Stack {
        /// The stack's ARN.
        stack_id: &'a str,
        /// The resource's name in the stack template.
        logical_id: &'a str,
    },
    /// A Terraform resource.
    Terraform,
}

/// The hash of one maker, and the name that its policy has by default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    hash: String,
    label: String,
}

impl Owner {
    /// Returns the owner for a stack's resource, which depends on no property.
    #[must_use]
    pub fn of_stack(stack_id: &str, logical_id: &str) -> Self {
        let stack = stack_id.split('/').nth(1).unwrap_or("stack");
        Self {
            hash: hash(&["stack", stack_id, logical_id]),
            label: format!("{}-{}", plain(stack, 27), plain(logical_id, 19)),
        }
    }

    /// Returns the owner for what a Terraform resource connects: `parts` identify it, and `label`
    /// makes its policy's name readable.
    #[must_use]
    pub fn of_terraform(parts: &[&str], label: &str) -> Self {
        let parts: Vec<&str> = ["terraform"].iter().chain(parts).copied().collect();
        Self {
            hash: hash(&parts),
            label: format!("terraform-{}", plain(label, 32)),
        }
    }

    /// Returns the hash: 16 hexadecimal digits.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Returns the default name: readable, always the same, and at most 64 characters.
    #[must_use]
    pub fn default_policy_name(&self) -> String {
        format!("{}-{}", self.label, self.hash)
    }
}

/// The marks by which a resource knows its own policies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Claim {
    /// The hashes of the resource, the present one first.
    owners: Vec<String>,
    /// `Instance`, in the form that a mark can hold, and its hash.
    instance: Option<(String, String)>,
}

impl Claim {
    /// Returns the claim of a resource with these owners, as of now and of earlier properties.
    #[must_use]
    pub fn new(owners: Vec<String>, instance: Option<&str>) -> Self {
        let instance = instance.map(|text| (markable(text), hash(&["terraform-instance", text])));
        Self { owners, instance }
    }

    /// Returns the mark for a new policy. With an instance its owner is the instance's hash, so that
    /// the policy is found again whatever else the input says by then.
    ///
    /// # Panics
    /// Never: every resource that writes has an owner.
    #[must_use]
    pub fn mark(&self) -> Mark {
        let (instance, owner) = match &self.instance {
            Some((instance, owner)) => (Some(instance.clone()), owner),
            None => (None, self.owners.first().expect("a resource has an owner")),
        };
        Mark {
            owner: owner.clone(),
            instance,
        }
    }

    /// Returns the mark to write over a stored policy; none if the policy is not ours.
    ///
    /// Terraform's `create_before_destroy` makes the new instance while the old one's policy is
    /// there: a policy of an instance for the same pool is taken over, with its owner.
    #[must_use]
    pub fn mark_over(&self, stored: &str, pool: Option<&str>) -> Option<Mark> {
        let is_same_pool = pool.is_some() && pool_of(stored).as_deref() == pool;
        let takes = |mark: &Mark| {
            self.is_owner(&mark.owner)
                || (self.takes_over() && mark.instance.is_some() && is_same_pool)
        };
        let found = marks_of(stored).into_iter().find(takes)?;
        match &self.instance {
            Some((instance, _)) => Some(Mark {
                instance: Some(instance.clone()),
                ..found
            }),
            // Without an instance only the present input's owner finds the policy again.
            None => Some(self.mark()),
        }
    }

    /// Returns true if a delete may remove a stored policy: it bears our instance, or no instance and
    /// one of our owners.
    #[must_use]
    pub fn may_remove(&self, stored: &str) -> bool {
        marks_of(stored).iter().any(|mark| match &mark.instance {
            Some(theirs) => self.is_instance(theirs),
            None => self.is_owner(&mark.owner),
        })
    }

    /// Returns true if the mark alone, under any policy name, shows that a stored policy is ours.
    #[must_use]
    pub fn is_certain(&self, stored: &str) -> bool {
        let owner = self.instance.as_ref().map(|(_, owner)| owner);
        self.may_remove(stored)
            && marks_of(stored).iter().any(|mark| match owner {
                Some(owner) => mark.owner == *owner,
                None => mark.instance.is_none(),
            })
    }

    /// Returns true if the claim has an instance of Terraform.
    #[must_use]
    pub fn has_instance(&self) -> bool {
        self.instance.is_some()
    }

    fn is_owner(&self, owner: &str) -> bool {
        let of_instance = self
            .instance
            .as_ref()
            .is_some_and(|(_, hash)| hash == owner);
        of_instance || self.owners.iter().any(|mine| mine == owner)
    }

    fn is_instance(&self, instance: &str) -> bool {
        self.instance
            .as_ref()
            .is_some_and(|(mine, _)| mine == instance)
    }

    /// A stack has one owner, which no other resource shares, and takes nothing over.
    fn takes_over(&self) -> bool {
        self.has_instance()
    }
}

/// A mark holds letters and digits only.
fn markable(instance: &str) -> String {
    let is_plain = instance.bytes().all(|b| b.is_ascii_alphanumeric());
    if is_plain && (1..=INSTANCE_MAX).contains(&instance.len()) {
        instance.to_owned()
    } else {
        hash(&["instance", instance])
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
mod tests;
