use crate::files::{
    PROVIDER, STACK_TEMPLATES, TERRAFORM_CUSTOM_EMAIL_SENDER, TERRAFORM_FUNCTION,
    TERRAFORM_PROVIDER, TERRAFORM_SET,
};
use crate::text::{all_between, resources};
use ses_identity_policy::permissions::{Operation, ROLE_OPERATION, ROLE_RESOURCE};
use std::collections::BTreeSet;

#[test]
fn the_role_may_do_what_the_code_can_call_and_no_more() {
    let listed: BTreeSet<String> = Operation::ALL
        .iter()
        .map(|operation| operation.action())
        .collect();
    for text in [PROVIDER, TERRAFORM_PROVIDER] {
        let named = all_between(text, "ses:", &['\n', '"', '$', '*', ' ', ',', ']']);
        let allowed: BTreeSet<String> = named
            .into_iter()
            .filter(|name| name.starts_with(char::is_uppercase))
            .map(|name| format!("ses:{name}"))
            .collect();
        assert_eq!(allowed, listed);
    }
}

#[test]
fn each_operation_is_allowed_on_its_own_kind_of_resource() {
    let statements = PROVIDER
        .split("- Effect: Allow")
        .filter(|text| text.contains("ses:Get"));
    for statement in statements {
        for operation in Operation::ALL {
            if !all_between(statement, "ses:", &['\n']).contains(operation.name()) {
                continue;
            }
            // "arn:aws:ses:<region>:<account>:identity/<identity>" is "…:identity/*" for all of an account.
            let narrowest = operation.resource();
            let kind = narrowest
                .rsplit(':')
                .next()
                .unwrap()
                .split('<')
                .next()
                .unwrap();
            let expected = if kind == "*" {
                "Resource: \"*\"".to_owned()
            } else {
                format!(":{kind}*\n")
            };
            assert!(
                statement.contains(&expected),
                "{} in {statement}",
                operation.name()
            );
        }
    }
}

/// The role that the function may read, and it alone: IAM's other roles are not its business.
#[test]
fn the_service_linked_role_may_be_read() {
    let (_, role) = ROLE_RESOURCE.split_once(":role/").unwrap();
    for text in [PROVIDER, TERRAFORM_PROVIDER] {
        let mut actions = all_between(text, "iam:", &['\n', '"', ']']);
        actions.retain(|name| name.starts_with(char::is_uppercase));
        assert_eq!(actions, BTreeSet::from([ROLE_OPERATION]));
        assert!(text.contains(&format!(":role/{role}")), "{role}");
    }
}

/// Companies let nobody make a role without one.
#[test]
fn every_role_takes_the_permissions_boundary() {
    let boundary =
        "PermissionsBoundary: !If [HasBoundary, !Ref PermissionsBoundaryArn, !Ref AWS::NoValue]";
    let roles = STACK_TEMPLATES.map(|(_, text)| resources(text, "Type: AWS::IAM::Role\n"));
    let roles = roles.concat();
    assert_eq!(roles.len(), 7);
    for role in roles {
        assert!(role.contains(boundary), "{role}");
    }
    for text in [
        TERRAFORM_FUNCTION,
        TERRAFORM_PROVIDER,
        TERRAFORM_SET,
        TERRAFORM_CUSTOM_EMAIL_SENDER,
    ] {
        let roles: Vec<&str> = text.split("resource \"aws_iam_role\" ").skip(1).collect();
        assert_eq!(roles.len(), 1);
        let (role, _) = roles[0].split_once("\n}\n").unwrap();
        assert!(role.contains("= var.permissions_boundary_arn\n"), "{role}");
    }
}
