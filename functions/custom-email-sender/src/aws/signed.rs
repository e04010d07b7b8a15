//! A call as a signed HTTP request (Signature Version 4).

use std::time::SystemTime;

use super::{Call, StartError};
use crate::config::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;

/// Signs a call for now.
pub(super) fn request(
    call: &Call<'_>,
    credentials: &Credentials,
) -> Result<HttpRequest, StartError> {
    let url = format!("{}{}", endpoint(call), call.path);
    let mut headers = vec![("content-type", call.service.content_type)];
    headers.extend(call.target.map(|target| ("x-amz-target", target)));
    let identity = aws_credential_types::Credentials::new(
        credentials.access_key_id.clone(),
        credentials.secret_access_key.clone(),
        credentials.session_token.clone(),
        None,
        "Lambda",
    )
    .into();
    let parameters = v4::SigningParams::builder()
        .identity(&identity)
        .region(call.region)
        .name(call.service.signed_as)
        .time(SystemTime::now())
        .settings(SigningSettings::default())
        .build()?
        .into();
    let body = SignableBody::Bytes(call.body.as_bytes());
    let signable = SignableRequest::new("POST", &url, headers.iter().copied(), body)?;
    let (instructions, _) = sign(signable, &parameters)?.into_parts();
    let mut request = http::Request::post(&url);
    for (name, value) in headers {
        request = request.header(name, value);
    }
    let mut request = request.body(SdkBody::from(call.body.clone()))?;
    instructions.apply_to_request_http1x(&mut request);
    Ok(request.try_into()?)
}

/// The given endpoint, or the service's in the Region.
fn endpoint(call: &Call<'_>) -> String {
    match call.endpoint {
        Some(given) => given.trim_end_matches('/').to_owned(),
        None => format!(
            "https://{}.{}.{}",
            call.service.host,
            call.region,
            domain(call.region)
        ),
    }
}

/// The domain of a Region's partition (AWS's endpoint data).
fn domain(region: &str) -> &'static str {
    match region {
        region if region.starts_with("cn-") => "amazonaws.com.cn",
        region if region.starts_with("us-isob-") => "sc2s.sgov.gov",
        region if region.starts_with("us-isof-") => "csp.hci.ic.gov",
        region if region.starts_with("us-iso-") => "c2s.ic.gov",
        region if region.starts_with("eu-isoe-") => "cloud.adc-e.uk",
        region if region.starts_with("eusc-") => "amazonaws.eu",
        _ => "amazonaws.com",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::Service;

    fn call<'c>(region: &'c str, endpoint: Option<&'c str>) -> Call<'c> {
        let service = Service {
            host: "email",
            signed_as: "ses",
            content_type: "application/json",
        };
        let body = "{}".to_owned();
        Call {
            service,
            region,
            endpoint,
            path: "/v2/email/outbound-emails",
            target: None,
            body,
        }
    }

    #[test]
    fn the_endpoint_is_the_regions_unless_it_is_given() {
        assert_eq!(
            endpoint(&call("eu-west-1", None)),
            "https://email.eu-west-1.amazonaws.com"
        );
        assert_eq!(
            endpoint(&call("cn-north-1", None)),
            "https://email.cn-north-1.amazonaws.com.cn"
        );
        assert_eq!(
            endpoint(&call("eu-west-1", Some("http://127.0.0.1:1/"))),
            "http://127.0.0.1:1"
        );
    }

    #[test]
    fn a_request_is_signed_for_its_service_and_region() {
        let credentials = Credentials {
            access_key_id: "AKIDEXAMPLE".to_owned(),
            secret_access_key: "secret".to_owned(),
            session_token: Some("token".to_owned()),
        };
        let request = request(&call("eu-west-1", None), &credentials).unwrap();
        let authorization = request.headers().get("authorization").unwrap();
        assert!(
            authorization.contains("/eu-west-1/ses/aws4_request"),
            "{authorization}"
        );
        assert!(
            authorization.contains("SignedHeaders=content-type;host;"),
            "{authorization}"
        );
        assert_eq!(request.headers().get("x-amz-security-token"), Some("token"));
    }
}
