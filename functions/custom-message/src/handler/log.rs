//! One JSON line an invocation, with its CloudWatch metrics in the same line (embedded metric format).
//!
//! No personal data and no message: names of files, lengths, and what the operator chose.
//! Source of the format: "Specification: Embedded metric format", Amazon CloudWatch User Guide.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::Serialize;

use super::{Channel, Outcome, Rung};
use crate::event::{Request, Unrecognized};
use crate::limits;
use crate::theme::{Problem, Theme};

/// The CloudWatch namespace.
const NAMESPACE: &str = "Signet";

/// The longest foreign text in a line, in characters.
const QUOTED_MAX: usize = 64;

#[derive(Serialize)]
struct Record<'a> {
    level: &'static str,
    message: &'static str,
    #[serde(rename = "Source")]
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    locale: Option<&'a str>,
    #[serde(rename = "clientId", skip_serializing_if = "Option::is_none")]
    client_id: Option<&'a str>,
    rung: Rungs,
    characters: Characters,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<Warning>,
    #[serde(rename = "Rendered")]
    rendered: u8,
    #[serde(rename = "FellBack")]
    fell_back: u8,
    #[serde(rename = "BodyCharacters", skip_serializing_if = "Option::is_none")]
    body_characters: Option<usize>,
    #[serde(rename = "RenderTime")]
    render_microseconds: u64,
    #[serde(rename = "_aws")]
    metrics: Metrics,
}

#[derive(Serialize)]
struct Rungs {
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
    metrics: [Metric; 4],
}

#[derive(Serialize)]
struct Metric {
    #[serde(rename = "Name")]
    name: &'static str,
    #[serde(rename = "Unit")]
    unit: &'static str,
}

const METRICS: [Metric; 4] = [
    Metric {
        name: "Rendered",
        unit: "Count",
    },
    Metric {
        name: "FellBack",
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
pub fn record(outcome: &Outcome, elapsed: Duration) -> String {
    let email = outcome.email.message.as_ref();
    let body_characters = email.map(|email| email.body.characters());
    let locale = outcome
        .email
        .locale
        .as_ref()
        .or(outcome.sms.locale.as_ref());
    line(&Record {
        level: if outcome.fell_back { "WARN" } else { "INFO" },
        message: if outcome.fell_back {
            "fell back"
        } else {
            "rendered"
        },
        source: outcome.kind.name(),
        locale: locale.map(crate::locale::Tag::as_str),
        client_id: outcome.client_id.as_deref().map(quoted_client),
        rung: Rungs {
            email: outcome.email.rung.name(),
            sms: outcome.sms.rung.name(),
        },
        characters: Characters {
            subject: email.map(|email| limits::length(email.subject.as_str())),
            body: body_characters,
            sms: outcome
                .sms
                .message
                .as_ref()
                .map(crate::message::Sms::characters),
        },
        warnings: outcome
            .warnings
            .iter()
            .map(|(channel, problem)| warning(*channel, problem))
            .collect(),
        rendered: u8::from(is_ours(outcome.email.rung) || is_ours(outcome.sms.rung)),
        fell_back: u8::from(outcome.fell_back),
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
        &serde_json::json!({ "level": "WARN", "message": "setting not usable", "file": problem.file, "line": problem.line, "reason": problem.reason }),
    )
}

/// A problem without the user's values: an engine's message may quote what it was given.
pub(super) fn without_personal_data(
    mut problem: Problem,
    request: &Request<'_>,
    theme: &Theme,
) -> Problem {
    // An old emulator sends the code itself where Cognito sends a placeholder.
    let code = &request.placeholders.code;
    if !code.contains('#') && problem.reason.contains(code.as_str()) {
        problem.reason = problem.reason.replace(code.as_str(), "of the code");
    }
    let sources = theme.settings().attributes.values().flatten();
    for value in sources
        .filter_map(|source| request.untrusted(source))
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
        reason: problem.reason.clone(),
    }
}

/// An app client's id has at most 128 characters; whoever invokes the function by hand may send more.
fn quoted_client(id: &str) -> &str {
    id.char_indices()
        .nth(QUOTED_MAX * 2)
        .map_or(id, |(end, _)| &id[..end])
}

fn is_ours(rung: Rung) -> bool {
    matches!(rung, Rung::Theme | Rung::Default)
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
    serde_json::to_writer(&mut line, record).unwrap_or_default();
    String::from_utf8(line).unwrap_or_default()
}

fn now_ms() -> u64 {
    let since_epoch = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since_epoch.as_millis()).unwrap_or(u64::MAX)
}
