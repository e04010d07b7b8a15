//! How far the run is, for whoever sits before it.

use std::io::{self, IsTerminal as _, Write as _};

/// A line on standard error that is written over; nothing where that is no terminal.
pub(crate) fn on_terminal(what: &str) -> impl FnMut(usize, usize) {
    let is_seen = io::stderr().is_terminal();
    move |done, of| {
        if !is_seen {
            return;
        }
        let mut stderr = io::stderr();
        // A terminal that does not take it is no reason to stop measuring.
        let _ = write!(stderr, "\r\x1b[K{what}: {done} of {of}");
        if done == of {
            let _ = write!(stderr, "\r\x1b[K");
        }
        let _ = stderr.flush();
    }
}
