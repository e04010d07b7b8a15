//! The operations on an identity's policies, and what a policy must be.

use serde_json::{Value, json};

use super::call::Call;
use super::refusal::{Refusal, bad, exists, full, missing};
use super::{ACCOUNT, Identity, World};

/// <https://docs.aws.amazon.com/ses/latest/dg/quotas.html>
const POLICIES: usize = 20;
const LONGEST_NAME: usize = 64;
const LONGEST_DOCUMENT: usize = 4096;

/// The condition keys that SES knows.
const CONDITION_KEYS: [&str; 2] = ["aws:SourceAccount", "aws:SourceArn"];

impl World {
    pub(super) fn policy(
        &mut self,
        call: &Call<'_>,
        identity_name: &str,
        name: &str,
    ) -> Result<Value, Refusal> {
        let missing_is_404 = self.missing_is_404;
        self.check_principals(call.body)?;
        let identity = self.identity(&call.region, identity_name)?;
        let is_there = identity.policies.contains_key(name);
        match call.operation {
            "CreateEmailIdentityPolicy" if is_there => return Err(exists(name)),
            "CreateEmailIdentityPolicy" if identity.policies.len() >= POLICIES => {
                return Err(full());
            }
            "CreateEmailIdentityPolicy" => store(identity, call, identity_name, name)?,
            _ if !is_there && missing_is_404 => return Err(missing("policy")),
            "UpdateEmailIdentityPolicy" if is_there => store(identity, call, identity_name, name)?,
            "DeleteEmailIdentityPolicy" => drop(identity.policies.remove(name)),
            _ => {}
        }
        Ok(json!({}))
    }
}

impl World {
    fn check_principals(&self, body: &[u8]) -> Result<(), Refusal> {
        let body = String::from_utf8_lossy(body);
        let unknown = &self.unknown_principals;
        match unknown.iter().find(|name| body.contains(name.as_str())) {
            Some(name) => Err(bad(&format!("InvalidPolicy: Invalid principal: {name}"))),
            None => Ok(()),
        }
    }
}

/// SES strips white space from what it stores.
fn store(
    identity: &mut Identity,
    call: &Call<'_>,
    identity_name: &str,
    name: &str,
) -> Result<(), Refusal> {
    let body: Value = serde_json::from_slice(call.body).map_err(|_| bad("not JSON"))?;
    let text = body["Policy"]
        .as_str()
        .ok_or_else(|| bad("Policy is missing"))?;
    let document = document(text, &call.region, identity_name)?;
    check_name(name)?;
    identity
        .policies
        .insert(name.to_owned(), document.to_string());
    Ok(())
}

fn check_name(name: &str) -> Result<(), Refusal> {
    let is_usual = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    if (1..=LONGEST_NAME).contains(&name.len()) && name.bytes().all(is_usual) {
        Ok(())
    } else {
        Err(bad("PolicyName"))
    }
}

fn document(text: &str, region: &str, identity: &str) -> Result<Value, Refusal> {
    let document: Value = serde_json::from_str(text).map_err(|_| bad("InvalidPolicy: not JSON"))?;
    let statement = &document["Statement"][0];
    let is_version = ["2008-10-17", "2012-10-17"]
        .iter()
        .any(|known| document["Version"] == *known);
    if text.len() > LONGEST_DOCUMENT || !is_version {
        return Err(bad("InvalidPolicy: size or Version"));
    }
    if statement["Resource"] != format!("arn:aws:ses:{region}:{ACCOUNT}:identity/{identity}") {
        return Err(bad("InvalidPolicy: the resource is not this identity"));
    }
    match unknown_condition_key(statement) {
        Some(key) => Err(bad(&format!(
            "InvalidPolicy: Unknown or unapplicable condition field '{key}'"
        ))),
        None => Ok(document),
    }
}

fn unknown_condition_key(statement: &Value) -> Option<&str> {
    let operators = statement["Condition"].as_object().into_iter().flatten();
    let tests = operators.filter_map(|(_, tests)| tests.as_object());
    tests
        .flat_map(|tests| tests.keys())
        .map(String::as_str)
        .find(|key| !CONDITION_KEYS.contains(key))
}
