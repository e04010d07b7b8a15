//! Reports for people: the headline, then each finding with what was read and its fix.
//!
//! Writing to a `String` cannot fail, so the results of `write!` are ignored.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use doctor::finding::{Finding, FixKind, Read, State};

use crate::commands::doctor::report::Report;
use crate::counted::counted;

const BROKEN: Style = AnsiColor::Red.on_default().bold();
const RISK: Style = AnsiColor::Yellow.on_default().bold();
const UNKNOWN: Style = AnsiColor::Cyan.on_default().bold();
const OK: Style = AnsiColor::Green.on_default().bold();
const FRAME: Style = AnsiColor::Blue.on_default().bold();
const BOLD: Style = Style::new().bold();

/// Formats reports, always with colours; the printer removes them where they are not wanted. Several
/// pools have a line each first.
pub fn document(reports: &[Report], verbose: bool) -> String {
    let mut output = String::new();
    if reports.len() > 1 {
        for report in reports {
            let _ = writeln!(output, "{}", line(report));
        }
        output.push('\n');
    }
    let pools: Vec<String> = reports.iter().map(|report| pool(report, verbose)).collect();
    output + &pools.join("\n")
}

/// Formats a pool as one line: its worst state, its name and the headline.
fn line(report: &Report) -> String {
    let counts = report.diagnosis.counts();
    let state = if counts.broken > 0 {
        State::Broken
    } else if report.exit == 3 {
        State::Unknown
    } else if counts.risk > 0 {
        State::Risk
    } else {
        State::Ok
    };
    let style = style(state);
    let (state, name) = (state.name(), title_name(report));
    format!(
        "{style}{state:8}{style:#} {name}: {}",
        report.diagnosis.headline
    )
}

fn pool(report: &Report, verbose: bool) -> String {
    let mut output = format!("{}\n\n", title(report));
    let _ = writeln!(output, "{BOLD}{}{BOLD:#}\n", report.diagnosis.headline);
    for shown in report
        .diagnosis
        .findings
        .iter()
        .filter(|it| verbose || is_shown(it))
    {
        output.push_str(&finding(shown));
        output.push('\n');
    }
    if !verbose {
        output.push_str(&left_out(&report.diagnosis.findings));
    }
    if !report.denied.is_empty() {
        let _ = writeln!(
            output,
            "Not allowed: {}. signet doctor --permissions prints the policy that allows every call.",
            report.denied.join(", ")
        );
    }
    output + &counts(report) + "\n"
}

fn title(report: &Report) -> String {
    let mut parts = vec![title_name(report)];
    parts.extend(report.sending_account.clone());
    parts.extend(
        report
            .account
            .as_ref()
            .map(|account| format!("account {account}")),
    );
    parts.join(" · ")
}

fn title_name(report: &Report) -> String {
    match &report.name {
        Some(name) => format!("{name} ({})", report.pool),
        None => report.pool.clone(),
    }
}

/// The findings that are shown: those that are right, or unknown and decide nothing, only on request.
fn is_shown(finding: &Finding) -> bool {
    match finding.state {
        State::Broken | State::Risk => true,
        State::Unknown => finding.decisive,
        State::Ok => false,
    }
}

fn left_out(findings: &[Finding]) -> String {
    let hidden = |finding: &&Finding| finding.state == State::Unknown && !finding.decisive;
    let ids: Vec<&str> = findings
        .iter()
        .filter(hidden)
        .map(|finding| finding.id)
        .collect();
    if ids.is_empty() {
        return String::new();
    }
    format!("Also not known: {} (--verbose says why).\n", ids.join(", "))
}

fn finding(finding: &Finding) -> String {
    let style = style(finding.state);
    let (state, id, message) = (finding.state.name(), finding.id, &finding.message);
    let mut output = format!("{style}{state}[{id}]{style:#}{BOLD}: {message}{BOLD:#}\n");
    for read in &finding.read {
        note(&mut output, "read", &evidence(read));
    }
    for fix in &finding.fix {
        let label = match fix.kind {
            FixKind::Command | FixKind::Note => "fix",
            FixKind::CloudFormation | FixKind::Terraform => fix.kind.name(),
        };
        note(&mut output, label, &fix.text);
    }
    if finding.state != State::Ok {
        note(
            &mut output,
            "more",
            &format!("signet doctor --explain {id}"),
        );
    }
    output
}

fn evidence(read: &Read) -> String {
    let Read {
        api, field, value, ..
    } = read;
    match &read.region {
        Some(region) => format!("{api} in {region}: {field} = {value}"),
        None => format!("{api} {field}: {value}"),
    }
}

/// Adds a note. A text of several lines starts below its label, so that it can be copied.
fn note(output: &mut String, label: &str, text: &str) {
    if !text.contains('\n') {
        let _ = writeln!(output, "  {FRAME}={FRAME:#} {label}: {text}");
        return;
    }
    let _ = writeln!(output, "  {FRAME}={FRAME:#} {label}:");
    for line in text.lines() {
        let _ = writeln!(output, "      {line}");
    }
}

fn counts(report: &Report) -> String {
    let counts = report.diagnosis.counts();
    format!(
        "{} broken, {}, {} unknown, {} ok",
        counts.broken,
        counted(counts.risk, "risk"),
        counts.unknown,
        counts.ok,
    )
}

const fn style(state: State) -> Style {
    match state {
        State::Broken => BROKEN,
        State::Risk => RISK,
        State::Unknown => UNKNOWN,
        State::Ok => OK,
    }
}
