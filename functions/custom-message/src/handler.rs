//! Event → messages → answer: the fallback ladder, and what is logged and counted.

mod log;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::time::{Instant, SystemTime};

use serde_json::value::RawValue;
use theme::locale::Tag;
use theme::mail::{DraftRequest, Origin, Renderer, year_of};
use theme::{Kind, Layers, Problem, Theme};

use crate::config::{Config, Emails};
use crate::event::{self, Answer, Trigger, Unrecognized};
use crate::message::{Body, Email, Sms, Subject, Verification};

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
}

impl Step {
    /// The name in logs and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Default => "default",
            Self::Cognito => "cognito",
            Self::NotWritten => "not written",
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
        let mut warnings = Vec::new();
        let email = match self.emails {
            Emails::Branded => {
                let steps = self.steps();
                let attempts =
                    steps.map(|(step, layers)| (step, self.attempt_email(layers, trigger)));
                delivery(attempts, Channel::Email, &mut warnings)
            }
            Emails::LeftToCognito => Delivery {
                step: Step::NotWritten,
                message: None,
                locale: None,
                is_unbranded: false,
            },
        };
        let attempts = self
            .steps()
            .map(|(step, layers)| (step, self.attempt_sms(layers, trigger)));
        let sms = delivery(attempts, Channel::Sms, &mut warnings);
        let theme = self.renderer.theme();
        let warnings: Vec<_> = warnings
            .into_iter()
            .map(|(channel, problem)| {
                (channel, log::without_personal_data(problem, trigger, theme))
            })
            .collect();
        Messages {
            kind: trigger.kind,
            client_id: trigger.client_id.clone(),
            email,
            sms,
            fell_back: !warnings.is_empty(),
            warnings,
        }
    }

    /// The email from those layers; a panic in a template's function is a defect like others.
    fn attempt_email(&mut self, layers: Layers, trigger: &Trigger<'_>) -> Attempt<Email> {
        let attempt = catch_unwind(AssertUnwindSafe(|| self.email(layers, trigger)));
        attempt.unwrap_or_else(|_| Err(panicked(trigger.kind)))
    }

    fn attempt_sms(&mut self, layers: Layers, trigger: &Trigger<'_>) -> Attempt<Sms> {
        let attempt = catch_unwind(AssertUnwindSafe(|| self.sms(layers, trigger)));
        attempt.unwrap_or_else(|_| Err(panicked(trigger.kind)))
    }

    fn email(&mut self, layers: Layers, trigger: &Trigger<'_>) -> Attempt<Email> {
        let carries = trigger
            .placeholders
            .of_body(trigger.kind, self.verification);
        let carries = carries.map_err(absent_field)?;
        let request = draft_request(trigger, self.verification);
        let draft = self.renderer.email(layers, &request)?;
        let subject = Subject::new(&draft.subject?).map_err(|violation| {
            let reason = violation.to_string();
            self.renderer
                .defect_of_part(layers, &request, draft.subject_part, &reason)
        })?;
        let body = Body::new(draft.html?, &carries).map_err(|violation| {
            Problem::of_file(trigger.kind.template(), violation.to_string())
        })?;
        Ok(Made {
            message: Email { subject, body },
            locale: draft.locale,
            origin: draft.origin,
        })
    }

    fn sms(&mut self, layers: Layers, trigger: &Trigger<'_>) -> Attempt<Sms> {
        let carries = trigger
            .placeholders
            .of_sms(trigger.kind)
            .map_err(absent_field)?;
        let request = draft_request(trigger, self.verification);
        let draft = self.renderer.sms(layers, &request)?;
        let sms = Sms::new(&draft.text?, &carries).map_err(|violation| {
            let reason = violation.to_string();
            self.renderer
                .defect_of_part(layers, &request, "sms", &reason)
        })?;
        Ok(Made {
            message: sms,
            locale: draft.locale,
            origin: draft.origin,
        })
    }

    fn steps(&self) -> impl Iterator<Item = (Step, Layers)> + use<> {
        let has_owner = self.renderer.theme().has_owner();
        let owners = has_owner.then_some((Step::Theme, Layers::OwnersOverDefault));
        owners.into_iter().chain([(Step::Default, Layers::Default)])
    }
}

/// A channel's message, or the defect that costs the step.
type Attempt<T> = Result<Made<T>, Problem>;

/// A channel's message in its language, and the state of the owner's files.
struct Made<T> {
    message: T,
    locale: Tag,
    origin: Rc<Origin>,
}

/// The first attempt that holds; each one before it is a warning.
fn delivery<T>(
    attempts: impl Iterator<Item = (Step, Attempt<T>)>,
    channel: Channel,
    warnings: &mut Vec<(Channel, Problem)>,
) -> Delivery<T> {
    for (step, attempt) in attempts {
        match attempt {
            Ok(made) => {
                let unreadable = made.origin.unreadable.iter().cloned();
                warnings.extend(unreadable.map(|problem| (channel, problem)));
                return Delivery {
                    step,
                    message: Some(made.message),
                    locale: Some(made.locale),
                    is_unbranded: made.origin.is_unbranded,
                };
            }
            Err(problem) => warnings.push((channel, problem)),
        }
    }
    Delivery {
        step: Step::Cognito,
        message: None,
        locale: None,
        is_unbranded: false,
    }
}

/// The draft that an event asks for, in a pool that verifies like that.
pub fn draft_request<'a>(trigger: &'a Trigger<'_>, verification: Verification) -> DraftRequest<'a> {
    let by_link = verification == Verification::Link && trigger.kind.may_verify_by_link();
    let link = trigger.placeholders.link.as_deref();
    DraftRequest {
        kind: trigger.kind,
        code: &trigger.placeholders.code,
        username: trigger.placeholders.username.as_deref(),
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

fn panicked(kind: Kind) -> Problem {
    Problem::of_file(
        kind.template(),
        "a panic while rendering: a filter or function was given what it cannot take",
    )
}
