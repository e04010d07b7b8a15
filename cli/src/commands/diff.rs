//! `signet diff`: two themes, the same sample events, and what of the mails differs.

mod difference;
mod format;
mod mails;
mod pages;
mod side;

use std::time::Instant;

use crate::args::{DiffArguments, DiffFormat};
use crate::counted::counted;
use crate::exit_code::ExitCode;
use crate::printer::Printer;
use format::Report;
use side::Side;

/// Runs the command.
///
/// # Errors
/// A theme that cannot be found, or a folder that cannot be written.
pub fn run(arguments: &DiffArguments, printer: &mut Printer) -> anyhow::Result<ExitCode> {
    let home = arguments.theme.as_deref();
    let new = Side::new(arguments.new.as_deref(), home)?;
    let old = Side::old(&arguments.old, home, &new)?;
    printer.detail(&format!("before: {}", old.origin));
    printer.detail(&format!("after: {}", new.origin));
    let started = Instant::now();
    let compared = mails::compare(&old, &new);
    let (mails, time) = (counted(compared.mails.len(), "mail"), started.elapsed());
    printer.detail(&format!("rendered: {mails} of each in {time:.0?}"));
    let groups = difference::grouped(&compared.mails);
    let report = Report {
        old: &old.name,
        new: &new.name,
        compared: compared.mails.len(),
        added: &compared.added,
        removed: &compared.removed,
        changed: &groups,
        is_verbose: printer.is_verbose(),
    };
    printer.result(&match arguments.format {
        DiffFormat::Text => report.text(),
        DiffFormat::Json => report.json(),
        DiffFormat::Markdown => report.markdown(),
    });
    if let Some(folder) = &arguments.out {
        let index = pages::write(folder, &report, &compared.mails, printer)?;
        printer.hint(&format!("before and after: {}", index.display()));
    }
    Ok(match report.is_same() {
        true => ExitCode::Success,
        false => ExitCode::Defects,
    })
}
