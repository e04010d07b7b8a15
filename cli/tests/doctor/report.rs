//! The report of a run, and its exit code.

use std::path::Path;

use serde_json::Value;

use super::{Desk, POOL, json_of};

#[test]
fn the_first_broken_step_is_the_headline() {
    let run = Desk::new().keys().examine(&[]);
    assert_eq!(run.exit, 1, "{} {}", run.out, run.err);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(
        lines[0],
        "northwind-users (eu-west-1_AbC123) · DEVELOPER · account 123456789012"
    );
    assert!(lines[2].starts_with("Mail does not leave"), "{}", run.out);
    assert!(run.out.contains("broken[ses-sandbox]"), "{}", run.out);
    assert!(
        run.out.contains("signet doctor --explain ses-sandbox"),
        "{}",
        run.out
    );
    assert_eq!(run.err, "");
}

#[test]
fn json_keeps_to_its_schema() {
    let run = Desk::new().keys().examine(&["--format", "json"]);
    let document = json_of(&run);
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/doctor.schema.json");
    let schema: Value = serde_json::from_slice(&std::fs::read(schema).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&document)
        .map(|error| error.to_string())
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    let pool = &document["pools"][0];
    assert_eq!(pool["pool"], POOL);
    assert_eq!(pool["account"], "123456789012");
    assert_eq!(pool["exit"], run.exit);
}

#[test]
fn addresses_are_masked_unless_they_are_asked_for() {
    let user = "anna.private@example.org";
    let desk = Desk::new().keys();
    for format in ["text", "json"] {
        let run = desk.examine(&["--verbose", "--format", format, "--user", user]);
        for address in [user, "hello@example.com"] {
            assert!(!run.out.contains(address), "{format}: {}", run.out);
        }
    }
    let shown = desk.examine(&["--verbose", "--show-addresses"]);
    assert!(shown.out.contains("hello@example.com"), "{}", shown.out);
}

#[test]
fn what_may_not_be_read_is_told_with_its_action() {
    let desk = Desk::new().keys();
    desk.aws.world().denied = ["ses:GetAccount".to_owned()].into();
    let run = desk.examine(&["--only", "ses-sandbox"]);
    assert_eq!(run.exit, 3, "{}", run.out);
    assert!(
        run.out.contains("Not allowed: ses:GetAccount."),
        "{}",
        run.out
    );
    assert!(!run.out.contains("broken["), "{}", run.out);
    let allowed = desk.examine(&["--only", "ses-sandbox", "--allow-unknown"]);
    assert_eq!(allowed.exit, 0, "{}", allowed.out);
}
