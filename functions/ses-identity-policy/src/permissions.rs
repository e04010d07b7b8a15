//! Least privilege as data: the SES operations that the function calls, and the resource of each.

/// The one operation of IAM, which only informs.
pub const ROLE_OPERATION: &str = "GetRole";
/// The resource of [`ROLE_OPERATION`].
pub const ROLE_RESOURCE: &str = "arn:aws:iam::<account>:role/aws-service-role/email.cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdpEmailService";

/// An operation of SESv2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operation {
    /// Reads an identity: its verification and its policies.
    GetEmailIdentity,
    /// Reads the policies before one is removed, or if GetEmailIdentity does not return them.
    GetEmailIdentityPolicies,
    /// Creates a policy.
    CreateEmailIdentityPolicy,
    /// Changes a policy of ours.
    UpdateEmailIdentityPolicy,
    /// Removes a policy of ours.
    DeleteEmailIdentityPolicy,
    /// Reads a configuration set.
    GetConfigurationSet,
    /// Reads the account: its sandbox.
    GetAccount,
}

impl Operation {
    /// All operations.
    pub const ALL: [Self; 7] = [
        Self::GetEmailIdentity,
        Self::GetEmailIdentityPolicies,
        Self::CreateEmailIdentityPolicy,
        Self::UpdateEmailIdentityPolicy,
        Self::DeleteEmailIdentityPolicy,
        Self::GetConfigurationSet,
        Self::GetAccount,
    ];

    /// Returns the operation's name in the SESv2 API reference.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::GetEmailIdentity => "GetEmailIdentity",
            Self::GetEmailIdentityPolicies => "GetEmailIdentityPolicies",
            Self::CreateEmailIdentityPolicy => "CreateEmailIdentityPolicy",
            Self::UpdateEmailIdentityPolicy => "UpdateEmailIdentityPolicy",
            Self::DeleteEmailIdentityPolicy => "DeleteEmailIdentityPolicy",
            Self::GetConfigurationSet => "GetConfigurationSet",
            Self::GetAccount => "GetAccount",
        }
    }

    /// Returns the IAM action.
    #[must_use]
    pub fn action(self) -> String {
        format!("ses:{}", self.name())
    }

    /// Returns the narrowest resource that IAM can limit the action to ("Actions, resources, and condition
    /// keys for Amazon SES API v2").
    #[must_use]
    pub fn resource(self) -> &'static str {
        match self {
            Self::GetConfigurationSet => "arn:aws:ses:<region>:<account>:configuration-set/<name>",
            Self::GetAccount => "*",
            Self::GetEmailIdentity
            | Self::GetEmailIdentityPolicies
            | Self::CreateEmailIdentityPolicy
            | Self::UpdateEmailIdentityPolicy
            | Self::DeleteEmailIdentityPolicy => {
                "arn:aws:ses:<region>:<account>:identity/<identity>"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const CALLS: &str = include_str!("ses/calls.rs");
    const README: &str = include_str!("../README.md");

    /// Returns every `client.some_operation()` in the only file that has a client.
    fn called() -> BTreeSet<String> {
        let calls: String = CALLS.split_whitespace().collect();
        let after_client = calls.split("client.").skip(1);
        let methods =
            after_client.filter_map(|rest| rest.split_once("()").map(|(method, _)| method));
        methods
            .filter(|method| method.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
            .map(camel)
            .collect()
    }

    fn camel(method: &str) -> String {
        let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
        method.split('_').map(capital).collect()
    }

    #[test]
    fn the_list_is_what_the_code_can_call() {
        let listed: BTreeSet<String> = Operation::ALL
            .iter()
            .map(|operation| operation.name().to_owned())
            .collect();
        assert_eq!(called(), listed);
    }

    #[test]
    fn the_readme_lists_the_same() {
        let rows = README.lines().filter(|line| line.starts_with("| `ses:"));
        let documented: BTreeSet<String> = rows
            .map(|row| row.split(" | ").take(2).collect::<Vec<_>>().join(" | "))
            .collect();
        let row = |operation: &Operation| {
            format!("| `{}` | `{}`", operation.action(), operation.resource())
        };
        assert_eq!(documented, Operation::ALL.iter().map(row).collect());
    }

    #[test]
    fn the_readme_names_the_role() {
        let row = format!("| `iam:{ROLE_OPERATION}` | `{ROLE_RESOURCE}`");
        assert!(README.contains(&row), "{row}");
    }

    #[test]
    fn only_one_file_has_a_client() {
        let sources = [
            include_str!("ses.rs"),
            include_str!("ses/attach.rs"),
            include_str!("ses/preflight.rs"),
            include_str!("ses/principals.rs"),
            include_str!("ses/remove.rs"),
            include_str!("ses/role.rs"),
            include_str!("ses/verification.rs"),
            include_str!("handler.rs"),
            include_str!("answer.rs"),
            include_str!("main.rs"),
        ];
        assert!(sources.iter().all(|source| !source.contains(".send()")));
    }
}
