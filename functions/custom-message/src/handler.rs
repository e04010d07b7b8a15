//! Event → request → message → `event.response`: the fallback ladder, and what is logged and counted.

mod log;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use serde_json::value::RawValue;

use crate::config::{Config, Emails};
use crate::event::{self, Answer, Request, Unrecognized};
use crate::locale::Tag;
use crate::message::{Email, Kind, Sms};
use crate::render::Renderer;
use crate::theme::{Layers, Look, Problem, Theme};

pub use log::{record, start_record};

/// How far down the fallback ladder a channel went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rung {
    /// The owner's theme.
    Theme,
    /// The default theme with the owner's brand.
    Default,
    /// Cognito's own message: the fields stay null.
    Cognito,
    /// The channel is not ours: emails of a pool on `COGNITO_DEFAULT`.
    NotWanted,
}

impl Rung {
    /// The name in logs and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Default => "default",
            Self::Cognito => "cognito",
            Self::NotWanted => "not wanted",
        }
    }
}

/// A channel's message and the rung that it came from.
#[derive(Debug)]
pub struct Delivery<T> {
    /// Where it came from.
    pub rung: Rung,
    /// The message; none where Cognito's own goes out.
    pub message: Option<T>,
    /// The language that it is in.
    pub locale: Option<Tag>,
}

/// What became of a CustomMessage event.
#[derive(Debug)]
pub struct Outcome {
    /// Which message.
    pub kind: Kind,
    /// The app client, if one called.
    pub client_id: Option<String>,
    /// Subject and body.
    pub email: Delivery<Email>,
    /// The SMS.
    pub sms: Delivery<Sms>,
    /// What cost a rung, and for which channel.
    pub warnings: Vec<(Channel, Problem)>,
    /// Whether a rung was lost on either channel.
    pub fell_back: bool,
}

/// One of the two ways a message may leave; Cognito decides which.
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
    start_problems: Vec<Problem>,
}

impl Handler {
    /// Loads the theme and parses ahead what every message needs.
    pub fn new(config: Config) -> Self {
        let theme = Theme::load(config.theme.as_deref(), &config.tokens);
        Self::of_theme(theme, config)
    }

    /// A handler with a theme that is loaded already, in place of the one that the settings name.
    pub fn of_theme(theme: Theme, config: Config) -> Self {
        let mut start_problems = config.problems;
        start_problems.extend_from_slice(theme.problems());
        start_problems.extend(unnamed_brand(&theme));
        let mut handler = Self {
            renderer: Renderer::new(theme, config.verification),
            emails: config.emails,
            start_problems,
        };
        handler.warm_up();
        handler
    }

    /// What was unusable at start.
    pub fn start_problems(&self) -> &[Problem] {
        &self.start_problems
    }

    /// The renderer, for a command that looks around in the theme.
    pub fn renderer(&self) -> &Renderer {
        &self.renderer
    }

    /// Answers an event and returns the answer and the line for the log. Never fails: an event that
    /// it does not know comes back as it is.
    pub fn answer(&mut self, event: &RawValue) -> (Answer, String) {
        let started = Instant::now();
        match event::read(event) {
            Ok(request) => {
                let outcome = self.rendered(&request);
                let (email, sms) = (&outcome.email.message, &outcome.sms.message);
                let answer = Answer::new(&request, email.as_ref(), sms.as_ref());
                (answer, record(&outcome, started.elapsed()))
            }
            Err(unrecognized) => (
                Answer::unchanged(event.to_owned()),
                log::unrecognized_record(&unrecognized),
            ),
        }
    }

    /// Renders what an event asks for.
    ///
    /// # Errors
    /// Why it is no CustomMessage event.
    pub fn outcome(&mut self, event: &RawValue) -> Result<Outcome, Unrecognized> {
        event::read(event).map(|request| self.rendered(&request))
    }

    fn rendered(&mut self, request: &Request<'_>) -> Outcome {
        let mut warnings = Vec::new();
        let email = match self.emails {
            Emails::Branded => {
                self.climb_down(request, Channel::Email, &mut warnings, Renderer::email)
            }
            Emails::LeftToCognito => Delivery {
                rung: Rung::NotWanted,
                message: None,
                locale: None,
            },
        };
        let sms = self.climb_down(request, Channel::Sms, &mut warnings, Renderer::sms);
        let fell_back = !warnings.is_empty();
        Outcome {
            kind: request.kind,
            client_id: request.client_id.clone(),
            email,
            sms,
            warnings,
            fell_back,
        }
    }

    /// The first rung that yields a message. Whatever goes wrong on one, a panic in a template's
    /// function included, is a warning.
    fn climb_down<T>(
        &mut self,
        request: &Request<'_>,
        channel: Channel,
        warnings: &mut Vec<(Channel, Problem)>,
        render: fn(&mut Renderer, Layers, &Request<'_>, &Tag) -> Result<T, Problem>,
    ) -> Delivery<T> {
        for (rung, layers) in self.rungs() {
            let rendered = catch_unwind(AssertUnwindSafe(|| {
                let tag = self.renderer.locale(layers, request);
                let rendered = render(&mut self.renderer, layers, request, &tag);
                (tag, rendered)
            }));
            match rendered {
                Ok((tag, Ok(message))) => {
                    return Delivery {
                        rung,
                        message: Some(message),
                        locale: Some(tag),
                    };
                }
                Ok((_, Err(problem))) => warnings.push((
                    channel,
                    log::without_personal_data(problem, request, self.renderer.theme()),
                )),
                Err(_) => warnings.push((channel, panicked(request.kind))),
            }
        }
        Delivery {
            rung: Rung::Cognito,
            message: None,
            locale: None,
        }
    }

    fn rungs(&self) -> impl Iterator<Item = (Rung, Layers)> + use<> {
        let owners = self
            .renderer
            .theme()
            .has_owner()
            .then_some((Rung::Theme, Layers::OwnersOverDefault));
        owners.into_iter().chain([(Rung::Default, Layers::Default)])
    }

    fn warm_up(&mut self) {
        // A defect shows again, with its warning, in the first message that needs the file.
        let _ = catch_unwind(AssertUnwindSafe(|| self.renderer.warm_up()));
    }
}

/// Mail in the name of "Example" is mail that nobody meant to send.
fn unnamed_brand(theme: &Theme) -> Option<Problem> {
    let name = &theme.settings().look.brand.name;
    (*name == Look::default().brand.name).then(|| {
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
