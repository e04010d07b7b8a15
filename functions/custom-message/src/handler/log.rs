//! One JSON line an invocation, with its CloudWatch metrics in the same line (embedded metric format).
//!
//! No personal data and no message: names of files, lengths, and what the operator chose.
//! Source of the format: "Specification: Embedded metric format", Amazon CloudWatch User Guide.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::Serialize;

use theme::{Problem, Settings};

use super::{Channel, Messages, Step};
use crate::event::{Trigger, Unrecognized};
use crate::limits;

/// The CloudWatch namespace.
const NAMESPACE: &str = "Signet";

/// The longest foreign text in a line, in characters.
const QUOTED_MAX: usize = 64;

/// The bound on warnings in a line: a file may have an error in each of its lines.
const WARNINGS_MAX: usize = 20;

/// The longest reason in a line, in characters: it may quote a name or a value of the theme.
const REASON_MAX: usize = 500;

#[derive(Serialize)]
struct Record<'a> {
    level: &'static str,
    message: &'static str,
    #[serde(rename = "Source")]
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    locale: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    occasion: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    variant: Option<&'a str>,
    #[serde(rename = "userPoolId", skip_serializing_if = "Option::is_none")]
    pool_id: Option<&'a str>,
    #[serde(rename = "clientId", skip_serializing_if = "Option::is_none")]
    client_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tenant: Option<&'a str>,
    step: Steps,
    characters: Characters,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<Warning>,
    #[serde(rename = "Rendered")]
    rendered: u8,
    #[serde(rename = "FellBack")]
    fell_back: u8,
    #[serde(rename = "Unbranded")]
    unbranded: u8,
    #[serde(rename = "BodyCharacters", skip_serializing_if = "Option::is_none")]
    body_characters: Option<usize>,
    #[serde(rename = "RenderTime")]
    render_microseconds: u64,
    #[serde(rename = "_aws")]
    metrics: Metrics,
}

#[derive(Serialize)]
struct Steps {
    email: &'static str,
    sms: &'static str,
}

#[derive(Serialize)]
struct Characters {
    subject: Option<usize>,
    body: Option<usize>,
    sms: Option<usize>,
}

#[derive(Serialize)]
struct Warning {
    channel: &'static str,
    file: String,
    #[serde(skip_serializing_if = "is_zero")]
    line: usize,
    reason: String,
}

#[derive(Serialize)]
struct Metrics {
    #[serde(rename = "Timestamp")]
    timestamp_ms: u64,
    #[serde(rename = "CloudWatchMetrics")]
    directives: [Directive; 1],
}

