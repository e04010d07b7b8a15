//! One mail, from its event to SES's yes. Whatever can be refused without a call is refused first.

use std::time::Duration;

use super::log::Record;
use super::{App, origin};
use crate::aws::Patience;
use crate::ciphertext::{Envelope, Secret};
use crate::code;
use crate::config::Staging;
use crate::event::Trigger;
use crate::mail::{self, Mail, Ways};
use crate::outcome::{Failure, NotSent, Outcome};
use crate::recipient::Recipient;
use crate::ses::{Letter, Origin, Refused};
use ring::digest::{SHA256, digest};
use theme::{Kind, Occasion, Scope};
use tokio::time::Instant;

/// The time for KMS; the rest is SES's.
const KMS_MAX: Duration = Duration::from_secs(8);
/// SES's limit for the value of a tag, in characters.
const TAG_MAX: usize = 256;

impl App {
    pub(super) async fn deliver(
        &self,
        trigger: Trigger,
        until: Instant,
        record: &mut Record,
    ) -> Outcome {
        record.source = trigger.kind.name();
        match self.delivered(trigger, until, record).await {
            Ok(outcome) => outcome,
            Err(failure) => Outcome::Failed(failure),
        }
    }

    async fn delivered(
        &self,
        mut trigger: Trigger,
        until: Instant,
        record: &mut Record,
    ) -> Result<Outcome, Failure> {
        let staging = self.config.staging.as_ref().map_err(setting)?;
        let recipient = match recipient(&trigger, staging) {
            Ok(recipient) => recipient,
            Err(reason) => return Ok(Outcome::NotSent(reason)),
        };
        let envelope = self.envelope(&trigger)?;
        let id = id(&trigger, envelope.as_ref());
        if id.as_ref().is_some_and(|id| self.sent.borrow().holds(id)) {
            return Ok(Outcome::Duplicate);
        }
        let code = match &envelope {
            Some(envelope) => Some(self.opened(&trigger, envelope, until).await?),
            None => None,
        };
        if trigger.kind == Kind::AccountTakeOverNotification {
            trigger.person = mail::with_facts(trigger.person);
        }
        let code = code.as_ref().map_or("", Secret::expose);
        let (mail, scope) = self.drafted(&trigger, code, record);
        let sending = &scope.settings.sending;
        let origins = origin::all(&self.config, sending, &mut record.warnings)?;
        if staging.is_off || sending.is_off {
            return Ok(Outcome::NotSent(NotSent::Off));
        }
        let to = staging.redirect_to.as_ref().unwrap_or(&recipient);
        let letter = Letter {
            to: to.address(),
            reply_to: origin::reply_to(&self.config, sending, &mut record.warnings),
            subject: &mail.subject,
            text: &mail.text,
            html: mail.html.as_deref(),
            tags: tags(
                &trigger,
                &mail,
                &scope,
                staging.redirect_to.is_some().then_some(&recipient),
            ),
        };
        let outcome = self.sent(&letter, &origins, until, record).await?;
        if let (Outcome::Sent, Some(id)) = (&outcome, id) {
            self.sent.borrow_mut().remember(id);
        }
        Ok(outcome)
    }

    /// The envelope of the code; none for a message that has no code.
    fn envelope(&self, trigger: &Trigger) -> Result<Option<Envelope>, Failure> {
        if trigger.kind.is_notice() || self.ways().occasion(trigger) == Some(Occasion::Passwordless)
        {
            return Ok(None);
        }
        self.config.key.as_ref().map_err(setting)?;
        self.config.from.as_ref().map_err(setting)?;
        code::envelope(trigger).map(Some)
    }

