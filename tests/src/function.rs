//! A function that runs.

use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ExitStatus};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use crate::exchange::{Answer, Event, Exchange, Outcome, State};
use crate::launch::Log;
use crate::runtime_api::RuntimeApi;
use crate::{Error, Launch, process};

/// The pause after which a long wait looks whether the process still lives; also the time that a process
/// which has ended is given for its last words to arrive.
const GLANCE: Duration = Duration::from_millis(20);

/// As many lines of the log as an error repeats.
const LAST_LINES: usize = 20;

/// A function's process and the Runtime API it talks to. Dropping it ends the process.
pub struct Function {
    child: Child,
    exchange: Arc<Exchange>,
    started: Instant,
    first_answer: Option<Duration>,
    patience: Duration,
    deadline: Duration,
    events: u64,
    _api: RuntimeApi,
}

impl Function {
    /// Starts the binary at `path` as Lambda would, with these variables besides Lambda's own. For
    /// anything else than the defaults there is [`Launch`].
    ///
    /// # Errors
    /// [`Error::Listen`] and [`Error::Start`].
    pub fn start(path: impl AsRef<Path>, environment: &[(&str, &str)]) -> Result<Self, Error> {
        let launch = Launch::of(path);
        environment
            .iter()
            .fold(launch, |launch, (name, value)| launch.env(name, value))
            .start()
    }

    pub(crate) fn launch(launch: &Launch) -> Result<Self, Error> {
        let exchange = Arc::<Exchange>::default();
        let api = RuntimeApi::serve(&exchange).map_err(Error::Listen)?;
        let mut command = launch.command(&api.address());
        match &launch.log {
            Log::InOrder => {
                let (reader, writer) = io::pipe().map_err(Error::Listen)?;
                let ours = writer.try_clone().map_err(Error::Listen)?;
                command.stdout(writer);
                exchange.change(|state| state.requests = Some(ours));
                read_lines(reader, &exchange).map_err(Error::Listen)?;
            }
            Log::To(pipe) => {
                command.stdout(pipe.try_clone().map_err(Error::Listen)?);
            }
            Log::Kept | Log::Dropped => {}
        }
        let started = Instant::now();
        let child = command.spawn().map_err(|source| Error::Start {
            path: launch.path.clone(),
            source,
        })?;
        let mut function = Self {
            child,
            exchange,
            started,
            first_answer: None,
            patience: launch.patience,
            deadline: launch.deadline,
            events: 0,
            _api: api,
        };
        function.read_log().map_err(Error::Listen)?;
        Ok(function)
    }

    /// Hands over one event and waits for what the function makes of it.
    ///
    /// # Errors
    /// [`Error::TimedOut`], [`Error::Exited`], [`Error::Init`]: whenever there is no outcome.
    pub fn invoke(&mut self, event: impl Into<Vec<u8>>) -> Result<Outcome, Error> {
        self.invoke_with_deadline(event, self.deadline)
    }

