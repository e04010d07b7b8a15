//! ARNs as stacks and inputs bring them.

use super::*;

#[test]
fn round_trips() {
    for text in [
        "arn:aws:ses:us-east-1:123456789012:identity/example.com",
        "arn:aws-us-gov:ses:us-gov-west-1:123456789012:identity/a/b@example.com",
    ] {
        assert_eq!(IdentityArn::parse(text).unwrap().to_string(), text);
    }
    let pool = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/*";
    assert_eq!(UserPoolArn::parse(pool).unwrap().to_string(), pool);
}

#[test]
fn refuses_what_only_looks_alike() {
    for text in [
        "",
        "example.com",
        "arn:aws:ses:us-east-1:123456789012:configuration-set/x",
        "arn:aws:ses:us-east-1:12345:identity/example.com",
        "arn:aws:ses::123456789012:identity/example.com",
        "arn:aws:ses:us-east-1:123456789012:identity/",
        "arn:aws:ses:us-east-1:123456789012:identity/a b",
        "arn:aws:sns:us-east-1:123456789012:identity/example.com",
    ] {
        assert!(IdentityArn::parse(text).is_err(), "{text}");
    }
}

#[test]
fn names_the_mistake_of_an_identity_pool() {
    let error = UserPoolArn::parse(
        "arn:aws:cognito-identity:us-east-1:123456789012:identitypool/us-east-1:x",
    );
    assert!(error.unwrap_err().to_string().contains("identity pool"));
}

#[test]
fn domains_are_in_lower_case_and_local_parts_keep_theirs() {
    for (given, kept) in [
        ("Example.ORG", "example.org"),
        ("Me.Too@Example.ORG", "Me.Too@example.org"),
    ] {
        let arn = format!("arn:aws:ses:us-east-1:123456789012:identity/{given}");
        assert_eq!(IdentityArn::parse(&arn).unwrap().name, kept);
    }
}

#[test]
fn a_wrong_partition_is_named_with_the_right_one() {
    for (text, right) in [
        (
            "arn:aws:ses:us-gov-west-1:123456789012:identity/example.com",
            "arn:aws-us-gov:ses:us-gov-west-1:",
        ),
        (
            "arn:aws:ses:cn-north-1:123456789012:identity/example.com",
            "arn:aws-cn:ses:cn-north-1:",
        ),
        (
            "arn:aws-cn:ses:us-east-1:123456789012:identity/example.com",
            "arn:aws:ses:us-east-1:",
        ),
    ] {
        let message = IdentityArn::parse(text).unwrap_err().to_string();
        assert!(message.contains(right), "{message}");
    }
    let pool = UserPoolArn::parse(
        "arn:aws:cognito-idp:us-gov-west-1:123456789012:userpool/us-gov-west-1_x",
    );
    let message = pool.unwrap_err().to_string();
    assert!(message.contains("partition aws-us-gov"), "{message}");
}

#[test]
fn every_region_goes_only_with_every_pool() {
    let every = UserPoolArn::every_pool("aws", "123456789012");
    assert_eq!(
        every.to_string(),
        "arn:aws:cognito-idp:*:123456789012:userpool/*"
    );
    assert_eq!(UserPoolArn::parse(&every.to_string()), Ok(every.clone()));
    assert_eq!(
        (every.single_region(), every.is_single_pool()),
        (None, false)
    );
    let one = "arn:aws:cognito-idp:*:123456789012:userpool/us-east-1_x";
    assert!(UserPoolArn::parse(one).is_err());
}

#[test]
fn finds_the_account() {
    assert_eq!(
        account_of("arn:aws:lambda:us-east-1:123456789012:function:f"),
        Some("123456789012")
    );
    assert_eq!(
        account_of("No header lambda-runtime-invoked-function-arn found."),
        None
    );
}

#[test]
fn an_identity_covers_its_addresses() {
    let covers = |identity: &str, from: &str| {
        let arn = format!("arn:aws:ses:eu-west-1:123456789012:identity/{identity}");
        let arn = IdentityArn::parse(&arn).unwrap();
        arn.covers(&crate::mailbox::Mailbox::parse(from).unwrap())
    };
    assert!(covers("example.com", "Shop <a@mail.Example.com>"));
    assert!(covers("a@example.com", "A+label@example.com"));
    assert!(!covers("example.com", "a@badexample.com"));
    assert!(!covers("a@example.com", "b@example.com"));
    assert!(!covers("a@example.com", "a@mail.example.com"));
}