    fn ways(&self) -> Ways<'_> {
        Ways {
            by_link: self.config.by_link,
            invitation: self.config.invitation,
            link_domain: self.config.link_domain.as_deref(),
        }
    }

    async fn opened(
        &self,
        trigger: &Trigger,
        envelope: &Envelope,
        until: Instant,
    ) -> Result<Secret, Failure> {
        let key = self.config.key.as_ref().map_err(setting)?;
        let patience = Patience::until(until.min(Instant::now() + KMS_MAX));
        code::open(
            &self.kms,
            key,
            envelope,
            trigger.kind.is_invitation(),
            patience,
        )
        .await
    }

    fn drafted(&self, trigger: &Trigger, code: &str, record: &mut Record) -> (Mail, Scope) {
        let drafted = self
            .drafter
            .borrow_mut()
            .mail_of(trigger, code, self.ways());
        record.drafted(&drafted.0);
        drafted
    }

    /// Asks each sender in turn, each with its share of the time that is left.
    async fn sent(
        &self,
        letter: &Letter<'_>,
        origins: &[Origin],
        until: Instant,
        record: &mut Record,
    ) -> Result<Outcome, Failure> {
        let mut failure = out_of_time();
        for (at, origin) in origins.iter().enumerate() {
            let left = until.saturating_duration_since(Instant::now());
            let share = left / u32::try_from(origins.len() - at).unwrap_or(u32::MAX);
            let patience = Patience::until(Instant::now() + share);
            let Err(refusal) = self.ses.send(letter, origin, patience).await else {
                return Ok(Outcome::Sent);
            };
            match refusal.refused {
                Refused::Recipient => {
                    return Ok(Outcome::NotSent(NotSent::Recipient(refusal.to_string())));
                }
                Refused::Content => return Err(Failure::of("SesRefused", refusal)),
                Refused::Here => {
                    record.refusals.push(refusal.to_string());
                    failure = Failure::of("SesFailed", refusal);
                }
            }
        }
        Err(failure)
    }
}

fn setting(reason: &String) -> Failure {
    Failure::of("SettingUnusable", reason)
}

/// The failure of a mail for which there was no time.
pub(super) fn out_of_time() -> Failure {
    Failure::of("OutOfTime", "there was no time left to send the mail")
}

/// The user's address, if mail may go there.
fn recipient(trigger: &Trigger, staging: &Staging) -> Result<Recipient, NotSent> {
    let address = trigger
        .person
        .text("email")
        .filter(|address| !address.is_empty());
    let recipient = Recipient::parse(address.ok_or(NotSent::NoAddress)?);
    let recipient = recipient.map_err(|reason| NotSent::Recipient(reason.to_string()))?;
    let is_allowed = staging.allows(&recipient);
    is_allowed.then_some(recipient).ok_or(NotSent::NotAllowed)
}

/// The id by which a duplicate is known: the ciphertext's, or the notice's own.
fn id(trigger: &Trigger, envelope: Option<&Envelope>) -> Option<Vec<u8>> {
    let event_id = || {
        trigger
            .person
            .text("EVENT_ID")
            .map(|id| id.as_bytes().to_vec())
    };
    let is_takeover = trigger.kind == Kind::AccountTakeOverNotification;
    let of_notice = || is_takeover.then(event_id).flatten();
    envelope
        .map(|envelope| envelope.message_id().to_vec())
        .or_else(of_notice)
}

/// The tags by which SES counts. Of a redirected mail, the recipient is told apart by a hash.
fn tags(
    trigger: &Trigger,
    mail: &Mail,
    scope: &Scope,
    redirected: Option<&Recipient>,
) -> Vec<(&'static str, String)> {
    let tenant = scope
        .files
        .split(' ')
        .find_map(|file| file.strip_prefix("tenants/"));
    let tenant = tenant.and_then(|file| file.strip_suffix(".toml"));
    let tags = [
        ("source", Some(trigger.kind.name().to_owned())),
        ("client", trigger.client.clone()),
        (
            "locale",
            mail.locale.as_ref().map(|tag| tag.as_str().to_owned()),
        ),
        ("tenant", tenant.map(str::to_owned)),
        ("recipient", redirected.map(hash)),
    ];
    let tags = tags.into_iter();
    tags.filter_map(|(name, value)| Some((name, tag(&value?))))
        .collect()
}

/// A value with the characters that SES takes.
fn tag(value: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || c == '-' {
            c
        } else {
            '_'
        }
    };
    value.chars().take(TAG_MAX).map(plain).collect()
}

fn hash(recipient: &Recipient) -> String {
    let digest = digest(&SHA256, recipient.address().as_bytes());
    digest.as_ref()[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
