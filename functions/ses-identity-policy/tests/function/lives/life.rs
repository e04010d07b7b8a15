//! One life: a few steps of two stacks, and what must hold after each.

use std::time::Duration;

use doubles::ses::Fault;
use serde_json::Value;
use ses_identity_policy::owner::Owner;

use super::Stage;
use super::account::{self, IDENTITIES, marked};
use super::expected::{expected, summary};
use super::properties::{CHECK, IDENTITY_POLICY, any_properties, as_type};
use crate::stack::{Answer, Ending, Stack};

/// The deadline of a request whose answer gets lost. Two thirds of it are waited for; the rest is time
/// enough to say so.
const HURRY: Duration = Duration::from_secs(2);
/// Steps of a thousand that lose an answer.
const LOST_PER_MILLE: u16 = 7;

/// How many of a hundred Creates are cancelled, and of a thousand steps meet a late IAM: both take
/// seconds.
const CANCELLED_PERCENT: u8 = 4;
const LATE_PER_MILLE: u16 = 4;

/// The first call is denied; after that IAM knows the role.
fn iam_is_late() -> Fault {
    Fault {
        status: 403,
        code: "AccessDeniedException",
        message: "User: arn:aws:sts::123456789012:assumed-role/example/f is not authorized to perform: ses:<operation> because no identity-based policy allows it".to_owned(),
        calls: Some(1),
    }
}

pub(super) struct Life<'a> {
    stage: &'a Stage,
    random: fastrand::Rng,
    stacks: Vec<Stack<'a>>,
}

impl<'a> Life<'a> {
    pub(super) fn new(stage: &'a Stage, seed: u64) -> Self {
        let mut random = fastrand::Rng::with_seed(seed);
        account::reset(stage, &mut random);
        let calm = stage.ses.world().failing_percent == 0;
        let stacks = (0..2).map(|n| {
            let name = format!("mail-{n}");
            let mut stack = Stack::new(&stage.function, &stage.bucket, &name, random.u64(..));
            stack.duplicate_percent = 25;
            stack.calm = calm;
            stack.resource_type = match random.u8(0..10) {
                0 => CHECK,
                1 | 2 => IDENTITY_POLICY,
                _ => stack.resource_type,
            };
            stack
        });
        let stacks = stacks.collect();
        Self {
            stage,
            random,
            stacks,
        }
    }

    pub(super) fn live(mut self) -> Vec<Answer> {
        for _ in 0..self.random.usize(2..9) {
            let which = self.random.usize(0..2);
            if self.random.u8(0..100) < 15 {
                self.change_by_hand();
            }
            if self.random.u16(0..1000) < LOST_PER_MILLE {
                self.lose_an_answer(which);
            }
            self.step(which);
            self.stage.ses.world().loses = None;
            self.stage.ses.world().fault = None;
            self.stacks[which].hurry = None;
            self.check_foreign();
        }
        self.end()
    }

    /// Creates, updates or deletes a stack, and looks whether that ended as it should.
    fn step(&mut self, which: usize) {
        self.stage.ses.world().seed = self.random.u64(..);
        let properties = any_properties(&mut self.random);
        let properties = as_type(self.stacks[which].resource_type, &properties);
        let is_cancelled = self.random.u8(0..100) < CANCELLED_PERCENT;
        if self.random.u16(0..1000) < LATE_PER_MILLE {
            self.stage.ses.world().fault = Some(iam_is_late());
        }
        let (fails_later, deletes) = (self.random.u8(0..100) < 20, self.random.u8(0..100) < 15);
        let stack = &mut self.stacks[which];
        let before = stack.resource.clone();
        let ending = match &before {
            None if is_cancelled && stack.calm => stack.cancel_create(&properties),
            None => stack.create(&properties),
            Some(_) if deletes => stack.delete(),
            Some(_) => stack.update(&properties, fails_later),
        };
        let sent_nothing = before.as_ref().is_some_and(|(_, old)| *old == properties);
        if ending != Ending::RollbackFailed && !sent_nothing {
            self.check_stack(which);
        }
    }

    fn change_by_hand(&mut self) {
        let (region, name) = IDENTITIES[self.random.usize(0..IDENTITIES.len())];
        let identities = &mut self.stage.ses.world().identities;
        match self.random.u8(0..10) {
            0 => account::remove(identities, region, name),
            1..6 => account::remove_policies(identities, region, name),
            _ => account::damage_policies(identities, region, name),
        }
        // An identity that was removed and made again has lost what others attached, too.
        account::restore_foreign(identities);
    }

    /// The next such operation is done, but its answer does not come before time is up.
    fn lose_an_answer(&mut self, which: usize) {
        let operations = [
            "CreateEmailIdentityPolicy",
            "UpdateEmailIdentityPolicy",
            "DeleteEmailIdentityPolicy",
        ];
        self.stage.ses.world().loses = self.random.choice(operations);
        self.stacks[which].hurry = Some(HURRY);
    }

    fn check_foreign(&self) {
        let world = self.stage.ses.world();
        let mut expected = world.identities.clone();
        account::restore_foreign(&mut expected);
        assert_eq!(world.identities, expected, "a foreign policy was touched");
    }

    /// The policies with the stack's mark are exactly what its properties ask for.
    fn check_stack(&self, which: usize) {
        let stack = &self.stacks[which];
        let owner = Owner::of_stack(&stack.stack_id, "SendingPolicy");
        let sid = format!("Signet{}", owner.hash());
        let found: Vec<_> = marked(&self.stage.ses.world().identities, &sid)
            .into_iter()
            .map(|(place, text)| (place, summary(&text)))
            .collect();
        let expected = |(id, properties): &(String, Value)| expected(id, properties);
        let expected: Vec<_> = stack
            .resource
            .as_ref()
            .and_then(expected)
            .into_iter()
            .collect();
        assert_eq!(
            found,
            expected,
            "of {:?}; last {:?}",
            stack.resource,
            stack.answers.last()
        );
    }

    /// Both stacks are deleted, and nothing of theirs is left.
    fn end(mut self) -> Vec<Answer> {
        for stack in &mut self.stacks {
            let ending = stack.delete();
            assert_eq!(ending, Ending::Complete, "{:?}", stack.answers.last());
        }
        self.check_foreign();
        let mut orphans = marked(&self.stage.ses.world().identities, "Signet");
        orphans.retain(|(_, text)| text != account::THEIRS);
        let histories: Vec<_> = self.stacks.iter().map(|stack| &stack.answers).collect();
        assert!(
            orphans.is_empty(),
            "orphans: {orphans:?} after {histories:#?}"
        );
        let histories = self.stacks.into_iter().map(|stack| stack.answers);
        histories.flatten().collect()
    }
}
