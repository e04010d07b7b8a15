//! The lifecycle as tables, and as histories of properties lived against a map.

use super::*;
use crate::desired::{Surroundings, claim, decide, earlier};
use crate::owner::{Claim, Maker};
use crate::resource_type::ResourceType;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const STACK: Maker<'_> = Maker::Stack {
    stack_id: "arn:aws:cloudformation:us-east-1:123456789012:stack/mail/1",
    logical_id: "P",
};
const POLICY: ResourceType = ResourceType::SendingPolicy;

fn surroundings(maker: Maker<'_>) -> Surroundings<'_> {
    Surroundings {
        maker,
        account: None,
        region: "us-east-1",
        allows_any_policy: false,
    }
}

fn properties(identity: &str, name: &str) -> Value {
    json!({
        "EmailSendingAccount": "DEVELOPER",
        "SourceArn": format!("arn:aws:ses:us-east-1:123456789012:identity/{identity}@example.com"),
        "UserPoolArn": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/p",
        "PolicyName": name,
    })
}

fn nothing() -> Value {
    json!({ "EmailSendingAccount": "COGNITO_DEFAULT" })
}

fn desired(value: &Value, maker: Maker<'_>) -> DesiredState {
    let decided = decide(POLICY, value, surroundings(maker));
    decided.unwrap().state
}

fn before(value: &Value, maker: Maker<'_>) -> Earlier {
    earlier(POLICY, value, surroundings(maker))
}

fn claim_of(ages: &[&Value], maker: Maker<'_>) -> Claim {
    claim(POLICY, ages, surroundings(maker))
}

/// `steps → physical id`, as one readable line.
fn line(plan: &Plan) -> String {
    let steps = plan.steps.iter().map(|step| match step {
        Step::Check(sender) => format!("?{}", sender.identity.name),
        Step::Attach(attachment) => format!("+{}", attachment.location),
        Step::Remove(location) | Step::RemoveLeftover(location) => format!("-{location}"),
    });
    format!(
        "{} → {}",
        steps.collect::<Vec<_>>().join(" "),
        plan.physical_id
    )
}

#[test]
fn updates_as_a_table() {
    let (a, b, none) = (properties("a", "n"), properties("b", "n"), nothing());
    let (at_a, at_b) = ("us-east-1/a@example.com/n", "us-east-1/b@example.com/n");
    for (current, old, new, expected) in [
        (at_a, &a, &a, format!("+{at_a} → {at_a}")),
        (at_a, &a, &b, format!("+{at_b} → {at_b}")),
        (at_a, &a, &none, " → nothing-attached".to_owned()),
        (NOTHING_ATTACHED, &none, &a, format!("+{at_a} → {at_a}")),
        // The rollback of an update to b that failed half-way: CloudFormation still holds a's id.
        (at_a, &b, &a, format!("-{at_b} +{at_a} → {at_a}")),
        (
            NOTHING_ATTACHED,
            &b,
            &none,
            format!("-{at_b} → nothing-attached"),
        ),
        // The rollback of an update to b that had succeeded.
        (at_b, &b, &a, format!("+{at_a} → {at_a}")),
    ] {
        let kind = Change::Update {
            physical_id: current.to_owned(),
        };
        assert_eq!(
            line(&plan(&kind, &desired(new, STACK), before(old, STACK))),
            expected
        );
    }
}

#[test]
fn terraform_removes_what_it_replaces_after_attaching() {
    let (a, b, none) = (properties("a", "n"), properties("b", "n"), nothing());
    let (at_a, at_b) = ("us-east-1/a@example.com/n", "us-east-1/b@example.com/n");
    for (old, new, expected) in [
        (&a, &b, format!("+{at_b} -{at_a} → {at_b}")),
        (&a, &a, format!("+{at_a} → {at_a}")),
        (&a, &none, format!("-{at_a} → nothing-attached")),
        (&none, &a, format!("+{at_a} → {at_a}")),
    ] {
        let planned = plan(
            &Change::Replace,
            &desired(new, Maker::Terraform),
            before(old, Maker::Terraform),
        );
        assert_eq!(line(&planned), expected);
    }
}

/// getmoto/moto#4050: the id of an older version keeps its capitals while the same policy is meant.
#[test]
fn an_update_that_changes_only_the_case_keeps_the_id() {
    let (capital, lower) = ("us-east-1/a@Example.COM/n", "us-east-1/a@example.com/n");
    let of = |domain: &str| {
        let mut value = properties("a", "n");
        value["SourceArn"] = json!(format!(
            "arn:aws:ses:us-east-1:123456789012:identity/a@{domain}"
        ));
        value
    };
    let (old, new) = (of("Example.COM"), of("example.com"));
    for (current, old, new, id) in [
        (capital, &old, &new, capital),
        (lower, &old, &new, lower),
        (lower, &new, &old, lower),
        (capital, &new, &new, capital),
        // The case is not what changes: the id becomes the one in lower case, once.
        (capital, &old, &old, lower),
    ] {
        let change = Change::Update {
            physical_id: current.to_owned(),
        };
        let planned = plan(&change, &desired(new, STACK), before(old, STACK));
        assert_eq!(line(&planned), format!("+{lower} → {id}"));
    }
    let planned = plan(
        &Change::Replace,
        &desired(&new, Maker::Terraform),
        before(&old, Maker::Terraform),
    );
    assert_eq!(line(&planned), format!("+{lower} → {lower}"));
}

#[test]
fn an_email_configuration_is_only_checked() {
    let mut value = properties("a", "");
    value.as_object_mut().unwrap().remove("UserPoolArn");
    let decided = decide(
        ResourceType::EmailConfiguration,
        &value,
        surroundings(STACK),
    );
    let planned = plan(&Change::Create, &decided.unwrap().state, Earlier::default());
    assert_eq!(line(&planned), "?a@example.com → email-configuration");
    assert_eq!(planned.decision(), "check");
}

/// The identities' policies by location, as the steps would leave them.
type World = BTreeMap<PolicyLocation, String>;

fn apply(world: &mut World, plan: &Plan, claim: &Claim) {
    for step in &plan.steps {
        match step {
            Step::Check(_) => {}
            Step::Attach(attachment) => {
                let mark = match world.get(&attachment.location) {
                    None => claim.mark(),
                    Some(stored) => claim
                        .mark_over(stored, attachment.pool.as_deref())
                        .expect("the histories here never name a foreign policy"),
                };
                let document = attachment.document.marked(&mark).to_string();
                world.insert(attachment.location.clone(), document);
            }
            Step::Remove(location) | Step::RemoveLeftover(location) => {
                remove(world, location, claim);
            }
        }
    }
}

fn remove(world: &mut World, location: &PolicyLocation, claim: &Claim) {
    let stored = world.get(location);
    if stored.is_some_and(|stored| claim.may_remove(stored)) {
        world.remove(location);
    }
}

fn any_properties() -> impl Strategy<Value = Value> {
    let attached = ("[a-c]", "[mn]", "[pq]", any::<[bool; 2]>()).prop_map(
        |(identity, name, pool, [named, capital])| {
            let mut value = properties(&identity, &name);
            if capital {
                let source = value["SourceArn"]
                    .as_str()
                    .unwrap()
                    .replace("example", "Example");
                value["SourceArn"] = json!(source);
            }
            value["UserPoolArn"] = json!(format!(
                "arn:aws:cognito-idp:us-east-1:123456789012:userpool/{pool}"
            ));
            if !named {
                value["PolicyName"] = json!("");
            }
            value
        },
    );
    prop_oneof![4 => attached, 1 => Just(nothing())]
}

/// The end of a stack's update.
#[derive(Debug, Clone, Copy)]
enum Ending {
    Holds,
    RolledBackLater,
    FailedHalfWay,
}

fn any_ending() -> impl Strategy<Value = Ending> {
    prop_oneof![3 => Just(Ending::Holds), 1 => Just(Ending::RolledBackLater), 1 => Just(Ending::FailedHalfWay)]
}

/// One resource of a stack, as CloudFormation sees it.
struct Resource {
    properties: Value,
    physical_id: String,
    claim: Claim,
}

impl Resource {
    fn update(&mut self, world: &mut World, old: &Value, new: &Value) {
        let kind = Change::Update {
            physical_id: self.physical_id.clone(),
        };
        let planned = plan(&kind, &desired(new, STACK), before(old, STACK));
        apply(world, &planned, &self.claim);
        self.physical_id = planned.physical_id;
    }

    fn delete(&self, world: &mut World, physical_id: &str) {
        if let Some(location) = PolicyLocation::parse(physical_id) {
            remove(world, &location, &self.claim);
        }
    }

    fn live(&mut self, world: &mut World, new: &Value, ending: Ending) {
        let (old, old_id) = (self.properties.clone(), self.physical_id.clone());
        self.update(world, &old, new);
        let new_id = self.physical_id.clone();
        match ending {
            Ending::Holds => self.properties = new.clone(),
            Ending::RolledBackLater => self.update(world, new, &old),
            Ending::FailedHalfWay => {
                self.physical_id = old_id.clone();
                self.update(world, new, &old);
            }
        }
        let replaced = if matches!(ending, Ending::Holds) {
            &old_id
        } else {
            &new_id
        };
        if *replaced != self.physical_id && !matches!(ending, Ending::FailedHalfWay) {
            self.delete(world, replaced);
        }
    }
}

/// The policy of the last properties. Its mark is that of the first, which had the name before.
fn expected(properties: &Value, maker: Maker<'_>, world: &World) -> World {
    let state = desired(properties, maker);
    let DesiredState::Attached(attachment) = state else {
        return World::new();
    };
    let stored = world.get(&attachment.location).expect("a policy is there");
    let claim = claim_of(&[properties], maker);
    assert!(
        claim.may_remove(stored),
        "a delete with these properties finds it"
    );
    let mark = claim.mark_over(stored, None).expect("it is ours");
    let document = attachment.document.marked(&mark).to_string();
    World::from([(attachment.location, document)])
}

fn foreign() -> World {
    let name = |identity: &str| PolicyLocation {
        region: "us-east-1".into(),
        identity: format!("{identity}@example.com"),
        policy_name: "theirs".into(),
    };
    World::from([
        (name("a"), r#"{"Statement":[]}"#.to_owned()),
        (name("b"), r#"{"Statement":[{"Sid":"Signet"}]}"#.to_owned()),
    ])
}

proptest! {
    #[test]
    fn every_history_of_a_stack_ends_right(
        first in any_properties(),
        history in prop::collection::vec((any_properties(), any_ending()), 0..12),
    ) {
        let mut world = foreign();
        let claim = claim_of(&[&first], STACK);
        let created = plan(&Change::Create, &desired(&first, STACK), Earlier::default());
        apply(&mut world, &created, &claim);
        let mut resource = Resource { properties: first, physical_id: created.physical_id, claim };
        for (new, ending) in &history {
            resource.live(&mut world, new, *ending);
            let mut right = foreign();
            right.extend(expected(&resource.properties, STACK, &world));
            prop_assert_eq!(&world, &right);
        }
        let last = resource.physical_id.clone();
        resource.delete(&mut world, &last);
        prop_assert_eq!(world, foreign());
    }

    #[test]
    fn every_history_of_terraform_ends_right(history in prop::collection::vec(any_properties(), 1..12)) {
        let mut world = foreign();
        let mut old = nothing();
        for new in &history {
            let claim = claim_of(&[new, &old], Maker::Terraform);
            let planned = plan(&Change::Replace, &desired(new, Maker::Terraform), before(&old, Maker::Terraform));
            apply(&mut world, &planned, &claim);
            apply(&mut world, &planned, &claim);
            let mut right = foreign();
            right.extend(expected(new, Maker::Terraform, &world));
            prop_assert_eq!(&world, &right);
            old = new.clone();
        }
    }
}
