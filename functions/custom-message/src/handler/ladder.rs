//! The fallback ladder of one event: each channel takes the first step whose message holds.

use theme::mail::Prepared;
use theme::{LeftToCognito, Problem};

use super::{Attempt, Channel, Delivery, Step};
use crate::config::Emails;
use crate::message::{Email, Sms};

/// The deliveries so far, and what was lost on the way.
pub(super) struct Ladder {
    /// Subject and body; none where no step held yet.
    pub(super) email: Option<Delivery<Email>>,
    /// The SMS; none where no step held yet.
    pub(super) sms: Option<Delivery<Sms>>,
    /// The owner's variant that the event chose.
    pub(super) variant: Option<String>,
    /// The defects that cost a step, those of the email first.
    pub(super) warnings: Vec<(Channel, Problem)>,
}

impl Ladder {
    /// A ladder whose channels are open, but for those on which Cognito's own message goes out anyway.
    pub(super) fn new(emails: Emails, left: LeftToCognito) -> Self {
        let email = match emails {
            Emails::LeftToCognito => Some(Step::NotWritten),
            Emails::Branded => left.email.then_some(Step::LeftToCognito),
        };
        let sms = left.sms.then_some(Step::LeftToCognito);
        Self {
            email: email.map(Delivery::without_message),
            sms: sms.map(Delivery::without_message),
            variant: None,
            warnings: Vec::new(),
        }
    }

    pub(super) const fn is_done(&self) -> bool {
        self.email.is_some() && self.sms.is_some()
    }

    /// Takes the attempts of a step, one for each channel that is open.
    pub(super) fn take(
        &mut self,
        step: Step,
        message: &Prepared,
        email: Option<Attempt<Email>>,
        sms: Option<Attempt<Sms>>,
    ) {
        if self.variant.is_none() {
            self.variant = message.variant().map(str::to_owned);
        }
        if let Some(attempt) = email {
            self.email = self.delivered(step, message, Channel::Email, attempt);
        }
        if let Some(attempt) = sms {
            self.sms = self.delivered(step, message, Channel::Sms, attempt);
        }
    }

    /// Loses a step on the channels that are open: there is no message to try.
    pub(super) fn lose_step(&mut self, problem: &Problem) {
        let open = [
            (Channel::Email, self.email.is_none()),
            (Channel::Sms, self.sms.is_none()),
        ];
        for (channel, _) in open.into_iter().filter(|(_, is_open)| *is_open) {
            self.warn(channel, problem.clone());
        }
    }

    fn delivered<T>(
        &mut self,
        step: Step,
        message: &Prepared,
        channel: Channel,
        attempt: Attempt<T>,
    ) -> Option<Delivery<T>> {
        let text = match attempt {
            Ok(text) => text,
            Err(problem) => {
                self.warn(channel, problem);
                return None;
            }
        };
        let origin = message.origin();
        for problem in &origin.defects {
            self.warn(channel, problem.clone());
        }
        Some(Delivery {
            step,
            message: Some(text),
            locale: Some(message.locale().clone()),
            is_unbranded: origin.is_unbranded,
        })
    }

    /// Adds a warning behind those of its channel.
    fn warn(&mut self, channel: Channel, problem: Problem) {
        let at = self
            .warnings
            .partition_point(|(known, _)| *known <= channel);
        self.warnings.insert(at, (channel, problem));
    }
}

impl<T> Delivery<T> {
    /// Cognito's own message, because no step held.
    pub(super) const fn cognitos() -> Self {
        Self::without_message(Step::Cognito)
    }

    const fn without_message(step: Step) -> Self {
        Self {
            step,
            message: None,
            locale: None,
            is_unbranded: false,
        }
    }
}
