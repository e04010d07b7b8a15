use crate::files::{EXAMPLE, GUIDES, OPERATE, STACK_TEMPLATES, WITH_CLOUDFORMATION};
use crate::text::{self, parameters, resource};
use std::collections::BTreeSet;

/// `BRAND_…` and the like stand for those of custom-message.
#[test]
fn the_readmes_name_every_variable() {
    let of_custom_message = include_str!("../../../functions/custom-message/README.md");
    let of_sender = include_str!("../../../functions/custom-email-sender/README.md");
    for variable in custom_message::config::VARIABLES {
        let row = format!("\n| `{variable}` |");
        assert!(of_custom_message.contains(&row), "{variable}");
    }
    for variable in custom_email_sender::config::VARIABLES {
        let is_brand = variable.starts_with("BRAND_") && of_sender.contains("`BRAND_…`");
        let is_named = of_sender.contains(&format!("`{variable}`"));
        assert!(is_brand || is_named, "{variable}");
    }
}

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
fn the_guides_name_parameters_that_exist() {
    let named: BTreeSet<&str> = GUIDES.iter().flat_map(|guide| assigned(guide)).collect();
    assert!(named.len() > 20, "{named:?}");
    for name in named {
        let known = STACK_TEMPLATES
            .iter()
            .filter(|(_, text)| text.contains("\nParameters:"))
            .any(|(_, text)| parameters(text).contains(&format!("\n  {name}:\n")));
        assert!(known, "{name}");
    }
}

#[test]
fn the_lines_of_the_page_are_the_example_s() {
    for name in ["EmailConfiguration", "SendingPolicy"] {
        let lines = format!("  {name}:\n{}\n", resource(EXAMPLE, name));
        assert!(WITH_CLOUDFORMATION.contains(&lines), "{lines}");
    }
}

#[test]
fn the_alarms_of_the_guide_exist() {
    let alarms = text::all_between(OPERATE, "`", &['`']);
    let alarms: Vec<&str> = alarms
        .into_iter()
        .filter(|name| name.ends_with("Alarm"))
        .collect();
    assert!(alarms.len() > 5, "{alarms:?}");
    for alarm in alarms {
        let resource = format!("\n  {alarm}:\n");
        assert!(
            STACK_TEMPLATES
                .iter()
                .any(|(_, text)| text.contains(&resource)),
            "{alarm}"
        );
    }
}
