//! `signet import`: makes a theme of what a team has today, and compares the two.

mod build;
mod changes;
mod links;
mod marks;
mod person;
mod probes;
mod proof;
mod question;
mod report;
mod source;
mod write;

use std::path::Path;
use std::time::Instant;

use anyhow::{anyhow, bail};
use theme::locale::Tag;

pub use build::is_zero_width;

use crate::args::{ImportArguments, ImportFormat};
use crate::counted::counted;
use crate::exit_code::ExitCode;
use crate::printer::Printer;
use build::Wishes;
use report::Report;
use source::{Hints, Sources};
use write::NewFolder;

/// Runs the command.
///
/// # Errors
/// A choice that cannot be taken, or a folder that cannot be written.
pub fn run(arguments: &ImportArguments, printer: &mut Printer) -> anyhow::Result<ExitCode> {
    if let Some(folder) = &arguments.probes {
        probes::run(folder, arguments, printer)?;
        return Ok(ExitCode::Success);
    }
    let out = target(arguments)?;
    let locale = locale(arguments.locale.as_deref())?;
    check_message(arguments.message.as_deref())?;
    let hints = Hints {
        message: arguments.message.as_deref(),
    };
    let started = Instant::now();
    let sources = Sources::read(&arguments.sources, hints);
    if !sources.unreadable.is_empty() {
        for line in &sources.unreadable {
            printer.error(&anyhow!("{line}"));
        }
        return Ok(ExitCode::CouldNotRun);
    }
    printer.detail(&sources.described());
    check_answers(&sources)?;
    let wishes = Wishes {
        locale: locale.as_ref(),
        brand: arguments.brand.as_deref(),
    };
    let built = build::build(&sources, wishes);
    NewFolder::at(out)?.write(&built.files)?;
    let rows = proof::prove(out, &built, &sources.answers, !sources.has_page);
    printer.detail(&format!(
        "made: {} in {:.0?}, with the comparison",
        counted(built.files.len(), "file"),
        started.elapsed()
    ));
    let changes = changes::changes(&built, &sources);
    let report = Report::of(out, &built, &rows, &changes);
    printer.result(&match arguments.format {
        ImportFormat::Text => report.text(),
        ImportFormat::Json => report.json(),
    });
    Ok(match report.differs() {
        true => ExitCode::Defects,
        false => ExitCode::Success,
    })
}

/// Returns the folder of the new theme.
fn target(arguments: &ImportArguments) -> anyhow::Result<&Path> {
    if arguments.sources.is_empty() {
        bail!(
            "nothing to import: name the answers of your handler, a pool's JSON or a page; questions for a handler are \
             written by signet import --probes DIR"
        );
    }
    let out = arguments.out.as_deref();
    out.ok_or_else(|| anyhow!("name the folder of the new theme: --out THEME"))
}

fn locale(text: Option<&str>) -> anyhow::Result<Option<Tag>> {
    let Some(text) = text else { return Ok(None) };
    match Tag::parse(text) {
        Some(tag) => Ok(Some(tag)),
        None => bail!("--locale {text}: invalid language tag (expected for example de or pt-BR)"),
    }
}

fn check_message(name: Option<&str>) -> anyhow::Result<()> {
    match name {
        Some(name) if source::meant_message(name).is_none() => {
            let names = theme::Kind::ALL.map(theme::Kind::name).join(", ");
            bail!("--message {name}: no message (there are {names})")
        }
        _ => Ok(()),
    }
}

/// Checks that there is something to make a theme of.
fn check_answers(sources: &Sources) -> anyhow::Result<()> {
    let is_answered = |answer: &question::Answered| answer.texts != question::Texts::default();
    if sources.colors.is_none() && !sources.answers.iter().any(is_answered) {
        bail!(
            "no event is answered: all have response.emailMessage and response.smsMessage null. Run your handler on \
             the questions, and import what it returns"
        );
    }
    Ok(())
}
