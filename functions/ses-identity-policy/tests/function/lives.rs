//! Thousands of random stack lives: two stacks at a time share identities with each other, with
//! policies that are not ours, with people who change things by hand, and with a moody SES.
//!
//! `SIGNET_LIVES` sets how many, `SIGNET_SEED` repeats a run; a failure prints the life's seed.

use crate::double::bucket::Bucket;
use crate::double::function::Function;
use crate::double::ses::{Identity, Ses};
use crate::stack::{Answer, Ending, Stack};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::thread;
use std::time::{Duration, Instant};

const DEFAULT_LIVES: u64 = 2000;
const THEIRS: &str = r#"{"Version":"2012-10-17","Statement":[{"Sid":"SignetLooksLikeIt"}]}"#;
const MARK: &str = "\"Sid\":\"Signet";
/// Region and name; the last one is not verified.
const IDENTITIES: [(&str, &str); 5] = [
    ("us-east-1", "example.com"),
    ("us-east-1", "me@example.com"),
    ("us-east-1", "a/b@example.org"),
    ("eu-west-1", "example.com"),
    ("us-east-1", "unverified.example.net"),
];

/// Everything that one worker lives in.
struct Stage {
    ses: Ses,
    bucket: Bucket,
    function: Function,
}

impl Stage {
    fn start(seed: u64) -> Self {
        let (ses, bucket) = (Ses::start(None, seed), Bucket::start(None, seed));
        let function = Function::start(&ses.url);
        Self {
            ses,
            bucket,
            function,
        }
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "the run is chosen from outside the process"
)]
fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

#[test]
fn thousands_of_random_lives() {
    let lives = number("SIGNET_LIVES").unwrap_or(DEFAULT_LIVES);
    let first = number("SIGNET_SEED").unwrap_or_else(|| fastrand::u64(..) >> 16);
    println!("lives {lives}, SIGNET_SEED={first}");
    let started = Instant::now();
    let workers = thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let threads: Vec<_> = (0..workers)
        .map(|worker| thread::spawn(move || work(first, lives, worker, workers)))
        .collect();
    let joined = threads
        .into_iter()
        .map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
    let answers: Vec<Answer> = joined.flatten().collect();
    println!("{} requests in {:?}", answers.len(), started.elapsed());
    let eventful = lives >= 500;
    for (what, happened) in happenings(&answers) {
        println!("{happened:6} {what}");
        assert!(happened > 0 || !eventful, "it never happened: {what}");
    }
}

/// How often what matters came about: a simulation in which nothing happens proves nothing.
fn happenings(answers: &[Answer]) -> [(&'static str, usize); 7] {
    let count =
        |test: &dyn Fn(&Answer) -> bool| answers.iter().filter(|answer| test(answer)).count();
    let failed = |said: &'static str| {
        count(&move |answer: &Answer| !answer.success && answer.reason.contains(said))
    };
    [
        (
            "attached",
            count(&|answer| answer.data["Attached"] == "true"),
        ),
        (
            "nothing attached",
            count(&|answer| answer.physical_id == "nothing-attached"),
        ),
        (
            "nothing created",
            count(&|answer| answer.physical_id == "nothing-created"),
        ),
        ("a foreign policy has the name", failed("did not make")),
        ("the identity is gone", failed("does not exist")),
        ("unusable properties", failed("cannot be used")),
        ("an answer of SES was lost", failed("out of time")),
    ]
}

fn work(first: u64, lives: u64, worker: u64, workers: u64) -> Vec<Answer> {
    let stage = Stage::start(first + worker);
    let mine = (worker..lives)
        .step_by(workers as usize)
        .map(|life| first + life);
    let answers = mine.flat_map(|seed| {
        let lived = catch_unwind(AssertUnwindSafe(|| Life::new(&stage, seed).live()));
        lived.unwrap_or_else(|panic| {
            println!("this life again: SIGNET_LIVES=1 SIGNET_SEED={seed}");
            resume_unwind(panic)
        })
    });
    let answers = answers.collect();
    assert!(
        !stage.function.log().contains(crate::double::bucket::SECRET),
        "a response URL is in the log"
    );
    let refused = stage.bucket.puts.lock().unwrap().refused.clone();
    assert!(refused.is_empty(), "answers were refused: {refused:?}");
    answers
}

struct Life<'a> {
    stage: &'a Stage,
    random: fastrand::Rng,
    stacks: Vec<Stack<'a>>,
}

impl<'a> Life<'a> {
    fn new(stage: &'a Stage, seed: u64) -> Self {
        let mut random = fastrand::Rng::with_seed(seed);
        reset(stage, &mut random);
        let stacks = (0..2).map(|n| {
            let mut stack = Stack::new(
                &stage.function,
                &stage.bucket,
                &format!("mail-{n}"),
                random.u64(..),
            );
            stack.duplicate_percent = 25;
            stack
        });
        let stacks = stacks.collect();
        Self {
            stage,
            random,
            stacks,
        }
    }

