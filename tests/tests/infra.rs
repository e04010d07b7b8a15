//! The templates and the Terraform module against the code: no hand-kept copy of a name.
//!
//! They are read as text, by indentation: that is all that names need, and a reader of YAML with
//! CloudFormation's tags would be a dependency for this one file.

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

use custom_message::config::{Config, VARIABLES};
use serde_json::{Map, Value, json};
use ses_identity_policy::attributes::Attributes;
use ses_identity_policy::permissions::Operation;
use ses_identity_policy::properties::Properties;
use std::collections::{BTreeMap, BTreeSet};

const PROVIDER: &str = include_str!("../../infra/ses-identity-policy.yaml");
const USER_POOL: &str = include_str!("../../infra/user-pool.yaml");
const EXAMPLE: &str = include_str!("../../infra/examples/existing-stack.yaml");
const TERRAFORM: &str = include_str!("../../infra/terraform/main.tf");
const PACKAGE: &str = include_str!("../../infra/package.py");
const METRICS: &str = include_str!("../../functions/custom-message/src/handler/log.rs");

/// A theme comes as a layer, which lies where the function looks unasked.
const NOT_IN_TEMPLATES: [&str; 1] = ["THEME_DIR"];

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The lines under the first one that starts with `head`, as far as they are indented deeper.
fn block<'a>(text: &'a str, head: &str) -> Vec<&'a str> {
    let mut lines = text
        .lines()
        .skip_while(|line| !line.trim_start().starts_with(head));
    let first = lines.next().unwrap_or_else(|| panic!("no {head:?}"));
    lines
        .take_while(|line| line.trim().is_empty() || indentation(line) > indentation(first))
        .filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
        .collect()
}

/// The keys right under `head`, with what stands beside them.
fn fields(text: &str, head: &str, separator: char) -> BTreeMap<String, String> {
    let lines = block(text, head);
    let depth = lines
        .iter()
        .map(|line| indentation(line))
        .min()
        .unwrap_or_default();
    lines
        .into_iter()
        .filter(|line| indentation(line) == depth)
        .filter_map(|line| line.split_once(separator))
        .map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned()))
        .collect()
}

/// The texts between `start` and the next `end`.
fn all_between<'a>(text: &'a str, start: &str, end: &[char]) -> BTreeSet<&'a str> {
    text.split(start)
        .skip(1)
        .filter_map(|rest| rest.split(end).next())
        .collect()
}

/// `BRAND_NAME` is the parameter `BrandName`.
fn parameter(variable: &str) -> String {
    let capital = |word: &str| word[..1].to_owned() + &word[1..].to_ascii_lowercase();
    variable.split('_').map(capital).collect()
}

fn resources<'a>(text: &'a str, kind: &str) -> Vec<&'a str> {
    text.match_indices(kind)
        .map(|(at, _)| &text[at..])
        .collect()
}

#[test]
fn the_function_gets_every_variable_from_the_parameter_of_its_name() {
    let variables = fields(USER_POOL, "Variables:", ':');
    let set: BTreeSet<&str> = variables.keys().map(String::as_str).collect();
    let read: BTreeSet<&str> = VARIABLES
        .into_iter()
        .filter(|name| !NOT_IN_TEMPLATES.contains(name))
        .collect();
    assert_eq!(set, read);
    // Past the metadata, which groups the parameters under the same heading.
    let (_, section) = USER_POOL.split_once("\nParameters:").unwrap();
    for (variable, value) in &variables {
        let name = parameter(variable);
        assert_eq!(*value, format!("!Ref {name}"), "{variable}");
        assert!(section.contains(&format!("\n  {name}:\n")), "{name}");
    }
}

#[test]
fn terraform_sets_the_same_variables() {
    let terraform = fields(TERRAFORM, "variables = {", '=');
    let template = fields(USER_POOL, "Variables:", ':');
    assert!(terraform.keys().eq(template.keys()), "{terraform:?}");
}

#[test]
fn the_function_takes_every_value_that_a_parameter_allows() {
    for variable in ["EMAIL_SENDING_ACCOUNT", "CUSTOM_EMAIL", "VERIFICATION"] {
        let allowed =
            &fields(USER_POOL, &format!("{}:", parameter(variable)), ':')["AllowedValues"];
        for value in allowed.trim_matches(['[', ']']).split(", ") {
            let config = Config::parse(|name| (name == variable).then(|| value.to_owned()));
            assert!(config.problems.is_empty(), "{variable}={value}");
        }
    }
}

