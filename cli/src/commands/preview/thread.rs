//! The thread that owns the session. The function's renderer keeps what it parsed and cannot move
//! between threads, so the server sends each task to it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;

use tokio::sync::{oneshot, watch};

use super::session::Session;

type Task = Box<dyn FnOnce(&mut Session) + Send>;

/// A handle on the thread, one for each request.
#[derive(Clone)]
pub struct SessionThread {
    tasks: mpsc::Sender<Task>,
}

impl SessionThread {
    /// Starts a session on a thread of its own. The session reloads the theme after every change.
    ///
    /// # Errors
    /// The system starts no further thread.
    pub fn start(
        make: impl FnOnce() -> Session + Send + 'static,
        mut changes: watch::Receiver<u64>,
    ) -> std::io::Result<Self> {
        let (tasks, queue) = mpsc::channel::<Task>();
        let work = move || {
            let mut session = make();
            while let Ok(task) = queue.recv() {
                if changes.has_changed().unwrap_or(false) {
                    changes.mark_unchanged();
                    session.reload();
                }
                // A panic ends this task only: its caller gets no answer, the next task runs as usual.
                let _ = catch_unwind(AssertUnwindSafe(|| task(&mut session)));
            }
        };
        std::thread::Builder::new()
            .name("session".to_owned())
            .spawn(work)?;
        Ok(Self { tasks })
    }

    /// Runs a task on the session and returns its result; nothing if the task panicked.
    pub async fn run<T: Send + 'static>(
        &self,
        task: impl FnOnce(&mut Session) -> T + Send + 'static,
    ) -> Option<T> {
        let (answer, answered) = oneshot::channel();
        let task = Box::new(move |session: &mut Session| {
            // Fails if the browser has closed the connection, and then nobody waits for the answer.
            let _ = answer.send(task(session));
        });
        self.tasks.send(task).ok()?;
        answered.await.ok()
    }
}
