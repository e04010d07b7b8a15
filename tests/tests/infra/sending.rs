use crate::files::{
    EXAMPLE, PROVIDER, REPLICA, TERRAFORM_OUTPUTS, TERRAFORM_POOL, TERRAFORM_SENDER,
    TERRAFORM_SENDING, USER_POOL, WITH_CUSTOM_RESOURCES,
};
use crate::text::{all_between, block, fields, numbers, parameters, resource, resources};
use ses_identity_policy::desired::no_attributes;
use ses_identity_policy::properties::{OF_EMAIL_CONFIGURATION, OF_SENDING_POLICY};
use ses_identity_policy::resource_type::ResourceType;
use std::collections::BTreeSet;

const LOOK: &str = "Custom::CognitoEmailConfiguration";
const POLICY: &str = "Custom::CognitoSesIdentityPolicy";

/// A resource that waits for a verification; Lambda's own limit is 900 seconds.
const WAITING_TIMEOUT: u32 = 1200;
/// Every other custom resource.
const POLICY_TIMEOUT: u32 = 300;
/// No policy is written later than this after its request was received.
const LAST_WRITE: u32 = 30;

/// Properties that CloudFormation reads itself, and the type's name in Terraform's input.
const OF_THE_PROTOCOL: [&str; 3] = ["ServiceToken", "ServiceTimeout", "ResourceType"];

fn knows(name: &str, names: &[&str], of: &str) {
    assert!(
        names.contains(&name) || OF_THE_PROTOCOL.contains(&name),
        "{of} has no {name}"
    );
}

#[test]
fn the_provider_knows_every_property_of_a_stack_template() {
    for (kind, names, counts) in [
        (LOOK, &OF_EMAIL_CONFIGURATION[..], [1, 1, 1]),
        (POLICY, &OF_SENDING_POLICY[..], [2, 1, 1]),
    ] {
        for (text, count) in WITH_CUSTOM_RESOURCES.into_iter().zip(counts) {
            let found = resources(text, &format!("Type: {kind}"));
            assert_eq!(found.len(), count);
            for resource in found {
                for name in fields(resource, "Properties:", ':').keys() {
                    knows(name, names, kind);
                }
            }
        }
    }
}

#[test]
fn the_provider_knows_every_property_of_terraform() {
    for (kind, names, count) in [
        (LOOK, &OF_EMAIL_CONFIGURATION[..], 1),
        (POLICY, &OF_SENDING_POLICY[..], 2),
    ] {
        let inputs: Vec<&str> = TERRAFORM_SENDING.split(kind).skip(1).collect();
        assert_eq!(inputs.len(), count);
        for input in inputs {
            let (input, _) = input.split_once("\n  })\n").unwrap();
            for (name, _) in input.lines().filter_map(|line| line.split_once(" = ")) {
                knows(name.trim(), names, kind);
            }
        }
    }
}

/// The attributes of a resource that a stack template reads, by `GetAtt` and in the texts of `Sub`.
fn read_attributes<'a>(text: &'a str, resource: &str) -> BTreeSet<&'a str> {
    let starts = [format!("!GetAtt {resource}."), format!("${{{resource}.")];
    starts
        .iter()
        .flat_map(|start| all_between(text, start, &['\n', ']', '}', ',']))
        .collect()
}

#[test]
fn the_provider_answers_with_every_attribute_that_is_read() {
    for (resource, resource_type) in [
        ("EmailConfiguration", ResourceType::EmailConfiguration),
        ("SendingPolicy", ResourceType::SendingPolicy),
        ("CustomFromPolicy", ResourceType::SendingPolicy),
    ] {
        let known = no_attributes(resource_type).as_texts();
        let read = WITH_CUSTOM_RESOURCES.map(|text| read_attributes(text, resource));
        let read: BTreeSet<&str> = read.into_iter().flatten().collect();
        assert!(!read.is_empty(), "{resource}");
        for name in read {
            assert!(known.contains_key(name), "{resource}.{name}");
        }
    }
}

/// Nothing is done for a request that CloudFormation has given up: it would leave a policy behind.
#[test]
fn a_request_is_not_tried_again_after_its_stack_has_given_up() {
    let age = *numbers(PROVIDER, "MaximumEventAgeInSeconds:")
        .last()
        .unwrap();
    let timeout = *numbers(PROVIDER, " Timeout:").last().unwrap();
    assert!(age + LAST_WRITE <= POLICY_TIMEOUT, "{age}");
    assert!(age + timeout <= WAITING_TIMEOUT, "{age} + {timeout}");
    for text in WITH_CUSTOM_RESOURCES {
        for (kind, expected) in [(LOOK, WAITING_TIMEOUT), (POLICY, POLICY_TIMEOUT)] {
            for resource in resources(text, &format!("Type: {kind}")) {
                assert_eq!(
                    numbers(resource, "ServiceTimeout:"),
                    BTreeSet::from([expected])
                );
            }
        }
    }
}

/// Cognito tries the identity when it saves the pool. A resource whose attribute is read comes first.
#[test]
fn the_look_comes_before_the_pool() {
    for (text, pool) in [
        (USER_POOL, "UserPool"),
        (EXAMPLE, "UserPool"),
        (REPLICA, "ReplicaConfiguration"),
    ] {
        let pool = resource(text, pool);
        assert!(pool.contains("!GetAtt EmailConfiguration.SourceArn"));
        assert!(pool.contains("!GetAtt EmailConfiguration.From"));
    }
    let after = "depends_on = [aws_lambda_invocation.email_configuration";
    assert!(TERRAFORM_POOL.contains(after));
    assert!(TERRAFORM_OUTPUTS.contains(after));
}

/// An attribute of a property that is not given is empty, and Cognito refuses empty values.
#[test]
fn attributes_are_read_only_where_their_property_is_given() {
    for (text, pool) in [(USER_POOL, "UserPool"), (REPLICA, "ReplicaConfiguration")] {
        let email = block(resource(text, pool), "EmailConfiguration:").join("\n");
        for (name, condition) in [
            ("From", "HasFrom"),
            ("ReplyToEmailAddress", "HasReplyTo"),
            ("ConfigurationSet", "HasConfigurationSet"),
        ] {
            let (_, value) = email.split_once(&format!("{name}: !If")).unwrap();
            let first = value.trim_start_matches([' ', '[', '\n', '-']);
            assert!(first.starts_with(condition), "{name}: {first}");
        }
    }
}

/// With a name, white space or anything else that Cognito's pattern lacks, every sign-up fails.
#[test]
fn a_reply_to_is_a_bare_address_everywhere() {
    let pattern = r#"^[^\s"<>(),;@]+@[^\s"<>(),;@]+$"#;
    for text in [USER_POOL, REPLICA] {
        let reply_to = fields(parameters(text), "ReplyToEmailAddress:", ':');
        assert_eq!(reply_to["AllowedPattern"], format!("^$|{pattern}"));
    }
    let escaped = pattern.replace('\\', r"\\").replace('"', "\\\"");
    assert!(TERRAFORM_SENDER.contains(&format!("regex(\"{escaped}\", var.reply_to)")));
}
