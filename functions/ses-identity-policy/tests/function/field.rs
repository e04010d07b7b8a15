//! The cases of `tests/field/`, each made after a public report: what CloudFormation and Terraform
//! send, in this order, and what must come of it.

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
fn address_of_domain() {
    let case = case("address-of-domain");
    let arn = "arn:aws:ses:us-east-1:123456789012:identity/example.org";
    for played in both(&case) {
        let reason = played.reason();
        assert!(
            reason.contains(arn) && reason.contains("From no-reply@example.org"),
            "{reason}"
        );
    }
    let check = with(&of_type(&case, CHECK), &json!({ "UserPoolArn": null }));
    for played in both(&check) {
        assert!(played.reason().contains(arn), "{}", played.reason());
    }
    // A subdomain, and an address of one.
    for (identity, from) in [
        ("mail.example.org", Some("a@mail.example.org")),
        ("a@mail.example.org", None),
    ] {
        let source = format!("arn:aws:ses:us-east-1:123456789012:identity/{identity}");
        let played = play(&with(&case, &json!({ "SourceArn": source, "From": from })));
        assert!(played.reason().contains(arn), "{}", played.reason());
        assert!(
            played.reason().contains("From a@mail.example.org"),
            "{}",
            played.reason()
        );
    }
}

#[test]
fn a_pending_address_and_an_unverified_parent() {
    let mut pending = case("address-of-domain");
    pending["ses"]["us-east-1"]["no-reply@example.org"] = json!({ "verified": false });
    let arn = "identity/example.org with From";
    for played in both(&pending) {
        let reason = played.reason();
        assert!(
            reason.contains("open the link") && reason.contains(arn),
            "{reason}"
        );
    }
    pending["ses"]["us-east-1"]["example.org"]["verified"] = json!(false);
    for played in both(&pending) {
        assert!(
            !played.reason().contains("identity/example.org"),
            "{}",
            played.reason()
        );
    }
}

#[test]
fn cancelled_create() {
    let mut case = case("cancelled-create");
    let foreign = json!({ "Statement": [{ "Sid": "Signet0123456789abcdef" }] });
    case["ses"]["us-east-1"]["example.org"]["policies"] = json!({ "theirs": foreign });
    let played = play_on(ses_of(&case), &case, SHORT);
    assert_eq!(played.last()["Status"], "SUCCESS", "{}", played.last());
    assert_eq!(
        played.policies("us-east-1", "example.org"),
        [("theirs".to_owned(), foreign)]
    );
}

#[test]
fn cancelled_create_of_any_policy() {
    let document = json!({ "Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": { "AWS": "999999999999" }, "Action": "ses:SendEmail",
        "Resource": "arn:aws:ses:us-east-1:123456789012:identity/example.org",
    }] });
    let case = with(
        &of_type(&case("cancelled-create"), ANY),
        &json!({ "EmailIdentity": "Example.org", "PolicyName": "partner", "Policy": document }),
    );
    let played = play_on(ses_of(&case), &case, SHORT);
    assert_eq!(
        played.answers[0]["PhysicalResourceId"],
        "us-east-1/example.org/partner"
    );
    assert_eq!(played.last()["Status"], "SUCCESS", "{}", played.last());
    assert_eq!(played.policies("us-east-1", "example.org"), []);
}

/// The Delete is there first, and the Create writes while the Delete still looks.
#[test]
fn a_delete_that_overtakes_its_create() {
    let case = case("cancelled-create");
    let ses = ses_of(&case);
    let (bucket, function) = (Bucket::start(None), Function::start(&ses.url));
    let other = Function::start(&ses.url);
    let requests = case["requests"].as_array().unwrap();
    // Without permission the Create waits for IAM; the Delete's reads are allowed.
    ses.world().denied = ["CreateEmailIdentityPolicy"].into();
    std::thread::scope(|scope| {
        let create = addressed(requests[0].clone(), &bucket, "create");
        let creating = scope.spawn(move || function.invoke(&create, PATIENCE));
        let delete = addressed(requests[1].clone(), &bucket, "delete");
        let world = &ses;
        let deleting = scope.spawn(move || other.invoke(&delete, Duration::from_secs(12)));
        while !world
            .world()
            .calls
            .iter()
            .any(|call| call == "GetEmailIdentityPolicies")
        {
            std::thread::sleep(Duration::from_millis(20));
        }
        world.world().denied.clear();
        assert_eq!(creating.join().unwrap(), Ok(Value::Null));
        assert_eq!(deleting.join().unwrap(), Ok(Value::Null));
    });
    assert_eq!(bucket.take("delete")[0]["Status"], "SUCCESS");
    let left = ses.with_identity("us-east-1", "example.org", |it| it.policies.len());
    assert_eq!(left, 0);
}