    /// The same with a deadline of its own, counted from the event's delivery.
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke).
    pub fn invoke_with_deadline(
        &mut self,
        event: impl Into<Vec<u8>>,
        deadline: Duration,
    ) -> Result<Outcome, Error> {
        self.exchange_event(event.into(), deadline)
            .map(|answer| answer.outcome)
    }

    /// The same, with the time from the first byte of the event sent to the last byte of the answer
    /// read. It begins only when the function waits for an event.
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke).
    pub fn invoke_timed(
        &mut self,
        event: impl Into<Vec<u8>>,
    ) -> Result<(Outcome, Duration), Error> {
        self.wait_until_idle()?;
        let answer = self.exchange_event(event.into(), self.deadline)?;
        Ok((answer.outcome, answer.took))
    }

    /// Changes the longest that anything is waited for.
    pub fn set_patience(&mut self, patience: Duration) {
        self.patience = patience;
    }

    /// Waits until the function asks for an event: it is initialised, or done with the last one.
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke).
    pub fn wait_until_idle(&mut self) -> Result<(), Error> {
        self.wait(
            || "the function to ask for an event".to_owned(),
            |state| state.is_asking.then_some(()),
        )
    }

    /// Waits for a line of the log that holds `text`, and gives the first one.
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke).
    pub fn wait_for_log(&mut self, text: &str) -> Result<String, Error> {
        self.wait(
            || format!("a log line with `{text}`"),
            |state| state.lines.iter().find(|line| line.contains(text)).cloned(),
        )
    }

    /// Returns what it has written so far on standard output and standard error, line by line. A line written
    /// just before an answer may still be on its way: see [`wait_for_log`](Self::wait_for_log) and
    /// [`stop`](Self::stop).
    pub fn logs(&self) -> Vec<String> {
        self.exchange.read(|state| state.lines.clone())
    }

    /// Ends the process, once it asks for an event, and gives everything it wrote: Lambda freezes a function
    /// no sooner, and what it does behind its answer counts.
    pub fn stop(mut self) -> Vec<String> {
        // One that has ended, or hangs, has nothing more to say.
        let _ = self.wait_until_idle();
        self.end();
        let until = Instant::now() + self.patience;
        self.exchange
            .wait(until, &mut |state| (state.open_logs == 0).then_some(()));
        self.logs()
    }

    /// From the start of the process to its first request for an event; `None` before that. Lambda runs
    /// this part at full speed.
    pub fn init_time(&self) -> Option<Duration> {
        self.exchange
            .read(|state| state.first_asked)
            .map(|at| at - self.started)
    }

    /// From the start of the process to its first answer: the cold start, if an event was waiting.
    /// `None` before that.
    pub fn time_to_first_answer(&self) -> Option<Duration> {
        self.first_answer
    }

    /// The most memory it ever had resident (`VmHWM`), in KiB.
    ///
    /// # Errors
    /// [`Error::Process`] when the process has ended.
    pub fn peak_memory_kib(&self) -> Result<u64, Error> {
        process::memory_kib(self.child.id(), "VmHWM")
    }

    /// The memory it has resident now (`VmRSS`), in KiB.
    ///
    /// # Errors
    /// [`Error::Process`] when the process has ended.
    pub fn resident_kib(&self) -> Result<u64, Error> {
        process::memory_kib(self.child.id(), "VmRSS")
    }

    /// The time that the threads it now has spent on a CPU, user and system.
    ///
    /// # Errors
    /// [`Error::Process`] when the process has ended.
    pub fn cpu_time(&self) -> Result<Duration, Error> {
        process::cpu_time(self.child.id())
    }

    /// Returns true while the process lives.
    pub fn is_running(&mut self) -> bool {
        self.exit_status().is_none()
    }

    fn exchange_event(&mut self, body: Vec<u8>, deadline: Duration) -> Result<Answer, Error> {
        self.events += 1;
        let request_id = format!("8476a536-e9f4-4748-9e23-{:012x}", self.events);
        self.exchange.offer(Event {
            request_id,
            deadline,
            body,
        });
        let events = self.events;
        let answer = self.wait(
            || format!("the answer to event {events}"),
            |state| state.answer.take(),
        )?;
        self.first_answer.get_or_insert(answer.at - self.started);
        Ok(answer)
    }

    fn wait<T>(
        &mut self,
        awaited: impl FnOnce() -> String,
        mut found: impl FnMut(&mut State) -> Option<T>,
    ) -> Result<T, Error> {
        let give_up = Instant::now() + self.patience;
        let mut ended = None;
        loop {
            let until = give_up.min(Instant::now() + GLANCE);
            if let Some(found) = self.exchange.wait(until, &mut found) {
                return Ok(found);
            }
            if let Some((error_type, message)) =
                self.exchange.read(|state| state.init_error.clone())
            {
                return Err(Error::Init {
                    error_type,
                    message,
                });
            }
            if let Some(status) = ended {
                return Err(Error::Exited {
                    awaited: awaited(),
                    status,
                    last_lines: self.last_lines(),
                });
            }
            ended = self.exit_status();
            if ended.is_none() && Instant::now() >= give_up {
                let last_lines = self.last_lines();
                return Err(Error::TimedOut {
                    awaited: awaited(),
                    after: self.patience,
                    last_lines,
                });
            }
        }
    }

    fn exit_status(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    fn last_lines(&self) -> Vec<String> {
        self.exchange.read(|state| {
            let from = state.lines.len().saturating_sub(LAST_LINES);
            state.lines[from..].to_vec()
        })
    }

    fn read_log(&mut self) -> io::Result<()> {
        if let Some(stdout) = self.child.stdout.take() {
            read_lines(stdout, &self.exchange)?;
        }
        if let Some(stderr) = self.child.stderr.take() {
            read_lines(stderr, &self.exchange)?;
        }
        Ok(())
    }

    fn end(&mut self) {
        // An error here says that the process has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
        // The double's own end of the log.
        self.exchange.change(|state| state.requests = None);
    }
}

impl Drop for Function {
    fn drop(&mut self) {
        self.end();
    }
}

fn read_lines(from: impl Read + Send + 'static, exchange: &Arc<Exchange>) -> io::Result<()> {
    exchange.change(|state| state.open_logs += 1);
    let exchange = Arc::clone(exchange);
    thread::Builder::new()
        .name("log".to_owned())
        .spawn(move || {
            for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line).into_owned();
                exchange.change(|state| state.lines.push(line));
            }
            exchange.change(|state| state.open_logs -= 1);
        })?;
    Ok(())
}
