//! Wiring: settings and theme once at start, then the runtime.

use std::io::Write;
use std::process::ExitCode;

use custom_message::config::Config;
use custom_message::handler::{Handler, start_record};
use lambda_runtime::{Error, LambdaEvent, Runtime, service_fn};
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
    for problem in handler.start_problems() {
        log(start_record(problem));
    }
    let answer = move |event: LambdaEvent<Box<RawValue>>| {
        let (answer, line) = handler.answer(&event.payload);
        log(line);
        std::future::ready(Ok::<_, Error>(answer))
    };
    Runtime::new(service_fn(answer)).run().await
}

/// Writes a line in one piece, so that none is cut by another; a closed log fails nothing.
fn log(mut line: String) {
    line.push('\n');
    let _ = std::io::stdout().lock().write_all(line.as_bytes());
}
