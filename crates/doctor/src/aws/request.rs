//! Requests: an operation and its input as method, URL, headers and body.

use std::fmt::Write;

use serde_json::{Map, Value};

use super::endpoint::Endpoint;
use super::service::{self, Protocol, Route, Service};
use crate::operation::Operation;

const FORM: &str = "application/x-www-form-urlencoded; charset=utf-8";

/// The fields of an input.
pub type Input = Map<String, Value>;

/// A request that is not signed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The HTTP method.
    pub method: &'static str,
    /// The whole URL.
    pub url: String,
    /// Headers besides those of the signature.
    pub headers: Vec<(&'static str, String)>,
    /// The body; empty for a GET.
    pub body: String,
}

/// Returns the request of an operation that reads.
///
/// # Panics
/// Never: a test holds the operations against the routes.
#[must_use]
pub fn of_operation(operation: Operation, endpoint: &Endpoint, input: &Input) -> Request {
    let service = service::of(operation);
    match service.protocol {
        Protocol::Rest => {
            let route = service::route(operation);
            rest(
                route.expect("an operation of REST has a route"),
                endpoint,
                input,
            )
        }
        Protocol::Json { .. } | Protocol::Query { .. } => {
            post(service, operation.name(), endpoint, input)
        }
    }
}

/// Returns the request of an operation of a service whose operations have no route of their own.
#[must_use]
pub fn post(service: &Service, operation: &str, endpoint: &Endpoint, input: &Input) -> Request {
    let (headers, body) = match service.protocol {
        Protocol::Query { version } => (
            vec![("content-type", FORM.to_owned())],
            format!("Action={operation}&Version={version}{}", parameters(input)),
        ),
        Protocol::Json { target, version } => (
            vec![
                ("x-amz-target", format!("{target}.{operation}")),
                ("content-type", format!("application/x-amz-json-{version}")),
            ],
            json(input),
        ),
        Protocol::Rest => (vec![], json(input)),
    };
    Request {
        method: "POST",
        url: format!("{}/", endpoint.url),
        headers,
        body,
    }
}

/// Returns the request that sends a mail through SES, which no check of a pool needs.
#[must_use]
pub fn of_mail(endpoint: &Endpoint, mail: &Value) -> Request {
    Request {
        method: "POST",
        url: format!("{}/v2/email/outbound-emails", endpoint.url),
        headers: vec![("content-type", "application/json".to_owned())],
        body: mail.to_string(),
    }
}

fn rest(route: Route, endpoint: &Endpoint, input: &Input) -> Request {
    let (path, rest) = fill(route.path, input);
    let url = format!("{}{path}", endpoint.url);
    if route.method == "GET" {
        return Request {
            method: route.method,
            url: url + &parameters(&rest).replacen('&', "?", 1),
            headers: vec![],
            body: String::new(),
        };
    }
    Request {
        method: route.method,
        url,
        headers: vec![("content-type", "application/json".to_owned())],
        body: json(&rest),
    }
}

fn json(input: &Input) -> String {
    serde_json::to_string(input).expect("a map of strings is JSON")
}

/// Fills the names in braces, and returns the path and the fields that it has no place for.
fn fill(path: &str, input: &Input) -> (String, Input) {
    let mut rest = input.clone();
    let segments = path.split('/').map(|segment| {
        let name = segment
            .strip_prefix('{')
            .and_then(|name| name.strip_suffix('}'));
        match name {
            Some(name) => encode(&text(&rest.remove(name).unwrap_or_default())),
            None => segment.to_owned(),
        }
    });
    (segments.collect::<Vec<_>>().join("/"), rest)
}

/// Returns the fields as `&name=value` each.
fn parameters(input: &Input) -> String {
    input.iter().fold(String::new(), |mut all, (name, value)| {
        let _ = write!(all, "&{}={}", encode(name), encode(&text(value)));
        all
    })
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Encodes all but RFC 3986's unreserved characters, as the signature wants it.
fn encode(text: &str) -> String {
    text.bytes().fold(String::new(), |mut all, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            all.push(char::from(byte));
        } else {
            let _ = write!(all, "%{byte:02X}");
        }
        all
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(operation: Operation, input: &Value) -> Request {
        let endpoint = Endpoint {
            url: "https://host".to_owned(),
            signing_region: "eu-west-1".to_owned(),
        };
        let input = input.as_object().unwrap();
        of_operation(operation, &endpoint, input)
    }

    #[test]
    fn a_json_service_is_told_the_operation_in_a_header() {
        let input = json!({ "UserPoolId": "eu-west-1_a" });
        let request = of(Operation::DescribeUserPool, &input);
        assert_eq!(request.method, "POST");
        assert_eq!(request.url, "https://host/");
        let target = "AWSCognitoIdentityProviderService.DescribeUserPool";
        assert_eq!(request.headers[0], ("x-amz-target", target.to_owned()));
        assert_eq!(request.body, r#"{"UserPoolId":"eu-west-1_a"}"#);
    }

    #[test]
    fn a_field_in_the_path_is_encoded_whole() {
        let input = json!({ "EmailIdentity": "a+b@example.com" });
        let request = of(Operation::GetEmailIdentity, &input);
        assert_eq!(request.method, "GET");
        let url = "https://host/v2/email/identities/a%2Bb%40example.com";
        assert_eq!(request.url, url);
        assert_eq!(request.body, "");
        assert_eq!(request.headers, []);
    }

    #[test]
    fn an_arn_is_one_segment_of_a_path() {
        let arn = "arn:aws:ses:eu-west-1:123456789012:identity/example.com";
        let input = json!({ "ReputationEntityType": "RESOURCE", "ReputationEntityReference": arn });
        let url = of(Operation::GetReputationEntity, &input).url;
        assert!(
            url.ends_with(
                "/RESOURCE/arn%3Aaws%3Ases%3Aeu-west-1%3A123456789012%3Aidentity%2Fexample.com"
            ),
            "{url}"
        );
    }

    #[test]
    fn what_a_get_has_besides_is_its_query() {
        let input = json!({ "FunctionName": "f", "Qualifier": "live" });
        let url = of(Operation::GetPolicy, &input).url;
        assert_eq!(
            url,
            "https://host/2015-03-31/functions/f/policy?Qualifier=live"
        );
    }

    #[test]
    fn what_a_post_has_besides_is_its_body() {
        let input = json!({ "TenantName": "a" });
        let request = of(Operation::GetTenant, &input);
        assert_eq!(request.body, r#"{"TenantName":"a"}"#);
        assert_eq!(request.url, "https://host/v2/email/tenants/get");
    }

    #[test]
    fn a_query_service_gets_a_form() {
        let request = of(Operation::GetRole, &json!({ "RoleName": "a b" }));
        assert_eq!(
            request.body,
            "Action=GetRole&Version=2010-05-08&RoleName=a%20b"
        );
    }
}
