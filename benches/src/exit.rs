//! How each of the programs here ends: what it found on stdout, or why it could not on stderr.

use std::error::Error;
use std::iter;
use std::process::ExitCode;

/// Prints the one or the other, causes and all, and says which.
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
