//! Requests that come through an SNS topic: one function can serve the stacks of several Regions.

use super::NotARequest;
use serde::Deserialize;
use serde_json::value::RawValue;

/// SNS's event ("Fanout to Lambda functions" of the SNS guide), as far as it is read.
#[derive(Deserialize)]
struct SnsEvent {
    #[serde(rename = "Records")]
    records: Vec<SnsRecord>,
}

#[derive(Deserialize)]
struct SnsRecord {
    #[serde(rename = "Sns")]
    sns: SnsNotification,
}

#[derive(Deserialize)]
struct SnsNotification {
    #[serde(rename = "Message")]
    message: String,
}

/// Returns the requests in a payload: the messages of an SNS event, or the payload itself.
///
/// # Errors
/// If a message of an SNS event is not JSON.
pub fn unwrapped(payload: Box<RawValue>) -> Vec<Result<Box<RawValue>, NotARequest>> {
    let Ok(event) = serde_json::from_str::<SnsEvent>(payload.get()) else {
        return vec![Ok(payload)];
    };
    let messages = event.records.into_iter().map(|record| {
        RawValue::from_string(record.sns.message)
            .map_err(|_| NotARequest("the message of the SNS event is not JSON"))
    });
    messages.collect()
}
