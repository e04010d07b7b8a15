//! Marks of stacks and of Terraform, and the claims to them.

use super::*;
use sending::policy::POLICY_NAME_MAX;
use serde_json::json;

const STACK: &str =
    "arn:aws:cloudformation:us-east-1:123456789012:stack/mail/1a2b3c4d-0000-4000-8000-000000000001";
const POOL: &str = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/p";

fn stored(mark: &Mark) -> String {
    let condition = json!({ "ArnLike": { "aws:SourceArn": POOL } });
    json!({ "Statement": [{ "Sid": mark.to_string(), "Condition": condition }] }).to_string()
}

fn claim(owner: &str, instance: Option<&str>) -> Claim {
    Claim::new(vec![hash(&[owner])], instance)
}

#[test]
fn stacks_and_resources_differ() {
    let one = Owner::of_stack(STACK, "SendingPolicy");
    assert_eq!(one, Owner::of_stack(STACK, "SendingPolicy"));
    assert_ne!(one.hash(), Owner::of_stack(STACK, "Other").hash());
    let other_stack = STACK.replace("1a2b", "9a2b");
    assert_ne!(
        one.hash(),
        Owner::of_stack(&other_stack, "SendingPolicy").hash()
    );
}

#[test]
fn names_are_readable_and_fit() {
    let name = Owner::of_stack(STACK, "SendingPolicy").default_policy_name();
    assert!(name.starts_with("mail-SendingPolicy-"), "{name}");
    let stack = format!(
        "arn:aws:cloudformation:us-east-1:123456789012:stack/{}/x",
        "s".repeat(128)
    );
    let longest = Owner::of_stack(&stack, &"L".repeat(255)).default_policy_name();
    assert_eq!(longest.len(), POLICY_NAME_MAX);
}

#[test]
fn a_mark_is_alphanumeric() {
    for instance in [None, Some("abc"), Some("a-b/ü"), Some("")] {
        let mark = claim("a", instance).mark().to_string();
        assert!(mark.bytes().all(|b| b.is_ascii_alphanumeric()), "{mark}");
        assert!(Mark::parse(&mark).is_some(), "{mark}");
    }
}

#[test]
fn only_the_own_policy_is_written_and_removed() {
    let (mine, theirs) = (claim("mine", None), claim("theirs", None));
    let policy = stored(&mine.mark());
    assert_eq!(mine.mark_over(&policy, Some(POOL)), Some(mine.mark()));
    assert!(mine.may_remove(&policy) && mine.is_certain(&policy));
    assert_eq!(theirs.mark_over(&policy, Some(POOL)), None);
    assert!(!theirs.may_remove(&policy) && !theirs.is_certain(&policy));
}

/// Terraform's `create_before_destroy`: the new instance takes the policy over, and the old
/// instance's delete leaves it.
#[test]
fn a_new_instance_takes_the_policy_over() {
    let (old, new) = (claim("same", Some("A")), claim("same", Some("B")));
    let taken = new.mark_over(&stored(&old.mark()), Some(POOL)).unwrap();
    assert_eq!(taken.instance.as_deref(), Some("B"));
    assert_eq!(taken.owner, old.mark().owner);
    let policy = stored(&taken);
    assert!(!old.may_remove(&policy) && new.may_remove(&policy));
    assert_eq!(
        new.mark_over(&stored(&old.mark()), Some("another pool")),
        None
    );
}

#[test]
fn an_instance_takes_over_the_policy_without_one() {
    let (old, new) = (claim("same", None), claim("same", Some("A")));
    let taken = new.mark_over(&stored(&old.mark()), Some(POOL)).unwrap();
    assert_eq!(
        (taken.owner, taken.instance.as_deref()),
        (old.mark().owner, Some("A"))
    );
    assert!(new.may_remove(&stored(&old.mark())));
    let with_instance = stored(&new.mark());
    assert!(!old.may_remove(&with_instance));
}

/// terraform-provider-aws#43447: after a failed update the state holds the new input.
#[test]
fn an_instance_knows_its_policy_whatever_the_input_is() {
    let (before, after) = (claim("one pool", Some("A")), claim("another", Some("A")));
    assert!(after.is_certain(&stored(&before.mark())));
    let without = (claim("one pool", None), claim("another", None));
    assert!(!without.1.is_certain(&stored(&without.0.mark())));
}
