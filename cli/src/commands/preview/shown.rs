//! What the page shows of a message, whichever way it came about.

use custom_message::handler::{Outcome, Rung};
use custom_message::limits;
use serde::Serialize;

use super::findings::Finding;
use super::inbox;
use super::sms::Parts;

/// From this share of a limit on, a meter warns: 16,000 of 20,000 characters.
const NEAR: f64 = 0.8;

/// A message and all that is known about it.
#[derive(Debug, Serialize)]
pub struct Shown {
    /// The sample's name.
    pub sample: String,
    /// The message's name; none where the event asks for none.
    pub message: Option<&'static str>,
    /// The language that it is in.
    pub locale: String,
    /// The direction of that language.
    pub direction: &'static str,
    /// The app client, empty without one.
    pub client: String,
    /// The brand, which is who writes.
    pub brand: String,
    /// The email; none where Cognito's own goes out.
    pub email: Option<Email>,
    /// The SMS; none where Cognito's own goes out.
    pub sms: Option<Sms>,
    /// Where each channel's message came from.
    pub rungs: Vec<RungReached>,
    /// How much of each limit is used.
    pub meters: Vec<Meter>,
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// Whether a rung was lost.
    pub fell_back: bool,
    /// The event's JSON.
    pub event: String,
    /// Why the event cannot be rendered.
    pub refusal: Option<String>,
}

/// An email as its reader sees it.
#[derive(Debug, Serialize)]
pub struct Email {
    /// The subject.
    pub subject: String,
    /// What an inbox shows behind it.
    pub preview: String,
    /// The HTML, samples in place of placeholders.
    pub html: String,
    /// The HTML as Cognito gets it.
    pub source: String,
    /// Whether it has pictures.
    pub has_images: bool,
}

/// An SMS as its reader sees it.
#[derive(Debug, Serialize)]
pub struct Sms {
    /// The text, cut into its parts.
    #[serde(flatten)]
    pub parts: Parts,
    /// As Cognito gets it.
    pub source: String,
}

/// How far down the ladder a channel went.
#[derive(Debug, Serialize)]
pub struct RungReached {
    /// The channel.
    pub channel: &'static str,
    /// The rung's name.
    pub rung: &'static str,
    /// The same in words.
    pub words: &'static str,
    /// Whether it is as good as it gets with this theme.
    pub good: bool,
}

/// How much of a limit is used.
#[derive(Debug, PartialEq, Serialize)]
pub struct Meter {
    /// What is measured.
    pub label: &'static str,
    /// When, or with what in it.
    pub note: &'static str,
    /// Characters; none without a message.
    pub value: Option<usize>,
    /// Characters allowed.
    pub max: usize,
    /// Characters from which it warns.
    pub near: usize,
}

impl Meter {
    fn new(label: &'static str, note: &'static str, value: Option<usize>, max: usize) -> Self {
        Self {
            label,
            note,
            value,
            max,
            near: (max as f64 * NEAR) as usize,
        }
    }
}

/// The meters of an outcome, or empty ones.
pub fn meters(outcome: Option<&Outcome>) -> Vec<Meter> {
    let email = outcome.and_then(|outcome| outcome.email.message.as_ref());
    let sms = outcome.and_then(|outcome| outcome.sms.message.as_ref());
    vec![
        Meter::new(
            "Body",
            "as Cognito gets it",
            email.map(|email| limits::length(email.body.as_str())),
            limits::BODY_MAX,
        ),
        Meter::new(
            "Body",
            "after the longest substitution",
            email.map(|email| email.body.characters()),
            limits::BODY_MAX,
        ),
        Meter::new(
            "Subject",
            "",
            email.map(|email| limits::length(email.subject.as_str())),
            limits::SUBJECT_MAX,
        ),
        Meter::new(
            "SMS",
            "with room for the code",
            sms.map(custom_message::message::Sms::characters),
            limits::SMS_MAX,
        ),
    ]
}

/// The rungs that an outcome's channels reached.
pub fn rungs(outcome: &Outcome, has_theme: bool) -> Vec<RungReached> {
    let best = if has_theme {
        Rung::Theme
    } else {
        Rung::Default
    };
    let reached = |channel, rung: Rung| RungReached {
        channel,
        rung: rung.name(),
        words: match rung {
            Rung::Theme => "your theme",
            Rung::Default => "the default theme",
            Rung::Cognito => "Cognito’s own message",
            Rung::NotWanted => "left to Cognito by EMAIL_SENDING_ACCOUNT",
        },
        good: rung == best || rung == Rung::NotWanted,
    };
    vec![
        reached("Email", outcome.email.rung),
        reached("SMS", outcome.sms.rung),
    ]
}

impl Email {
    /// An email whose text is `source`, and `html` with samples in it.
    pub fn new(subject: String, source: String, html: String) -> Self {
        Self {
            subject,
            preview: inbox::preview_text(&html),
            has_images: html.contains("<img") || html.contains("background-image"),
            html,
            source,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meters_warn_from_sixteen_thousand_on() {
        let meters = meters(None);
        assert_eq!((meters[0].max, meters[0].near), (20_000, 16_000));
        assert!(meters.iter().all(|meter| meter.value.is_none()));
    }
}
