//! SES's refusals: what each one means for this mail, and what to do about it.

use std::fmt;

use crate::aws::CallFailure;

/// The meaning of a refusal for other tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The recipient makes it impossible: no other try helps.
    Recipient,
    /// The content was refused: no other Region may be asked.
    Content,
    /// This Region cannot send now; another Region may.
    Here,
}

/// The reason why SES did not accept a mail. Holds nothing that SES said in its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SesFailure {
    /// Its meaning for other tries.
    pub refused: Refused,
    reason: String,
}

impl SesFailure {
    pub(super) fn of(failure: &CallFailure, region: &str) -> Self {
        let (refused, fix) = meaning(failure);
        Self {
            refused,
            reason: format!("SES in {region} did not accept the mail ({failure}): {fix}"),
        }
    }
}

impl fmt::Display for SesFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for SesFailure {}

fn meaning(failure: &CallFailure) -> (Refused, &'static str) {
    if failure.is_daily_quota() {
        return (
            Refused::Here,
            "the daily quota is used up: ask for a higher one",
        );
    }
    if failure.is_throttled() {
        return (
            Refused::Here,
            "it throttles: ask for a higher sending rate, or set reserved concurrency",
        );
    }
    if failure.is_unavailable() {
        return (
            Refused::Here,
            "look at the function's network and at SES's health",
        );
    }
    if failure.is_denied() {
        return (
            Refused::Here,
            "the role lacks ses:SendEmail on the identity, the configuration set or this From",
        );
    }
    match failure.code() {
        "AccountSuspendedException" => (
            Refused::Here,
            "the account may not send: see the SES console",
        ),
        "SendingPausedException" => (
            Refused::Here,
            "sending is paused for the account or the configuration set: resume it",
        ),
        "MailFromDomainNotVerifiedException" => (
            Refused::Here,
            "the MAIL FROM domain is not verified: publish its MX record",
        ),
        "NotFoundException" => (
            Refused::Here,
            "the configuration set does not exist in this Region",
        ),
        "MessageRejected" => rejected(&failure.words()),
        "BadRequestException" => bad_request(&failure.words()),
        _ => (
            Refused::Content,
            "see the error's name in SES's API reference",
        ),
    }
}

fn rejected(words: &str) -> (Refused, &'static str) {
    if words.contains("not verified") {
        return (
            Refused::Here,
            "the identity is not verified there, or the account is in the sandbox and the recipient is not",
        );
    }
    if words.contains("blacklist") || words.contains("suppress") {
        return (Refused::Recipient, "the recipient is on a suppression list");
    }
    (Refused::Content, "the content was rejected")
}

/// SES has one name for every malformed request; these words are about addresses, and From and Reply-To
/// have been checked before.
fn bad_request(words: &str) -> (Refused, &'static str) {
    let about_addresses = [
        "domain contains",
        "domain starts",
        "domain ends",
        "local address",
        "missing final '@domain'",
        "illegal address",
        "invalid address",
        "invalid email address",
        "address length",
    ];
    if about_addresses.iter().any(|known| words.contains(known)) {
        return (
            Refused::Recipient,
            "the recipient's address is none that SES takes",
        );
    }
    (Refused::Content, "the request was malformed")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(code: &str, words: &str) -> Refused {
        let failure = CallFailure::Answer {
            status: 400,
            code: code.to_owned(),
            text: words.to_owned(),
        };
        SesFailure::of(&failure, "eu-west-1").refused
    }

    #[test]
    fn another_region_is_asked_unless_the_content_was_refused() {
        for code in [
            "AccountSuspendedException",
            "SendingPausedException",
            "MailFromDomainNotVerifiedException",
            "TooManyRequestsException",
            "LimitExceededException",
            "AccessDeniedException",
        ] {
            assert_eq!(refused(code, ""), Refused::Here, "{code}");
        }
        let unverified = "Email address is not verified. The following identities failed the check";
        assert_eq!(refused("MessageRejected", unverified), Refused::Here);
        assert_eq!(
            refused("MessageRejected", "Content is spam"),
            Refused::Content
        );
        assert_eq!(refused("SomethingNew", ""), Refused::Content);
    }

    #[test]
    fn a_recipient_that_ses_refuses_is_no_failure_of_ours() {
        let words = "Domain contains illegal character";
        assert_eq!(refused("BadRequestException", words), Refused::Recipient);
        assert_eq!(
            refused("BadRequestException", "Missing required header 'From'"),
            Refused::Content
        );
        assert_eq!(
            refused("MessageRejected", "Address blacklisted."),
            Refused::Recipient
        );
    }

    #[test]
    fn the_words_of_ses_are_not_repeated() {
        let failure = CallFailure::Answer {
            status: 400,
            code: "MessageRejected".to_owned(),
            text: "Email address is not verified: jane@example.com".to_owned(),
        };
        let text = SesFailure::of(&failure, "eu-west-1").to_string();
        assert!(
            text.contains("MessageRejected") && !text.contains("jane"),
            "{text}"
        );
    }
}
