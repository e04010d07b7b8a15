//! The cases of `tests/field/`, each made after a public report: what CloudFormation and Terraform
//! send, in this order, and what must come of it.

mod identity;
mod location;
mod patience;
mod pauses;
mod protocol;
mod regions;

use std::time::Duration;

use doubles::bucket::Bucket;
use doubles::ses::{Fault, Ses};
use serde_json::{Value, json};

use crate::function::{Function, Returned};

/// Long enough for the patience with IAM; a search for a cancelled Create takes two thirds of it.
const PATIENCE: Duration = Duration::from_secs(30);
/// Enough for a Delete with a made-up id, which looks for as long as it may.
const SHORT: Duration = Duration::from_secs(4);

/// A case that is played: SES afterwards, and the answers.
struct Played {
    ses: Ses,
    answers: Vec<Value>,
}

impl Played {
    fn last(&self) -> &Value {
        self.answers.last().expect("a request was sent")
    }

    /// The reason of a failure, in either protocol.
    fn reason(&self) -> &str {
        let last = self.last();
        assert_ne!(last["Status"], "SUCCESS", "{last}");
        let message = last["Reason"].as_str().or(last["errorMessage"].as_str());
        message.expect("a failure has a reason")
    }

    /// The attributes of a success, in either protocol.
    fn attributes(&self) -> &Value {
        let last = self.last();
        match last["Status"].as_str() {
            Some(status) => {
                assert_eq!(status, "SUCCESS", "{last}");
                &last["Data"]
            }
            None => {
                assert_eq!(last["errorMessage"], Value::Null, "{last}");
                last
            }
        }
    }

    fn warnings(&self) -> String {
        let warnings = &self.attributes()["Warnings"];
        let text = warnings.as_str().map(str::to_owned);
        text.unwrap_or_else(|| warnings.to_string())
    }

    fn policies(&self, region: &str, identity: &str) -> Vec<(String, Value)> {
        self.ses.with_identity(region, identity, |identity| {
            let read = |(name, text): (&String, &String)| {
                (name.clone(), serde_json::from_str(text).unwrap())
            };
            identity.policies.iter().map(read).collect()
        })
    }
}

fn case(name: &str) -> Value {
    let path = format!("{}/tests/field/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// SES as a case describes it.
fn ses_of(case: &Value) -> Ses {
    let ses = Ses::start(None);
    for (region, identities) in case["ses"].as_object().unwrap() {
        for (name, given) in identities.as_object().unwrap() {
            ses.with_identity(region, name, |identity| {
                identity.verified = given["verified"] == true;
                for (name, policy) in given["policies"].as_object().into_iter().flatten() {
                    identity.policies.insert(name.clone(), policy.to_string());
                }
            });
        }
    }
    let mut world = ses.world();
    world.paused = case["account"]["SendingEnabled"] == false;
    world.fault = case["faults"].as_array().map(|faults| fault(&faults[0]));
    drop(world);
    ses
}

fn fault(given: &Value) -> Fault {
    Fault {
        status: u16::try_from(given["status"].as_u64().unwrap()).unwrap(),
        code: match given["code"].as_str().unwrap() {
            "AccessDeniedException" => "AccessDeniedException",
            "UnrecognizedClientException" => "UnrecognizedClientException",
            other => panic!("a new code: {other}"),
        },
        message: given["message"].as_str().unwrap().to_owned(),
        // A test depends on calls, not on the clock.
        calls: given["seconds"].as_u64().map(|_| 3),
    }
}

fn play(case: &Value) -> Played {
    let ses = ses_of(case);
    play_on(ses, case, PATIENCE)
}

fn play_on(ses: Ses, case: &Value, deadline: Duration) -> Played {
    let bucket = Bucket::start(None);
    let function = Function::start_with(&ses.url, &[("ALLOW_ANY_POLICY", "true")]);
    let requests = case["requests"].as_array().unwrap();
    let answers = requests
        .iter()
        .enumerate()
        .map(|(at, request)| send(&function, &bucket, request, &at.to_string(), deadline))
        .collect();
    Played { ses, answers }
}

/// Sends a request with the double's own address in the place of the response URL.
fn send(
    function: &Function,
    bucket: &Bucket,
    request: &Value,
    id: &str,
    deadline: Duration,
) -> Value {
    let mut request = request.clone();
    if let Some(message) = request["Records"][0]["Sns"]["Message"].as_str() {
        let inner = addressed(serde_json::from_str(message).unwrap(), bucket, id);
        request["Records"][0]["Sns"]["Message"] = json!(inner.to_string());
    } else {
        // Indexing has put a null there.
        request.as_object_mut().unwrap().remove("Records");
        if request["ResponseURL"].is_null() {
            request.as_object_mut().unwrap().remove("ResponseURL");
            return returned(function.invoke(&request, deadline));
        }
        request = addressed(request, bucket, id);
    }
    assert_eq!(function.invoke(&request, deadline), Ok(Value::Null));
    let mut taken = bucket.take(id);
    assert_eq!(taken.len(), 1, "answered {} times", taken.len());
    taken.remove(0)
}

fn addressed(mut request: Value, bucket: &Bucket, id: &str) -> Value {
    request["ResponseURL"] = json!(bucket.url(id));
    request["RequestId"] = json!(id);
    request
}

fn returned(result: Returned) -> Value {
    result.unwrap_or_else(|error| error)
}

/// The same case as Terraform sends it: the properties of its only request as an input.
fn in_terraform(case: &Value) -> Value {
    let mut input = case["requests"][0]["ResourceProperties"].clone();
    let resource_type = case["requests"][0]["ResourceType"].clone();
    input.as_object_mut().unwrap().remove("ServiceToken");
    input["ResourceType"] = resource_type;
    input["tf"] = json!({ "action": "create", "prev_input": null });
    let mut case = case.clone();
    case["requests"] = json!([input]);
    case
}

/// The same case with other properties in every request.
fn with(case: &Value, changes: &Value) -> Value {
    let mut case = case.clone();
    for request in case["requests"].as_array_mut().unwrap() {
        let properties = request["ResourceProperties"].as_object_mut().unwrap();
        properties.extend(changes.as_object().unwrap().clone());
        properties.retain(|_, value| !value.is_null());
    }
    case
}

/// Both protocols.
fn both(case: &Value) -> [Played; 2] {
    [play(case), play(&in_terraform(case))]
}

fn of_type(case: &Value, resource_type: &str) -> Value {
    let mut case = case.clone();
    for request in case["requests"].as_array_mut().unwrap() {
        request["ResourceType"] = json!(resource_type);
    }
    case
}

const CHECK: &str = "Custom::CognitoEmailConfiguration";
const ANY: &str = "Custom::SesEmailIdentityPolicy";
const GLOBAL: &str = "cognito-idp.amazonaws.com,email.cognito-idp.amazonaws.com";

#[test]
fn every_case_has_a_test() {
    let folder = format!("{}/tests/field", env!("CARGO_MANIFEST_DIR"));
    let tests = [
        include_str!("field/identity.rs"),
        include_str!("field/location.rs"),
        include_str!("field/patience.rs"),
        include_str!("field/pauses.rs"),
        include_str!("field/protocol.rs"),
        include_str!("field/regions.rs"),
    ]
    .concat();
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let name = name.strip_suffix(".json").unwrap();
        assert!(tests.contains(&format!("case(\"{name}\")")), "{name}");
    }
}
