//! The Lambda function behind Amazon Cognito's CustomEmailSender trigger, as a library.
//!
//! Cognito sends nothing any more where this trigger is set, so a mail is never lost quietly: whatever
//! another try or an operator can change is an error, which Lambda repeats and then keeps.
//!
//! In reading order:
//!
//! | module | knows |
//! |---|---|
//! | [`config`] | every environment variable; what could reach real people fails closed |
//! | [`event`], [`recipient`] | Cognito's JSON; one address that SES takes |
//! | [`ciphertext`], [`kms`], [`code`], [`password`] | the encrypted code, and the way to its text |
//! | [`mail`] | the fallback ladder: owner's theme, default theme, two lines |
//! | [`aws`], [`ses`] | signed calls, their time and repetitions; SES's refusals |
//! | [`handler`], [`outcome`], [`sent`] | what is decided, the answer to Lambda, the log; duplicates |
//!
//! Without the feature `network` there are [`event`] and [`mail`] alone: `signet` shows what is sent.

#[cfg(feature = "network")]
pub mod aws;
#[cfg(feature = "network")]
pub mod ciphertext;
#[cfg(feature = "network")]
pub mod code;
#[cfg(feature = "network")]
pub mod config;
pub mod event;
#[cfg(feature = "network")]
pub mod handler;
#[cfg(feature = "network")]
pub mod kms;
pub mod mail;
#[cfg(feature = "network")]
pub mod outcome;
#[cfg(feature = "network")]
pub mod password;
#[cfg(feature = "network")]
pub mod recipient;
#[cfg(feature = "network")]
pub mod sent;
#[cfg(feature = "network")]
pub mod ses;
