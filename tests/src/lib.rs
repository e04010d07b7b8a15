//! A loopback Lambda Runtime API, and the end-to-end tests that drive Signet's real binaries with it.
//!
//! [`Function`] starts a function's binary as Lambda would, hands it events one at a time, and tells
//! what came back, how long it took and what the process used:
//!
//! ```no_run
//! use loopback::{Function, Outcome, Profile, binary};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let path = binary("custom-message", Profile::Release)?;
//! let mut function = Function::start(path, &[("EMAIL_SENDING_ACCOUNT", "DEVELOPER")])?;
//! match function.invoke(r#"{"version":"1"}"#)? {
//!     Outcome::Response(body) => println!("{}", String::from_utf8_lossy(&body)),
//!     Outcome::Error { error_type, message } => eprintln!("{error_type}: {message}"),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! The API is the one that runtimes speak, version 2018-06-01:
//! <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html>. What it leaves to Lambda itself:
//! a deadline is told to the function and not enforced, a process that ended is not started again, and
//! `SnapStart`, extensions, telemetry and tenants are absent.

mod binary;
mod error;
mod exchange;
mod function;
mod http;
mod launch;
mod process;
mod runtime_api;

pub use binary::{MissingBinary, Profile, binary};
pub use error::Error;
pub use exchange::Outcome;
pub use function::Function;
pub use launch::Launch;
