//! Properties as a stack template may have them: usual, odd and wrong ones.

use serde_json::{Value, json};

use super::account::{IDENTITIES, THEIR_NAME};

pub(super) const CHECK: &str = "Custom::CognitoEmailConfiguration";
pub(super) const IDENTITY_POLICY: &str = "Custom::SesEmailIdentityPolicy";

/// The same wish for a resource of another type.
pub(super) fn as_type(resource_type: &str, properties: &Value) -> Value {
    if resource_type != IDENTITY_POLICY {
        return properties.clone();
    }
    let source = &properties["SourceArn"];
    json!({
        "ServiceToken": "t",
        "EmailIdentity": source,
        "PolicyName": properties["PolicyName"],
        "Policy": {
            "Version": "2012-10-17",
            "Statement": [{
                "Effect": "Allow",
                "Principal": { "Service": ["cognito-idp.amazonaws.com", "email.cognito-idp.amazonaws.com"] },
                "Action": ["ses:SendEmail", "ses:SendRawEmail"],
                "Resource": source,
                "Condition": {
                    "StringEquals": { "aws:SourceAccount": "123456789012" },
                    "ArnLike": { "aws:SourceArn": properties["UserPoolArn"] },
                },
            }],
        },
    })
}

pub(super) fn any_properties(random: &mut fastrand::Rng) -> Value {
    if random.u8(0..100) < 15 {
        return json!({ "ServiceToken": "t", "EmailSendingAccount": "COGNITO_DEFAULT", "RequireVerifiedIdentity": "true" });
    }
    let (region, identity) = IDENTITIES[random.usize(0..IDENTITIES.len())];
    let pool = random.u8(0..2);
    // SES compares domains without case.
    let capital = identity.replace("example", "Example");
    let identity = if random.u8(0..4) == 0 {
        capital.as_str()
    } else {
        identity
    };
    let mut properties = json!({
        "ServiceToken": "t",
        "EmailSendingAccount": "DEVELOPER",
        "SourceArn": format!("arn:aws:ses:{region}:123456789012:identity/{identity}"),
        "UserPoolArn": format!("arn:aws:cognito-idp:{region}:123456789012:userpool/{region}_{pool}"),
    });
    if !identity.contains('@') {
        properties["From"] = json!(format!("Example, Inc. <no-reply@{identity}>"));
    }
    vary(&mut properties, random);
    properties
}

fn vary(properties: &mut Value, random: &mut fastrand::Rng) {
    match random.u8(0..20) {
        0..=2 => properties["PolicyName"] = json!(THEIR_NAME),
        3..=5 => properties["PolicyName"] = json!(format!("name-{}", random.u128(..))),
        6 => {
            properties["SourceArn"] =
                json!("arn:aws:ses:us-east-1:123456789012:identity/gone.example.com");
        }
        7 => properties["From"] = json!("nobody"),
        8 => properties["ConfigurationSet"] = json!("transactional"),
        9 => properties["ConfigurationSet"] = json!("missing"),
        10 => properties["RequireVerifiedIdentity"] = json!("false"),
        11 => properties["RequireProductionAccess"] = json!("true"),
        12 => properties["Principals"] = json!({"odd": ["shape"]}),
        _ => {}
    }
}
