//! The client: signs a request, sends it, tries again where that may help, and reads the answer up to a
//! bound.

use std::error::Error;
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use aws_smithy_runtime_api::client::http::{HttpConnector, SharedHttpConnector};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use serde_json::Value;
use tokio::time::{sleep, timeout};

use super::endpoint::{Endpoint, Endpoints};
use super::input;
use super::pages::{self, Next, Pages};
use super::request::{self, Input, Request};
use super::response::Response;
use super::service::{self, Service};
use crate::facts::{Answer, Call, GLOBAL, Target};

/// The most that is read of an answer. The longest in use, a page of CloudTrail's events, stays below a
/// tenth of it.
const MAX_BODY: usize = 4 * 1024 * 1024;
const TRIES: u32 = 4;
/// The pause before the second try; it doubles before each further one.
const FIRST_PAUSE: Duration = Duration::from_millis(200);
/// The time of one try. The time of all of them is the caller's.
const PATIENCE: Duration = Duration::from_secs(6);

/// A client of AWS's APIs.
#[derive(Debug, Clone)]
pub struct Client {
    connector: SharedHttpConnector,
    credentials: Credentials,
    endpoints: Endpoints,
}

/// A reason why there is no answer, as a part of a sentence.
pub type Unanswered = String;

impl Client {
    /// Makes a client. Makes no connection.
    #[must_use]
    pub fn new(
        connector: SharedHttpConnector,
        credentials: Credentials,
        endpoints: Endpoints,
    ) -> Self {
        Self {
            connector,
            credentials,
            endpoints,
        }
    }

    /// Asks one call about a target. A list that the operation gives in pages is read whole.
    pub async fn ask(&self, call: &Call, target: &Target) -> Answer {
        let mut input = input::input(call, target);
        let Some(list) = pages::list(call.operation) else {
            return self.ask_once(call, target, &input).await;
        };
        let mut pages = Pages::of(list);
        loop {
            match pages.add(self.ask_once(call, target, &input).await) {
                Next::Page(token) => input.insert("NextToken".to_owned(), token.into()),
                Next::Done(answer) => return answer,
            };
        }
    }

    async fn ask_once(&self, call: &Call, target: &Target, input: &Input) -> Answer {
        let service = service::of(call.operation);
        let region = match call.region.as_str() {
            GLOBAL => &target.region,
            region => region,
        };
        let endpoint = self.endpoints.of(service, region);
        let request = request::of_operation(call.operation, &endpoint, input);
        match self.send(service, &endpoint, &request).await {
            Ok(response) => response.answer(call.operation, service.protocol),
            Err(reason) => Answer::unreadable(&reason),
        }
    }

    /// Sends an operation of a service without routes, which [`Operation`] does not list.
    ///
    /// # Errors
    /// If no answer came.
    ///
    /// [`Operation`]: crate::operation::Operation
    pub async fn post(
        &self,
        service: &Service,
        operation: &str,
        region: &str,
        input: &Input,
    ) -> Result<Response, Unanswered> {
        let endpoint = self.endpoints.of(service, region);
        let request = request::post(service, operation, &endpoint, input);
        self.send(service, &endpoint, &request).await
    }

    /// Sends an operation that must not be done twice: one try.
    ///
    /// # Errors
    /// If no answer came.
    pub async fn post_once(
        &self,
        service: &Service,
        operation: &str,
        region: &str,
        input: &Input,
    ) -> Result<Response, Unanswered> {
        let endpoint = self.endpoints.of(service, region);
        let request = request::post(service, operation, &endpoint, input);
        self.try_once(service, &endpoint, &request).await
    }

    /// Sends a mail through SES (`SendEmail`): one try, since a second one could send it twice.
    ///
    /// # Errors
    /// If no answer came.
    pub async fn send_mail(&self, region: &str, mail: Value) -> Result<Response, Unanswered> {
        let endpoint = self.endpoints.of(&service::SES, region);
        let request = request::of_mail(&endpoint, &mail);
        self.try_once(&service::SES, &endpoint, &request).await
    }