#[test]
fn a_made_up_id_without_anything_to_find_is_a_success() {
    let case = case("cancelled-create");
    for changes in [
        json!({ "SourceArn": { "odd": "shape" } }),
        json!({ "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/gone.example.org" }),
        json!({ "EmailSendingAccount": "COGNITO_DEFAULT", "SourceArn": "", "From": "" }),
    ] {
        let mut delete = with(&case, &changes);
        delete["requests"] = json!([delete["requests"][1]]);
        let played = play_on(ses_of(&delete), &delete, SHORT);
        assert_eq!(played.last()["Status"], "SUCCESS", "{changes}");
        let id = "accounts-SendingPolicy-1QX7KD0V3M2PA";
        assert_eq!(played.last()["PhysicalResourceId"], id);
    }
}

#[test]
fn case_create() {
    for played in both(&case("case-create")) {
        let id = played.last()["PhysicalResourceId"]
            .as_str()
            .unwrap_or("us-east-1/example.org/");
        assert!(id.starts_with("us-east-1/example.org/"), "{id}");
        let policies = played.policies("us-east-1", "example.org");
        let resource = &policies[0].1["Statement"][0]["Resource"];
        assert_eq!(
            resource,
            "arn:aws:ses:us-east-1:123456789012:identity/example.org"
        );
    }
}

#[test]
fn case_update() {
    let played = play(&case("case-update"));
    let id = "us-east-1/Example.ORG/accounts-SendingPolicy-4249f55d54a066e4";
    assert_eq!(played.answers[1]["PhysicalResourceId"], id);
    assert_eq!(played.policies("us-east-1", "example.org").len(), 1);
}

/// The policy of an older version goes with its stack, whatever has been updated in between.
#[test]
fn case_update_and_the_stack_goes() {
    let mut case = case("case-update");
    let (create, update) = (case["requests"][0].clone(), case["requests"][1].clone());
    let mut delete = case["requests"][2].clone();
    delete["ResourceProperties"] = update["ResourceProperties"].clone();
    case["requests"] = json!([create, update, delete]);
    let played = play(&case);
    assert_eq!(played.policies("us-east-1", "example.org"), []);
}

#[test]
fn case_update_in_terraform() {
    let case = case("case-update");
    let input = |identity: &str, action: &str, previous: &Value| {
        json!({
            "EmailSendingAccount": "DEVELOPER", "PolicyName": "mail", "From": "no-reply@example.org",
            "SourceArn": format!("arn:aws:ses:us-east-1:123456789012:identity/{identity}"),
            "UserPoolArn": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_EXAMPLE",
            "tf": { "action": action, "prev_input": previous },
        })
    };
    let mut case = case.clone();
    let create = input("Example.ORG", "create", &Value::Null);
    let mut previous = create.clone();
    previous.as_object_mut().unwrap().remove("tf");
    case["requests"] = json!([create, input("example.org", "update", &previous)]);
    let played = play(&case);
    assert_eq!(played.policies("us-east-1", "example.org")[0].0, "mail");
}

#[test]
fn deny_beside_ours() {
    let case = case("deny-beside-ours");
    for played in both(&case) {
        assert!(
            played.warnings().contains("allow-newsletter-only"),
            "{}",
            played.warnings()
        );
        assert_eq!(played.policies("us-east-1", "example.org").len(), 2);
    }
    let check = with(&of_type(&case, CHECK), &json!({ "UserPoolArn": null }));
    assert!(play(&check).warnings().contains("allow-newsletter-only"));
    for (name, change) in [
        ("Principal", json!({ "AWS": "999999999999" })),
        ("Action", json!("ses:SendBulkEmail")),
    ] {
        let mut other = case.clone();
        let policy = &mut other["ses"]["us-east-1"]["example.org"]["policies"];
        policy["allow-newsletter-only"]["Statement"][0][name] = change;
        for played in both(&other) {
            assert!(
                !played.warnings().contains("newsletter"),
                "{}",
                played.warnings()
            );
        }
    }
}

