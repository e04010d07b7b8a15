//! Properties of all types, and what becomes of them.

mod email_configuration;
mod identity_policy;

use super::*;
use sending::mark::Mark;
use serde_json::json;

const STACK: Maker<'_> = Maker::Stack {
    stack_id: "arn:aws:cloudformation:us-east-1:123456789012:stack/mail/1",
    logical_id: "P",
};

fn base() -> Value {
    json!({
        "EmailSendingAccount": "DEVELOPER",
        "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/example.com",
        "UserPoolArn": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_EXAMPLE",
        "From": "\"Example, Inc.\" <no-reply@example.com>",
    })
}

fn surroundings(account: Option<&'static str>) -> Surroundings<'static> {
    Surroundings {
        maker: STACK,
        account,
        region: "us-east-1",
        allows_any_policy: true,
    }
}

fn decided_as(resource_type: ResourceType, value: &Value) -> Result<Desired, Refusal> {
    decide(resource_type, value, surroundings(Some("123456789012")))
}

fn with(changes: &[(&str, Value)]) -> Value {
    let mut value = base();
    for (name, change) in changes {
        value[*name] = change.clone();
    }
    value
}

fn decided(changes: &[(&str, Value)]) -> Result<Desired, Refusal> {
    decided_as(ResourceType::SendingPolicy, &with(changes))
}

/// The attachment and the warnings.
fn attached(changes: &[(&str, Value)]) -> (Attachment, Vec<String>) {
    attached_of(decided(changes).unwrap())
}

fn attached_of(desired: Desired) -> (Attachment, Vec<String>) {
    match desired.state {
        DesiredState::Attached(attachment) => (*attachment, desired.warnings),
        other => panic!("nothing is attached: {other:?}"),
    }
}

fn document(attachment: &Attachment) -> Value {
    let mark = Mark::parse("Signet0123456789abcdef").unwrap();
    attachment.document.marked(&mark)
}

fn source(region: &str, name: &str) -> (&'static str, Value) {
    (
        "SourceArn",
        json!(format!("arn:aws:ses:{region}:123456789012:identity/{name}")),
    )
}

fn pool(region: &str) -> (&'static str, Value) {
    (
        "UserPoolArn",
        json!(format!(
            "arn:aws:cognito-idp:{region}:123456789012:userpool/*"
        )),
    )
}

#[test]
fn developer_attaches() {
    let (attachment, warnings) = attached(&[]);
    assert_eq!(
        attachment.from(),
        "\"Example, Inc.\" <no-reply@example.com>"
    );
    assert_eq!(attachment.location.identity, "example.com");
    assert!(attachment.location.policy_name.starts_with("mail-P-"));
    assert!(warnings.is_empty(), "{warnings:?}");
}

#[test]
fn the_default_account_attaches_only_a_custom_from() {
    let default = ("EmailSendingAccount", json!("COGNITO_DEFAULT"));
    let (custom, _) = attached(&[
        default.clone(),
        ("From", json!("")),
        source("us-east-1", "me@example.com"),
    ]);
    assert_eq!(custom.location.identity, "me@example.com");
    assert!(!custom.sender.unwrap().is_developer);
    let alone = decided(&[default, ("From", json!("")), ("SourceArn", json!(""))]).unwrap();
    assert_eq!(
        (alone.state, alone.warnings),
        (DesiredState::Nothing, vec![])
    );
}

#[test]
fn properties_that_do_not_fit_are_refused_with_a_fix() {
    let default = ("EmailSendingAccount", json!("COGNITO_DEFAULT"));
    let other_account = json!("arn:aws:cognito-idp:us-east-1:999999999999:userpool/x");
    for (changes, said) in [
        (vec![("SourceArn", json!(""))], "needs SourceArn"),
        (vec![("UserPoolArn", json!(""))], "UserPoolArn is needed"),
        (vec![("From", json!(""))], "no-reply@example.com"),
        (vec![("From", json!("a@example.org"))], "does not cover"),
        (vec![("From", json!("a@notexample.com"))], "does not cover"),
        (
            vec![source("us-east-1", "me@example.com")],
            "does not cover",
        ),
        (vec![default], "remove From"),
        (vec![("UserPoolArn", other_account)], "own account"),
        (
            vec![source("eu-central-1", "example.com")],
            "us-east-1 or us-west-2 or eu-west-1",
        ),
        (vec![pool("us-west-1")], "verify the identity in us-west-1"),
        (vec![pool("us-gov-west-1")], "partition aws-us-gov"),
        (
            vec![source("eu-west-2", "example.com"), pool("eu-central-2")],
            "verify the identity in eu-central-1 and",
        ),
    ] {
        let refusal = decided(&changes).unwrap_err().to_string();
        assert!(refusal.contains(said), "{said} in {refusal}");
    }
}

#[test]
fn a_misspelt_name_is_in_the_refusal() {
    let mut value = base();
    value["SourcArn"] = value["SourceArn"].take();
    let refusal = decided_as(ResourceType::SendingPolicy, &value)
        .unwrap_err()
        .to_string();
    assert!(
        refusal.contains("SourcArn") && refusal.contains("did you mean SourceArn?"),
        "{refusal}"
    );
}

#[test]
fn the_functions_account_must_be_the_identitys() {
    let decide = |account| decide(ResourceType::SendingPolicy, &base(), surroundings(account));
    let refusal = decide(Some("999999999999")).unwrap_err().to_string();
    assert!(
        refusal.contains("this function runs in 999999999999"),
        "{refusal}"
    );
    assert!(decide(None).is_ok());
}

#[test]
fn an_address_or_a_subdomain_belongs() {
    for (identity, from) in [
        ("example.com", "a@mail.example.com"),
        ("Example.COM", "A <a@EXAMPLE.com>"),
        ("me@example.com", "Me <me@Example.com>"),
        ("me@Example.com", "me+cognito@example.com"),
        ("me+x@example.com", "me+x@example.com"),
    ] {
        attached(&[source("us-east-1", identity), ("From", json!(from))]);
    }
}

#[test]
fn principals_follow_the_region_unless_given() {
    let regional = "cognito-idp.eu-central-2.amazonaws.com";
    let (alternate, warnings) =
        attached(&[source("eu-central-1", "example.com"), pool("eu-central-2")]);
    assert_eq!(alternate.document.principals(), [regional]);
    assert!(warnings.is_empty(), "{warnings:?}");
    let (given, _) = attached(&[("Principals", json!(["x.amazonaws.com"]))]);
    assert_eq!(given.document.principals(), ["x.amazonaws.com"]);
    assert!(!given.may_drop_principals);
}

/// aws-cdk#17795: a table that is behind refuses nothing.
#[test]
fn an_alternate_regions_own_ses_is_a_warning() {
    for region in [
        "eu-central-2",
        "ap-south-2",
        "ap-southeast-5",
        "ca-west-1",
        "me-central-1",
        "ap-east-1",
    ] {
        let (attachment, warnings) = attached(&[source(region, "example.com"), pool(region)]);
        let [one, other] = sending::region::GLOBAL_PRINCIPALS;
        let regional = format!("cognito-idp.{region}.amazonaws.com");
        assert_eq!(attachment.document.principals(), [one, other, &regional]);
        assert!(
            warnings[0].contains(region) && warnings.len() == 1,
            "{warnings:?}"
        );
    }
}

#[test]
fn an_unknown_region_is_a_warning() {
    for (identity, pool_region) in [
        ("ap-northeast-2", "ap-east-2"),
        ("ap-southeast-2", "ap-southeast-6"),
        ("us-east-1", "xx-nowhere-9"),
    ] {
        let (unknown, warnings) = attached(&[source(identity, "example.com"), pool(pool_region)]);
        let regional = format!("cognito-idp.{pool_region}.amazonaws.com");
        assert!(unknown.document.principals().contains(&regional));
        assert_eq!(unknown.document.principals().len(), 3);
        assert!(warnings[0].contains(pool_region), "{warnings:?}");
    }
}

#[test]
fn other_partitions_follow_from_the_arns() {
    let value = json!({
        "EmailSendingAccount": "DEVELOPER",
        "SourceArn": "arn:aws-us-gov:ses:us-gov-west-1:123456789012:identity/me@example.com",
        "UserPoolArn": "arn:aws-us-gov:cognito-idp:us-gov-west-1:123456789012:userpool/p",
    });
    let (attachment, _) = attached_of(decided_as(ResourceType::SendingPolicy, &value).unwrap());
    let document = document(&attachment).to_string();
    assert!(
        document.contains("arn:aws-us-gov:ses:us-gov-west-1"),
        "{document}"
    );
    assert!(
        document.contains("arn:aws-us-gov:cognito-idp:"),
        "{document}"
    );
}

#[test]
fn every_pool_of_the_account() {
    let (attachment, warnings) = attached(&[
        source("eu-central-1", "example.com"),
        ("UserPoolArn", json!("*")),
    ]);
    let condition = &document(&attachment)["Statement"][0]["Condition"];
    assert_eq!(
        condition["ArnLike"]["aws:SourceArn"],
        "arn:aws:cognito-idp:*:123456789012:userpool/*"
    );
    assert_eq!(
        condition["StringEquals"]["aws:SourceAccount"],
        "123456789012"
    );
    let principals = attachment.document.principals();
    assert!(principals.contains(&"cognito-idp.eu-central-2.amazonaws.com".to_owned()));
    assert!(warnings.is_empty(), "{warnings:?}");
}

#[test]
fn domains_are_in_lower_case_everywhere() {
    let (attachment, _) = attached(&[source("us-east-1", "Example.COM")]);
    assert!(
        attachment
            .location
            .to_string()
            .starts_with("us-east-1/example.com/")
    );
    assert_eq!(
        document(&attachment)["Statement"][0]["Resource"],
        base()["SourceArn"]
    );
    let (address, _) = attached(&[source("us-east-1", "Me@Example.COM"), ("From", json!(""))]);
    assert_eq!(address.location.identity, "Me@example.com");
}

#[test]
fn a_name_that_lacks_its_quotes_is_a_warning() {
    let (attachment, warnings) =
        attached(&[("From", json!("Example, Inc. <no-reply@example.com>"))]);
    assert!(warnings[0].contains(&attachment.from()), "{warnings:?}");
}

#[test]
fn the_longest_of_everything_fits() {
    let principals = vec![format!("{}.amazonaws.com", "p".repeat(114)); 8];
    let identity = format!("{}@{}.com", "l".repeat(64), "d".repeat(60));
    let (longest, _) = attached(&[
        source("us-east-1", &identity),
        ("From", json!("")),
        ("Principals", json!(principals)),
    ]);
    assert!(longest.location.to_string().len() <= 1024);
}

#[test]
fn terraform_knows_the_hash_of_an_older_spelling() {
    let terraform = Surroundings {
        maker: Maker::Terraform,
        ..surroundings(None)
    };
    let capital = with(&[source("us-east-1", "Example.COM")]);
    let both = claim(ResourceType::SendingPolicy, &[&capital], terraform);
    let lower = claim(ResourceType::SendingPolicy, &[&base()], terraform);
    assert_eq!(both.mark(), lower.mark());
    assert_ne!(both, lower);
    assert!(
        claim(ResourceType::SendingPolicy, &[&capital, &base()], terraform)
            .mark()
            .instance
            .is_none()
    );
}
