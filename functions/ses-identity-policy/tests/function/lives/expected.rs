//! The policy that a stack's properties ask for, put together by other means than the function's.

use serde_json::{Value, json};

/// The sender that a policy trusts, for which pool, and to do what.
pub(super) fn summary(text: &str) -> String {
    let document: Value = serde_json::from_str(text).unwrap();
    let statement = &document["Statement"][0];
    let pool = statement["Condition"]["ArnLike"]["aws:SourceArn"]
        .as_str()
        .unwrap();
    let services = &statement["Principal"]["Service"];
    format!("{services} {pool} {}", statement["Action"])
}

/// The place of the policy, and its summary; `None` where none is to be attached.
pub(super) fn expected(physical_id: &str, properties: &Value) -> Option<(String, String)> {
    if physical_id == "email-configuration" {
        return None;
    }
    let statement = &properties["Policy"]["Statement"][0];
    let source = properties["SourceArn"]
        .as_str()
        .or(statement["Resource"].as_str())?;
    let pool = &statement["Condition"]["ArnLike"]["aws:SourceArn"];
    let pool = properties["UserPoolArn"].as_str().or(pool.as_str())?;
    let (region, identity) = (source.split(':').nth(3)?, source.split_once("identity/")?.1);
    let identity = identity.replace("Example", "example");
    let made_up = physical_id.rsplit('/').next()?;
    let name = properties["PolicyName"].as_str().unwrap_or(made_up);
    let services = match pool.split(':').nth(3)? {
        "eu-central-2" => json!(["cognito-idp.eu-central-2.amazonaws.com"]),
        _ => json!([
            "cognito-idp.amazonaws.com",
            "email.cognito-idp.amazonaws.com"
        ]),
    };
    Some((
        format!("{region}/{identity}/{name}"),
        format!("{services} {pool} [\"ses:SendEmail\",\"ses:SendRawEmail\"]"),
    ))
}
