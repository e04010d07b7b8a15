//! The properties of a sender that have a form of their own.

use super::SendingAccount;
use super::reader::Reader;
use sending::mailbox::Mailbox;

/// Keeps a policy under 4 KB and an answer under 4,096 bytes.
const PRINCIPALS_MAX: usize = 8;
const PRINCIPAL_LENGTH_MAX: usize = 128;

impl Reader<'_> {
    pub(super) fn sending_account(&mut self) -> SendingAccount {
        let name = "EmailSendingAccount";
        let before = self.problems.len();
        match self.text(name).as_deref() {
            Some("DEVELOPER") => return SendingAccount::Developer,
            Some("COGNITO_DEFAULT") => return SendingAccount::CognitoDefault,
            None if self.problems.len() > before => {}
            Some(_) | None => self.problem(
                name,
                "give DEVELOPER or COGNITO_DEFAULT, as the pool has it",
            ),
        }
        SendingAccount::CognitoDefault
    }

    /// Reads `ReplyToEmailAddress`, for which Cognito's pattern allows no white space and so no
    /// display name (Cognito API reference, `EmailConfigurationType`). With another text every
    /// sign-up fails.
    pub(super) fn reply_to(&mut self) -> Option<String> {
        let name = "ReplyToEmailAddress";
        let text = self
            .exact_text(name)
            .filter(|text| !text.trim().is_empty())?;
        match Mailbox::parse(&text) {
            Ok(mailbox) if mailbox.address() == text => return Some(text),
            Ok(mailbox) => {
                let address = mailbox.address();
                self.problem(
                    name,
                    &format!("Cognito takes only the bare address: give {address}"),
                );
            }
            Err(error) => {
                self.problem(
                    name,
                    &format!("{error}; give a bare address such as help@example.com"),
                );
            }
        }
        None
    }

    pub(super) fn principals(&mut self) -> Vec<String> {
        let name = "Principals";
        let given = self.list(name);
        if given.len() > PRINCIPALS_MAX {
            self.problem(name, &format!("give at most {PRINCIPALS_MAX}"));
        }
        if !given
            .iter()
            .all(|principal| is_service_principal(principal))
        {
            self.problem(
                name,
                "give service principals such as cognito-idp.amazonaws.com",
            );
        }
        given
    }
}

fn is_service_principal(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.';
    (1..=PRINCIPAL_LENGTH_MAX).contains(&text.len())
        && text.contains('.')
        && text.bytes().all(allowed)
}
