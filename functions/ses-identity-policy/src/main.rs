//! The Lambda function's entry point.

use lambda_runtime::{Error, Runtime, service_fn};
use ses_identity_policy::config::Config;
use ses_identity_policy::handler::App;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let app = App::new(&Config::from_environment())?;
    let app = &app;
    Runtime::new(service_fn(move |event| Box::pin(app.handle(event))))
        .run()
        .await
}