    fn live(mut self) -> Vec<Answer> {
        for _ in 0..self.random.usize(2..9) {
            let which = self.random.usize(0..2);
            if self.random.u8(0..100) < 15 {
                self.by_hand();
            }
            let lost = self.random.u16(0..1000) < 15;
            if lost {
                self.lose_an_answer(which);
            }
            self.step(which);
            self.stage.ses.world().loses = None;
            self.stacks[which].hurry = None;
            self.check_foreign();
        }
        self.end()
    }

    /// Creates, updates or deletes a stack, and looks whether that ended as it should.
    fn step(&mut self, which: usize) {
        let properties = any_properties(&mut self.random);
        let (fails_later, deletes) = (self.random.u8(0..100) < 20, self.random.u8(0..100) < 15);
        let stack = &mut self.stacks[which];
        let before = stack.resource.clone();
        let ending = match &before {
            None => stack.create(&properties),
            Some(_) if deletes => stack.delete(),
            Some(_) => stack.update(&properties, fails_later),
        };
        let sent_nothing = before.as_ref().is_some_and(|(_, old)| *old == properties);
        if ending != Ending::RollbackFailed && !sent_nothing {
            self.check_stack(which);
        }
    }

    fn by_hand(&mut self) {
        let mut world = self.stage.ses.world();
        let (region, name) = IDENTITIES[self.random.usize(0..IDENTITIES.len())];
        let what = self.random.u8(0..10);
        if what == 0 {
            world.identities.remove(&key(region, name));
        } else {
            change_policies(
                world.identities.entry(key(region, name)).or_default(),
                what < 6,
            );
        }
        // An identity that was removed and made again has lost what others attached, too.
        restore_foreign(&mut world.identities);
    }

    /// The next operation is done, but nobody hears of it before time is up.
    fn lose_an_answer(&mut self, which: usize) {
        let operations = [
            "CreateEmailIdentityPolicy",
            "UpdateEmailIdentityPolicy",
            "DeleteEmailIdentityPolicy",
        ];
        self.stage.ses.world().loses = self.random.choice(operations);
        self.stacks[which].hurry = Some(Duration::from_millis(900));
    }

    fn check_foreign(&self) {
        let world = self.stage.ses.world();
        let mut expected = world.identities.clone();
        restore_foreign(&mut expected);
        assert_eq!(world.identities, expected, "a foreign policy was touched");
    }

    /// What bears the stack's mark is exactly what its properties ask for.
    fn check_stack(&self, which: usize) {
        let stack = &self.stacks[which];
        let sid =
            ses_identity_policy::owner::Owner::of_stack(&stack.stack_id, "SendingPolicy").sid();
        let found = marked(&self.stage.ses.world().identities, &sid);
        let found: Vec<_> = found
            .into_iter()
            .map(|(place, text)| (place, summary(&text)))
            .collect();
        let expected = stack
            .resource
            .as_ref()
            .and_then(|(id, properties)| expected(id, properties));
        assert_eq!(
            found,
            expected.into_iter().collect::<Vec<_>>(),
            "of {:?}; last {:?}",
            stack.resource,
            stack.answers.last()
        );
    }

    fn end(mut self) -> Vec<Answer> {
        for stack in &mut self.stacks {
            assert_eq!(
                stack.delete(),
                Ending::Complete,
                "{:?}",
                stack.answers.last()
            );
        }
        self.check_foreign();
        let orphans = marked(&self.stage.ses.world().identities, "Signet");
        let histories: Vec<_> = self.stacks.iter().map(|stack| &stack.answers).collect();
        let orphans: Vec<_> = orphans.iter().filter(|(_, text)| text != THEIRS).collect();
        assert!(
            orphans.is_empty(),
            "orphans: {orphans:?} after {histories:#?}"
        );
        self.stacks
            .into_iter()
            .flat_map(|stack| stack.answers)
            .collect()
    }
}

fn change_policies(identity: &mut Identity, remove: bool) {
    if remove {
        return identity
            .policies
            .retain(|_, text| !text.contains(MARK) || text == THEIRS);
    }
    for text in identity
        .policies
        .values_mut()
        .filter(|text| *text != THEIRS)
    {
        *text = text.replace("ses:SendRawEmail", "ses:SendBounce");
    }
}

