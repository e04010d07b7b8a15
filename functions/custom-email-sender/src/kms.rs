//! KMS `Decrypt`: the data key of a message.

use std::collections::BTreeMap;
use std::fmt;

use crate::aws::{Aws, Call, CallFailure, Patience, Service};
use crate::ciphertext::{DataKey, Envelope, KeyArn};
use aws_smithy_types::base64;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

const KMS: Service = Service {
    host: "kms",
    signed_as: "kms",
    content_type: "application/x-amz-json-1.1",
};
const TARGET: &str = "TrentService.Decrypt";
/// The refusals after which another data key of the message may be the right one.
const OTHER_KEY: [&str; 2] = ["IncorrectKeyException", "InvalidCiphertextException"];

/// KMS in the key's Region.
#[derive(Debug, Clone)]
pub struct Kms {
    aws: Aws,
    endpoint: Option<String>,
}

/// The reason why KMS gave no data key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KmsFailure(CallFailure);

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Request<'r> {
    key_id: &'r str,
    ciphertext_blob: String,
    encryption_context: BTreeMap<&'r str, &'r str>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Answer {
    plaintext: String,
}

impl Kms {
    /// KMS at an endpoint, or at the Region's own.
    #[must_use]
    pub const fn new(aws: Aws, endpoint: Option<String>) -> Self {
        Self { aws, endpoint }
    }

    /// Decrypts the first of the data keys that belongs to the key.
    ///
    /// # Errors
    /// KMS's refusal, with what to do about it.
    pub async fn decrypt(
        &self,
        key: &KeyArn,
        envelope: &Envelope,
        data_keys: &[&DataKey],
        patience: Patience,
    ) -> Result<Zeroizing<Vec<u8>>, KmsFailure> {
        let mut refusal = KmsFailure(CallFailure::NoAnswer);
        for data_key in data_keys {
            match self.decrypt_one(key, envelope, data_key, patience).await {
                Err(failure) if OTHER_KEY.contains(&failure.0.code()) => refusal = failure,
                decided => return decided,
            }
        }
        Err(refusal)
    }

    async fn decrypt_one(
        &self,
        key: &KeyArn,
        envelope: &Envelope,
        data_key: &DataKey,
        patience: Patience,
    ) -> Result<Zeroizing<Vec<u8>>, KmsFailure> {
        let request = Request {
            key_id: key.as_str(),
            ciphertext_blob: base64::encode(&data_key.wrapped),
            encryption_context: envelope.context().collect(),
        };
        let call = Call {
            service: KMS,
            region: &key.region,
            endpoint: self.endpoint.as_deref(),
            path: "/",
            target: Some(TARGET),
            body: serde_json::to_string(&request).expect("texts can be written as JSON"),
        };
        let answer = self.aws.post(&call, patience).await.map_err(KmsFailure)?;
        let answer = Zeroizing::new(answer);
        let unread = || KmsFailure(CallFailure::NoAnswer);
        let read: Answer = serde_json::from_slice(&answer).map_err(|_| unread())?;
        let text = Zeroizing::new(read.plaintext);
        let decoded = base64::decode(text.as_str());
        decoded.map(Zeroizing::new).map_err(|_| unread())
    }
}

impl fmt::Display for KmsFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fix = match self.0.code() {
            "DisabledException" => "the key of KEY_ARN is disabled: enable it",
            "KMSInvalidStateException" => {
                "the key of KEY_ARN is not usable, perhaps pending deletion"
            }
            "NotFoundException" => "the key of KEY_ARN does not exist: give the pool's KMSKeyID",
            "IncorrectKeyException" => {
                "the code was encrypted with another key: give the pool's KMSKeyID as KEY_ARN"
            }
            "InvalidCiphertextException" => "the data key was not made for this pool with this key",
            _ if self.0.is_denied() => "the role lacks kms:Decrypt on the key for this pool",
            _ if self.0.is_throttled() => "KMS throttles",
            _ => "KMS is not reached; look at the function's network and the Region of KEY_ARN",
        };
        write!(f, "KMS did not decrypt the code ({}): {fix}", self.0)
    }
}

impl std::error::Error for KmsFailure {}
