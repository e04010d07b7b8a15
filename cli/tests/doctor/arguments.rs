//! Arguments of a run: pools, explanations, a probe.

use serde_json::{Value, json};

use super::{ACCOUNT, Desk, POOL, Run, json_of};

#[test]
fn the_pools_of_a_stack_and_of_a_region() {
    let desk = Desk::new().keys();
    desk.aws.give(
        "cloudformation DescribeStackResources eu-west-1 users",
        json!({ "StackResources": [
            { "ResourceType": "AWS::IAM::Role", "PhysicalResourceId": "role" },
            { "ResourceType": "AWS::Cognito::UserPool", "PhysicalResourceId": POOL },
        ]}),
    );
    let other = "eu-west-1_Other1";
    desk.aws.give(
        "cognito-idp ListUserPools eu-west-1",
        json!({ "UserPools": [{ "Id": POOL }, { "Id": other }] }),
    );
    let region = ["--region", "eu-west-1", "--no-dns", "--format", "json"];
    let ids = |run: &Run| -> Vec<Value> {
        let document = json_of(run);
        let pools = document["pools"].as_array().unwrap();
        pools.iter().map(|pool| pool["pool"].clone()).collect()
    };
    let stack = desk.run(&[&["--stack", "users"], &region[..]].concat());
    assert_eq!(ids(&stack), [POOL]);
    let all = desk.run(&[&["--all"], &region[..]].concat());
    assert_eq!(ids(&all), [POOL, other]);
    // 1 over 3: the second pool cannot be read.
    assert_eq!(all.exit, 1);
    let asked = desk
        .aws
        .world()
        .calls
        .iter()
        .filter(|call| *call == ACCOUNT)
        .count();
    // Once for the stack, once for both pools of the Region.
    assert_eq!(asked, 2);
}

#[test]
fn a_stack_without_a_pool_is_told() {
    let desk = Desk::new().keys();
    let empty = json!({ "StackResources": [] });
    desk.aws.give(
        "cloudformation DescribeStackResources eu-west-1 users",
        empty,
    );
    let run = desk.run(&["--stack", "users", "--region", "eu-west-1"]);
    assert_eq!(run.exit, 2);
    assert!(
        run.err
            .contains("the stack users in eu-west-1 has no user pool"),
        "{}",
        run.err
    );
}

#[test]
fn a_probe_without_a_terminal_writes_nothing() {
    let desk = Desk::new().keys();
    let run = desk.examine(&["--probe"]);
    assert_eq!(run.exit, 2, "{}", run.out);
    assert!(run.err.contains("terminal"), "{}", run.err);
    assert_eq!(desk.aws.world().written, []);
}

#[test]
fn a_run_writes_nothing() {
    let desk = Desk::new().keys();
    desk.examine(&["--user", "anna@example.org", "--paid"]);
    assert_eq!(desk.aws.world().written, []);
}

#[test]
fn checks_are_listed_and_explained_without_an_account() {
    let desk = Desk::new();
    let list = desk.run(&["--list"]);
    assert_eq!(list.exit, 0);
    assert!(list.out.contains("ses-sandbox"), "{}", list.out);
    let page = desk.run(&["--explain", "ses-sandbox"]);
    assert!(
        page.out.starts_with("ses-sandbox (account)\n"),
        "{}",
        page.out
    );
    assert!(page.out.contains("fix: "), "{}", page.out);
    let unchecked = desk.run(&["--explain", "dns-spf-org"]);
    assert!(
        unchecked.out.starts_with("dns-spf-org (not checked)\n"),
        "{}",
        unchecked.out
    );
    let unknown = desk.run(&["--explain", "sandbox-ses"]);
    assert_eq!(unknown.exit, 2);
    assert!(
        unknown.err.contains("did you mean ses-sandbox?"),
        "{}",
        unknown.err
    );
    let policy: Value = serde_json::from_str(&desk.run(&["--permissions"]).out).unwrap();
    assert!(policy.to_string().contains("ses:GetAccount"));
    assert!(policy.to_string().contains("sqs:GetQueueAttributes"));
    let run = desk.run(&["--permissions", "--user-pool-id", POOL]);
    assert!(run.out.contains(&format!("userpool/{POOL}")), "{}", run.out);
    assert_eq!(desk.aws.world().calls, Vec::<String>::new());
}

#[test]
fn what_is_typed_wrong_names_what_is_right() {
    let desk = Desk::new();
    for (arguments, words) in [
        (&["--user-pool-id", "AbC123"][..], "eu-west-1_AbC123"),
        (&["--all", "--only", "acount"], "account"),
        (&["--all", "--resolver", "dns.google"], "1.1.1.1"),
        (&["--user", "anna"], "--user-pool-id"),
        (&[], "--user-pool-id"),
    ] {
        let run = desk.run(arguments);
        assert_eq!(run.exit, 2, "{arguments:?}");
        assert!(run.err.contains(words), "{arguments:?}: {}", run.err);
    }
}
