//! The Lambda function that keeps the policy on an Amazon SES identity with which Amazon Cognito sends
//! a user pool's mail. CloudFormation (`Custom::CognitoSesIdentityPolicy`) or Terraform calls it.
//!
//! In reading order:
//!
//! | module | knows |
//! |---|---|
//! | [`request`] | both protocols: the kind of a request, and the URL for its answer |
//! | [`properties`] | the properties, read one by one; unusable ones become a FAILED answer |
//! | [`owner`], [`physical_id`] | the mark of the resource that makes a policy; the policy's location |
//! | [`desired`] | properties → the policy to attach, or a refusal that names the fix |
//! | [`plan`] | request and desired state → steps; pure |
//! | [`ses`] | the steps as calls to SES |
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
