//! `Custom::SesEmailIdentityPolicy`.

use super::*;

fn any_policy() -> Value {
    json!({
        "EmailIdentity": "Example.ORG",
        "PolicyName": "partner",
        "Policy": {
            "Version": "2008-10-17",
            "Id": "mine",
            "Statement": [{
                "Effect": "Allow",
                "Principal": { "Service": "cognito-idp.amazonaws.com" },
                "Action": "ses:SendEmail",
                "Resource": "arn:aws:ses:us-east-1:123456789012:identity/Example.ORG",
            }],
        },
    })
}

#[test]
fn any_policy_is_attached_as_it_is_but_for_the_mark() {
    let desired = decided_as(ResourceType::IdentityPolicy, &any_policy()).unwrap();
    let (attachment, warnings) = attached_of(desired);
    assert_eq!(
        attachment.location.to_string(),
        "us-east-1/example.org/partner"
    );
    let mut expected = any_policy()["Policy"].clone();
    expected["Id"] = json!("mine-Signet0123456789abcdef");
    expected["Statement"][0]["Resource"] =
        json!("arn:aws:ses:us-east-1:123456789012:identity/example.org");
    assert_eq!(document(&attachment), expected);
    assert!(warnings[0].contains("aws:SourceAccount"), "{warnings:?}");
}

#[test]
fn any_policy_has_its_own_refusals() {
    let arn = "arn:aws:ses:eu-west-1:999999999999:identity/example.org";
    for (name, given, said) in [
        (
            "EmailIdentity",
            json!(arn),
            "the identity is in account 999999999999",
        ),
        (
            "Policy",
            json!({ "Statement": [], "x": "y".repeat(4096) }),
            "shorten it",
        ),
        ("PolicyName", json!("a b"), "PolicyName: give at most 64"),
    ] {
        let mut value = any_policy();
        value[name] = given;
        let refusal = decided_as(ResourceType::IdentityPolicy, &value)
            .unwrap_err()
            .to_string();
        assert!(refusal.contains(said), "{said} in {refusal}");
    }
    let mut value = any_policy();
    value["EmailIdentity"] = json!(arn.replace("999999999999", "123456789012"));
    value["IdentityRegion"] = json!("us-east-1");
    let refusal = decided_as(ResourceType::IdentityPolicy, &value)
        .unwrap_err()
        .to_string();
    assert!(refusal.contains("remove IdentityRegion"), "{refusal}");
}

#[test]
fn any_policy_is_not_written_unless_the_functions_owner_allows_it() {
    let closed = Surroundings {
        allows_any_policy: false,
        ..surroundings(None)
    };
    let desired = decide(ResourceType::IdentityPolicy, &any_policy(), closed).unwrap();
    let refusal = attached_of(desired).0.refusal_to_write.unwrap();
    assert!(refusal.contains("ALLOW_ANY_POLICY"), "{refusal}");
}
