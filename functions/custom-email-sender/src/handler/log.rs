//! One JSON line an invocation, with its CloudWatch metrics in the same line (embedded metric format).
//!
//! No personal data and no message: what happened, the reason, and what the operator chose.
//! Source of the format: "Specification: Embedded metric format", Amazon CloudWatch User Guide.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::mail::{Mail, Step};
use crate::outcome::Outcome;
use serde_json::{Map, Value, json};
use theme::Problem;

/// The CloudWatch namespace.
const NAMESPACE: &str = "Signet";
/// The longest foreign text in a line, in characters.
const QUOTED_MAX: usize = 192;
/// The bound on warnings in a line: a file may have an error in each of its lines.
const WARNINGS_MAX: usize = 20;
/// The longest reason in a line, in characters: it may quote a name or a value of the theme.
const REASON_MAX: usize = 500;

/// The facts of an invocation when it ends.
#[derive(Debug, Default)]
pub struct Record {
    /// The message.
    pub source: &'static str,
    /// The language.
    locale: Option<String>,
    /// The step that made the mail.
    step: Option<Step>,
    /// The defects that cost a step, and settings of a scope that are unusable.
    pub warnings: Vec<Problem>,
    /// The answer of SES in each Region, in our words.
    pub refusals: Vec<String>,
}

impl Record {
    /// Notes how the mail was made.
    pub(super) fn drafted(&mut self, mail: &Mail) {
        self.locale = mail.locale.as_ref().map(|tag| tag.as_str().to_owned());
        self.step = Some(mail.step);
        self.warnings.extend(mail.warnings.iter().cloned());
    }

    /// Writes the line.
    #[must_use]
    pub fn line(&self, outcome: &Outcome, took: Duration) -> String {
        let (level, message, reason, detail) = told(outcome);
        let fell_back = !self.warnings.is_empty();
        let level = if level == "INFO" && (fell_back || !self.refusals.is_empty()) {
            "WARN"
        } else {
            level
        };
        let mut line = Map::new();
        let mut put = |name: &str, value: Value| {
            if !value.is_null() {
                line.insert(name.to_owned(), value);
            }
        };
        put("level", level.into());
        put("message", message.into());
        put("Source", self.source.into());
        put("reason", reason.into());
        put("detail", detail.into());
        put("locale", self.locale.clone().into());
        put("step", self.step.map(Step::name).into());
        put(
            "warnings",
            list(
                self.warnings
                    .iter()
                    .take(WARNINGS_MAX)
                    .map(warning)
                    .collect(),
            ),
        );
        put(
            "refusals",
            list(self.refusals.iter().cloned().map(Value::from).collect()),
        );
        put("Sent", u8::from(*outcome == Outcome::Sent).into());
        put(
            "NotSent",
            u8::from(matches!(outcome, Outcome::NotSent(_))).into(),
        );
        put(
            "Failed",
            u8::from(matches!(outcome, Outcome::Failed(_))).into(),
        );
        put("FellBack", u8::from(fell_back).into());
        put(
            "Time",
            u64::try_from(took.as_millis()).unwrap_or(u64::MAX).into(),
        );
        put("_aws", metrics());
        Value::Object(line).to_string()
    }
}

/// Level, message, reason and detail of an outcome.
fn told(outcome: &Outcome) -> (&'static str, &'static str, Option<String>, Option<String>) {
    match outcome {
        Outcome::Sent => ("INFO", "sent", None, None),
        Outcome::Duplicate => ("INFO", "sent before", None, None),
        Outcome::NotSent(reason) => {
            let detail = reason.detail().map(str::to_owned);
            ("WARN", "not sent", Some(reason.name().to_owned()), detail)
        }
        Outcome::Failed(failure) => {
            let (kind, reason) = (failure.kind.to_owned(), failure.reason.clone());
            ("ERROR", "failed", Some(kind), Some(reason))
        }
    }
}

/// The line for an event that is not this function's.
pub(super) fn unknown_record(reason: &str) -> String {
    let reason: String = reason.chars().take(QUOTED_MAX).collect();
    json!({ "level": "WARN", "message": "passed through unchanged", "reason": reason }).to_string()
}

/// The line for something that was unusable at start.
#[must_use]
pub fn start_record(problem: &Problem) -> String {
    let (file, line, reason) = (&problem.file, problem.line, &problem.reason);
    json!({ "level": "WARN", "message": "setting not usable", "file": file, "line": line, "reason": reason })
        .to_string()
}

fn warning(problem: &Problem) -> Value {
    let reason: String = problem.reason.chars().take(REASON_MAX).collect();
    json!({ "file": problem.file, "line": problem.line, "reason": reason })
}

fn list(values: Vec<Value>) -> Value {
    if values.is_empty() {
        Value::Null
    } else {
        values.into()
    }
}

fn metrics() -> Value {
    let count = |name: &str| json!({ "Name": name, "Unit": "Count" });
    json!({
        "Timestamp": now_ms(),
        "CloudWatchMetrics": [{
            "Namespace": NAMESPACE,
            "Dimensions": [["Source"]],
            "Metrics": [
                count("Sent"), count("NotSent"), count("Failed"), count("FellBack"),
                { "Name": "Time", "Unit": "Milliseconds" },
            ],
        }],
    })
}

fn now_ms() -> u64 {
    let since_epoch = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since_epoch.as_millis()).unwrap_or(u64::MAX)
}
