//! Event → messages → answer: the fallback ladder, and what is logged and counted.

mod ladder;
mod log;

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::time::{Instant, SystemTime};

use serde_json::value::RawValue;
use theme::locale::Tag;
use theme::mail::{DraftRequest, Prepared, Renderer, year_of};
use theme::{Invitation, Kind, Layers, Occasion, Problem, Scope, Theme};

use crate::config::{Config, Emails};
use crate::event::{self, Answer, Trigger, Unrecognized};
use crate::message::{Body, Email, LinkText, Sms, Subject, Verification};
use ladder::Ladder;

pub use log::{record, start_record};

/// A step of the fallback ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The owner's theme.
    Theme,
    /// The default theme with the owner's brand.
    Default,
    /// Cognito's own message: the fields stay null.
    Cognito,
    /// No message: emails of a pool on `COGNITO_DEFAULT` are not this function's.
    NotWritten,
    /// No message: the theme leaves it to Cognito.
    LeftToCognito,
}

impl Step {
    /// The name in logs and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Default => "default",
            Self::Cognito => "cognito",
            Self::NotWritten => "not written",
            Self::LeftToCognito => "left to cognito",
        }
    }
}

/// A channel's message and the step that it came from.
#[derive(Debug)]
pub struct Delivery<T> {
    /// The step that made it.
    pub step: Step,
    /// The message; none where Cognito's own goes out.
    pub message: Option<T>,
    /// Its language.
    pub locale: Option<Tag>,
    /// True if nobody named the brand that it is from.
    pub is_unbranded: bool,
}

/// The messages for a CustomMessage event, and how they were made.
#[derive(Debug)]
pub struct Messages {
    /// The message that was asked for.
    pub kind: Kind,
    /// Its occasion that has words of its own.
    pub occasion: Option<Occasion>,
    /// The owner's variant of it, if the event chose one that the theme has.
    pub variant: Option<String>,
    /// The settings that it was made with, and the files that they are from.
    pub scope: Scope,
    /// The app client, if one called.
    pub client_id: Option<String>,
    /// Subject and body.
    pub email: Delivery<Email>,
    /// The SMS.
    pub sms: Delivery<Sms>,
    /// The defects that cost a step or a part of the owner's files, each with its channel.
    pub warnings: Vec<(Channel, Problem)>,
    /// True if a step was lost on either channel, or a part of the owner's files that cannot be read.
    pub fell_back: bool,
}

/// A way in which a message may leave; Cognito decides which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    /// Subject and HTML body.
    Email,
    /// Text message.
    Sms,
}

impl Channel {
    /// The name in logs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
        }
    }
}

/// The function without its runtime.
pub struct Handler {
    renderer: Renderer,
    emails: Emails,
    verification: Verification,
    link_text: LinkText,
    invitation: Invitation,
    start_problems: Vec<Problem>,
}

impl Handler {
    /// Loads the theme.
    pub fn new(config: Config) -> Self {
        let theme = Theme::load(config.theme.as_deref(), &config.tokens);
        Self::of_theme(theme, config)
    }

    /// A handler with a theme that is loaded already, in place of the one that the settings name.
    pub fn of_theme(theme: Theme, config: Config) -> Self {
        let mut start_problems = config.problems;
        start_problems.extend_from_slice(theme.problems());
        start_problems.extend(unnamed_brand(&theme));
        Self {
            renderer: Renderer::new(theme),
            emails: config.emails,
            verification: config.verification,
            link_text: config.link_text,
            invitation: config.invitation,
            start_problems,
        }
    }

    /// The settings that were unusable at start.
    pub fn start_problems(&self) -> &[Problem] {
        &self.start_problems
    }

    /// The renderer, for a command that looks around in the theme.
    pub const fn renderer(&self) -> &Renderer {
        &self.renderer
    }

    /// The renderer, for a command that drafts messages of its own.
    pub const fn renderer_mut(&mut self) -> &mut Renderer {
        &mut self.renderer
    }

