//! The account of the credentials: the one call that needs no permission, and so tells whether they are
//! of any use.

use serde_json::Value;

use crate::aws::Client;
use crate::aws::request::Input;
use crate::aws::service::{Protocol, STS};

/// The answer to "whose credentials are these".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Account {
    /// This account's.
    Known(String),
    /// Not known, for this reason; other calls may succeed.
    Unknown(String),
    /// Nobody's: AWS refuses them, for this reason.
    Refused(String),
}

/// Asks STS of a Region.
pub async fn account(client: &Client, region: &str) -> Account {
    let response = client
        .post(&STS, "GetCallerIdentity", region, &Input::new())
        .await;
    let response = match response {
        Ok(response) => response,
        Err(reason) => return Account::Unknown(reason),
    };
    let failure = response.failure();
    if let Some(reason) = failure.refused_credentials() {
        return Account::Refused(format!("{reason} ({})", failure.kind.unwrap_or_default()));
    }
    let protocol = Protocol::Query { version: "" };
    let body = response.given("GetCallerIdentity", protocol);
    let account = body
        .as_ref()
        .and_then(|body| body.get("Account"))
        .and_then(Value::as_str);
    account.map_or_else(
        || Account::Unknown("STS did not name the account".to_owned()),
        |account| Account::Known(account.to_owned()),
    )
}