    async fn send(
        &self,
        service: &Service,
        endpoint: &Endpoint,
        request: &Request,
    ) -> Result<Response, Unanswered> {
        let mut pause = FIRST_PAUSE;
        for _ in 1..TRIES {
            match self.try_once(service, endpoint, request).await {
                Ok(response) if !response.is_transient() => return Ok(response),
                Ok(_) | Err(_) => sleep(pause + jitter(pause)).await,
            }
            pause *= 2;
        }
        self.try_once(service, endpoint, request).await
    }

    async fn try_once(
        &self,
        service: &Service,
        endpoint: &Endpoint,
        request: &Request,
    ) -> Result<Response, Unanswered> {
        let signed = self.signed(service, endpoint, request).map_err(|error| {
            format!("the request to {} cannot be signed: {error}", endpoint.url)
        })?;
        let exchange = async {
            let response = self.connector.call(signed).await;
            read(response.map_err(|error| unreachable_host(&endpoint.url, &error))?).await
        };
        let answer = timeout(PATIENCE, exchange).await;
        answer.unwrap_or_else(|_| {
            let seconds = PATIENCE.as_secs();
            Err(format!(
                "no answer from {} within {seconds} s",
                endpoint.url
            ))
        })
    }

    fn signed(
        &self,
        service: &Service,
        endpoint: &Endpoint,
        request: &Request,
    ) -> Result<HttpRequest, Box<dyn Error + Send + Sync>> {
        let identity = self.credentials.clone().into();
        let parameters = v4::SigningParams::builder()
            .identity(&identity)
            .region(&endpoint.signing_region)
            .name(service.signing_name)
            .time(SystemTime::now())
            .settings(SigningSettings::default())
            .build()?
            .into();
        let headers = request.headers.iter();
        let headers = headers.map(|(name, value)| (*name, value.as_str()));
        let body = SignableBody::Bytes(request.body.as_bytes());
        let signable = SignableRequest::new(request.method, &request.url, headers, body)?;
        let (instructions, _) = sign(signable, &parameters)?.into_parts();
        let mut signed = request.unsigned()?;
        instructions.apply_to_request_http1x(&mut signed);
        Ok(signed.try_into()?)
    }
}

impl Request {
    fn unsigned(&self) -> Result<http::Request<SdkBody>, http::Error> {
        let mut builder = http::Request::builder().method(self.method).uri(&self.url);
        for (name, value) in &self.headers {
            builder = builder.header(*name, value);
        }
        builder.body(SdkBody::from(self.body.as_str()))
    }
}

async fn read(response: HttpResponse) -> Result<Response, Unanswered> {
    let status = response.status().as_u16();
    let error_type = response.headers().get("x-amzn-errortype");
    let error_type = error_type.map(str::to_owned);
    let mut chunks = ByteStream::new(response.into_body());
    let mut body = Vec::new();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|error| format!("the answer broke off: {error}"))?;
        if body.len() + chunk.len() > MAX_BODY {
            return Err(format!("the answer has more than {MAX_BODY} bytes"));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Response {
        status,
        error_type,
        body,
    })
}

/// The innermost cause says what happened; the outer ones only name layers.
fn unreachable_host(url: &str, error: &dyn Error) -> Unanswered {
    let mut innermost = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    let reason = innermost.to_string();
    let reason = reason.split(" (os error").next().unwrap_or(&reason);
    let fix = if reason.contains("certificate") {
        "; behind a proxy that reads TLS, set AWS_CA_BUNDLE"
    } else if reason.contains("tunnel") {
        "; the proxy of HTTPS_PROXY refuses, NO_PROXY lists hosts without it"
    } else {
        ""
    };
    format!("no connection to {url}: {reason}{fix}")
}

/// Keeps calls that failed together from coming back together.
fn jitter(pause: Duration) -> Duration {
    pause.mul_f64(fastrand::f64() / 2.0)
}