    /// Answers an event and returns the answer and the line for the log. Never fails: an event that
    /// it does not know comes back as it is.
    pub fn answer(&mut self, event: &RawValue) -> (Answer, String) {
        let started = Instant::now();
        match event::read(event) {
            Ok(trigger) => {
                let messages = self.rendered(&trigger);
                let (email, sms) = (&messages.email.message, &messages.sms.message);
                let answer = Answer::new(&trigger, email.as_ref(), sms.as_ref());
                (answer, record(&messages, started.elapsed()))
            }
            Err(unrecognized) => (
                Answer::unchanged(event.to_owned()),
                log::unrecognized_record(&unrecognized),
            ),
        }
    }

    /// Renders the messages that an event asks for.
    ///
    /// # Errors
    /// The reason why it is not a CustomMessage event.
    pub fn messages(&mut self, event: &RawValue) -> Result<Messages, Unrecognized> {
        event::read(event).map(|trigger| self.rendered(&trigger))
    }

    fn rendered(&mut self, trigger: &Trigger<'_>) -> Messages {
        let request = draft_request(trigger, self.verification, self.invitation);
        let scope = self.renderer.scope(&request);
        let mut ladder = Ladder::new(self.emails, scope.settings.left_to_cognito(trigger.kind));
        for (step, layers) in self.steps() {
            if ladder.is_done() {
                break;
            }
            match self.message(layers, &scope, &request) {
                Ok(message) => {
                    let email = ladder.email.is_none();
                    let email = email.then(|| self.attempt_email(&message, &request, trigger));
                    let sms = ladder.sms.is_none();
                    let sms = sms.then(|| attempt_sms(&message, &request, trigger));
                    ladder.take(step, &message, email, sms);
                }
                Err(problem) => ladder.lose_step(&problem),
            }
        }
        let plain = |problem| log::without_personal_data(problem, trigger, &scope.settings);
        let warnings: Vec<_> = std::mem::take(&mut ladder.warnings)
            .into_iter()
            .map(|(channel, problem)| (channel, plain(problem)))
            .collect();
        Messages {
            kind: trigger.kind,
            occasion: request.occasion,
            variant: ladder.variant.take(),
            scope,
            client_id: trigger.client_id.clone(),
            fell_back: !warnings.is_empty(),
            warnings,
            email: ladder.email.unwrap_or_else(Delivery::cognitos),
            sms: ladder.sms.unwrap_or_else(Delivery::cognitos),
        }
    }

    /// The message from those layers; a panic while its files are read is a defect like others.
    fn message(
        &mut self,
        layers: Layers,
        scope: &Scope,
        request: &DraftRequest<'_>,
    ) -> Result<Rc<Prepared>, Problem> {
        let found = catch_unwind(AssertUnwindSafe(|| {
            self.renderer.message(layers, scope, request)
        }));
        found.unwrap_or_else(|_| Err(panicked(request.kind.template())))
    }

    /// The email of a message; a panic in a template's function is a defect like others.
    fn attempt_email(
        &self,
        message: &Prepared,
        request: &DraftRequest<'_>,
        trigger: &Trigger<'_>,
    ) -> Attempt<Email> {
        let attempt = catch_unwind(AssertUnwindSafe(|| self.email(message, request, trigger)));
        attempt.unwrap_or_else(|_| Err(panicked(message.template())))
    }

    fn email(
        &self,
        message: &Prepared,
        request: &DraftRequest<'_>,
        trigger: &Trigger<'_>,
    ) -> Attempt<Email> {
        let link = self.link(message, trigger)?;
        let carries = trigger
            .placeholders
            .of_body(trigger.kind, request.occasion, link.as_deref())
            .map_err(absent_field)?;
        let draft = message.email(&DraftRequest {
            verification_link: link.as_deref(),
            ..*request
        });
        let subject = Subject::new(&draft.subject?).map_err(|violation| {
            message.defect_of_part(draft.subject_part, &violation.to_string())
        })?;
        let body = Body::new(draft.html?, &carries)
            .map_err(|violation| Problem::of_file(message.template(), violation.to_string()))?;
        Ok(Email { subject, body })
    }

