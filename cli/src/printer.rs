//! Printer: the only module that writes to standard output and standard error. It uses colours on a
//! terminal only, unless --color says otherwise. Texts of files and events reach the terminal without characters
//! that act on it: commands see to that for results, which may have colours, and the printer for all else.

#[cfg(feature = "aws")]
use std::io::IsTerminal;
use std::io::{ErrorKind, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use theme::Problem;

use crate::args::OutputArguments;
use crate::io_error;
use crate::visible;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const DETAIL: Style = Style::new().dimmed();

/// Prints the results and messages of commands.
#[derive(Debug, Clone)]
pub struct Printer {
    color: ColorChoice,
    is_quiet: bool,
    is_verbose: bool,
    /// The reason why a result is not where it should be.
    lost: Option<String>,
}

impl Printer {
    /// A printer on the process's own streams.
    pub fn new(output: OutputArguments) -> Self {
        Self {
            color: output.color.into(),
            is_quiet: output.quiet,
            is_verbose: output.verbose,
            lost: None,
        }
    }

    /// Returns true if everything is to be said.
    pub fn is_verbose(&self) -> bool {
        self.is_verbose
    }

    /// Prints a result to standard output.
    pub fn result(&mut self, text: &str) {
        // Some results end with a line break of their own, such as a mail's body.
        let line = format!("{}\n", text.trim_end_matches('\n'));
        self.bytes(line.as_bytes());
    }

    /// Prints what a command did, after or in place of its results, to standard output; --quiet leaves it out.
    pub fn summary(&mut self, text: &str) {
        if !self.is_quiet {
            self.result(text);
        }
    }

    /// Prints a file as it is, such as a mail with its line endings.
    pub fn bytes(&mut self, bytes: &[u8]) {
        let mut out = AutoStream::new(std::io::stdout(), self.color);
        let written = out.write_all(bytes).and_then(|()| out.flush());
        // A reader who has seen enough (`| head`) misses nothing.
        match written {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                self.lost.get_or_insert_with(|| io_error::reason(&error));
            }
            _ => {}
        }
    }

    /// Returns the reason why a result did not reach standard output, such as a full disk.
    pub fn lost(&self) -> Option<&str> {
        self.lost.as_deref()
    }

    /// Prints a message for a person to standard error, so that a pipe does not get it.
    pub fn note(&mut self, text: &str) {
        self.message(&visible::lines(text));
    }

    /// Prints a hint, or how far the command is, to standard error; --quiet leaves it out.
    pub fn hint(&mut self, text: &str) {
        if !self.is_quiet {
            self.note(text);
        }
    }

    /// Prints what --verbose adds, to standard error: why the result is as it is. Never a password, a code or an
    /// address of a person.
    pub fn detail(&mut self, text: &str) {
        if self.is_verbose {
            let text = visible::lines(text);
            self.message(&format!("{DETAIL}{text}{DETAIL:#}"));
        }
    }

    /// Prints the reason why the command could not run.
    pub fn error(&mut self, error: &anyhow::Error) {
        let text = format!("{error:#}");
        self.message(&format!("{ERROR}error{ERROR:#}: {}", visible::line(&text)));
    }

    /// Prints a defect of a theme, with its line.
    pub fn problem(&mut self, problem: &Problem) {
        let text = problem.to_string();
        self.message(&format!("{ERROR}error{ERROR:#}: {}", visible::line(&text)));
        let excerpt = problem.excerpt();
        let excerpt = visible::lines(&excerpt);
        // An environment variable has no line to show.
        if !excerpt.is_empty() {
            self.message(&excerpt);
        }
    }

    /// Prints a warning: the command goes on, but not with everything that was asked for.
    pub fn warning(&mut self, text: &str) {
        let text = visible::line(text);
        self.message(&format!("{WARNING}warning{WARNING:#}: {text}"));
    }

    /// Shows how far the command is, in place of what was shown before; on a terminal only.
    #[cfg(feature = "aws")]
    pub fn progress(&mut self, text: &str) {
        let mut err = std::io::stderr();
        if !self.is_quiet && err.is_terminal() {
            // The sequence moves the cursor; it is not a colour, so --color does not matter.
            let _ = write!(err, "\r\x1b[2K{text}");
            let _ = err.flush();
        }
    }

    /// Removes what [`Self::progress`] shows.
    #[cfg(feature = "aws")]
    pub fn end_progress(&mut self) {
        self.progress("");
    }

    /// Nobody can be told if standard error itself cannot be written.
    fn message(&self, text: &str) {
        let _ = writeln!(AutoStream::new(std::io::stderr(), self.color), "{text}");
    }
}
