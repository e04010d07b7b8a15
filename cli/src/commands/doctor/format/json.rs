//! Reports for programs, by the schema in `docs/doctor.schema.json`.

use doctor::finding::{Finding, Fix, Read};
use serde::Serialize;

use crate::commands::doctor::report::Report;

/// Returns reports as JSON.
pub fn document(reports: &[Report]) -> String {
    let document = JsonDocument {
        version: 1,
        pools: reports.iter().map(JsonPool::of).collect(),
    };
    serde_json::to_string_pretty(&document).expect("strings and numbers fit into JSON")
}

#[derive(Serialize)]
struct JsonDocument<'a> {
    version: u32,
    pools: Vec<JsonPool<'a>>,
}

#[derive(Serialize)]
struct JsonPool<'a> {
    pool: &'a str,
    region: &'a str,
    account: Option<&'a str>,
    headline: &'a str,
    exit: u8,
    findings: Vec<JsonFinding<'a>>,
}

impl<'a> JsonPool<'a> {
    fn of(report: &'a Report) -> Self {
        Self {
            pool: &report.pool,
            region: &report.region,
            account: report.account.as_deref(),
            headline: &report.diagnosis.headline,
            exit: report.exit,
            findings: report
                .diagnosis
                .findings
                .iter()
                .map(JsonFinding::of)
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    id: &'static str,
    hop: &'static str,
    state: &'static str,
    message: &'a str,
    read: Vec<JsonRead<'a>>,
    fix: Vec<JsonFix<'a>>,
}

impl<'a> JsonFinding<'a> {
    fn of(finding: &'a Finding) -> Self {
        Self {
            id: finding.id,
            hop: finding.hop.name(),
            state: finding.state.name(),
            message: &finding.message,
            read: finding.read.iter().map(JsonRead::of).collect(),
            fix: finding.fix.iter().map(JsonFix::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct JsonRead<'a> {
    api: &'a str,
    field: &'a str,
    value: &'a str,
    region: Option<&'a str>,
}

impl<'a> JsonRead<'a> {
    fn of(read: &'a Read) -> Self {
        Self {
            api: &read.api,
            field: &read.field,
            value: &read.value,
            region: read.region.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct JsonFix<'a> {
    kind: &'static str,
    text: &'a str,
}

impl<'a> JsonFix<'a> {
    fn of(fix: &'a Fix) -> Self {
        Self {
            kind: fix.kind.name(),
            text: &fix.text,
        }
    }
}
