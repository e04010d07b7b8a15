//! The thread that renders. The function's renderer keeps what it parsed and is not shared between
//! threads, so requests come to it: each is a question about the workshop.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;

use tokio::sync::{oneshot, watch};

use super::workshop::Workshop;

type Question = Box<dyn FnOnce(&mut Workshop) + Send>;

/// Where questions about the theme are asked.
#[derive(Clone)]
pub struct Desk {
    questions: mpsc::Sender<Question>,
}

impl Desk {
    /// Opens a workshop on a thread of its own. It starts afresh after every change.
    ///
    /// # Errors
    /// No thread is to be had.
    pub fn open(
        make: impl FnOnce() -> Workshop + Send + 'static,
        mut changes: watch::Receiver<u64>,
    ) -> std::io::Result<Self> {
        let (questions, asked) = mpsc::channel::<Question>();
        let work = move || {
            let mut workshop = make();
            while let Ok(question) = asked.recv() {
                if changes.has_changed().unwrap_or(false) {
                    changes.mark_unchanged();
                    workshop.start_afresh();
                }
                // Whoever asked hears that there is no answer; the next one is none the worse.
                let _ = catch_unwind(AssertUnwindSafe(|| question(&mut workshop)));
            }
        };
        std::thread::Builder::new()
            .name("workshop".to_owned())
            .spawn(work)?;
        Ok(Self { questions })
    }

    /// The answer to a question; nothing if the workshop broke over it.
    pub async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut Workshop) -> T + Send + 'static,
    ) -> Option<T> {
        let (answer, answered) = oneshot::channel();
        let question = Box::new(move |workshop: &mut Workshop| {
            // A browser that went away waits for nothing.
            let _ = answer.send(question(workshop));
        });
        self.questions.send(question).ok()?;
        answered.await.ok()
    }
}
