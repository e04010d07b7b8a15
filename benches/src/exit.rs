//! The end of each program here: its result on standard output, or its error on standard error.

use std::error::Error;
use std::iter;
use std::process::ExitCode;

/// Prints the result, or the error with its causes, and returns the exit code for it.
pub fn exit(result: Result<String, Box<dyn Error>>) -> ExitCode {
    match result {
        Ok(text) => {
            println!("{}", text.trim_end());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {}", with_causes(&*error));
            ExitCode::FAILURE
        }
    }
}

fn with_causes(error: &dyn Error) -> String {
    let causes = iter::successors(Some(error), |&error| error.source());
    causes
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(": ")
}
