//! Physical ids: the location of a policy, or a word for none.

use sending::policy::is_policy_name;
use std::fmt;

/// The physical id of a resource that attaches no policy.
pub const NOTHING_ATTACHED: &str = "nothing-attached";
/// The physical id in the answer to a failed Create, so that the Delete that follows touches nothing.
pub const NOTHING_CREATED: &str = "nothing-created";

/// The location of a policy: Region, identity and name. Displays as the physical id
/// `<region>/<identity>/<policy name>`, at most 32 + 320 + 64 bytes and two slashes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PolicyLocation {
    /// The identity's Region.
    pub region: String,
    /// The address or domain.
    pub identity: String,
    /// The policy's name.
    pub policy_name: String,
}

impl PolicyLocation {
    /// Reads a physical id. The identity is the text between the first slash and the last, because
    /// only an address may hold a slash.
    #[must_use]
    pub fn parse(physical_id: &str) -> Option<Self> {
        let (region, rest) = physical_id.split_once('/')?;
        let (identity, policy_name) = rest.rsplit_once('/')?;
        let whole = is_region(region) && !identity.is_empty() && is_policy_name(policy_name);
        whole.then(|| Self {
            region: region.to_owned(),
            identity: identity.to_owned(),
            policy_name: policy_name.to_owned(),
        })
    }
}

impl fmt::Display for PolicyLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.region, self.identity, self.policy_name)
    }
}

fn is_region(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=32).contains(&text.len()) && text.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_trips() {
        for id in [
            "us-east-1/example.com/EXAMPLE",
            "us-east-1/a/b@example.com/mail-Policy-0123",
        ] {
            assert_eq!(PolicyLocation::parse(id).unwrap().to_string(), id);
        }
        assert_eq!(
            PolicyLocation::parse("us-east-1/a/b@example.com/p")
                .unwrap()
                .identity,
            "a/b@example.com"
        );
    }

    #[test]
    fn other_ids_are_no_place() {
        for id in [
            NOTHING_ATTACHED,
            NOTHING_CREATED,
            "",
            "2026/11/20/[$LATEST]abc",
            "us-east-1//p",
            "us-east-1/x/",
        ] {
            assert_eq!(PolicyLocation::parse(id), None, "{id}");
        }
    }
}
