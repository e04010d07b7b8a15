//! Signed calls to AWS over one HTTP client. The SDK's crates for KMS and SES would add a megabyte for
//! two calls.

mod connector;
mod failure;
mod patience;
mod signed;

pub use failure::CallFailure;
pub use patience::Patience;

use std::time::Duration;

use crate::config::{self, Credentials};
use aws_smithy_runtime_api::client::http::{HttpConnector, SharedHttpConnector};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use http_body_util::Limited;
use tokio::time::timeout;

/// The longest body of an answer, in bytes; both services answer in less than one kilobyte.
const BODY_MAX: usize = 64 * 1024;

/// A cause that keeps the function from starting.
pub type StartError = Box<dyn std::error::Error + Send + Sync>;

/// A service, as a request names it.
#[derive(Debug, Clone, Copy)]
pub struct Service {
    /// The first label of its host name.
    pub host: &'static str,
    /// The name that a request is signed for.
    pub signed_as: &'static str,
    /// The type of its bodies.
    pub content_type: &'static str,
}

/// A call: a POST of JSON.
#[derive(Debug, Clone)]
pub struct Call<'c> {
    /// The service.
    pub service: Service,
    /// The Region.
    pub region: &'c str,
    /// The endpoint in place of the service's own.
    pub endpoint: Option<&'c str>,
    /// The path, with a slash in front.
    pub path: &'static str,
    /// `X-Amz-Target`.
    pub target: Option<&'static str>,
    /// The body.
    pub body: String,
}

/// AWS, as the function's role calls it.
#[derive(Debug, Clone)]
pub struct Aws {
    connector: SharedHttpConnector,
    credentials: Credentials,
}

impl Aws {
    /// Prepares the client. Makes no connection.
    ///
    /// # Errors
    /// `SSL_CERT_FILE` cannot be read, or the TLS stack refuses its settings.
    pub fn new(config: &config::Aws) -> Result<Self, StartError> {
        Ok(Self {
            connector: connector::new(config)?,
            credentials: config.credentials.clone(),
        })
    }

    /// Makes a call, again and again while it may help and there is time. A call that was sent and not
    /// answered is repeated as well: a second mail has the same code, and a lost one locks a person out.
    ///
    /// # Errors
    /// The last failure.
    pub async fn post(
        &self,
        call: &Call<'_>,
        mut patience: Patience,
    ) -> Result<Vec<u8>, CallFailure> {
        loop {
            let attempt = self.attempt(call, patience.attempt_time()).await;
            let Err(failure) = attempt else {
                return attempt;
            };
            match patience.pause_after(&failure) {
                Some(pause) => tokio::time::sleep(pause).await,
                None => return Err(failure),
            }
        }
    }

    async fn attempt(&self, call: &Call<'_>, limit: Duration) -> Result<Vec<u8>, CallFailure> {
        let request = signed::request(call, &self.credentials)
            .map_err(|error| CallFailure::Unsendable(error.to_string()))?;
        let answered = timeout(limit, async {
            let response = self.connector.call(request).await;
            read(response.map_err(|_| CallFailure::NoAnswer)?).await
        });
        answered.await.unwrap_or(Err(CallFailure::NoAnswer))
    }
}

async fn read(response: HttpResponse) -> Result<Vec<u8>, CallFailure> {
    let status = response.status().as_u16();
    let kind = response
        .headers()
        .get("x-amzn-errortype")
        .map(str::to_owned);
    // A server that goes on for ever must not fill the memory.
    let body = SdkBody::from_body_1_x(Limited::new(response.into_body(), BODY_MAX));
    let body = ByteStream::new(body).collect().await;
    let body = body.map_err(|_| CallFailure::NoAnswer)?.to_vec();
    if (200..300).contains(&status) {
        Ok(body)
    } else {
        Err(CallFailure::of_answer(status, kind.as_deref(), &body))
    }
}
