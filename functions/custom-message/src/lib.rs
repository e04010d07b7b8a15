//! The Lambda function behind Amazon Cognito's CustomMessage trigger, as a library.
//!
//! An event goes in, the same event with subject, HTML body and SMS comes out: [`event`] reads it,
//! the `theme` crate drafts the texts, [`message`] lets only those exist that Cognito's [`limits`] allow,
//! and [`handler`] takes the next step of the fallback ladder until one does.
//! A sign-up never fails because of this crate: its worst is to leave Cognito's own message in place.

pub mod config;
pub mod event;
pub mod handler;
pub mod limits;
pub mod message;
