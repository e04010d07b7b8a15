//! The gathering of facts: asks what the checks still need, side by side, until they need nothing more or
//! the time is over.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

use crate::aws::Client;
use crate::diagnosis::{Only, diagnose};
use crate::facts::{Answer, Dns, Facts, Question, Target};
use crate::resolver::Resolver;

pub mod account;
pub mod pools;
pub mod probe;

/// The number of questions under way at once: far below the services' limits for one account.
const SIDE_BY_SIDE: usize = 16;

/// The number of questions so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Those that were asked.
    pub asked: usize,
    /// Those that have an answer.
    pub answered: usize,
}

/// The DNS of a run.
#[derive(Debug, Clone)]
pub enum DnsSource {
    /// These servers.
    Servers(Resolver),
    /// None, for this reason.
    None(String),
}

/// Asks AWS and DNS.
#[derive(Debug, Clone)]
pub struct Gatherer {
    client: Client,
    dns: DnsSource,
    time: Duration,
    free: Arc<Semaphore>,
}

/// A question with its answer.
enum Answered {
    Call(crate::facts::Call, Answer),
    Dns(crate::facts::Query, Dns),
}

impl Gatherer {
    /// Makes a gatherer that gives up on what has no answer after `time`.
    #[must_use]
    pub fn new(client: Client, dns: DnsSource, time: Duration) -> Self {
        Self {
            client,
            dns,
            time,
            free: Arc::new(Semaphore::new(SIDE_BY_SIDE)),
        }
    }

    /// Adds to `facts` whatever the checks need. `progress` is told the numbers as they change.
    pub async fn gather(
        &self,
        mut facts: Facts,
        only: &Only,
        progress: &watch::Sender<Progress>,
    ) -> Facts {
        let deadline = Instant::now() + self.time;
        let mut asked = BTreeSet::new();
        let mut under_way = JoinSet::new();
        loop {
            for question in diagnose(&facts, only).missing {
                if asked.insert(question.clone()) {
                    under_way.spawn(self.clone().answer(question, facts.target.clone()));
                }
            }
            tell(progress, asked.len(), under_way.len());
            match timeout_at(deadline, under_way.join_next()).await {
                Ok(Some(answered)) => add(&mut facts, answered.ok()),
                Ok(None) | Err(_) => break,
            }
            // What came meanwhile is one diagnosis less.
            while let Some(answered) = under_way.try_join_next() {
                add(&mut facts, answered.ok());
            }
        }
        self.give_up(&mut facts, asked);
        facts
    }

    async fn answer(self, question: Question, target: Target) -> Answered {
        let _turn = self.free.acquire().await.expect("nobody closes it");
        match question {
            Question::Call(call) => {
                let answer = self.client.ask(&call, &target).await;
                Answered::Call(call, answer)
            }
            Question::Dns(query) => {
                let answer = match &self.dns {
                    DnsSource::Servers(resolver) => resolver.ask(&query).await,
                    DnsSource::None(reason) => Dns::failed(reason),
                };
                Answered::Dns(query, answer)
            }
        }
    }

    fn give_up(&self, facts: &mut Facts, asked: BTreeSet<Question>) {
        let reason = format!("no answer within {} s", self.time.as_secs());
        for question in asked {
            match question {
                Question::Call(call) => {
                    let none = || Answer::unreadable(&reason);
                    facts.answers.entry(call).or_insert_with(none);
                }
                Question::Dns(query) => {
                    let none = || Dns::failed(&reason);
                    facts.zone.entry(query).or_insert_with(none);
                }
            }
        }
    }
}

/// A task that panicked has no answer; its question is given up at the end.
fn add(facts: &mut Facts, answered: Option<Answered>) {
    match answered {
        Some(Answered::Call(call, answer)) => {
            facts.answers.insert(call, answer);
        }
        Some(Answered::Dns(query, answer)) => {
            facts.zone.insert(query, answer);
        }
        None => {}
    }
}

fn tell(progress: &watch::Sender<Progress>, asked: usize, open: usize) {
    progress.send_replace(Progress {
        asked,
        answered: asked - open,
    });
}
