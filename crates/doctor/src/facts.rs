//! The facts: plain data that was gathered, answer by answer.
//!
//! An answer has one of four kinds, and only [`Answer::Given`] and [`Answer::Error`] prove anything. A
//! call that was never made counts as [`Answer::Unreadable`].

use crate::operation::Operation;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

mod answer;
mod dns;
pub mod metrics;

pub use answer::Answer;
pub use dns::{Dns, Query, RecordKind};

/// The Region of a service that is one for a whole partition (IAM).
pub const GLOBAL: &str = "global";

/// The pool in question, and the settings of the run that checks depend on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Target {
    /// The pool's id.
    pub pool: String,
    /// The Region that was asked, which may differ from the pool's.
    pub region: String,
    /// The account of the credentials, if STS said it.
    pub account: Option<String>,
    /// The user that was asked for: a name or an address.
    pub user: Option<String>,
    /// The time of the run, in seconds since 1970.
    pub now: i64,
    /// True if calls that are billed are allowed.
    pub paid: bool,
    /// True if addresses are printed as they are.
    pub show_addresses: bool,
}

/// One API call. Displays as `sesv2 GetEmailIdentity eu-west-1 example.com`, and is read from that.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Call {
    /// The operation.
    pub operation: Operation,
    /// The Region to ask, or [`GLOBAL`].
    pub region: String,
    /// The input that tells this call from others of the operation, see [`Operation`]; may be empty.
    pub input: String,
}

impl Call {
    /// Makes a call.
    #[must_use]
    pub fn new(operation: Operation, region: &str, input: &str) -> Self {
        Self {
            operation,
            region: region.to_owned(),
            input: input.to_owned(),
        }
    }
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.operation, self.region)?;
        match self.input.as_str() {
            "" => Ok(()),
            input => write!(f, " {input}"),
        }
    }
}

impl FromStr for Call {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut words = text.splitn(4, ' ');
        let mut next = || words.next().unwrap_or_default();
        let operation = format!("{} {}", next(), next()).parse()?;
        let (region, input) = (next(), next());
        match region {
            "" => Err(format!(
                "`{text}` has no Region: write it as `sesv2 GetAccount eu-west-1`"
            )),
            region => Ok(Self::new(operation, region, input)),
        }
    }
}

/// A question whose answer a check needs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// To AWS.
    Call(Call),
    /// To DNS.
    Dns(Query),
}

/// Everything that is known of a target.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// The pool and the settings of the run.
    pub target: Target,
    /// The answers of AWS.
    pub answers: BTreeMap<Call, Answer>,
    /// The answers of DNS.
    pub zone: BTreeMap<Query, Dns>,
}

impl Facts {
    /// Returns the body of a call, if AWS gave one.
    #[must_use]
    pub fn body(&self, call: &Call) -> Option<&Value> {
        match self.answers.get(call)? {
            Answer::Given(body) => Some(body),
            Answer::Error { .. } | Answer::Denied { .. } | Answer::Unreadable { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_read_as_it_is_written() {
        for text in [
            "sesv2 GetAccount eu-west-1",
            "iam GetRole global AWSServiceRoleForAmazonCognitoIdpEmailService",
            "cloudwatch GetMetricData eu-west-1 AWS/Lambda custom-message",
        ] {
            let call: Call = text.parse().unwrap();
            assert_eq!(call.to_string(), text);
        }
        assert!("sesv2 GetAccount".parse::<Call>().is_err());
        assert!("sesv2 SendEmail eu-west-1".parse::<Call>().is_err());
    }
}
