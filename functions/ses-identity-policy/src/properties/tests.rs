//! Every form of a property that the protocols send.

use super::*;
use proptest::prelude::*;
use serde_json::json;

#[test]
fn scalars_of_either_protocol_mean_the_same() {
    for (text, json_type) in [
        (json!("true"), json!(true)),
        (json!("False"), json!(false)),
        (json!("1"), json!(1)),
    ] {
        let read = |value: &Value| {
            Properties::parse(&json!({ "EmailSendingAccount": "COGNITO_DEFAULT", "RequireVerifiedIdentity": value })).unwrap()
        };
        assert_eq!(read(&text), read(&json_type));
    }
}

#[test]
fn empty_and_null_are_absent() {
    let properties = Properties::parse(&json!({
        "EmailSendingAccount": "COGNITO_DEFAULT", "SourceArn": "", "From": null, "Principals": [],
    }));
    let properties = properties.unwrap();
    assert_eq!((properties.source, properties.from), (None, None));
    assert!(properties.principals.is_empty());
    assert!(properties.require_verified_identity);
    assert!(!properties.require_production_access);
}

#[test]
fn every_problem_is_named() {
    let error = Properties::parse(&json!({
        "EmailSendingAccount": "developer",
        "SourceArn": "example.com",
        "UserPoolArn": {"Ref": "Pool"},
        "From": "Example",
        "PolicyName": "a b",
        "Principals": ["arn:aws:iam::123456789012:root"],
        "RequireVerifiedIdentity": "maybe",
    }));
    let message = error.unwrap_err().to_string();
    for name in [
        "EmailSendingAccount",
        "SourceArn",
        "UserPoolArn",
        "From",
        "PolicyName",
        "Principals",
        "RequireVerifiedIdentity",
    ] {
        assert!(
            message.contains(&format!("{name}: ")),
            "{name} in {message}"
        );
    }
}

#[test]
fn misspelt_names_are_noticed() {
    let properties = Properties::parse(
        &json!({ "EmailSendingAccount": "COGNITO_DEFAULT", "SourceARN": "x", "ServiceToken": "y" }),
    );
    let unknown = properties.unwrap().unknown;
    assert_eq!(unknown, ["SourceARN"]);
    let notes = notes_on_unknown(&unknown, &OF_SENDING_POLICY);
    assert!(notes[0].ends_with("did you mean SourceArn?"), "{notes:?}");
}

#[test]
fn principals_come_as_a_list_or_as_text() {
    let read = |value: Value| {
        Properties::parse(&json!({ "EmailSendingAccount": "COGNITO_DEFAULT", "Principals": value }))
            .unwrap()
            .principals
    };
    assert_eq!(
        read(json!(["a.amazonaws.com", "b.amazonaws.com"])),
        read(json!("a.amazonaws.com, b.amazonaws.com"))
    );
}

#[test]
fn a_misspelt_name_is_in_the_failure() {
    for (misspelt, meant) in [
        ("email_sending_account", "EmailSendingAccount"),
        ("EmailSendingAcount", "EmailSendingAccount"),
    ] {
        let error = Properties::parse(&json!({ misspelt: "DEVELOPER" })).unwrap_err();
        let hint =
            format!("the property {misspelt} is not known and was ignored: did you mean {meant}?");
        assert!(error.to_string().contains(&hint), "{error}");
    }
}

#[test]
fn empty_members_and_commas_in_principals_mean_what_they_mean() {
    for given in [
        json!(["a.amazonaws.com", "", "b.amazonaws.com"]),
        json!([" a.amazonaws.com ", null, "b.amazonaws.com,"]),
        json!(["a.amazonaws.com, b.amazonaws.com"]),
        json!("a.amazonaws.com,, b.amazonaws.com,"),
    ] {
        let value = json!({ "EmailSendingAccount": "COGNITO_DEFAULT", "Principals": given });
        let principals = Properties::parse(&value).unwrap().principals;
        assert_eq!(
            principals,
            ["a.amazonaws.com", "b.amazonaws.com"],
            "{given}"
        );
    }
    let value = json!({ "EmailSendingAccount": "COGNITO_DEFAULT", "Principals": ["", " ", ","] });
    assert!(Properties::parse(&value).unwrap().principals.is_empty());
}

#[test]
fn a_reply_to_is_a_bare_address() {
    let read = |text: &str| {
        let value =
            json!({ "EmailSendingAccount": "COGNITO_DEFAULT", "ReplyToEmailAddress": text });
        Properties::parse(&value).map(|properties| properties.reply_to)
    };
    assert_eq!(
        read("help@example.org"),
        Ok(Some("help@example.org".to_owned()))
    );
    assert_eq!(read(""), Ok(None));
    for text in [
        "Fabrikam Support <help@example.org>",
        "<help@example.org>",
        " help@example.org",
        "help@example.org\n",
    ] {
        let error = read(text).unwrap_err().to_string();
        let expected = if text.ends_with('\n') {
            "bare address"
        } else {
            "give help@example.org"
        };
        assert!(error.contains(expected), "{error}");
    }
    assert!(read("help @example.org").is_err());
}

#[test]
fn seconds_and_scopes_in_every_form() {
    for given in [json!(300), json!("300"), json!(300.0)] {
        let value =
            json!({ "EmailSendingAccount": "COGNITO_DEFAULT", "WaitForVerification": given });
        let properties = Properties::parse_email_configuration(&value).unwrap();
        assert_eq!(properties.wait_for_verification.as_secs(), 300);
        assert!(properties.unknown.is_empty());
    }
    let value = json!({ "EmailSendingAccount": "COGNITO_DEFAULT", "UserPoolArn": "*" });
    let scope = Properties::parse(&value).unwrap().pool;
    assert_eq!(scope, Some(PoolScope::Account));
}

proptest! {
    #[test]
    fn reading_leniently_never_fails(text in "\\PC{0,60}", number in any::<i64>()) {
        for value in [json!(text), json!(number), json!(null), json!([text]), json!({"SourceArn": number, "PolicyName": [text]})] {
            prop_assert_eq!(Properties::parse_leniently(&value).policy_name, None);
        }
    }
}
