//! Event → outcome → answer: what is decided, logged and counted.

mod deliver;
mod log;
mod origin;

use std::cell::RefCell;
use std::time::Duration;

use crate::aws::{Aws, StartError};
use crate::config::Config;
use crate::event::{self, Event, Trigger};
use crate::kms::Kms;
use crate::mail::Drafter;
use crate::outcome::{NotSent, Outcome};
use crate::sent::Sent;
use crate::ses::Ses;
use lambda_runtime::Diagnostic;
use serde_json::value::RawValue;
use theme::mail::Renderer;
use theme::{Kind, Look, Problem, Theme};
use tokio::time::{Instant, timeout_at};

pub use log::{Record, start_record};

/// The time for a mail, with all attempts. Lambda's own time-out is longer.
const WORK_MAX: Duration = Duration::from_secs(20);
/// The time for a notice: PostConfirmation waits five seconds, and an error would fail the confirmation.
const NOTICE_MAX: Duration = Duration::from_millis(2_800);
/// The time that is left for the answer before Lambda's deadline.
const RESERVE: Duration = Duration::from_millis(500);

/// The function without its runtime.
pub struct App {
    config: Config,
    kms: Kms,
    ses: Ses,
    drafter: RefCell<Drafter>,
    sent: RefCell<Sent>,
    start_problems: Vec<Problem>,
}

impl App {
    /// Loads the theme and prepares the client. Makes no connection.
    ///
    /// # Errors
    /// The HTTP client cannot be made.
    pub fn new(config: Config) -> Result<Self, StartError> {
        let aws = Aws::new(&config.aws)?;
        let theme = Theme::load(config.theme.as_deref(), &config.tokens);
        let mut start_problems = config.problems.clone();
        start_problems.extend_from_slice(theme.problems());
        start_problems.extend(unusable_settings(&config));
        start_problems.extend(unnamed_brand(&theme));
        Ok(Self {
            kms: Kms::new(aws.clone(), config.aws.kms_endpoint.clone()),
            ses: Ses::new(aws, config.aws.ses_endpoint.clone()),
            drafter: RefCell::new(Drafter::new(Renderer::new(theme))),
            sent: RefCell::default(),
            config,
            start_problems,
        })
    }

    /// Returns the settings that were unusable at start.
    #[must_use]
    pub fn start_problems(&self) -> &[Problem] {
        &self.start_problems
    }

    /// Handles an event: returns the answer and the line for the log. The answer is the event as it came,
    /// which synchronous triggers need and asynchronous ones ignore.
    pub async fn handle(
        &self,
        event: Box<RawValue>,
        left: Duration,
    ) -> (Result<Box<RawValue>, Diagnostic>, String) {
        let started = Instant::now();
        let mut record = Record::default();
        let outcome = match event::read(event.get()) {
            Event::Mail(trigger) => {
                let until = started + left.saturating_sub(RESERVE).min(WORK_MAX);
                self.deliver(*trigger, until, &mut record).await
            }
            Event::PostConfirmation(trigger) => {
                let until = started + left.saturating_sub(RESERVE).min(NOTICE_MAX);
                let outcome = self.notice(*trigger, until, &mut record).await;
                return (Ok(event), record.line(&outcome, started.elapsed()));
            }
            Event::Unknown(reason) => return (Ok(event), log::unknown_record(&reason)),
        };
        let line = record.line(&outcome, started.elapsed());
        match outcome {
            Outcome::Failed(failure) => {
                let (error_type, error_message) = (failure.kind.to_owned(), failure.reason);
                (
                    Err(Diagnostic {
                        error_type,
                        error_message,
                    }),
                    line,
                )
            }
            Outcome::Sent | Outcome::Duplicate | Outcome::NotSent(_) => (Ok(event), line),
        }
    }

    /// A notice that PostConfirmation asks for: nothing holds it up longer than that trigger waits.
    async fn notice(&self, trigger: Trigger, until: Instant, record: &mut Record) -> Outcome {
        let notices = self.config.notices;
        let is_wanted = match trigger.kind {
            Kind::PasswordChanged => notices.password_changed,
            _ => notices.welcome,
        };
        record.source = trigger.kind.name();
        if !is_wanted {
            return Outcome::NotSent(NotSent::NotWanted);
        }
        let delivered = timeout_at(until, self.deliver(trigger, until, record)).await;
        delivered.unwrap_or_else(|_| Outcome::Failed(deliver::out_of_time()))
    }
}

/// Settings without which nothing is sent are named at start as well as at each event.
fn unusable_settings(config: &Config) -> Vec<Problem> {
    let reasons = [
        config.key.as_ref().err(),
        config.from.as_ref().err(),
        config.staging.as_ref().err(),
    ];
    let reasons = reasons.into_iter().flatten();
    reasons
        .map(|reason| Problem::of_file("environment", reason.clone()))
        .collect()
}

/// Mail in the name of "Example" is mail that nobody meant to send.
fn unnamed_brand(theme: &Theme) -> Option<Problem> {
    let name = &theme.settings().look.brand.name;
    let reason =
        format!("not set: messages are from {name:?}; set it, or name under [brand] in theme.toml");
    (*name == Look::default().brand.name).then(|| Problem::of_file("BRAND_NAME", reason))
}
