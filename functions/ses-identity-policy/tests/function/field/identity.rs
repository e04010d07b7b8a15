//! The identity: one that does not cover the sender, a Deny on it, an unusable Reply-To.

use serde_json::json;

use super::{CHECK, both, case, of_type, play, with};

#[test]
fn address_of_domain() {
    let case = case("address-of-domain");
    let arn = "arn:aws:ses:us-east-1:123456789012:identity/example.org";
    for played in both(&case) {
        let reason = played.reason();
        assert!(
            reason.contains(arn) && reason.contains("From no-reply@example.org"),
            "{reason}"
        );
    }
    let check = with(&of_type(&case, CHECK), &json!({ "UserPoolArn": null }));
    for played in both(&check) {
        assert!(played.reason().contains(arn), "{}", played.reason());
    }
    // A subdomain, and an address of one.
    for (identity, from) in [
        ("mail.example.org", Some("a@mail.example.org")),
        ("a@mail.example.org", None),
    ] {
        let source = format!("arn:aws:ses:us-east-1:123456789012:identity/{identity}");
        let played = play(&with(&case, &json!({ "SourceArn": source, "From": from })));
        assert!(played.reason().contains(arn), "{}", played.reason());
        assert!(
            played.reason().contains("From a@mail.example.org"),
            "{}",
            played.reason()
        );
    }
}

#[test]
fn a_pending_address_and_an_unverified_parent() {
    let mut pending = case("address-of-domain");
    pending["ses"]["us-east-1"]["no-reply@example.org"] = json!({ "verified": false });
    let arn = "identity/example.org with From";
    for played in both(&pending) {
        let reason = played.reason();
        assert!(
            reason.contains("open the link") && reason.contains(arn),
            "{reason}"
        );
    }
    pending["ses"]["us-east-1"]["example.org"]["verified"] = json!(false);
    for played in both(&pending) {
        assert!(
            !played.reason().contains("identity/example.org"),
            "{}",
            played.reason()
        );
    }
}

#[test]
fn deny_beside_ours() {
    let case = case("deny-beside-ours");
    for played in both(&case) {
        assert!(
            played.warnings().contains("allow-newsletter-only"),
            "{}",
            played.warnings()
        );
        assert_eq!(played.policies("us-east-1", "example.org").len(), 2);
    }
    let check = with(&of_type(&case, CHECK), &json!({ "UserPoolArn": null }));
    assert!(play(&check).warnings().contains("allow-newsletter-only"));
    for (name, change) in [
        ("Principal", json!({ "AWS": "999999999999" })),
        ("Action", json!("ses:SendBulkEmail")),
    ] {
        let mut other = case.clone();
        let policy = &mut other["ses"]["us-east-1"]["example.org"]["policies"];
        policy["allow-newsletter-only"]["Statement"][0][name] = change;
        for played in both(&other) {
            assert!(
                !played.warnings().contains("newsletter"),
                "{}",
                played.warnings()
            );
        }
    }
}

#[test]
fn reply_to_name() {
    let case = case("reply-to-name");
    let check = with(&of_type(&case, CHECK), &json!({ "UserPoolArn": null }));
    for case in [case, check] {
        for played in both(&case) {
            assert!(
                played.reason().contains("give help@example.org"),
                "{}",
                played.reason()
            );
        }
    }
}
