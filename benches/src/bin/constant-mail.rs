//! The baseline of warm messages: a bare echo that answers every event with the same ready mail. It adds
//! the cost of 5 KB in JSON and in the Runtime API, which every function that answers a mail has.

use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use serde_json::{Value, json};

const MAIL: &str = include_str!(
    "../../../functions/custom-message/tests/golden/mails/plain/en/verify-user-attribute.html"
);

fn main() -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(run(service_fn(answer)))
}

async fn answer(event: LambdaEvent<Value>) -> Result<Value, Error> {
    let mut event = event.payload;
    event["response"] = json!({
        "smsMessage": "{####} is your code.",
        "emailMessage": MAIL,
        "emailSubject": "Your code",
    });
    Ok(event)
}
