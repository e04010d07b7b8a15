//! The rules of Amazon SES and Amazon Cognito for a sender, as types and data. No network, no AWS SDK.
//!
//! | module | knows |
//! |---|---|
//! | [`arn`] | the ARNs of SES identities and of user pools |
//! | [`region`] | the SES Regions and the service principals of each user pool's Region |
//! | [`mailbox`] | the form of a `From` (RFC 5322, RFC 2047) |
//! | [`policy`] | the policy that lets Cognito send as an identity, and how stored policies compare |
//! | [`grant`] | the effect of an identity's policies on Cognito's mail |
//! | [`roots`] | the authorities of AWS's certificates |
//! | [`mark`] | the mark by which a policy is recognised as Signet's |
//!
//! Lengths are bytes unless the text says otherwise. Every limit names the AWS page or RFC that it
//! comes from.

pub mod arn;
pub mod grant;
pub mod mailbox;
pub mod mark;
pub mod policy;
pub mod region;
pub mod roots;
