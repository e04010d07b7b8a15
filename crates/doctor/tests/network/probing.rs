//! The probe: one user, made and deleted, whatever happens between.

use doctor::facts::Target;
use doctor::gather::probe::{ProbeUser, Probed, Sent, probe};
use doubles::aws::Aws;
use doubles::scenario::Wire;
use serde_json::json;

use super::{client, run};

const CREATE: &str = "cognito-idp AdminCreateUser eu-west-1 eu-west-1_AbC123";
const DELETE: &str = "cognito-idp AdminDeleteUser eu-west-1 eu-west-1_AbC123";

fn probed(create: Wire, delete: Wire) -> (Probed, Vec<(String, serde_json::Value)>) {
    let aws = Aws::start(None);
    aws.answer(CREATE, create);
    aws.answer(DELETE, delete);
    let target = Target {
        pool: "eu-west-1_AbC123".to_owned(),
        region: "eu-west-1".to_owned(),
        ..Target::default()
    };
    let user = ProbeUser {
        name: "signet-probe-1".to_owned(),
        address: "success+signet-1@simulator.amazonses.com".to_owned(),
    };
    let probed = run(probe(&client(&aws), &target, &user));
    let written = aws.world().written.clone();
    (probed, written)
}

fn error(kind: &str) -> Wire {
    Wire::Error {
        status: 400,
        kind: kind.to_owned(),
        message: "AWS's words".to_owned(),
    }
}

#[test]
fn the_user_is_made_at_the_simulator_and_deleted() {
    let (probed, written) = probed(Wire::Body(json!({ "User": {} })), Wire::Body(json!({})));
    assert_eq!(probed.sent, Sent::Accepted);
    assert!(probed.deleted);
    let names: Vec<&str> = written.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, [CREATE, DELETE]);
    let made = &written[0].1;
    assert_eq!(made["DesiredDeliveryMediums"], json!(["EMAIL"]));
    assert_eq!(
        made["UserAttributes"][0]["Value"],
        "success+signet-1@simulator.amazonses.com"
    );
    assert_eq!(written[1].1["Username"], "signet-probe-1");
}

/// boto3#3524: CodeDeliveryFailureException, and the user was created all the same.
#[test]
fn a_user_whose_mail_failed_is_deleted_too() {
    let (probed, written) = probed(error("CodeDeliveryFailureException"), Wire::Body(json!({})));
    let kind = "CodeDeliveryFailureException".to_owned();
    let message = "AWS's words".to_owned();
    assert_eq!(probed.sent, Sent::Refused { kind, message });
    assert!(probed.deleted);
    assert_eq!(written.len(), 2);
}

#[test]
fn a_user_that_was_never_made_counts_as_deleted() {
    let refused = error("UserLambdaValidationException");
    let (probed, _) = probed(refused, error("UserNotFoundException"));
    assert!(probed.deleted);
}

#[test]
fn an_answer_that_is_lost_is_followed_by_the_deletion() {
    let page = Wire::Page {
        status: 502,
        text: "Bad Gateway".to_owned(),
    };
    let (probed, written) = probed(page, Wire::Body(json!({})));
    assert!(matches!(probed.sent, Sent::Unanswered(_)));
    assert!(probed.deleted);
    // The creation was tried once: twice could be two users.
    assert_eq!(written.len(), 2);
}
