//! Strict doubles of what the function talks to, on loopback: SES, the presigned URL, Lambda.

pub(crate) mod bucket;
pub(crate) mod function;
pub(crate) mod http;
pub(crate) mod ses;
pub(crate) mod tls;
