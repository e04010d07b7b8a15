//! The policy on an Amazon SES identity that lets Amazon Cognito send a user pool's mail, kept by
//! CloudFormation (`Custom::CognitoSesIdentityPolicy`) or Terraform.
//!
//! In reading order:
//!
//! | module | what it answers |
//! |---|---|
//! | [`request`] | which request is this, and where does its answer go? Always readable |
//! | [`properties`] | what does the owner want? May be refused without costing the answer |
//! | [`arn`], [`mailbox`], [`region`] | the words of which properties are made |
//! | [`owner`], [`place`] | whose policy is it, and where does it lie? |
//! | [`policy`] | the document, and whether two are equal |
//! | [`wanted`] | properties into the policy to attach, or a refusal that says what to do |
//! | [`plan`] | request and wish into steps; pure |
//! | [`ses`] | the steps, done |
//! | [`answer`] | exactly one answer |
//! | [`handler`] | the guard around it all: the deadline, panics, both protocols |
//!
//! A tool at a desk uses [`wanted::decide`] for the policy that given properties ask for,
//! [`region::TABLE`] for Cognito's Regions and [`mailbox::Mailbox`] for a well-quoted `From`.

pub mod answer;
pub mod arn;
pub mod attributes;
pub mod config;
pub mod deadline;
pub mod handler;
pub mod http;
pub mod log;
pub mod mailbox;
pub mod owner;
pub mod permissions;
pub mod place;
pub mod plan;
pub mod policy;
pub mod progress;
pub mod properties;
pub mod region;
pub mod request;
pub mod ses;
pub mod wanted;