/// The names of an owner's wish, all absent but the one that is required.
fn unknown(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut wish: Map<String, Value> = names.map(|name| (name, json!(""))).collect();
    wish["EmailSendingAccount"] = json!("COGNITO_DEFAULT");
    Properties::parse(&Value::Object(wish)).unwrap().unknown
}

#[test]
fn the_provider_knows_every_property_that_it_is_given() {
    for (text, count) in [(USER_POOL, 2), (EXAMPLE, 1)] {
        let found = resources(text, "Type: Custom::CognitoSesIdentityPolicy");
        assert_eq!(found.len(), count);
        for resource in found {
            let properties = fields(resource, "Properties:", ':');
            assert_eq!(unknown(properties.into_keys()), Vec::<String>::new());
        }
    }
    let found = resources(TERRAFORM, "resource \"aws_lambda_invocation\"");
    assert_eq!(found.len(), 2);
    for resource in found {
        let input = fields(resource, "input = jsonencode({", '=');
        assert_eq!(unknown(input.into_keys()), Vec::<String>::new());
    }
}

#[test]
fn the_provider_answers_with_every_attribute_that_is_read() {
    let known = Attributes::default().as_texts();
    let mut read = BTreeSet::new();
    for resource in ["SendingPolicy.", "CustomFromPolicy."] {
        for start in [format!("!GetAtt {resource}"), format!("${{{resource}")] {
            read.extend(all_between(USER_POOL, &start, &['\n', ']', '}', ',']));
        }
    }
    read.extend(all_between(TERRAFORM, ".result).", &['\n', ' ', ')']));
    assert!(read.len() > 3, "{read:?}");
    for name in read {
        assert!(known.contains_key(name), "{name}");
    }
}

#[test]
fn the_role_may_do_what_the_code_can_call_and_no_more() {
    let listed: BTreeSet<String> = Operation::ALL
        .iter()
        .map(|operation| operation.action())
        .collect();
    for text in [PROVIDER, TERRAFORM] {
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

#[test]
fn the_packages_are_the_functions() {
    for (text, name) in [
        (USER_POOL, "custom-message"),
        (PROVIDER, "ses-identity-policy"),
    ] {
        let function = resources(text, "Type: AWS::Serverless::Function")[0];
        let properties = fields(function, "Properties:", ':');
        assert_eq!(
            properties["CodeUri"],
            format!("../target/lambda/{name}/bootstrap.zip")
        );
        assert_eq!(properties["Handler"], "bootstrap");
        assert!(PACKAGE.contains(&format!("\"{name}\"")));
        let manifest = format!(
            "{}/../functions/{name}/Cargo.toml",
            env!("CARGO_MANIFEST_DIR")
        );
        let manifest = std::fs::read_to_string(manifest).unwrap();
        assert!(manifest.contains(&format!("name = \"{name}\"")));
    }
}

#[test]
fn the_fallback_alarm_counts_what_the_function_logs() {
    assert!(METRICS.contains("NAMESPACE: &str = \"Signet\""));
    assert!(METRICS.contains("name: \"FellBack\""));
    let filter = fields(USER_POOL, "FellBack:", ':');
    assert_eq!(filter["Type"], "AWS::Logs::MetricFilter");
    assert!(USER_POOL.contains("FilterPattern: \"{ $.FellBack > 0 }\""));
    assert!(USER_POOL.contains("MetricNamespace: Signet\n"));
}

/// Nothing is done for a request that CloudFormation has given up: it would leave a policy behind.
#[test]
fn a_request_is_not_tried_again_after_its_stack_has_given_up() {
    let number = |text: &str, name: &str| -> BTreeSet<u32> {
        all_between(text, name, &['\n'])
            .into_iter()
            .map(|number| number.trim().parse().unwrap())
            .collect()
    };
    let age = number(PROVIDER, "MaximumEventAgeInSeconds:");
    let timeout = number(PROVIDER, " Timeout:");
    let longest = age.last().unwrap() + timeout.last().unwrap();
    for text in [USER_POOL, EXAMPLE] {
        assert_eq!(number(text, "ServiceTimeout:"), BTreeSet::from([longest]));
    }
}
