//! Calls: each operation in its own protocol, and the four kinds of answers.

use doctor::facts::{Answer, Call, Target};
use doctor::operation::Operation;
use doubles::aws::Aws;
use doubles::scenario::Wire;
use serde_json::json;

use super::{client, run};

const ARN: &str = "arn:aws:lambda:eu-west-1:123456789012:function:mail";

/// A call of each operation, with an input that is hard to write into a path, a form or a filter.
fn calls() -> Vec<Call> {
    let calls = Operation::ALL.iter().map(|operation| {
        let (region, input) = match operation {
            Operation::GetRole => ("global", "AWSServiceRoleForAmazonCognitoIdpEmailService"),
            Operation::GetAccount | Operation::ListUserPools => ("eu-west-1", ""),
            Operation::GetPolicy
            | Operation::GetFunctionEventInvokeConfig
            | Operation::GetFunctionConfiguration => ("eu-west-1", ARN),
            Operation::GetQueueAttributes => {
                ("eu-west-1", "arn:aws:sqs:eu-west-1:123456789012:failed")
            }
            Operation::GetFunctionConcurrency => ("eu-west-1", ARN),
            Operation::GetMetricData => ("eu-west-1", "AWS/Lambda mail"),
            Operation::LookupEvents => ("eu-west-1", "EventSource=cognito-idp.amazonaws.com"),
            Operation::DescribeUserPool
            | Operation::GetUserPoolMfaConfig
            | Operation::GetLogDeliveryConfiguration
            | Operation::DescribeRiskConfiguration
            | Operation::ListUserPoolReplicas => ("eu-west-1", "eu-west-1_AbC123"),
            _ => ("eu-central-1", "an/na+b c%40@example.org"),
        };
        Call::new(*operation, region, input)
    });
    calls.collect()
}

fn target() -> Target {
    Target {
        pool: "eu-west-1_AbC123".to_owned(),
        region: "eu-west-1".to_owned(),
        now: 1_795_910_400,
        ..Target::default()
    }
}

fn ask(aws: &Aws, call: &Call) -> Answer {
    run(client(aws).ask(call, &target()))
}

#[test]
fn every_operation_arrives_as_what_it_is() {
    let aws = Aws::start(None);
    for call in calls() {
        let body = json!({ "Field": "value of <this> & that" });
        aws.give(&call.to_string(), body.clone());
        assert_eq!(ask(&aws, &call), Answer::Given(body), "{call}");
    }
    assert_eq!(aws.world().unexpected, Vec::<String>::new());
}

#[test]
fn a_denial_names_the_action_of_every_operation() {
    let aws = Aws::start(None);
    for call in calls() {
        let expected = call.operation.action();
        aws.world().denied = [expected.to_owned()].into();
        match ask(&aws, &call) {
            Answer::Denied { action, .. } => assert_eq!(action, expected, "{call}"),
            other => panic!("{call}: {other:?}"),
        }
    }
}

#[test]
fn an_error_of_aws_keeps_its_type_in_every_protocol() {
    let aws = Aws::start(None);
    for call in calls() {
        let error = Wire::Error {
            status: 404,
            kind: "ResourceNotFoundException".to_owned(),
            message: "there is no such thing".to_owned(),
        };
        aws.answer(&call.to_string(), error);
        match ask(&aws, &call) {
            Answer::Error { kind, message } => {
                assert_eq!(kind, "ResourceNotFoundException", "{call}");
                assert_eq!(message, "there is no such thing", "{call}");
            }
            other => panic!("{call}: {other:?}"),
        }
    }
}

/// A proxy's 404, a sign-in page, an unknown path: never "missing".
#[test]
fn what_is_not_from_aws_is_unreadable() {
    let aws = Aws::start(None);
    for call in calls() {
        for (status, text) in [
            (404, "<html>Not Found</html>"),
            (200, "<html>Sign in</html>"),
            (403, ""),
            (302, ""),
        ] {
            let text = text.to_owned();
            aws.answer(&call.to_string(), Wire::Page { status, text });
            let answer = ask(&aws, &call);
            assert!(
                matches!(answer, Answer::Unreadable { .. }),
                "{call}: {answer:?}"
            );
        }
    }
}

#[test]
fn an_answer_has_a_bound() {
    let aws = Aws::start(None);
    let call: Call = "sesv2 GetAccount eu-west-1".parse().unwrap();
    aws.give(
        &call.to_string(),
        json!({ "Field": "x".repeat(5 * 1024 * 1024) }),
    );
    let answer = ask(&aws, &call);
    assert!(matches!(&answer, Answer::Unreadable { reason } if reason.contains("more than")));
}

#[test]
fn a_host_that_is_not_there_is_named() {
    let aws = Aws::start(None);
    let client = client(&aws);
    let url = aws.url.clone();
    drop(aws);
    let call: Call = "sesv2 GetAccount eu-west-1".parse().unwrap();
    let answer = run(client.ask(&call, &target()));
    assert!(
        matches!(&answer, Answer::Unreadable { reason } if reason.contains(&url)),
        "{answer:?}"
    );
}
