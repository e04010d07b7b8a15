//! The built binary, driven through the doubles of Lambda, SES and the presigned URL.
//!
//! | module | |
//! |---|---|
//! | `function` | the binary, and the Runtime API that it talks to |
//! | `stack` | CloudFormation: requests, duplicates, rollbacks, replacements |
//! | `contract` | one scenario a rule |
//! | `deadline` | nobody answers, and 3 seconds are left |
//! | `lives` | thousands of random stack lives |
//! | `moto` | a real emulator, over the real protocol |
//! | `terraform` | the synchronous form |
//! | `tls` | the certificates that are believed |

#![allow(
    clippy::unwrap_used,
    reason = "clippy sees tests only in functions that are marked so, and these are their helpers"
)]

mod contract;
mod deadline;
mod function;
mod lives;
mod moto;
mod stack;
mod terraform;
mod tls;
