//! Both protocols, read from what they send.

use super::*;
use aws_lambda_events::cloudformation::{
    CloudFormationCustomResourceRequest, CreateRequest, UpdateRequest,
};
use serde_json::{Value, json};

const CREATE: &str = include_str!("../../tests/events/create.json");
const UPDATE: &str = include_str!("../../tests/events/update-to-cognito-default.json");
const TERRAFORM: &str = include_str!("../../tests/events/terraform-delete.json");

fn read(text: &str) -> Result<ResourceRequest, NotARequest> {
    ResourceRequest::read(serde_json::from_str(text).unwrap())
}

fn request(text: &str) -> StackRequest {
    let Ok(ResourceRequest::CloudFormation(request)) = read(text) else {
        panic!("not CloudFormation's")
    };
    request
}

#[test]
fn reads_what_the_typed_events_read() {
    let CloudFormationCustomResourceRequest::<Value, Value>::Create(CreateRequest {
        request_id,
        response_url,
        stack_id,
        logical_resource_id,
        resource_properties,
        ..
    }) = serde_json::from_str(CREATE).unwrap()
    else {
        panic!("not a Create")
    };
    let ours = request(CREATE);
    assert_eq!(
        (ours.request_id, ours.response_url, ours.stack_id),
        (request_id, ResponseUrl(response_url), stack_id)
    );
    assert_eq!(
        (ours.logical_id, ours.properties.value().unwrap()),
        (logical_resource_id, resource_properties)
    );
    assert_eq!(
        (ours.request_type, ours.physical_id),
        (RequestType::Create, None)
    );
}

#[test]
fn an_update_has_both_ages_of_properties() {
    let CloudFormationCustomResourceRequest::<Value, Value>::Update(UpdateRequest {
        physical_resource_id,
        old_resource_properties,
        ..
    }) = serde_json::from_str(UPDATE).unwrap()
    else {
        panic!("not an Update")
    };
    let ours = request(UPDATE);
    assert_eq!(
        (ours.physical_id, ours.old_properties.value().unwrap()),
        (Some(physical_resource_id), old_resource_properties)
    );
}

#[test]
fn terraforms_input_is_its_properties() {
    let Ok(ResourceRequest::Terraform(invocation)) = read(TERRAFORM) else {
        panic!("not Terraform's")
    };
    assert_eq!(invocation.action, Action::Delete);
    assert_eq!(
        invocation.properties.value().unwrap()["SourceArn"],
        invocation.previous.value().unwrap()["SourceArn"]
    );
}

#[test]
fn no_property_costs_the_answer() {
    let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
    for odd in [
        "null",
        "5",
        "\"x\"",
        "[]",
        &deep,
        r#"{"a":1,"a":2}"#,
        r#"{"n":1e999}"#,
    ] {
        let text =
            format!(r#"{{"RequestType":7,"ResponseURL":"https://x/","ResourceProperties":{odd}}}"#);
        let request = request(&text);
        assert_eq!(request.response_url.expose(), "https://x/");
        assert_eq!(request.request_type, RequestType::Unknown(String::new()));
    }
}

#[test]
fn a_payload_that_is_not_a_request_is_refused() {
    for text in ["[]", "{}", r#"{"tf":5}"#, r#"{"tf":{"action":"plan"}}"#] {
        assert!(read(text).is_err(), "{text}");
    }
}

#[test]
fn debug_hides_the_url() {
    let shown = format!("{:?}", request(CREATE));
    assert!(
        !shown.contains("Signature") && !shown.contains("amazonaws.com/arn"),
        "{shown}"
    );
}

#[test]
fn the_lifecycle_is_found_under_any_key() {
    for key in ["tf", "terraform_lifecycle", "a b"] {
        let input = json!({
            "SourceArn": "x", "Other": { "action": "none" },
            key: { "action": "update", "prev_input": { "SourceArn": "y" } },
        });
        let Ok(ResourceRequest::Terraform(request)) = read(&input.to_string()) else {
            panic!("not Terraform's: {key}")
        };
        assert_eq!(request.action, Action::Update);
        assert_eq!(request.previous.value().unwrap()["SourceArn"], "y");
        let properties = request.properties.value().unwrap();
        assert!(properties.get(key).is_none(), "{properties}");
    }
}

#[test]
fn an_sns_event_holds_requests() {
    let event = json!({ "Records": [
        { "EventSource": "aws:sns", "Sns": { "Message": CREATE } },
        { "EventSource": "aws:sns", "Sns": { "Message": "no JSON" } },
    ] });
    let raw = serde_json::value::to_raw_value(&event).unwrap();
    let requests = unwrapped(raw);
    let first = requests[0].as_ref().unwrap();
    assert!(matches!(
        ResourceRequest::read(first),
        Ok(ResourceRequest::CloudFormation(_))
    ));
    assert!(requests[1].is_err());
    let direct = serde_json::from_str::<Box<RawValue>>(CREATE).unwrap();
    assert_eq!(unwrapped(direct).len(), 1);
}

#[test]
fn the_time_that_cloudformation_waits_may_be_a_text() {
    for given in [json!(300), json!("300"), json!(" 300 ")] {
        let text = json!({
            "RequestType": "Create", "ResponseURL": "https://x/",
            "StackId": "arn:aws:cloudformation:eu-west-1:123456789012:stack/mail/1",
            "ResourceProperties": { "ServiceTimeout": given },
        });
        let request = request(&text.to_string());
        assert_eq!(request.service_timeout().unwrap().as_secs(), 300);
        assert_eq!(request.region(), Some("eu-west-1"));
    }
}