#[derive(Serialize)]
struct Directive {
    #[serde(rename = "Namespace")]
    namespace: &'static str,
    #[serde(rename = "Dimensions")]
    dimensions: [[&'static str; 1]; 1],
    #[serde(rename = "Metrics")]
    metrics: [Metric; 5],
}

#[derive(Serialize)]
struct Metric {
    #[serde(rename = "Name")]
    name: &'static str,
    #[serde(rename = "Unit")]
    unit: &'static str,
}

const METRICS: [Metric; 5] = [
    Metric {
        name: "Rendered",
        unit: "Count",
    },
    Metric {
        name: "FellBack",
        unit: "Count",
    },
    Metric {
        name: "Unbranded",
        unit: "Count",
    },
    Metric {
        name: "BodyCharacters",
        unit: "Count",
    },
    Metric {
        name: "RenderTime",
        unit: "Microseconds",
    },
];

/// The line of an invocation that took `elapsed`.
pub fn record(messages: &Messages, elapsed: Duration) -> String {
    let email = messages.email.message.as_ref();
    let body_characters = email.map(|email| email.body.characters());
    let locale = messages
        .email
        .locale
        .as_ref()
        .or(messages.sms.locale.as_ref());
    line(&Record {
        level: if messages.fell_back { "WARN" } else { "INFO" },
        message: if messages.fell_back {
            "fell back"
        } else {
            "rendered"
        },
        source: messages.kind.name(),
        locale: locale.map(theme::locale::Tag::as_str),
        occasion: messages.occasion.map(theme::Occasion::name),
        // The caller chooses these: they are named only where the theme has them, so that no value of a
        // user's is ever logged.
        variant: messages.variant.as_deref(),
        pool_id: messages.scope.id_in("pools"),
        client_id: messages.scope.id_in("clients"),
        tenant: messages.scope.id_in("tenants"),
        step: Steps {
            email: messages.email.step.name(),
            sms: messages.sms.step.name(),
        },
        characters: Characters {
            subject: email.map(|email| limits::length(email.subject.as_str())),
            body: body_characters,
            sms: messages
                .sms
                .message
                .as_ref()
                .map(crate::message::Sms::characters),
        },
        warnings: messages
            .warnings
            .iter()
            .take(WARNINGS_MAX)
            .map(|(channel, problem)| warning(*channel, problem))
            .collect(),
        rendered: u8::from(is_ours(messages.email.step) || is_ours(messages.sms.step)),
        fell_back: u8::from(messages.fell_back),
        unbranded: u8::from(messages.email.is_unbranded || messages.sms.is_unbranded),
        body_characters,
        render_microseconds: u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX),
        metrics: Metrics {
            timestamp_ms: now_ms(),
            directives: [Directive {
                namespace: NAMESPACE,
                dimensions: [["Source"]],
                metrics: METRICS,
            }],
        },
    })
}

/// The line for an event that goes back as it came.
pub(super) fn unrecognized_record(reason: &Unrecognized) -> String {
    let reason: String = reason.to_string().chars().take(QUOTED_MAX * 3).collect();
    line(
        &serde_json::json!({ "level": "WARN", "message": "passed through unchanged", "reason": reason }),
    )
}

/// The line for something that was unusable at start.
pub fn start_record(problem: &Problem) -> String {
    line(
        &serde_json::json!({ "level": "WARN", "message": "setting not usable", "file": problem.file, "line": problem.line, "reason": shortened(&problem.reason) }),
    )
}

/// A problem without the user's values: an engine's message may quote what it was given. The settings are the
/// scope's, since its file may list attributes of its own.
pub(super) fn without_personal_data(
    mut problem: Problem,
    trigger: &Trigger<'_>,
    settings: &Settings,
) -> Problem {
    // An old emulator sends the code itself where Cognito sends a placeholder.
    let code = trigger.placeholders.code.as_deref().unwrap_or("#");
    if !code.contains('#') && problem.reason.contains(code) {
        problem.reason = problem.reason.replace(code, "of the code");
    }
    let sources = settings.attributes.values();
    let sources = sources.flat_map(|variable| &variable.from);
    for value in sources
        .filter_map(|source| trigger.person.text(source))
        .filter(|value| !value.trim().is_empty())
    {
        if problem
            .reason
            .to_lowercase()
            .contains(&value.trim().to_lowercase())
        {
            problem.reason = "cannot be rendered with this user's attributes".to_owned();
        }
    }
    problem
}

fn warning(channel: Channel, problem: &Problem) -> Warning {
    Warning {
        channel: channel.name(),
        file: problem.file.clone(),
        line: problem.line,
        reason: shortened(&problem.reason),
    }
}

fn shortened(reason: &str) -> String {
    reason.chars().take(REASON_MAX).collect()
}

fn is_ours(step: Step) -> bool {
    matches!(step, Step::Theme | Step::Default)
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

fn line(record: &impl Serialize) -> String {
    // Strings, numbers and maps of strings: there is nothing in it that JSON cannot say.
    let mut line = Vec::with_capacity(1024);
    serde_json::to_writer(&mut line, record).expect("strings and numbers can be written as JSON");
    String::from_utf8(line).expect("JSON is UTF-8")
}

fn now_ms() -> u64 {
    let since_epoch = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since_epoch.as_millis()).unwrap_or(u64::MAX)
}
