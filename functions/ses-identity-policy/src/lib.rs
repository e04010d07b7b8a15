//! The Lambda function behind three custom resources of CloudFormation and Terraform: the check of a
//! user pool's sender, the policy on an Amazon SES identity with which Amazon Cognito sends a pool's
//! mail, and any other policy on an identity.
//!
//! In reading order:
//!
//! | module | knows |
//! |---|---|
//! | [`request`] | both protocols: the kind of a request, and the URL for its answer |
//! | [`resource_type`] | the three types |
//! | [`properties`], [`spelling`] | the properties, read one by one; the name that a misspelt one means |
//! | [`owner`], [`physical_id`] | the resource that makes a policy, and its claim to it; the location |
//! | [`desired`] | properties → the state to reach, or a refusal that names the fix |
//! | [`plan`] | request and desired state → steps; pure |
//! | [`ses`] | the steps as calls to SES: checks, writes, removals; one call to IAM |
//! | [`answer`], [`attributes`] | exactly one answer, and its attributes |
//! | [`handler`] | the guard around all of it: the deadline, panics, both protocols |
//!
//! ARNs, Regions, mailboxes and the policy document are in the crate `sending`.

pub mod answer;
pub mod attributes;
pub mod config;
pub mod deadline;
pub mod desired;
pub mod handler;
pub mod http;
pub mod log;
pub mod owner;
pub mod permissions;
pub mod physical_id;
pub mod plan;
pub mod progress;
pub mod properties;
pub mod request;
pub mod resource_type;
pub mod ses;
pub mod spelling;
