//! The location of a policy: found by its mark, and the same in capitals.

use crate::function::Function;
use doubles::bucket::Bucket;
use serde_json::{Value, json};
use std::time::Duration;

use super::{ANY, PATIENCE, SHORT, addressed, both, case, of_type, play, play_on, ses_of, with};

#[test]
fn cancelled_create() {
    let mut case = case("cancelled-create");
    let foreign = json!({ "Statement": [{ "Sid": "Signet0123456789abcdef" }] });
    case["ses"]["us-east-1"]["example.org"]["policies"] = json!({ "theirs": foreign });
    let played = play_on(ses_of(&case), &case, SHORT);
    assert_eq!(played.last()["Status"], "SUCCESS", "{}", played.last());
    assert_eq!(
        played.policies("us-east-1", "example.org"),
        [("theirs".to_owned(), foreign)]
    );
}

#[test]
fn cancelled_create_of_any_policy() {
    let document = json!({ "Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": { "AWS": "999999999999" }, "Action": "ses:SendEmail",
        "Resource": "arn:aws:ses:us-east-1:123456789012:identity/example.org",
    }] });
    let case = with(
        &of_type(&case("cancelled-create"), ANY),
        &json!({ "EmailIdentity": "Example.org", "PolicyName": "partner", "Policy": document }),
    );
    let played = play_on(ses_of(&case), &case, SHORT);
    assert_eq!(
        played.answers[0]["PhysicalResourceId"],
        "us-east-1/example.org/partner"
    );
    assert_eq!(played.last()["Status"], "SUCCESS", "{}", played.last());
    assert_eq!(played.policies("us-east-1", "example.org"), []);
}

/// The Delete is there first, and the Create writes while the Delete still looks.
#[test]
fn a_delete_that_overtakes_its_create() {
    let case = case("cancelled-create");
    let ses = ses_of(&case);
    let (bucket, function) = (Bucket::start(None), Function::start(&ses.url));
    let other = Function::start(&ses.url);
    let requests = case["requests"].as_array().unwrap();
    // Without permission the Create waits for IAM; the Delete's reads are allowed.
    ses.world().denied = ["CreateEmailIdentityPolicy"].into();
    std::thread::scope(|scope| {
        let create = addressed(requests[0].clone(), &bucket, "create");
        let creating = scope.spawn(move || function.invoke(&create, PATIENCE));
        let delete = addressed(requests[1].clone(), &bucket, "delete");
        let world = &ses;
        let deleting = scope.spawn(move || other.invoke(&delete, Duration::from_secs(20)));
        while !world
            .world()
            .calls
            .iter()
            .any(|call| call == "GetEmailIdentityPolicies")
        {
            std::thread::sleep(Duration::from_millis(20));
        }
        world.world().denied.clear();
        assert_eq!(creating.join().unwrap(), Ok(Value::Null));
        assert_eq!(deleting.join().unwrap(), Ok(Value::Null));
    });
    assert_eq!(bucket.take("delete")[0]["Status"], "SUCCESS");
    let left = ses.with_identity("us-east-1", "example.org", |it| it.policies.len());
    assert_eq!(left, 0);
}

#[test]
fn a_made_up_id_without_anything_to_find_is_a_success() {
    let case = case("cancelled-create");
    for changes in [
        json!({ "SourceArn": { "odd": "shape" } }),
        json!({ "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/gone.example.org" }),
        json!({ "EmailSendingAccount": "COGNITO_DEFAULT", "SourceArn": "", "From": "" }),
    ] {
        let mut delete = with(&case, &changes);
        delete["requests"] = json!([delete["requests"][1]]);
        let played = play_on(ses_of(&delete), &delete, SHORT);
        assert_eq!(played.last()["Status"], "SUCCESS", "{changes}");
        let id = "accounts-SendingPolicy-1QX7KD0V3M2PA";
        assert_eq!(played.last()["PhysicalResourceId"], id);
    }
}

#[test]
fn case_create() {
    for played in both(&case("case-create")) {
        let id = played.last()["PhysicalResourceId"]
            .as_str()
            .unwrap_or("us-east-1/example.org/");
        assert!(id.starts_with("us-east-1/example.org/"), "{id}");
        let policies = played.policies("us-east-1", "example.org");
        let resource = &policies[0].1["Statement"][0]["Resource"];
        assert_eq!(
            resource,
            "arn:aws:ses:us-east-1:123456789012:identity/example.org"
        );
    }
}

#[test]
fn case_update() {
    let played = play(&case("case-update"));
    let id = "us-east-1/Example.ORG/accounts-SendingPolicy-4249f55d54a066e4";
    assert_eq!(played.answers[1]["PhysicalResourceId"], id);
    assert_eq!(played.policies("us-east-1", "example.org").len(), 1);
}

/// The policy of an older version goes with its stack, whatever has been updated in between.
#[test]
fn case_update_and_the_stack_goes() {
    let mut case = case("case-update");
    let (create, update) = (case["requests"][0].clone(), case["requests"][1].clone());
    let mut delete = case["requests"][2].clone();
    delete["ResourceProperties"] = update["ResourceProperties"].clone();
    case["requests"] = json!([create, update, delete]);
    let played = play(&case);
    assert_eq!(played.policies("us-east-1", "example.org"), []);
}

#[test]
fn case_update_in_terraform() {
    let case = case("case-update");
    let input = |identity: &str, action: &str, previous: &Value| {
        json!({
            "EmailSendingAccount": "DEVELOPER", "PolicyName": "mail", "From": "no-reply@example.org",
            "SourceArn": format!("arn:aws:ses:us-east-1:123456789012:identity/{identity}"),
            "UserPoolArn": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_EXAMPLE",
            "tf": { "action": action, "prev_input": previous },
        })
    };
    let mut case = case.clone();
    let create = input("Example.ORG", "create", &Value::Null);
    let mut previous = create.clone();
    previous.as_object_mut().unwrap().remove("tf");
    case["requests"] = json!([create, input("example.org", "update", &previous)]);
    let played = play(&case);
    assert_eq!(played.policies("us-east-1", "example.org")[0].0, "mail");
}