    /// The placeholder of the link that confirms the account; nothing where a code does.
    fn link<'t>(
        &self,
        message: &Prepared,
        trigger: &'t Trigger<'_>,
    ) -> Result<Option<Cow<'t, str>>, Problem> {
        if self.verification == Verification::Code || !trigger.kind.may_verify_by_link() {
            return Ok(None);
        }
        let words = match self.link_text {
            LinkText::Event => None,
            LinkText::Localized => message.link_words(),
        };
        let link = trigger.placeholders.link_with(words.as_deref());
        link.map(Some)
            .ok_or_else(|| absent_field("request.linkParameter"))
    }

    fn steps(&self) -> impl Iterator<Item = (Step, Layers)> + use<> {
        let has_owner = self.renderer.theme().has_owner();
        let owners = has_owner.then_some((Step::Theme, Layers::OwnersOverDefault));
        owners.into_iter().chain([(Step::Default, Layers::Default)])
    }
}

/// A channel's message, or the defect that costs the step.
type Attempt<T> = Result<T, Problem>;

/// The SMS of a message; a panic in a function is a defect like others.
fn attempt_sms(
    message: &Prepared,
    request: &DraftRequest<'_>,
    trigger: &Trigger<'_>,
) -> Attempt<Sms> {
    let attempt = catch_unwind(AssertUnwindSafe(|| sms(message, request, trigger)));
    attempt.unwrap_or_else(|_| Err(panicked(message.template())))
}

fn sms(message: &Prepared, request: &DraftRequest<'_>, trigger: &Trigger<'_>) -> Attempt<Sms> {
    let carries = trigger
        .placeholders
        .of_sms(trigger.kind, request.occasion)
        .map_err(absent_field)?;
    Sms::new(&message.sms(request)?, &carries)
        .map_err(|violation| message.defect_of_part("sms", &violation.to_string()))
}

/// The draft that an event asks for, in a pool that verifies like that and has such invitations.
pub fn draft_request<'a>(
    trigger: &'a Trigger<'_>,
    verification: Verification,
    invitation: Invitation,
) -> DraftRequest<'a> {
    let by_link = verification == Verification::Link && trigger.kind.may_verify_by_link();
    let link = trigger.placeholders.link.as_deref();
    let occasion = trigger.occasion(invitation);
    let code = trigger.placeholders.code.as_deref();
    let code = code.filter(|_| occasion != Some(Occasion::Passwordless));
    let username = trigger.placeholders.username.as_deref();
    DraftRequest {
        kind: trigger.kind,
        occasion,
        code: code.unwrap_or_default(),
        // Cognito replaces it in invitations alone, and emulators set it everywhere.
        username: username.filter(|_| trigger.kind.is_invitation()),
        verification_link: link.filter(|_| by_link),
        person: &trigger.person,
        client: trigger.client_id.as_deref(),
        pool: trigger.pool_id.as_deref(),
        region: trigger.region.as_deref(),
        year: year_of(SystemTime::now()),
    }
}

fn absent_field(field: &str) -> Problem {
    Problem::of_file(
        "event",
        format!("{field} is missing, and this message needs it"),
    )
}

/// Mail in the name of "Example" is mail that nobody meant to send.
fn unnamed_brand(theme: &Theme) -> Option<Problem> {
    let brand = &theme.settings().look.brand;
    let name = &brand.name;
    brand.is_sample().then(|| {
        Problem::of_file(
            "BRAND_NAME",
            format!(
                "not set: messages are from {name:?}; set it, or name under [brand] in theme.toml"
            ),
        )
    })
}

fn panicked(template: &str) -> Problem {
    Problem::of_file(
        template,
        "a panic while rendering: a filter or function was given what it cannot take",
    )
}
