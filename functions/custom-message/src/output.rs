//! The function's log on standard output: whole lines, each written after the answer and before the next event, so
//! that nobody who signs up waits for a log.
//!
//! Lambda reads the log from a pipe. If it falls behind and the pipe is full, a line waits a second at most; what
//! it counted goes into the next line, so that no fallback goes uncounted.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::io::{self, ErrorKind, Write};
use std::os::fd::AsFd;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;

use lambda_runtime::tower::Layer;
use lambda_runtime::{Error, LambdaInvocation, Service};
use serde_json::{Map, Value};
use tokio::net::unix::pipe::Sender;
use tokio::time::timeout;

/// The time that a line may wait for room in the pipe.
const WAIT: Duration = Duration::from_secs(1);

/// The metrics that count events.
const COUNTS: [&str; 3] = ["Rendered", "FellBack", "Unbranded"];

/// Writes lines to standard output.
#[derive(Debug, Default)]
pub(crate) struct Output {
    /// Standard output, if it is a pipe; else it is written to as it is.
    pipe: Option<Sender>,
    /// The sums of the lines that were lost, in the order of [`COUNTS`].
    lost: Option<[u64; 3]>,
    /// True if the last line was cut.
    is_cut: bool,
}

impl Output {
    /// Standard output. Call it within a runtime.
    pub(crate) fn new() -> Self {
        let pipe = io::stdout().as_fd().try_clone_to_owned();
        Self {
            pipe: pipe.and_then(Sender::from_owned_fd).ok(),
            ..Self::default()
        }
    }

    /// Writes a line with the counts of those that were lost. A closed log fails nothing.
    pub(crate) async fn write(&mut self, line: String) {
        // Counts are metrics only in a line that says so: any other one leaves them to the next.
        let counted = self.lost.and_then(|lost| with_counts(&line, lost));
        if counted.is_some() {
            self.lost = None;
        }
        let line = counted.unwrap_or(line);
        let is_whole = self.write_line(&line).await;
        if !is_whole {
            self.lost.get_or_insert_with(|| counts_of(&line));
        }
    }

    /// Writes a line on its own; returns false if there was no room for all of it.
    async fn write_line(&mut self, line: &str) -> bool {
        let start = if self.is_cut { "\n" } else { "" };
        let text = format!("{start}{line}\n");
        let mut written = 0;
        let is_whole = match &self.pipe {
            Some(pipe) => {
                let writing = timeout(WAIT, write_to(pipe, text.as_bytes(), &mut written));
                writing.await.is_ok_and(|written| written.is_ok())
            }
            None => io::stdout().lock().write_all(text.as_bytes()).is_ok(),
        };
        self.is_cut = !is_whole && (written > 0 || self.is_cut);
        is_whole
    }
}

