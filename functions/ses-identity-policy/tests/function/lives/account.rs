//! The account that the stacks share: its identities, and the policies that are not theirs.

use std::collections::BTreeMap;
use std::time::Duration;

use doubles::ses::Identity;

use super::Stage;

/// Region and name; the last one is not verified.
pub(super) const IDENTITIES: [(&str, &str); 5] = [
    ("us-east-1", "example.com"),
    ("us-east-1", "me@example.com"),
    ("us-east-1", "a/b@example.org"),
    ("eu-west-1", "example.com"),
    ("us-east-1", UNVERIFIED),
];
const UNVERIFIED: &str = "unverified.example.net";

/// Somebody else's policy, with a `Sid` that looks like ours.
pub(super) const THEIRS: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Sid":"SignetLooksLikeIt"}]}"#;
/// The name of it, which some stacks ask for as well.
pub(super) const THEIR_NAME: &str = "theirs";
const MARK: &str = "Signet";

type Identities = BTreeMap<(String, String), Identity>;

/// The account as a life finds it.
pub(super) fn reset(stage: &Stage, random: &mut fastrand::Rng) {
    let mut world = stage.ses.world();
    world.identities = identities();
    world.configuration_sets = ["transactional".to_owned()].into();
    // What a request meets must not depend on when it comes: `busy_percent` alone throttles.
    world.window = Duration::ZERO;
    (world.missing_is_404, world.tells_policies, world.sandbox) =
        (random.bool(), random.bool(), random.bool());
    world.busy_percent = random.u8(0..30);
    // The last is so high that a call which only informs is given up at times.
    world.failing_percent = random.choice([0, 0, 1, 3, 40]).expect("not empty");
    world.calls.clear();
    let mut puts = stage.bucket.puts();
    (puts.unavailable_percent, puts.seed) = (random.u8(0..4), random.u64(..));
}

fn identities() -> Identities {
    let mut identities: Identities = IDENTITIES
        .iter()
        .map(|(region, name)| {
            let verified = *name != UNVERIFIED;
            let identity = Identity {
                verified,
                ..Identity::default()
            };
            (key(region, name), identity)
        })
        .collect();
    restore_foreign(&mut identities);
    identities
}

fn key(region: &str, name: &str) -> (String, String) {
    (region.to_owned(), name.to_owned())
}

/// Attaches the policies of others, where they are not, to two identities.
pub(super) fn restore_foreign(identities: &mut Identities) {
    for region in ["us-east-1", "eu-west-1"] {
        if let Some(identity) = identities.get_mut(&key(region, "example.com")) {
            let policy = (THEIR_NAME.to_owned(), THEIRS.to_owned());
            identity.policies.extend([policy]);
        }
    }
}

/// Removes an identity by hand.
pub(super) fn remove(identities: &mut Identities, region: &str, name: &str) {
    identities.remove(&key(region, name));
}

/// Removes what stacks attached to an identity by hand.
pub(super) fn remove_policies(identities: &mut Identities, region: &str, name: &str) {
    let identity = identities.entry(key(region, name)).or_default();
    identity
        .policies
        .retain(|_, text| !text.contains(MARK) || text == THEIRS);
}

/// Changes what stacks attached to an identity by hand.
pub(super) fn damage_policies(identities: &mut Identities, region: &str, name: &str) {
    let identity = identities.entry(key(region, name)).or_default();
    for text in identity.policies.values_mut() {
        if text != THEIRS {
            *text = text.replace("ses:SendRawEmail", "ses:SendBounce");
        }
    }
}

/// Place and text of every policy with a mark, in order.
pub(super) fn marked(identities: &Identities, mark: &str) -> Vec<(String, String)> {
    let all = identities.iter().flat_map(|((region, identity), state)| {
        let policies = state.policies.iter();
        policies.map(move |(name, text)| (format!("{region}/{identity}/{name}"), text.clone()))
    });
    all.filter(|(_, text)| text.contains(mark)).collect()
}
