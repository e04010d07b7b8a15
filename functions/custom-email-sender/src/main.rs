//! Wiring: settings and theme once at start, then the runtime.

use std::io::Write;
use std::process::ExitCode;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use custom_email_sender::config::Config;
use custom_email_sender::handler::{App, start_record};
use lambda_runtime::{Error, LambdaEvent, Runtime, service_fn};
use serde_json::value::RawValue;

fn main() -> ExitCode {
    // A panic's message may quote a user's data: only its place is logged.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        log(format!(
            r#"{{"level":"ERROR","message":"panic","place":{place:?}}}"#
        ));
    }));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    match runtime
        .map_err(Error::from)
        .and_then(|runtime| runtime.block_on(serve()))
    {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let reason = serde_json::Value::from(error.to_string());
            log(format!(r#"{{"level":"FATAL","message":{reason}}}"#));
            ExitCode::FAILURE
        }
    }
}

async fn serve() -> Result<(), Error> {
    let app = App::new(Config::from_environment())?;
    for problem in app.start_problems() {
        log(start_record(problem));
    }
    let app = &app;
    Runtime::new(service_fn(
        move |event: LambdaEvent<Box<RawValue>>| async move {
            let left = left(event.context.deadline);
            let (answer, line) = app.handle(event.payload, left).await;
            log(line);
            answer
        },
    ))
    .run()
    .await
}

/// The time until Lambda's deadline, which is milliseconds since 1970.
fn left(deadline: u64) -> Duration {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Duration::from_millis(deadline).saturating_sub(now)
}

/// Writes a line in one piece, so that none is cut by another; a closed log fails nothing.
fn log(mut line: String) {
    line.push('\n');
    let _ = std::io::stdout().lock().write_all(line.as_bytes());
}
