//! The types of custom resource that the function serves.

use crate::spelling::closest;

/// A type of custom resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResourceType {
    /// `Custom::CognitoSesIdentityPolicy`: the policy that a pool needs.
    SendingPolicy,
    /// `Custom::CognitoEmailConfiguration`: checks before the pool is made. Creates nothing.
    EmailConfiguration,
    /// `Custom::SesEmailIdentityPolicy`: any policy on any identity.
    IdentityPolicy,
}

/// The type of a resource without a name of its own.
const UNNAMED: &str = "AWS::CloudFormation::CustomResource";

impl ResourceType {
    /// All types.
    pub const ALL: [Self; 3] = [
        Self::SendingPolicy,
        Self::EmailConfiguration,
        Self::IdentityPolicy,
    ];

    /// Returns the name in a stack template.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SendingPolicy => "Custom::CognitoSesIdentityPolicy",
            Self::EmailConfiguration => "Custom::CognitoEmailConfiguration",
            Self::IdentityPolicy => "Custom::SesEmailIdentityPolicy",
        }
    }

    /// Reads a name. Any other name is a sending policy, with a warning unless it says nothing.
    #[must_use]
    pub fn parse(name: &str) -> (Self, Option<String>) {
        if let Some(known) = Self::ALL.into_iter().find(|known| known.name() == name) {
            return (known, None);
        }
        if name.is_empty() || name == UNNAMED {
            return (Self::SendingPolicy, None);
        }
        let shown: String = name.chars().take(64).collect();
        let hint = closest(name, Self::ALL.map(Self::name))
            .map(|known| format!("; did you mean {known}?"))
            .unwrap_or_default();
        let warning = format!(
            "the resource type {shown} is not known and was served as {}{hint}",
            Self::SendingPolicy.name()
        );
        (Self::SendingPolicy, Some(warning))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_type_is_known_by_its_name() {
        for known in ResourceType::ALL {
            assert_eq!(ResourceType::parse(known.name()), (known, None));
        }
        for unnamed in ["", UNNAMED] {
            let expected = (ResourceType::SendingPolicy, None);
            assert_eq!(ResourceType::parse(unnamed), expected);
        }
    }

    #[test]
    fn an_unknown_type_is_a_warning_with_the_right_name() {
        let (served, warning) = ResourceType::parse("Custom::CognitoEmailConfig");
        assert_eq!(served, ResourceType::SendingPolicy);
        let warning = warning.unwrap();
        assert!(
            warning.contains("mean Custom::CognitoEmailConfiguration?"),
            "{warning}"
        );
        assert!(ResourceType::parse("Custom::Other").1.is_some());
    }
}
