//! The reasons why a policy that is meant for Cognito allows nothing for a pool.

use sending::grant::CognitoMail;
use sending::mark::{marks_of, statements};
use serde_json::Value;

/// Returns the defects of a policy that is meant for Cognito; none of any other policy.
pub(super) fn of(mail: &CognitoMail, policy: &str) -> Vec<String> {
    let Ok(document) = serde_json::from_str::<Value>(policy) else {
        return vec![];
    };
    let is_meant = |statement: &&Value| {
        statement["Effect"] == "Allow" && statement.to_string().contains("cognito")
    };
    let all = statements(&document);
    let is_ours = !marks_of(policy).is_empty();
    let meant = all.iter().find(|statement| is_meant(statement));
    let Some(statement) = meant.or(all.first().filter(|_| is_ours)) else {
        return vec![];
    };
    let mut defects: Vec<String> = [action, principal, resource]
        .iter()
        .filter_map(|check| check(mail, statement))
        .collect();
    defects.extend(conditions(mail, statement));
    if defects.is_empty() {
        defects.push("its conditions or principals do not fit".to_owned());
    }
    defects
}

fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(members) => members.iter().filter_map(Value::as_str).collect(),
        single => single.as_str().into_iter().collect(),
    }
}

fn action(_: &CognitoMail, statement: &Value) -> Option<String> {
    let lacks = |action: &&str| {
        !texts(&statement["Action"])
            .iter()
            .any(|given| given.eq_ignore_ascii_case(action) || given.contains('*'))
    };
    let missing: Vec<&str> = ["ses:SendEmail", "ses:SendRawEmail"]
        .into_iter()
        .filter(lacks)
        .collect();
    (!missing.is_empty()).then(|| format!("Action lacks {}", missing.join(" and ")))
}

fn principal(mail: &CognitoMail, statement: &Value) -> Option<String> {
    let services = texts(&statement["Principal"]["Service"]);
    let fits = services
        .iter()
        .any(|service| mail.principals.iter().any(|mine| mine == service));
    (!services.is_empty() && !fits).then(|| {
        format!(
            "Principal is {}, and this pool sends as {}",
            services.join(", "),
            mail.principals.join(" or ")
        )
    })
}

fn resource(mail: &CognitoMail, statement: &Value) -> Option<String> {
    let resources = texts(&statement["Resource"]);
    let fits = resources
        .iter()
        .any(|resource| resource.contains('*') || resource.eq_ignore_ascii_case(&mail.identity));
    (!resources.is_empty() && !fits)
        .then(|| format!("Resource is {}, another identity", resources.join(", ")))
}

fn conditions(mail: &CognitoMail, statement: &Value) -> Vec<String> {
    let tests = statement["Condition"].as_object().into_iter().flatten();
    let tests = tests.flat_map(|(_, tests)| tests.as_object().into_iter().flatten());
    tests
        .filter_map(|(key, values)| condition(mail, key, &texts(values)))
        .collect()
}

fn condition(mail: &CognitoMail, key: &str, values: &[&str]) -> Option<String> {
    let shown = values.join(", ");
    match key.to_ascii_lowercase().as_str() {
        "aws:sourceaccount" if !values.contains(&mail.account.as_str()) => Some(format!(
            "its condition names the account {shown}, and the pool is in {}",
            mail.account
        )),
        "aws:sourcearn" if shown.contains(":cognito-identity:") => Some(format!(
            "its condition names an identity pool ({shown}), which sends no mail"
        )),
        "aws:sourcearn"
            if mail
                .pool
                .as_deref()
                .is_none_or(|pool| !values.contains(&pool))
                && !shown.contains('*') =>
        {
            Some(format!("its condition names another pool, {shown}"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn defects(changes: &Value) -> String {
        let mail = CognitoMail {
            principals: sending::region::principals("eu-west-1", "eu-west-1"),
            account: "123456789012".to_owned(),
            pool: Some(
                "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_A".to_owned(),
            ),
            from: None,
            identity: "arn:aws:ses:eu-west-1:123456789012:identity/example.com".to_owned(),
        };
        let mut statement = json!({
            "Effect": "Allow", "Principal": { "Service": "cognito-idp.amazonaws.com" },
            "Action": ["ses:SendEmail", "ses:SendRawEmail"], "Resource": mail.identity,
        });
        statement
            .as_object_mut()
            .unwrap()
            .extend(changes.as_object().unwrap().clone());
        of(&mail, &json!({ "Statement": statement }).to_string()).join("; ")
    }

    #[test]
    fn each_defect_is_named() {
        for (changes, expected) in [
            (
                json!({ "Action": "ses:SendEmail" }),
                "Action lacks ses:SendRawEmail",
            ),
            (
                json!({ "Principal": { "Service": "cognito-identity.amazonaws.com" } }),
                "Principal is cognito-identity",
            ),
            (
                json!({ "Resource": "arn:aws:ses:eu-west-1:123456789012:identity/other.com" }),
                "another identity",
            ),
            (
                json!({ "Condition": { "StringEquals": { "aws:SourceAccount": "9" } } }),
                "the account 9",
            ),
            (
                json!({ "Condition": { "ArnLike": { "aws:SourceArn": "arn:aws:cognito-identity:x" } } }),
                "an identity pool",
            ),
            (
                json!({ "Condition": { "ArnLike": { "aws:SourceArn": "arn:aws:cognito-idp:x" } } }),
                "another pool",
            ),
        ] {
            let found = defects(&changes);
            assert!(found.contains(expected), "{found}");
        }
    }

    #[test]
    fn a_policy_of_something_else_has_none() {
        assert_eq!(
            defects(&json!({ "Principal": { "Service": "backup.amazonaws.com" } })),
            ""
        );
        assert_eq!(defects(&json!({ "Effect": "Deny" })), "");
    }
}