/// Writes as the pipe has room.
async fn write_to(pipe: &Sender, text: &[u8], written: &mut usize) -> io::Result<()> {
    while *written < text.len() {
        pipe.writable().await?;
        match pipe.try_write(&text[*written..]) {
            Ok(length) => *written += length,
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// The counts of a line; none of a line that counts nothing.
fn counts_of(line: &str) -> [u64; 3] {
    let fields: Map<String, Value> = serde_json::from_str(line).unwrap_or_default();
    COUNTS.map(|name| fields.get(name).and_then(Value::as_u64).unwrap_or(0))
}

/// Returns a line with further counts, if it is one with metrics.
fn with_counts(line: &str, lost: [u64; 3]) -> Option<String> {
    let mut fields: Map<String, Value> = serde_json::from_str(line).ok()?;
    fields.get("_aws")?;
    for (name, count) in COUNTS.into_iter().zip(lost) {
        let known = fields.get(name).and_then(Value::as_u64).unwrap_or(0);
        fields.insert(name.to_owned(), (known + count).into());
    }
    Some(Value::Object(fields).to_string())
}

/// The line of the present event, from the handler to the layer around it.
pub(crate) type Line = Rc<RefCell<Option<String>>>;

/// The layer that writes the line once the answer was delivered.
pub(crate) struct AfterAnswer {
    line: Line,
    output: Rc<Cell<Option<Output>>>,
}

impl AfterAnswer {
    pub(crate) fn new(line: Line, output: Output) -> Self {
        let output = Rc::new(Cell::new(Some(output)));
        Self { line, output }
    }
}

impl<S> Layer<S> for AfterAnswer {
    type Service = Logged<S>;

    fn layer(&self, inner: S) -> Self::Service {
        Logged {
            inner,
            line: Rc::clone(&self.line),
            output: Rc::clone(&self.output),
        }
    }
}

/// The runtime's own service, with the log behind it.
pub(crate) struct Logged<S> {
    inner: S,
    line: Line,
    output: Rc<Cell<Option<Output>>>,
}

impl<S> Service<LambdaInvocation> for Logged<S>
where
    S: Service<LambdaInvocation, Response = (), Error = Error>,
    S::Future: 'static,
{
    type Response = ();
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<(), Error>>>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, invocation: LambdaInvocation) -> Self::Future {
        let answer = self.inner.call(invocation);
        let (line, output) = (Rc::clone(&self.line), Rc::clone(&self.output));
        Box::pin(async move {
            let delivered = answer.await;
            let line = line.borrow_mut().take();
            if let (Some(line), Some(mut open)) = (line, output.take()) {
                open.write(line).await;
                output.set(Some(open));
            }
            delivered
        })
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, pipe};
    use std::os::fd::OwnedFd;

    use serde_json::json;

    use super::*;

    fn line(fell_back: u64) -> String {
        json!({ "message": "rendered", "Rendered": 1, "FellBack": fell_back, "Unbranded": 0, "_aws": {} })
            .to_string()
    }

    /// Runs a test on a runtime such as the function's.
    fn run(test: impl Future<Output = ()>) {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        runtime.unwrap().block_on(test);
    }

    #[test]
    fn a_full_pipe_loses_lines_and_no_count() {
        run(async {
            let (mut reader, mut writer) = pipe().unwrap();
            let sender = Sender::from_owned_fd(OwnedFd::from(writer.try_clone().unwrap())).unwrap();
            // The sender has made the pipe non-blocking: it is filled until there is no room.
            while writer.write(b"x").is_ok() {}
            let mut output = Output {
                pipe: Some(sender),
                ..Output::default()
            };
            output.write(line(1)).await;
            output.write(line(1)).await;
            assert_eq!(output.lost, Some([2, 2, 0]));

            let mut filled = vec![0; 1 << 16];
            reader.read_exact(&mut filled).unwrap();
            output.write(line(0)).await;
            output.write(line(1)).await;
            drop((writer, output));
            let mut text = String::new();
            reader.read_to_string(&mut text).unwrap();
            let lines: Vec<Value> = text
                .lines()
                .map(|line| serde_json::from_str(line).unwrap())
                .collect();
            let counted = |name| {
                lines
                    .iter()
                    .map(|line| line[name].clone())
                    .collect::<Vec<_>>()
            };
            assert_eq!(counted("FellBack"), [2, 1]);
            assert_eq!(counted("Rendered"), [3, 1]);
        });
    }

    #[test]
    fn a_line_that_was_cut_spoils_no_other() {
        run(async {
            let (mut reader, mut writer) = pipe().unwrap();
            let sender = Sender::from_owned_fd(OwnedFd::from(writer.try_clone().unwrap())).unwrap();
            let mut output = Output {
                pipe: Some(sender),
                ..Output::default()
            };
            // Longer than a pipe holds.
            let long = json!({ "message": "x".repeat(1 << 18), "FellBack": 1 }).to_string();
            output.write(long).await;
            assert!(output.is_cut);
            let mut cut = vec![0; 1 << 16];
            reader.read_exact(&mut cut).unwrap();
            output.write(line(0)).await;
            drop(output);
            writer.flush().unwrap();
            drop(writer);
            let mut text = String::new();
            reader.read_to_string(&mut text).unwrap();
            let last: Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
            assert_eq!(last["FellBack"], 1);
        });
    }

    #[test]
    fn a_closed_log_fails_nothing() {
        run(async {
            let (reader, writer) = pipe().unwrap();
            let sender = Sender::from_owned_fd(OwnedFd::from(writer)).unwrap();
            drop(reader);
            let mut output = Output {
                pipe: Some(sender),
                ..Output::default()
            };
            output.write(line(1)).await;
            output.write("no JSON".to_owned()).await;
            assert_eq!(output.lost, Some([1, 1, 0]));
        });
    }
}
