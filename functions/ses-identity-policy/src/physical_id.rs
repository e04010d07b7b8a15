//! Physical ids: the location of a policy, or a word for none.

use sending::arn::identity_name;
use sending::policy::is_policy_name;
use std::fmt;

/// The physical id of a resource that attaches no policy.
pub const NOTHING_ATTACHED: &str = "nothing-attached";
/// The physical id in the answer to a failed Create, so that the Delete that follows touches nothing.
pub const NOTHING_CREATED: &str = "nothing-created";
/// The physical id of a `Custom::CognitoEmailConfiguration`, which creates nothing.
pub const EMAIL_CONFIGURATION: &str = "email-configuration";

/// The location of a policy: Region, identity and name. Displays as the physical id
/// `<region>/<identity>/<policy name>`, at most 32 + 320 + 64 bytes and two slashes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PolicyLocation {
    /// The identity's Region.
    pub region: String,
    /// The address or domain, as SES keeps it.
    pub identity: String,
    /// The policy's name.
    pub policy_name: String,
}

/// A physical id, as a request brings it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhysicalId {
    /// A policy's location.
    At {
        /// The location.
        location: PolicyLocation,
        /// The identity in the case in which the id has it. Ids of older versions of this function
        /// may have capitals in a domain.
        spelling: String,
    },
    /// One of our words for no policy.
    Nothing,
    /// An id that is not ours. CloudFormation makes one up, `<stack>-<logical id>-<random>`, for the
    /// Delete after a Create that it cancelled (cloudformation-coverage-roadmap#1730).
    MadeUp,
}

impl PolicyLocation {
    /// Reads a physical id. The identity is the text between the first slash and the last, because
    /// only an address may hold a slash.
    #[must_use]
    pub fn parse(physical_id: &str) -> Option<Self> {
        match PhysicalId::parse(physical_id) {
            PhysicalId::At { location, .. } => Some(location),
            PhysicalId::Nothing | PhysicalId::MadeUp => None,
        }
    }
}

impl PhysicalId {
    /// Reads a physical id.
    #[must_use]
    pub fn parse(physical_id: &str) -> Self {
        if [NOTHING_ATTACHED, NOTHING_CREATED, EMAIL_CONFIGURATION].contains(&physical_id) {
            return Self::Nothing;
        }
        Self::at(physical_id).unwrap_or(Self::MadeUp)
    }

    fn at(physical_id: &str) -> Option<Self> {
        let (region, rest) = physical_id.split_once('/')?;
        let (spelling, policy_name) = rest.rsplit_once('/')?;
        let is_whole = is_region(region) && !spelling.is_empty() && is_policy_name(policy_name);
        is_whole.then(|| Self::At {
            location: PolicyLocation {
                region: region.to_owned(),
                identity: identity_name(spelling),
                policy_name: policy_name.to_owned(),
            },
            spelling: spelling.to_owned(),
        })
    }

    /// Returns true if the id spells the identity as these properties do, and other than SES keeps it.
    #[must_use]
    pub fn is_spelt_as(&self, properties: Option<&str>) -> bool {
        match self {
            Self::At { location, spelling } => {
                *spelling != location.identity && properties == Some(spelling)
            }
            Self::Nothing | Self::MadeUp => false,
        }
    }
}

impl fmt::Display for PolicyLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.region, self.identity, self.policy_name)
    }
}

fn is_region(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=32).contains(&text.len()) && text.contains('-') && text.bytes().all(allowed)
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
        let location = PolicyLocation::parse("us-east-1/a/b@example.com/p").unwrap();
        assert_eq!(location.identity, "a/b@example.com");
    }

    #[test]
    fn the_case_of_a_domain_makes_no_difference() {
        let old = PhysicalId::parse("us-east-1/Example.ORG/p");
        let PhysicalId::At { location, .. } = &old else {
            panic!("no location")
        };
        assert_eq!(location.to_string(), "us-east-1/example.org/p");
        assert!(old.is_spelt_as(Some("Example.ORG")));
        assert!(!old.is_spelt_as(Some("example.org")) && !old.is_spelt_as(None));
        let new = PhysicalId::parse("us-east-1/example.org/p");
        assert!(!new.is_spelt_as(Some("example.org")));
    }

    #[test]
    fn other_ids_name_no_location() {
        for id in [NOTHING_ATTACHED, NOTHING_CREATED, EMAIL_CONFIGURATION] {
            assert_eq!(PhysicalId::parse(id), PhysicalId::Nothing, "{id}");
        }
        for id in [
            "",
            "accounts-SendingPolicy-1QX7KD0V3M2PA",
            "2026/11/20/[$LATEST]abc",
            "us-east-1//p",
            "us-east-1/x/",
        ] {
            assert_eq!(PhysicalId::parse(id), PhysicalId::MadeUp, "{id}");
        }
    }
}
