//! The lifecycle as tables, and as histories of properties lived against a map.

use super::*;
use crate::desired::{decide, location_of, owner_of};
use crate::owner::Maker;
use crate::properties::Properties;
use proptest::prelude::*;
use sending::mark::bears_mark;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const STACK: Maker<'_> = Maker::Stack {
    stack_id: "arn:aws:cloudformation:us-east-1:123456789012:stack/mail/1",
    logical_id: "P",
};

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
    decide(&Properties::parse(value).unwrap(), maker, None).unwrap()
}

fn location(value: &Value, maker: Maker<'_>) -> Option<PolicyLocation> {
    location_of(&Properties::parse_leniently(value), maker)
}

/// `steps → physical id`, as one readable line.
fn line(plan: &Plan) -> String {
    let steps = plan.steps.iter().map(|step| match step {
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
            current: PolicyLocation::parse(current),
        };
        assert_eq!(
            line(&plan(&kind, &desired(new, STACK), location(old, STACK))),
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
            location(old, Maker::Terraform),
        );
        assert_eq!(line(&planned), expected);
    }
}

#[test]
fn deleting_touches_only_places() {
    for id in [
        NOTHING_ATTACHED,
        crate::physical_id::NOTHING_CREATED,
        "2026/11/20/[$LATEST]0",
    ] {
        assert_eq!(plan_delete(PolicyLocation::parse(id), id).steps, []);
    }
    let id = "us-east-1/example.com/n";
    assert_eq!(
        line(&plan_delete(PolicyLocation::parse(id), id)),
        format!("-{id} → {id}")
    );
}

/// The identities' policies by place, as the steps would leave them.
type World = BTreeMap<PolicyLocation, String>;

fn apply(world: &mut World, plan: &Plan, sids: &[String]) {
    for step in &plan.steps {
        match step {
            Step::Attach(attachment) => {
                let foreign = world
                    .get(&attachment.location)
                    .is_some_and(|there| !bears_mark(there, sids));
                assert!(!foreign, "the histories here never name a foreign policy");
                world.insert(
                    attachment.location.clone(),
                    attachment.policy.document().to_string(),
                );
            }
            Step::Remove(location) | Step::RemoveLeftover(location) => {
                if world
                    .get(location)
                    .is_some_and(|there| bears_mark(there, sids))
                {
                    world.remove(location);
                }
            }
        }
    }
}

fn any_properties() -> impl Strategy<Value = Value> {
    let attached =
        ("[a-c]", "[mn]", "[pq]", any::<bool>()).prop_map(|(identity, name, pool, named)| {
            let mut value = properties(&identity, &name);
            value["UserPoolArn"] = json!(format!(
                "arn:aws:cognito-idp:us-east-1:123456789012:userpool/{pool}"
            ));
            if !named {
                value["PolicyName"] = json!("");
            }
            value
        });
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
    sids: Vec<String>,
}

impl Resource {
    fn update(&mut self, world: &mut World, old: &Value, new: &Value) {
        let kind = Change::Update {
            current: PolicyLocation::parse(&self.physical_id),
        };
        let planned = plan(&kind, &desired(new, STACK), location(old, STACK));
        apply(world, &planned, &self.sids);
        self.physical_id = planned.physical_id;
    }

    fn delete(&self, world: &mut World, physical_id: &str) {
        apply(
            world,
            &plan_delete(PolicyLocation::parse(physical_id), physical_id),
            &self.sids,
        );
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

fn expected(properties: &Value, maker: Maker<'_>) -> World {
    match desired(properties, maker) {
        DesiredState::Nothing { .. } => World::new(),
        DesiredState::Attached(attachment) => World::from([(
            attachment.location.clone(),
            attachment.policy.document().to_string(),
        )]),
    }
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
        let sids = vec![owner_of(&Properties::parse_leniently(&first), STACK).unwrap().sid()];
        let created = plan(&Change::Create, &desired(&first, STACK), None);
        apply(&mut world, &created, &sids);
        let mut resource = Resource { properties: first, physical_id: created.physical_id, sids };
        for (new, ending) in &history {
            resource.live(&mut world, new, *ending);
            let mut right = foreign();
            right.extend(expected(&resource.properties, STACK));
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
            let sids: Vec<String> = [new, &old].iter()
                .filter_map(|value| owner_of(&Properties::parse_leniently(value), Maker::Terraform))
                .map(|owner| owner.sid()).collect();
            let planned = plan(&Change::Replace, &desired(new, Maker::Terraform), location(&old, Maker::Terraform));
            apply(&mut world, &planned, &sids);
            apply(&mut world, &planned, &sids);
            let mut right = foreign();
            right.extend(expected(new, Maker::Terraform));
            prop_assert_eq!(&world, &right);
            old = new.clone();
        }
    }
}