fn reset(stage: &Stage, random: &mut fastrand::Rng) {
    let mut world = stage.ses.world();
    world.identities = IDENTITIES
        .iter()
        .map(|(region, name)| ((region.to_string(), name.to_string()), Identity::default()))
        .collect();
    world
        .identities
        .get_mut(&key("us-east-1", "unverified.example.net"))
        .unwrap()
        .verified = false;
    restore_foreign(&mut world.identities);
    world.configuration_sets = ["transactional".to_owned()].into();
    world.window = Duration::from_millis(1);
    (world.missing_is_404, world.tells_policies, world.sandbox) =
        (random.bool(), random.bool(), random.bool());
    (world.busy_percent, world.failing_percent) = (random.u8(0..30), random.u8(0..5));
    world.calls.clear();
    stage.bucket.puts.lock().unwrap().unavailable_percent = random.u8(0..4);
}

fn key(region: &str, name: &str) -> (String, String) {
    (region.to_owned(), name.to_owned())
}

/// On one identity a policy has the very name that some stacks ask for.
fn restore_foreign(identities: &mut BTreeMap<(String, String), Identity>) {
    for place in [
        key("us-east-1", "example.com"),
        key("eu-west-1", "example.com"),
    ] {
        if let Some(identity) = identities.get_mut(&place) {
            identity
                .policies
                .insert("theirs".to_owned(), THEIRS.to_owned());
        }
    }
}

/// Place and text of every policy with a mark, in order.
fn marked(identities: &BTreeMap<(String, String), Identity>, mark: &str) -> Vec<(String, String)> {
    let all = identities.iter().flat_map(|((region, identity), state)| {
        state
            .policies
            .iter()
            .map(move |(name, text)| (format!("{region}/{identity}/{name}"), text.clone()))
    });
    all.filter(|(_, text)| text.contains(&format!("\"Sid\":\"{mark}")))
        .collect()
}

/// Whom a policy trusts, for which pool, and to do what.
fn summary(text: &str) -> String {
    let document: Value = serde_json::from_str(text).unwrap();
    let statement = &document["Statement"][0];
    let pool = statement["Condition"]["ArnLike"]["aws:SourceArn"]
        .as_str()
        .unwrap();
    format!(
        "{} {pool} {}",
        statement["Principal"]["Service"], statement["Action"]
    )
}

/// What the properties ask for, put together by other means than the function's.
fn expected(physical_id: &str, properties: &Value) -> Option<(String, String)> {
    let source = properties["SourceArn"].as_str()?;
    let (stack_name, pool) = (
        physical_id.rsplit('/').next()?,
        properties["UserPoolArn"].as_str()?,
    );
    let (region, identity) = (source.split(':').nth(3)?, source.split_once("identity/")?.1);
    let name = properties["PolicyName"].as_str().unwrap_or(stack_name);
    let services = match pool.split(':').nth(3)? {
        "eu-central-2" => json!(["cognito-idp.eu-central-2.amazonaws.com"]),
        _ => json!([
            "cognito-idp.amazonaws.com",
            "email.cognito-idp.amazonaws.com"
        ]),
    };
    Some((
        format!("{region}/{identity}/{name}"),
        format!("{services} {pool} [\"ses:SendEmail\",\"ses:SendRawEmail\"]"),
    ))
}

fn any_properties(random: &mut fastrand::Rng) -> Value {
    if random.u8(0..100) < 15 {
        return json!({ "ServiceToken": "t", "EmailSendingAccount": "COGNITO_DEFAULT", "RequireVerifiedIdentity": "true" });
    }
    let (region, identity) = IDENTITIES[random.usize(0..IDENTITIES.len())];
    let pool_region = if region == "us-east-1" {
        "us-east-1"
    } else {
        "eu-west-1"
    };
    let mut properties = json!({
        "ServiceToken": "t",
        "EmailSendingAccount": "DEVELOPER",
        "SourceArn": format!("arn:aws:ses:{region}:123456789012:identity/{identity}"),
        "UserPoolArn": format!("arn:aws:cognito-idp:{pool_region}:123456789012:userpool/{pool_region}_{}", random.u8(0..2)),
    });
    if !identity.contains('@') {
        properties["From"] = json!(format!("Example, Inc. <no-reply@{identity}>"));
    }
    vary(&mut properties, random);
    properties
}

fn vary(properties: &mut Value, random: &mut fastrand::Rng) {
    match random.u8(0..20) {
        0..=2 => properties["PolicyName"] = json!("theirs"),
        3..=5 => properties["PolicyName"] = json!(format!("name-{}", random.u128(..))),
        6 => {
            properties["SourceArn"] =
                json!("arn:aws:ses:us-east-1:123456789012:identity/gone.example.com");
        }
        7 => properties["From"] = json!("nobody"),
        8 => properties["ConfigurationSet"] = json!("transactional"),
        9 => properties["ConfigurationSet"] = json!("missing"),
        10 => properties["RequireVerifiedIdentity"] = json!("false"),
        11 => properties["RequireProductionAccess"] = json!("true"),
        12 => properties["Principals"] = json!({"odd": ["shape"]}),
        _ => {}
    }
}
