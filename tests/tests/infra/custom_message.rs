use crate::files::{
    CUSTOM_EMAIL_SENDER, CUSTOM_MESSAGE, PACKAGE, PROVIDER, TERRAFORM_FUNCTION, USER_POOL,
    WITH_CUSTOM_MESSAGE,
};
use crate::text::{fields, parameters, resource, resources};
use custom_message::config::{Config, VARIABLES};
use custom_message::handler::Handler;
use std::collections::BTreeSet;

/// A theme comes as a layer, which lies where the function looks unasked.
const NOT_IN_TEMPLATES: [&str; 1] = ["THEME_DIR"];

/// `BRAND_NAME` is the parameter `BrandName`.
fn parameter(variable: &str) -> String {
    let capital = |word: &str| word[..1].to_owned() + &word[1..].to_ascii_lowercase();
    variable.split('_').map(capital).collect()
}

#[test]
fn the_function_gets_every_variable_from_the_parameter_of_its_name() {
    let read: BTreeSet<&str> = VARIABLES
        .into_iter()
        .filter(|name| !NOT_IN_TEMPLATES.contains(name))
        .collect();
    for template in WITH_CUSTOM_MESSAGE {
        let variables = fields(template, "Variables:", ':');
        let set: BTreeSet<&str> = variables.keys().map(String::as_str).collect();
        assert_eq!(set, read);
        for (variable, value) in &variables {
            let name = parameter(variable);
            assert_eq!(*value, format!("!Ref {name}"), "{variable}");
            assert!(
                parameters(template).contains(&format!("\n  {name}:\n")),
                "{name}"
            );
        }
    }
}

#[test]
fn terraform_sets_the_same_variables() {
    let terraform = fields(TERRAFORM_FUNCTION, "variables = {", '=');
    let template = fields(USER_POOL, "Variables:", ':');
    assert!(terraform.keys().eq(template.keys()), "{terraform:?}");
}

/// CloudFormation cannot share them without a cycle: the function of a nested stack would need the pool,
/// and the pool the function.
#[test]
fn both_stack_templates_deploy_the_same_function() {
    for name in [
        "ThemeLayer",
        "CustomMessage",
        "CustomMessageRole",
        "CustomMessageLog",
        "ErrorAlarm",
        "FellBack",
        "FallbackAlarm",
        "Unbranded",
        "UnbrandedAlarm",
    ] {
        let (new, existing) = (resource(USER_POOL, name), resource(CUSTOM_MESSAGE, name));
        assert_eq!(new, existing, "{name}");
    }
    let permission = resource(CUSTOM_MESSAGE, "CustomMessagePermission");
    assert_eq!(
        resource(USER_POOL, "CustomMessagePermission"),
        permission.replace("!Ref UserPoolArn", "!GetAtt UserPool.Arn")
    );
}

#[test]
fn the_function_takes_every_value_that_a_parameter_allows() {
    for template in WITH_CUSTOM_MESSAGE {
        for variable in [
            "EMAIL_SENDING_ACCOUNT",
            "CUSTOM_EMAIL",
            "VERIFICATION",
            "VERIFICATION_LINK_TEXT",
            "INVITATION",
        ] {
            let head = format!("{}:", parameter(variable));
            let allowed = &fields(parameters(template), &head, ':')["AllowedValues"];
            for value in allowed.trim_matches(['[', ']']).split(", ") {
                let config = Config::parse(|name| (name == variable).then(|| value.to_owned()));
                assert!(config.problems.is_empty(), "{variable}={value}");
            }
        }
    }
}

/// The words that the theme names for a wrong value are the parameters' values.
#[test]
fn the_theme_takes_every_value_that_a_parameter_of_the_brand_allows() {
    for template in [USER_POOL, CUSTOM_MESSAGE, CUSTOM_EMAIL_SENDER] {
        for variable in ["BRAND_LOOK", "BRAND_LOGO_ON_DARK"] {
            let problems = |value: &str| {
                let set = |name: &str| (name == variable).then(|| value.to_owned());
                let handler = Handler::new(Config::parse(set));
                let mut problems = handler.start_problems().to_vec();
                problems.retain(|problem| problem.file == variable);
                problems
            };
            let head = format!("{}:", parameter(variable));
            let allowed = &fields(parameters(template), &head, ':')["AllowedValues"];
            let allowed = allowed.trim_matches(['[', ']']).replace('"', "");
            for value in allowed.split(", ") {
                assert_eq!(problems(value), [], "{variable}={value}");
            }
            let refused = problems("none").remove(0).reason;
            let known = allowed.trim_start_matches(", ");
            assert_eq!(
                refused,
                format!("\"none\" is none of {known}"),
                "{variable}"
            );
        }
    }
}

#[test]
fn the_packages_are_the_functions() {
    for (text, name) in [
        (USER_POOL, "custom-message"),
        (PROVIDER, "ses-identity-policy"),
        (CUSTOM_EMAIL_SENDER, "custom-email-sender"),
    ] {
        let function = resources(text, "Type: AWS::Serverless::Function")[0];
        let mut properties = fields(function, "Properties:", ':');
        if text.contains("\nGlobals:\n") {
            properties.extend(fields(text, "Function:", ':'));
        }
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
