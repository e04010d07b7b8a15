//! Doubles, on 127.0.0.1, of what Signet talks to; and the end-to-end tests that drive its real binaries
//! with them.
//!
//! | double | stands for |
//! |---|---|
//! | [`Function`] | AWS Lambda: it starts a binary, hands it events, and tells what came back |
//! | [`ses::Ses`] | Amazon SES, API version 2 |
//! | [`outbox::Outbox`] | Amazon SES, as far as it takes mail |
//! | [`smtp::Smtp`] | an SMTP server |
//! | [`kms::Kms`] | AWS KMS, as far as it decrypts data keys |
//! | [`aws::Aws`] | the APIs that `signet doctor` reads |
//! | [`dns::Dns`] | a name server |
//! | [`bucket::Bucket`] | the S3 bucket behind the presigned URL that CloudFormation gives |
//! | [`scenario`] | an account and a zone for `signet doctor`, from files |
//! | [`tls`] | a certificate for any of them |
//! | [`http`] | the server that they have in common |
//!
//! ```no_run
//! use doubles::{Function, Outcome, Profile, binary};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let path = binary("custom-message", Profile::Packaged)?;
//! let mut function = Function::start(path, &[("EMAIL_SENDING_ACCOUNT", "DEVELOPER")])?;
//! match function.invoke(r#"{"version":"1"}"#)? {
//!     Outcome::Response(body) => println!("{}", String::from_utf8_lossy(&body)),
//!     Outcome::Error { error_type, message } => eprintln!("{error_type}: {message}"),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! The Runtime API is the one that runtimes speak, version 2018-06-01:
//! <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html>. What it leaves to Lambda itself:
//! a deadline is told to the function and not enforced, a process that ended is not started again, and
//! `SnapStart`, extensions, telemetry and tenants are absent.

pub mod aws;
pub mod bucket;
pub mod dns;
pub mod http;
pub mod kms;
pub mod mutation;
pub mod outbox;
pub mod scenario;
pub mod ses;
pub mod smtp;
pub mod tls;

mod binary;
mod chance;
mod error;
mod exchange;
mod function;
mod launch;
mod process;
mod runtime_api;

pub use binary::{MissingBinary, Profile, binary};
pub use error::Error;
pub use exchange::Outcome;
pub use function::Function;
pub use launch::Launch;
