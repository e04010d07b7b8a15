//! Wiring: settings and theme once at start, then the runtime.

mod output;

use std::io::Write;
use std::process::ExitCode;
use std::rc::Rc;

use custom_message::config::Config;
use custom_message::handler::{Handler, start_record};
use lambda_runtime::{Error, LambdaEvent, Runtime, service_fn};
use output::{AfterAnswer, Line, Output};
use serde_json::value::RawValue;

fn main() -> ExitCode {
    // A panic's message may quote a user's data; the handler reports the panic itself.
    std::panic::set_hook(Box::new(|_| {}));
    // One invocation at a time: a thread pool would cost a third of the cold start.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    match runtime
        .map_err(Error::from)
        .and_then(|runtime| runtime.block_on(serve()))
    {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            log(format!(
                r#"{{"level":"FATAL","message":{}}}"#,
                serde_json::Value::from(error.to_string())
            ));
            ExitCode::FAILURE
        }
    }
}

async fn serve() -> Result<(), Error> {
    let mut handler = Handler::new(Config::from_environment());
    let mut output = Output::new();
    for problem in handler.start_problems() {
        output.write(start_record(problem)).await;
    }
    let line = Line::default();
    let after_answer = AfterAnswer::new(Rc::clone(&line), output);
    let answer = move |event: LambdaEvent<Box<RawValue>>| {
        let (answer, text) = handler.answer(&event.payload);
        *line.borrow_mut() = Some(text);
        std::future::ready(Ok::<_, Error>(answer))
    };
    let runtime = Runtime::new(service_fn(answer)).layer(after_answer);
    runtime.run().await
}

/// Writes a last line in one piece, so that none is cut by another; a closed log fails nothing.
fn log(mut line: String) {
    line.push('\n');
    let _ = std::io::stdout().lock().write_all(line.as_bytes());
}
