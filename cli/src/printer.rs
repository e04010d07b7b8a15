//! Printer: the only module that writes to standard output and standard error. It uses colours on a
//! terminal only. Texts of files and events reach the terminal without characters that act on it: commands
//! see to that for results, which may have colours, and the printer for all else.

#[cfg(feature = "aws")]
use std::io::IsTerminal;
use std::io::Write;

use anstyle::{AnsiColor, Style};
use theme::Problem;

use crate::visible;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Prints the results and messages of commands. A closed pipe (`| head`) is not an error, so the
/// results of writing are ignored.
pub struct Printer {
    out: anstream::AutoStream<std::io::Stdout>,
    err: anstream::AutoStream<std::io::Stderr>,
}

impl Printer {
    /// A printer on the process's own streams.
    pub fn new() -> Self {
        Self {
            out: anstream::stdout(),
            err: anstream::stderr(),
        }
    }

    /// Prints a result to standard output.
    pub fn result(&mut self, text: &str) {
        // Some results end with a line break of their own, such as a mail's body.
        let _ = writeln!(self.out, "{}", text.trim_end_matches('\n'));
    }

    /// Prints a file as it is, such as a mail with its line endings.
    pub fn bytes(&mut self, bytes: &[u8]) {
        let _ = self.out.write_all(bytes);
    }

    /// Prints a message for a person to standard error, so that a pipe does not get it.
    pub fn note(&mut self, text: &str) {
        let _ = writeln!(self.err, "{}", visible::lines(text));
    }

    /// Prints the reason why the command could not run.
    pub fn error(&mut self, error: &anyhow::Error) {
        let text = format!("{error:#}");
        let _ = writeln!(self.err, "{ERROR}error{ERROR:#}: {}", visible::line(&text));
    }

    /// Prints a defect of a theme, with its line.
    pub fn problem(&mut self, problem: &Problem) {
        let text = problem.to_string();
        let _ = writeln!(self.err, "{ERROR}error{ERROR:#}: {}", visible::line(&text));
        let excerpt = problem.excerpt();
        let excerpt = visible::lines(&excerpt);
        // An environment variable has no line to show.
        if !excerpt.is_empty() {
            let _ = writeln!(self.err, "{excerpt}");
        }
    }

    /// Prints a warning: the command goes on, but not with everything that was asked for.
    pub fn warning(&mut self, text: &str) {
        let text = visible::line(text);
        let _ = writeln!(self.err, "{WARNING}warning{WARNING:#}: {text}");
    }

    /// Shows how far the command is, in place of what was shown before; on a terminal only.
    #[cfg(feature = "aws")]
    pub fn progress(&mut self, text: &str) {
        if std::io::stderr().is_terminal() {
            let _ = write!(self.err, "\r\x1b[2K{text}");
            let _ = self.err.flush();
        }
    }

    /// Removes what [`Self::progress`] shows.
    #[cfg(feature = "aws")]
    pub fn end_progress(&mut self) {
        self.progress("");
    }
}
