//! `signet doctor`: finds the reason why mail of a user pool does not leave or arrive.

pub mod environment;
mod explain;
mod format;
mod permissions;
mod probe;
mod report;
mod run;

use doctor::diagnosis::Strictness;
use doctor::manual;

use crate::args::{DenyState, DoctorArguments};
use crate::exit_code::ExitCode;
use crate::printer::Printer;
use report::Report;

/// Runs the command.
///
/// # Errors
/// There are no credentials, AWS cannot be reached, or no pool is found.
pub fn run(arguments: &DoctorArguments, printer: &mut Printer) -> anyhow::Result<ExitCode> {
    if let Some(id) = &arguments.explain {
        printer.result(&explain::page(id)?);
        return Ok(ExitCode::Success);
    }
    if arguments.list {
        printer.result(&manual::list());
        return Ok(ExitCode::Success);
    }
    if arguments.permissions {
        printer.result(&permissions::document(arguments));
        return Ok(ExitCode::Success);
    }
    if arguments.probe {
        probe::check_terminal()?;
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let examined = runtime.block_on(run::run(arguments, printer))?;
    format::print(arguments, &examined.reports, printer);
    if arguments.probe {
        runtime.block_on(probe::run(&examined, printer))?;
    }
    Ok(exit_code(&examined.reports))
}

fn strictness(arguments: &DoctorArguments) -> Strictness {
    Strictness {
        deny_risks: arguments.deny == Some(DenyState::Risks),
        allow_unknown: arguments.allow_unknown,
    }
}

/// Returns the worst code of all pools: 1 over 3 over 0.
fn exit_code(reports: &[Report]) -> ExitCode {
    let any = |code| reports.iter().any(|report| report.exit == code);
    if any(1) {
        ExitCode::Defects
    } else if any(3) {
        ExitCode::Unknown
    } else {
        ExitCode::Success
    }
}
