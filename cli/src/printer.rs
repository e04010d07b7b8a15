//! The one owner of standard output and standard error. Colour only where it ends on a terminal.

use std::io::Write;

use anstyle::{AnsiColor, Style};
use custom_message::theme::Problem;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Prints what commands hand it. A reader that went away (`| head`) is no error.
pub struct Printer {
    out: anstream::AutoStream<std::io::Stdout>,
    err: anstream::AutoStream<std::io::Stderr>,
}

impl Printer {
    /// A printer on the process's streams.
    pub fn new() -> Self {
        Self {
            out: anstream::stdout(),
            err: anstream::stderr(),
        }
    }

    /// A result.
    pub fn result(&mut self, text: &str) {
        let _ = writeln!(self.out, "{}", text.trim_end_matches('\n'));
    }

    /// Something a person wants to know and a pipe does not.
    pub fn note(&mut self, text: &str) {
        let _ = writeln!(self.err, "{text}");
    }

    /// Why the command could not run.
    pub fn error(&mut self, error: &anyhow::Error) {
        let _ = writeln!(self.err, "{ERROR}error{ERROR:#}: {error:#}");
    }

    /// A theme's defect, with the line it is in.
    pub fn problem(&mut self, problem: &Problem) {
        let _ = writeln!(self.err, "{ERROR}error{ERROR:#}: {problem}");
        let excerpt = problem.excerpt();
        if !excerpt.is_empty() {
            let _ = writeln!(self.err, "{excerpt}");
        }
    }

    /// Something that was taken otherwise than it was said.
    pub fn warning(&mut self, text: &str) {
        let _ = writeln!(self.err, "{WARNING}warning{WARNING:#}: {text}");
    }
}
