//! `Custom::CognitoEmailConfiguration`.

use super::*;

#[test]
fn an_email_configuration_is_refused_for_the_same_reasons() {
    for (changes, said) in [
        (vec![("SourceArn", json!(""))], "needs SourceArn"),
        (vec![("From", json!(""))], "no-reply@example.com"),
        (vec![("From", json!("a@example.org"))], "does not cover"),
        (
            vec![("UserPoolRegion", json!("us-west-1"))],
            "verify the identity in us-west-1",
        ),
        (
            vec![("UserPoolRegion", json!("us-gov-west-1"))],
            "partition aws-us-gov",
        ),
        (
            vec![("UserPoolRegion", json!("Ireland"))],
            "UserPoolRegion: give a Region",
        ),
    ] {
        let decided = decided_as(ResourceType::EmailConfiguration, &with(&changes));
        let refusal = decided.unwrap_err().to_string();
        assert!(refusal.contains(said), "{said} in {refusal}");
    }
}

fn configuration() -> Value {
    json!({
        "EmailSendingAccount": "DEVELOPER",
        "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/Example.COM",
        "From": "Example, Inc. <no-reply@example.com>",
        "ReplyToEmailAddress": "help@example.com",
        "ConfigurationSet": "mail",
        "WaitForVerification": "900",
    })
}

#[test]
fn an_email_configuration_is_ready_for_the_pool() {
    let desired = decided_as(ResourceType::EmailConfiguration, &configuration()).unwrap();
    let attributes = desired.attributes.as_json();
    assert_eq!(
        attributes,
        json!({
            "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/example.com",
            "From": "\"Example, Inc.\" <no-reply@example.com>",
            "ReplyToEmailAddress": "help@example.com",
            "ConfigurationSet": "mail",
            "IdentityRegion": "us-east-1",
            "Warnings": [],
        })
    );
    assert!(
        desired.warnings[0].contains("at most 840 s"),
        "{:?}",
        desired.warnings
    );
    let DesiredState::Checked(Some(sender)) = desired.state else {
        panic!("no sender")
    };
    assert_eq!(sender.wait.as_secs(), 840);
}

#[test]
fn an_email_configuration_has_every_attribute() {
    let value = json!({ "EmailSendingAccount": "COGNITO_DEFAULT" });
    let desired = decided_as(ResourceType::EmailConfiguration, &value).unwrap();
    assert_eq!(desired.state, DesiredState::Checked(None));
    let names = no_attributes(ResourceType::EmailConfiguration).as_texts();
    assert_eq!(desired.attributes.as_texts(), names);
    assert!(
        names.values().all(String::is_empty) && names.len() == 6,
        "{names:?}"
    );
}
