//! The stack templates and the Terraform module against the code: no hand-kept copy of a name.

#![allow(
    clippy::unwrap_used,
    reason = "a test's own steps are tests as well; clippy knows those of `#[test]` alone"
)]

/// The files of `infra/`.
mod files;
/// A reader of the names in them.
mod text;

/// The function that sends: its variables, what its role may do, its failure queue.
mod custom_email_sender;
/// The function behind the trigger: its variables, its zip, its copy in two stack templates.
mod custom_message;
/// The guide.
mod documentation;
/// Alarms, dashboard, event destinations.
mod monitoring;
/// The role of ses-identity-policy, and every role's boundary.
mod roles;
/// The custom resources: properties, attributes, order, time.
mod sending;
/// Installed tools: lock files, hashes, commits.
mod supply_chain;
/// The layer of a theme, which three places make.
mod theme_layer;

use std::collections::BTreeSet;

#[test]
fn every_stack_template_is_held() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../infra");
    let found: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".yaml"))
        .collect();
    let held: BTreeSet<String> = files::STACK_TEMPLATES
        .map(|(name, _)| name.to_owned())
        .into();
    assert_eq!(found, held);
}
