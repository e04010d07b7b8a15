//! A mail as a whole: sender, recipient, subject, plain text and HTML. It is written as a file and sent.

use anyhow::{Context, anyhow};
use lettre::message::header::{ContentTransferEncoding, ContentType};
use lettre::message::{Body, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use serde_json::Value;
use serde_json::value::RawValue;
use theme::Scope;

use super::maker::{Made, MadeEmail};
use super::substitution;

/// A boundary that no part can hold: quoted-printable writes `=` otherwise (RFC 2045, 6.7).
const BOUNDARY: &str = "=_signet";
/// The bytes of HTML from which Gmail hides the rest behind "View entire message". Google names no number; people
/// measure "102 KB", which is 100 times 1,024.
pub const CLIPPED_BY_GMAIL: usize = 100 * 1024;
/// The address of a mail whose event has none, and of a sender whom nobody named.
const NOBODY: &str = "user@example.com";
/// The sender of a mail that leaves this machine for nowhere.
pub const NO_REPLY: &str = "no-reply@example.com";

/// Makes the mail of a message, with samples in place of placeholders.
///
/// # Errors
/// Cognito sends its own email, the plain text has a defect, or an address cannot be used.
pub fn message(
    made: &Made,
    event: &RawValue,
    from: Mailbox,
    to: Mailbox,
) -> anyhow::Result<Message> {
    let email = email(made)?;
    let plain = substitution::with_samples(event, text(email)?);
    let plain = part(ContentType::TEXT_PLAIN, plain);
    let message = Message::builder().from(from).to(to).subject(&email.subject);
    let message = match &email.html {
        Some(html) => {
            let html = substitution::with_samples(event, html);
            let both = MultiPart::alternative().boundary(BOUNDARY);
            // The last alternative is the one that a mail program prefers.
            message.multipart(
                both.singlepart(plain)
                    .singlepart(part(ContentType::TEXT_HTML, html)),
            )
        }
        None => message.singlepart(plain),
    };
    message.context("the mail cannot be written")
}

/// Returns the email of a message.
///
/// # Errors
/// Cognito sends its own.
pub fn email(made: &Made) -> anyhow::Result<&MadeEmail> {
    let reason = || anyhow!("no email to write: {}", made.email_step.words());
    made.email.as_ref().ok_or_else(reason)
}

/// Returns the plain text of an email.
///
/// # Errors
/// The defect of the theme that keeps it from being rendered.
pub fn text(email: &MadeEmail) -> anyhow::Result<&str> {
    let text = email.text.as_ref();
    text.map(String::as_str)
        .map_err(|problem| anyhow!("the plain text: {problem}"))
}

/// Returns the sender whom a scope names, `[sender] from`, or whom the environment names, `FROM`.
///
/// # Errors
/// The text is no mailbox.
pub fn named_sender(scope: &Scope, environment: Option<&str>) -> anyhow::Result<Option<Mailbox>> {
    let of_theme = scope.settings.sending.from.as_deref();
    let named = of_theme.map(|from| (from, "[sender] from"));
    let named = named.or(environment.map(|from| (from, "FROM")));
    let read = |(from, place): (&str, &str)| mailbox(from).with_context(|| place.to_owned());
    named.map(read).transpose()
}

/// Returns a sender for a mail that need not arrive anywhere, with the brand's name.
pub fn sample_sender(scope: &Scope) -> Mailbox {
    let address = NO_REPLY.parse().expect("the address is one");
    Mailbox::new(Some(scope.settings.look.brand.name.clone()), address)
}

/// Returns the address of an event's user.
pub fn recipient(event: &RawValue) -> Mailbox {
    let event: Value = serde_json::from_str(event.get()).unwrap_or_default();
    let address = event["request"]["userAttributes"]["email"].as_str();
    let address: Option<Address> = address.and_then(|address| address.parse().ok());
    let address = address.unwrap_or_else(|| NOBODY.parse().expect("the address is one"));
    Mailbox::new(None, address)
}

/// Reads a mailbox, as SES takes one.
///
/// # Errors
/// The reason why it is none.
pub fn mailbox(text: &str) -> anyhow::Result<Mailbox> {
    let read = sending::mailbox::Mailbox::parse(text)?;
    let address = read.address().parse()?;
    let name = Some(read.name().to_owned()).filter(|name| !name.is_empty());
    Ok(Mailbox::new(name, address))
}

fn part(kind: ContentType, text: String) -> SinglePart {
    let body = Body::new_with_encoding(text, ContentTransferEncoding::QuotedPrintable);
    let body = body.expect("quoted-printable takes every text");
    SinglePart::builder().header(kind).body(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_has_a_name_or_none() {
        let read = |text| mailbox(text).map(|mailbox| mailbox.to_string()).unwrap();
        assert_eq!(read("a@example.com"), "a@example.com");
        assert_eq!(
            read("Acme, Inc. <a@example.com>"),
            "\"Acme, Inc.\" <a@example.com>"
        );
        for wrong in ["", "a", "a@b@c", "a@example.com\r\nBcc: b@example.com"] {
            assert!(mailbox(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_event_without_a_usable_address_has_a_sample() {
        let of = |json: &str| recipient(serde_json::from_str(json).unwrap()).to_string();
        let event =
            |email: &str| format!(r#"{{"request":{{"userAttributes":{{"email":{email}}}}}}}"#);
        assert_eq!(of(&event(r#""ana@example.com""#)), "ana@example.com");
        for unusable in ["5", r#""a\r\nBcc: b""#, r#""""#] {
            assert_eq!(of(&event(unusable)), NOBODY, "{unusable}");
        }
    }
}
