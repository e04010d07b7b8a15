use crate::files::{DEPLOY, EXAMPLE, STACK_TEMPLATES};
use crate::text::{parameters, resource};
use std::collections::BTreeSet;

/// Words of the AWS CLI, which look like parameters.
const OF_THE_CLI: [&str; 3] = ["Name", "Value", "OutputKey"];

/// `Name=` in a command or in a sentence.
fn assigned(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '='))
        .filter_map(|word| word.split_once('='))
        .map(|(name, _)| name)
        .filter(|name| name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase))
        .filter(|name| !OF_THE_CLI.contains(name))
        .collect()
}

#[test]
fn the_guide_names_parameters_that_exist() {
    let named = assigned(DEPLOY);
    assert!(named.len() > 10, "{named:?}");
    for name in named {
        let known = STACK_TEMPLATES
            .iter()
            .filter(|(_, text)| text.contains("\nParameters:"))
            .any(|(_, text)| parameters(text).contains(&format!("\n  {name}:\n")));
        assert!(known, "{name}");
    }
}

#[test]
fn the_lines_of_the_guide_are_the_example_s() {
    for name in ["EmailConfiguration", "SendingPolicy"] {
        let lines = format!("  {name}:\n{}\n", resource(EXAMPLE, name));
        assert!(DEPLOY.contains(&lines), "{lines}");
    }
}
