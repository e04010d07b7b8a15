//! `signet`: checks and shows the mail of an Amazon Cognito user pool before its users get it.

mod args;
mod commands;
mod content_policy;
mod environment;
mod exit_code;
mod io_error;
mod output_folder;
mod printer;
mod visible;

use clap::Parser;

use args::{Arguments, Command};
use exit_code::ExitCode;
use printer::Printer;

fn main() -> std::process::ExitCode {
    let arguments = Arguments::parse();
    let mut printer = Printer::new();
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
        // Commands return their errors, so that all of them look alike.
        .unwrap_or_else(|error| {
            printer.error(&error);
            ExitCode::CouldNotRun
        })
        .into()
}
