//! Policies that deny or allow Cognito's mail, and policies of something else.

use super::request::like;
use super::*;
use serde_json::{Value, json};

fn mail() -> CognitoMail {
    CognitoMail {
        principals: crate::region::principals("us-east-1", "us-east-1"),
        account: "123456789012".to_owned(),
        pool: Some("arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_A".to_owned()),
        from: Some("no-reply@example.org".to_owned()),
        identity: "arn:aws:ses:us-east-1:123456789012:identity/example.org".to_owned(),
    }
}

fn statement(effect: &str, changes: &Value) -> String {
    let mut statement = json!({
        "Effect": effect, "Principal": "*", "Action": ["ses:SendEmail", "ses:SendRawEmail"],
        "Resource": "arn:aws:ses:us-east-1:123456789012:identity/example.org",
    });
    let fields = statement.as_object_mut().unwrap();
    fields.extend(changes.as_object().unwrap().clone());
    fields.retain(|_, value| !value.is_null());
    json!({ "Version": "2012-10-17", "Statement": statement }).to_string()
}

#[test]
fn a_deny_of_cognitos_mail_is_found() {
    for changes in [
        json!({}),
        json!({ "Principal": { "AWS": "*" } }),
        json!({ "Principal": { "Service": "cognito-idp.amazonaws.com" } }),
        json!({ "Principal": { "AWS": "arn:aws:iam::123456789012:root" } }),
        json!({ "Principal": null, "NotPrincipal": { "AWS": "arn:aws:iam::999999999999:root" } }),
        json!({ "Action": "ses:*" }),
        json!({ "Action": "SES:sendrawemail" }),
        json!({ "Action": null, "NotAction": "ses:GetEmailIdentity" }),
        json!({ "Condition": { "StringNotLike": { "ses:FromAddress": "newsletter@example.org" } } }),
        json!({ "Condition": { "StringLike": { "ses:FromAddress": "*@EXAMPLE.org" } } }),
        json!({ "Condition": { "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } } }),
    ] {
        assert!(
            mail().is_denied_by(&statement("Deny", &changes)),
            "{changes}"
        );
    }
}

#[test]
fn a_deny_of_something_else_is_not() {
    for changes in [
        json!({ "Effect": "Allow" }),
        json!({ "Principal": { "AWS": "999999999999" } }),
        json!({ "Principal": { "Service": "ses.amazonaws.com" } }),
        json!({ "Principal": null, "NotPrincipal": { "Service": "cognito-idp.amazonaws.com" } }),
        json!({ "Action": "ses:SendBulkEmail" }),
        json!({ "Condition": { "Bool": { "aws:SecureTransport": "false" } } }),
        json!({ "Condition": { "Bool": { "aws:PrincipalIsAWSService": false } } }),
        json!({ "Action": null, "NotAction": "ses:Send*" }),
        json!({ "Resource": "arn:aws:ses:us-east-1:123456789012:identity/example.com" }),
        json!({ "Condition": { "StringNotLike": { "ses:FromAddress": "*@example.org" } } }),
        json!({ "Condition": { "StringNotEquals": { "aws:SourceAccount": "123456789012" } } }),
        json!({ "Condition": { "ArnNotLike": { "AWS:SourceArn": "arn:aws:cognito-idp:*:123456789012:userpool/*" } } }),
    ] {
        assert!(
            !mail().is_denied_by(&statement("Deny", &changes)),
            "{changes}"
        );
    }
    assert!(!mail().is_denied_by("not JSON"));
}

#[test]
fn an_allow_must_cover_every_action() {
    let pools = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/*";
    let ours = json!({
        "Principal": { "Service": ["cognito-idp.amazonaws.com", "email.cognito-idp.amazonaws.com"] },
        "Condition": { "StringEquals": { "aws:SourceAccount": "123456789012" }, "ArnLike": { "aws:SourceArn": pools } },
    });
    assert!(mail().is_allowed_by(&statement("Allow", &ours)));
    for changes in [
        json!({ "Action": "ses:SendEmail" }),
        json!({ "Principal": { "Service": "ses.amazonaws.com" } }),
        json!({ "Condition": { "ArnLike": { "aws:SourceArn": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_B" } } }),
        json!({ "Condition": { "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } } }),
    ] {
        assert!(
            !mail().is_allowed_by(&statement("Allow", &changes)),
            "{changes}"
        );
    }
}

#[test]
fn wildcards() {
    for (pattern, text, matches) in [
        ("", "", true),
        ("*", "", true),
        ("a*c", "abbc", true),
        ("a*c", "abbcd", false),
        ("a?c", "abc", true),
        ("a?c", "ac", false),
        ("**b", "ab", true),
    ] {
        assert_eq!(like(pattern, text), matches, "{pattern} {text}");
    }
}
