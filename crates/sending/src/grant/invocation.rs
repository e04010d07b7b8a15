//! A call of a function by Cognito, and the function's policy.

use super::Answer;
use super::request::Request;

const ACTION: &str = "lambda:InvokeFunction";

/// A call of a trigger's function by Cognito.
#[derive(Debug, Clone, Default)]
pub struct CognitoCall {
    /// The account of the pool.
    pub account: String,
    /// The pool's ARN.
    pub pool: String,
    /// The function's ARN as the pool names it, perhaps with a version or an alias.
    pub function: String,
}

impl CognitoCall {
    /// Returns the effect of this policy's Deny statements.
    #[must_use]
    pub fn denied_by(&self, policy: &str) -> Answer {
        self.effect("Deny", policy)
    }

    /// Returns the effect of this policy's Allow statements.
    #[must_use]
    pub fn allowed_by(&self, policy: &str) -> Answer {
        self.effect("Allow", policy)
    }

    fn effect(&self, effect: &str, policy: &str) -> Answer {
        let principals = ["cognito-idp.amazonaws.com", "cognito-idp.amazonaws.com.cn"];
        let request = Request {
            principals: &principals.map(str::to_owned),
            role_of: None,
            account: &self.account,
            source: Some(&self.pool),
            from: None,
            action: ACTION,
            resource: &self.function,
        };
        request.effect(effect, policy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    const FUNCTION: &str = "arn:aws:lambda:eu-west-1:123456789012:function:custom-message";
    const POOL: &str = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbC";

    fn allowed(changes: &Value) -> Answer {
        let mut statement = json!({
            "Effect": "Allow", "Principal": { "Service": "cognito-idp.amazonaws.com" },
            "Action": ACTION, "Resource": FUNCTION,
        });
        let fields = statement.as_object_mut().unwrap();
        fields.extend(changes.as_object().unwrap().clone());
        let call = CognitoCall {
            account: "123456789012".to_owned(),
            pool: POOL.to_owned(),
            function: FUNCTION.to_owned(),
        };
        call.allowed_by(&json!({ "Statement": [statement] }).to_string())
    }

    #[test]
    fn a_permission_in_its_many_spellings() {
        for changes in [
            json!({}),
            json!({ "Principal": "*", "Action": "lambda:*" }),
            json!({ "Condition": { "ArnLike": { "AWS:SourceArn": POOL } } }),
            json!({ "Condition": { "ArnLike": { "AWS:SourceArn": "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/*" } } }),
            json!({ "Condition": { "StringEquals": { "AWS:SourceAccount": "123456789012" } } }),
        ] {
            assert_eq!(allowed(&changes), Answer::Yes, "{changes}");
        }
    }

    #[test]
    fn a_permission_for_something_else() {
        for changes in [
            json!({ "Principal": { "Service": "sns.amazonaws.com" } }),
            json!({ "Principal": { "AWS": "arn:aws:iam::123456789012:root" } }),
            json!({ "Action": "lambda:GetFunction" }),
            json!({ "Resource": format!("{FUNCTION}:live") }),
            json!({ "Condition": { "ArnLike": { "AWS:SourceArn": POOL.replace("AbC", "abc") } } }),
            json!({ "Condition": { "StringEquals": { "AWS:SourceAccount": "999999999999" } } }),
        ] {
            assert_eq!(allowed(&changes), Answer::No, "{changes}");
        }
    }

    #[test]
    fn a_condition_that_cannot_be_evaluated() {
        let changes = json!({ "Condition": { "StringEquals": { "aws:SourceOrgID": "o-1" } } });
        assert_eq!(allowed(&changes), Answer::Perhaps);
    }
}
