use serde_json::json;

use super::*;
use crate::aws::service;

fn response(status: u16, error_type: Option<&str>, body: &str) -> Response {
    Response {
        status,
        error_type: error_type.map(str::to_owned),
        body: body.as_bytes().to_vec(),
    }
}

fn answer(operation: Operation, response: &Response) -> Answer {
    response.answer(operation, service::of(operation).protocol)
}

fn reason(operation: Operation, response: &Response) -> String {
    match answer(operation, response) {
        Answer::Unreadable { reason } => reason,
        other => panic!("{response:?} is {other:?}"),
    }
}

#[test]
fn each_protocol_has_its_own_place_for_the_type() {
    let header = response(404, Some("NotFoundException"), r#"{"message":"gone"}"#);
    let body = response(
        400,
        None,
        r#"{"__type":"com.amazonaws.cognito#ResourceNotFoundException","message":"gone"}"#,
    );
    let xml = response(
        404,
        None,
        r#"<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>gone</Message></Error><RequestId>1</RequestId></ErrorResponse>"#,
    );
    for (operation, response, expected) in [
        (Operation::GetEmailIdentity, header, "NotFoundException"),
        (
            Operation::DescribeUserPool,
            body,
            "ResourceNotFoundException",
        ),
        (Operation::GetRole, xml, "NoSuchEntity"),
    ] {
        let Answer::Error { kind, message } = answer(operation, &response) else {
            panic!("{operation}: {:?}", answer(operation, &response));
        };
        assert_eq!((kind.as_str(), message.as_str()), (expected, "gone"));
    }
}

#[test]
fn a_success_is_the_services_own_json() {
    let account = response(200, None, r#"{"SendingEnabled":true}"#);
    let given = answer(Operation::GetAccount, &account);
    assert_eq!(given, Answer::Given(json!({ "SendingEnabled": true })));
    let role = "<GetRoleResponse><GetRoleResult><Role><Arn>arn:aws:iam::1:role/r</Arn></Role>\
        </GetRoleResult></GetRoleResponse>";
    let given = answer(Operation::GetRole, &response(200, None, role));
    let expected = json!({ "Role": { "Arn": "arn:aws:iam::1:role/r" } });
    assert_eq!(given, Answer::Given(expected));
}

#[test]
fn a_topics_attributes_are_an_object() {
    let topic = "<GetTopicAttributesResponse><GetTopicAttributesResult><Attributes>\
        <entry><key>TopicArn</key><value>arn:aws:sns:eu-west-1:1:t</value></entry>\
        <entry><key>Owner</key><value>1</value></entry>\
        </Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>";
    let given = answer(Operation::GetTopicAttributes, &response(200, None, topic));
    let expected =
        json!({ "Attributes": { "TopicArn": "arn:aws:sns:eu-west-1:1:t", "Owner": "1" } });
    assert_eq!(given, Answer::Given(expected));
}

/// moto answers 404 and 500 with HTML, a captive portal 200; a gateway's JSON has no type.
#[test]
fn what_is_not_from_aws_proves_nothing() {
    let html = "<!DOCTYPE html><html><title>Sign in</title></html>";
    for operation in Operation::ALL {
        for (status, body) in [
            (200, html),
            (200, ""),
            (200, "null"),
            (200, "[]"),
            (200, r#"{"half":"#),
            (302, ""),
            (403, html),
            (404, html),
            (404, ""),
            (404, r#"{"message":"Not Found"}"#),
            (502, "Bad Gateway"),
        ] {
            // An empty object is what a service without anything to say sends; JSON is not XML.
            let reason = reason(*operation, &response(status, None, body));
            assert!(!reason.is_empty(), "{operation} {status} {body}");
        }
    }
}

#[test]
fn a_path_that_the_service_does_not_know_is_no_missing_thing() {
    let unknown = response(404, None, "<UnknownOperationException/>");
    reason(Operation::GetReputationEntity, &unknown);
    // ministack's answer for suppression, which reads as "not on the list".
    let routing = response(
        404,
        Some("NotFoundException"),
        r#"{"message":"Unknown SES v2 path: /v2/email/suppression/addresses/a"}"#,
    );
    reason(Operation::GetSuppressedDestination, &routing);
}

#[test]
fn a_denial_names_its_action() {
    let denied = response(
        403,
        Some("AccessDeniedException"),
        r#"{"message":"User: arn:aws:iam::1:user/x is not authorized to perform: ses:GetAccount on resource: *"}"#,
    );
    let Answer::Denied { action, .. } = answer(Operation::GetAccount, &denied) else {
        panic!("not denied");
    };
    assert_eq!(action, "ses:GetAccount");
}

#[test]
fn refused_credentials_are_told_in_plain_words() {
    for (kind, words) in [
        ("ExpiredTokenException", "session"),
        ("UnrecognizedClientException", "access key"),
        ("InvalidSignatureException", "signature"),
        ("RequestTimeTooSkewed", "clock"),
    ] {
        let refused = response(403, Some(kind), "{}");
        assert!(
            reason(Operation::GetAccount, &refused).contains(words),
            "{kind}"
        );
    }
}

#[test]
fn another_try_is_for_what_goes_away() {
    for (status, kind, transient) in [
        (400, Some("ThrottlingException"), true),
        (429, None, true),
        (503, Some("ServiceUnavailable"), true),
        (500, None, true),
        (404, Some("NotFoundException"), false),
        (403, Some("AccessDeniedException"), false),
        (404, None, false),
    ] {
        let response = response(status, kind, "{}");
        assert_eq!(response.is_transient(), transient, "{status} {kind:?}");
    }
    let throttled = response(400, Some("ThrottlingException"), "{}");
    assert!(reason(Operation::LookupEvents, &throttled).contains("asked again"));
}
