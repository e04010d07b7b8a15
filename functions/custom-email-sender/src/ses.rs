//! SES `SendEmail`: one finished mail to one recipient.

mod failure;

use crate::aws::{Aws, Call, Patience, Service};
use serde::Serialize;

pub use failure::{Refused, SesFailure};

const SES: Service = Service {
    host: "email",
    signed_as: "ses",
    content_type: "application/json",
};
const PATH: &str = "/v2/email/outbound-emails";
/// Headers that keep out-of-office replies away (RFC 3834; Exchange).
const HEADERS: [Pair<'static>; 2] = [
    Pair {
        name: "Auto-Submitted",
        value: "auto-generated",
    },
    Pair {
        name: "X-Auto-Response-Suppress",
        value: "All",
    },
];

/// SES, in any Region.
#[derive(Debug, Clone)]
pub struct Ses {
    aws: Aws,
    endpoint: Option<String>,
}

/// A mail, ready to leave.
#[derive(Clone)]
pub struct Letter<'l> {
    /// The one recipient.
    pub to: &'l str,
    /// The address for answers.
    pub reply_to: Option<String>,
    /// The subject, one line.
    pub subject: &'l str,
    /// The plain text.
    pub text: &'l str,
    /// The HTML; absent in the built-in mail.
    pub html: Option<&'l str>,
    /// The tags by which SES counts.
    pub tags: Vec<(&'static str, String)>,
}

/// A Region, and the sender there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The Region of SES.
    pub region: String,
    /// The sender, in the form of RFC 5322.
    pub from: String,
    /// The configuration set.
    pub configuration_set: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Request<'r> {
    from_email_address: &'r str,
    destination: Destination<'r>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_to_addresses: Option<[&'r str; 1]>,
    content: Content<'r>,
    email_tags: Vec<Pair<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    configuration_set_name: Option<&'r str>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Destination<'r> {
    to_addresses: [&'r str; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Content<'r> {
    simple: Simple<'r>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Simple<'r> {
    subject: Text<'r>,
    body: Body<'r>,
    headers: [Pair<'static>; 2],
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Body<'r> {
    text: Text<'r>,
    #[serde(skip_serializing_if = "Option::is_none")]
    html: Option<Text<'r>>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Text<'r> {
    data: &'r str,
    charset: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Pair<'r> {
    name: &'r str,
    value: &'r str,
}

impl Ses {
    /// SES at an endpoint, or at the Regions' own.
    #[must_use]
    pub const fn new(aws: Aws, endpoint: Option<String>) -> Self {
        Self { aws, endpoint }
    }

    /// Sends a mail. Success means that SES accepted it.
    ///
    /// # Errors
    /// The reason why SES did not, and whether another Region may.
    pub async fn send(
        &self,
        letter: &Letter<'_>,
        origin: &Origin,
        patience: Patience,
    ) -> Result<(), SesFailure> {
        let call = Call {
            service: SES,
            region: &origin.region,
            endpoint: self.endpoint.as_deref(),
            path: PATH,
            target: None,
            body: body(letter, origin),
        };
        let sent = self.aws.post(&call, patience).await;
        sent.map(drop)
            .map_err(|failure| SesFailure::of(&failure, &origin.region))
    }
}

fn body(letter: &Letter<'_>, origin: &Origin) -> String {
    let tags = letter.tags.iter();
    let request = Request {
        from_email_address: &origin.from,
        destination: Destination {
            to_addresses: [letter.to],
        },
        reply_to_addresses: letter.reply_to.as_deref().map(|address| [address]),
        content: Content {
            simple: Simple {
                subject: text(letter.subject),
                body: Body {
                    text: text(letter.text),
                    html: letter.html.map(text),
                },
                headers: HEADERS,
            },
        },
        email_tags: tags.map(|(name, value)| Pair { name, value }).collect(),
        configuration_set_name: origin.configuration_set.as_deref(),
    };
    serde_json::to_string(&request).expect("texts can be written as JSON")
}

const fn text(data: &str) -> Text<'_> {
    Text {
        data,
        charset: "UTF-8",
    }
}
