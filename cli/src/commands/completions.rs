//! `signet completions` and the manual pages: both are made of the arguments, so they are never out of date.

use anyhow::Context;
use clap::CommandFactory;

use crate::args::{Arguments, CompletionsArguments, ManualPagesArguments};
use crate::exit_code::ExitCode;
use crate::io_error::IoError;
use crate::printer::Printer;

/// Prints the completion script of a shell.
///
/// # Errors
/// None; the shell was checked with the arguments.
pub fn run(arguments: &CompletionsArguments, printer: &mut Printer) -> anyhow::Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut Arguments::command(),
        "signet",
        &mut script,
    );
    printer.result(&String::from_utf8(script)?);
    Ok(ExitCode::Success)
}

/// Writes the manual pages: `signet.1` and one for each command.
///
/// # Errors
/// The folder cannot be written.
pub fn manual_pages(arguments: &ManualPagesArguments) -> anyhow::Result<ExitCode> {
    let folder = &arguments.folder;
    let command = Arguments::command().disable_help_subcommand(true);
    clap_mangen::generate_to(command, folder)
        .map_err(IoError)
        .with_context(|| folder.display().to_string())?;
    Ok(ExitCode::Success)
}
