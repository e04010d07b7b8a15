//! `signet`: checks and shows the mail of an Amazon Cognito user pool before its users get it.

mod args;
mod commands;
mod content_policy;
mod counted;
mod environment;
mod exit_code;
mod io_error;
mod output_folder;
mod printer;
mod visible;

use anyhow::anyhow;
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use args::{Arguments, Color, Command};
use exit_code::ExitCode;
use printer::Printer;

fn main() -> std::process::ExitCode {
    let arguments = arguments();
    let mut printer = Printer::new(arguments.output);
    let ended = match &arguments.command {
        Command::Init(init) => commands::init::run(init, &mut printer),
        Command::Import(import) => commands::import::run(import, &mut printer),
        Command::Preview(preview) => commands::preview::run(preview, &mut printer),
        Command::Render(render) => commands::render::run(render, &mut printer),
        #[cfg(feature = "send")]
        Command::Send(send) => commands::send::run(send, &mut printer),
        Command::Diff(diff) => commands::diff::run(diff, &mut printer),
        Command::Lint(lint) => commands::lint::run(lint, &mut printer),
        Command::Package(package) => commands::package::run(package, &mut printer),
        Command::Completions(shell) => commands::completions::run(shell, &mut printer),
        Command::ManualPages(pages) => commands::completions::manual_pages(pages),
        #[cfg(feature = "aws")]
        Command::Doctor(doctor) => commands::doctor::run(doctor, &mut printer),
    };
    ended
        .and_then(|code| match printer.lost() {
            Some(reason) => Err(anyhow!("standard output: {reason}")),
            None => Ok(code),
        })
        // Commands return their errors, so that all of them look alike.
        .unwrap_or_else(|error| {
            printer.error(&error);
            ExitCode::CouldNotRun
        })
        .into()
}

/// Reads the arguments. Errors about them end the process, in the colours that are asked for.
fn arguments() -> Arguments {
    let color = Color::typed(std::env::args_os().skip(1));
    let mut command = Arguments::command().color(color.into());
    let parsed = command.try_get_matches_from_mut(std::env::args_os());
    let arguments = parsed.and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = arguments.unwrap_or_else(|error| error.exit());
    // Both may stand before and behind the command's name, where clap would not see the contradiction.
    if arguments.output.quiet && arguments.output.verbose {
        let reason = "--quiet and --verbose contradict each other: give one of them";
        command.error(ErrorKind::ArgumentConflict, reason).exit();
    }
    arguments
}