#[test]
fn iam_explicit_deny() {
    let case = case("iam-explicit-deny");
    for case in [case.clone(), in_terraform(&case)] {
        // Less time than the patience with a late IAM takes.
        let played = play_on(ses_of(&case), &case, Duration::from_secs(10));
        let reason = played.reason();
        assert!(
            reason.contains("a Deny in a service control policy"),
            "{reason}"
        );
        assert!(
            !reason.contains("out of time") && !reason.contains("; allow"),
            "{reason}"
        );
    }
}

#[test]
fn iam_late() {
    let case = case("iam-late");
    for played in both(&case) {
        assert_eq!(played.policies("us-east-1", "example.org").len(), 1);
    }
    // The Delete as well.
    let mut case = case.clone();
    let mut delete = case["requests"][0].clone();
    delete["RequestType"] = json!("Delete");
    delete["PhysicalResourceId"] = json!("us-east-1/example.org/p");
    case["requests"] = json!([delete]);
    assert_eq!(play(&case).last()["Status"], "SUCCESS");
}

#[test]
fn iam_that_stays_names_action_and_role() {
    let mut case = case("iam-late");
    case["faults"][0].as_object_mut().unwrap().remove("seconds");
    let played = play_on(ses_of(&case), &case, Duration::from_secs(6));
    let reason = played.reason();
    assert!(reason.contains("allow ses:GetEmailIdentity on"), "{reason}");
    assert!(reason.contains("role example"), "{reason}");
}

#[test]
fn paused_account() {
    let case = case("paused-account");
    for played in both(&case) {
        assert!(
            played
                .warnings()
                .contains("paused for the account in us-east-1")
        );
    }
    let check = with(&of_type(&case, CHECK), &json!({ "UserPoolArn": null }));
    assert!(play(&check).warnings().contains("paused for the account"));
}

#[test]
fn other_pauses() {
    let mut case = case("paused-account");
    case["account"] = Value::Null;
    let paused = |change: &dyn Fn(&Ses), changes: &Value| {
        let ses = ses_of(&case);
        change(&ses);
        play_on(ses, &with(&case, changes), PATIENCE).warnings()
    };
    let add_sets = |ses: &Ses| {
        let mut world = ses.world();
        world.configuration_sets = ["mail".to_owned(), "other".to_owned()].into();
        world.paused_sets = ["mail".to_owned()].into();
    };
    let default_set = |ses: &Ses| {
        add_sets(ses);
        ses.with_identity("us-east-1", "example.org", |it| {
            it.default_set = Some("mail".to_owned())
        });
    };
    let own = paused(&add_sets, &json!({ "ConfigurationSet": "mail" }));
    assert!(
        own.contains("paused for the configuration set mail"),
        "{own}"
    );
    let default = paused(&default_set, &json!({}));
    assert!(
        default.contains("the default of the identity example.org"),
        "{default}"
    );
    // The pool's own set takes the place of the identity's.
    assert_eq!(
        paused(&default_set, &json!({ "ConfigurationSet": "other" })),
        ""
    );
    let gone = paused(
        &|ses| {
            ses.with_identity("us-east-1", "example.org", |it| {
                it.default_set = Some("gone".to_owned())
            })
        },
        &json!({}),
    );
    assert!(gone.contains("gone does not exist"), "{gone}");
    for (status, said) in [
        ("SHUTDOWN", "no mail leaves"),
        ("PROBATION", "under review"),
    ] {
        let warnings = paused(
            &|ses| ses.world().enforcement_status = Some(status.to_owned()),
            &json!({}),
        );
        assert!(warnings.contains(said), "{warnings}");
    }
}

