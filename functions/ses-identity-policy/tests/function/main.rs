//! The built binary, driven through the doubles of Lambda, SES and the presigned URL.
//!
//! | module | |
//! |---|---|
//! | `function` | the binary, and the Runtime API that it talks to |
//! | `stack` | CloudFormation: requests, duplicates, rollbacks, replacements |
//! | `contract` | one scenario a rule |
//! | `email_configuration`, `identity_policy` | the two other resource types |
//! | `field` | cases made after public reports |
//! | `deadline` | nobody answers, and 3 seconds are left |
//! | `races` | Create and Delete at the same time, in two processes |
//! | `lives` | thousands of random stack lives |
//! | `moto` | a real emulator, over the real protocol |
//! | `instance` | the same resource in two instances |
//! | `servers` | SES and the bucket misbehave |
//! | `role` | the service-linked role, read from IAM |
//! | `terraform` | the synchronous form |
//! | `tls` | the certificates that are believed |

#![allow(
    clippy::unwrap_used,
    reason = "clippy sees tests only in functions that are marked so, and these are their helpers"
)]

mod contract;
mod deadline;
mod email_configuration;
mod field;
mod function;
mod identity_policy;
mod instance;
mod lives;
mod moto;
mod races;
mod role;
mod servers;
mod stack;
mod terraform;
mod tls;
