//! The built binary, driven through a loopback Runtime API against strict doubles.
//!
//! | module | |
//! |---|---|
//! | `double` | SES, the presigned URL and Lambda, on loopback |
//! | `stack` | CloudFormation: requests, duplicates, rollbacks, replacements |
//! | `contract` | one scenario a rule |
//! | `deadline` | nobody answers, and 3 seconds are left |
//! | `lives` | thousands of random stack lives |
//! | `moto` | a real emulator, over the real protocol |
//! | `terraform` | the synchronous form |
//! | `tls` | whose certificates are believed |

#![allow(
    clippy::unwrap_used,
    reason = "clippy sees tests only in functions that are marked so, and these are their helpers"
)]

mod contract;
mod deadline;
mod double;
mod lives;
mod moto;
mod stack;
mod terraform;
mod tls;