#[test]
fn principals_empty_member() {
    let case = case("principals-empty-member");
    for played in both(&case) {
        let principals = &played.attributes()["Principals"];
        let one = "cognito-idp.amazonaws.com";
        assert!(
            *principals == one || *principals == json!([one]),
            "{principals}"
        );
    }
    let lists = [
        json!(["cognito-idp.amazonaws.com, email.cognito-idp.amazonaws.com"]),
        json!([
            " cognito-idp.amazonaws.com",
            "email.cognito-idp.amazonaws.com ,"
        ]),
        json!("cognito-idp.amazonaws.com,,email.cognito-idp.amazonaws.com,"),
        json!(["", " "]),
    ];
    for list in lists {
        let played = play(&with(&case, &json!({ "Principals": list })));
        assert_eq!(played.attributes()["Principals"], GLOBAL, "{list}");
    }
}

#[test]
fn region_ap_east_2() {
    let played = play(&case("region-ap-east-2"));
    let expected = format!("{GLOBAL},cognito-idp.ap-east-2.amazonaws.com");
    assert_eq!(played.attributes()["Principals"], expected);
    assert!(played.warnings().contains("ap-east-2"));
}

#[test]
fn region_eu_central_2() {
    let case = case("region-eu-central-2");
    let played = play(&case);
    let expected = format!("{GLOBAL},cognito-idp.eu-central-2.amazonaws.com");
    assert_eq!(played.attributes()["Principals"], expected);
    assert!(played.warnings().contains("eu-central-1"));
    let check = with(
        &of_type(&case, CHECK),
        &json!({ "UserPoolArn": null, "UserPoolRegion": "eu-central-2" }),
    );
    for played in both(&check) {
        assert!(
            played.warnings().contains("eu-central-1"),
            "{}",
            played.warnings()
        );
    }
}

#[test]
fn a_principal_that_ses_does_not_know_is_left_out() {
    let case = case("region-eu-central-2");
    let regional = "cognito-idp.eu-central-2.amazonaws.com";
    for case in [case.clone(), in_terraform(&case)] {
        let ses = ses_of(&case);
        ses.world().unknown_principals = [regional.to_owned()].into();
        let played = play_on(ses, &case, PATIENCE);
        let principals = &played.attributes()["Principals"];
        let both = json!([
            "cognito-idp.amazonaws.com",
            "email.cognito-idp.amazonaws.com"
        ]);
        assert!(*principals == GLOBAL || *principals == both, "{principals}");
        assert!(played.warnings().contains("does not take the principal"));
    }
}

#[test]
fn region_not_enabled() {
    let case = case("region-not-enabled");
    for played in both(&case) {
        let reason = played.reason();
        assert!(reason.contains("af-south-1 may not be enabled"), "{reason}");
        assert!(!reason.contains("role"), "{reason}");
    }
}

#[test]
fn reply_to_name() {
    let case = case("reply-to-name");
    let check = with(&of_type(&case, CHECK), &json!({ "UserPoolArn": null }));
    for case in [case, check] {
        for played in both(&case) {
            assert!(
                played.reason().contains("give help@example.org"),
                "{}",
                played.reason()
            );
        }
    }
}

#[test]
fn sns_backed() {
    let case = case("sns-backed");
    let played = play(&case);
    assert_eq!(played.attributes()["Attached"], "true");
    // A wrong one is answered.
    let mut wrong = case.clone();
    let message = &mut wrong["requests"][0]["Records"][0]["Sns"]["Message"];
    *message = json!(message.as_str().unwrap().replace("DEVELOPER", "OTHER"));
    assert!(
        play(&wrong)
            .reason()
            .contains("give DEVELOPER or COGNITO_DEFAULT")
    );
}

#[test]
fn terraform_key() {
    let played = play(&case("terraform-key"));
    assert_eq!(played.attributes()["Attached"], true);
    assert_eq!(played.warnings(), "[]");
}

#[test]
fn every_case_has_a_test() {
    let folder = format!("{}/tests/field", env!("CARGO_MANIFEST_DIR"));
    let this = include_str!("field.rs");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let name = name.strip_suffix(".json").unwrap();
        assert!(this.contains(&format!("case(\"{name}\")")), "{name}");
    }
}
