//! Amazon SES, with the credentials and the client of `signet doctor`.

use anyhow::{Context, anyhow};
use doctor::aws::credentials::{Access, Choice};
use lettre::message::Mailbox;
use serde_json::json;
use serde_json::value::RawValue;
use tokio::runtime::{Builder, Runtime};

use crate::args::SendArguments;
use crate::commands::doctor::environment::certificates;
use crate::commands::letter;
use crate::commands::maker::Made;
use crate::commands::substitution::with_samples;

/// SES in one Region.
pub struct Ses {
    access: Access,
    region: String,
    runtime: Runtime,
}

impl Ses {
    /// Finds credentials and the Region.
    ///
    /// # Errors
    /// There are none.
    pub fn find(arguments: &SendArguments) -> anyhow::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let choice = Choice {
            profile: arguments.profile.clone(),
            region: arguments.region.clone(),
            certificates: certificates(),
        };
        let access = runtime.block_on(Access::find(&choice))?;
        let region = access.region.clone();
        let region = region.context("no Region: give --region, or set AWS_REGION")?;
        Ok(Self {
            access,
            region,
            runtime,
        })
    }

    /// Returns the name for a reader.
    pub fn name(&self) -> String {
        format!("SES in {}", self.region)
    }

    /// Sends a mail, in one try: a second one could send it twice.
    ///
    /// # Errors
    /// SES cannot be reached, or refuses the mail.
    pub fn send(
        &self,
        made: &Made,
        event: &RawValue,
        from: &Mailbox,
        to: &Mailbox,
    ) -> anyhow::Result<()> {
        let email = letter::email(made)?;
        let part = |text: &str| json!({ "Data": with_samples(event, text), "Charset": "UTF-8" });
        let mut body = json!({ "Text": part(letter::text(email)?) });
        if let Some(html) = &email.html {
            body["Html"] = part(html);
        }
        let mail = json!({
            "FromEmailAddress": sender(from),
            "Destination": { "ToAddresses": [to.email.as_ref() as &str] },
            "ReplyToAddresses": [],
            "EmailTags": [],
            "Content": { "Simple": { "Subject": part(&email.subject), "Body": body, "Headers": [] } },
        });
        let sent = self.access.client.send_mail(&self.region, mail);
        let response = self.runtime.block_on(sent).map_err(anyhow::Error::msg)?;
        if response.status == 200 {
            return Ok(());
        }
        let failure = response.failure();
        let kind = failure.bare_kind().unwrap_or_default();
        Err(anyhow!(
            "{} refuses the mail: {kind} {}",
            self.name(),
            failure.message
        ))
    }
}

/// Returns the sender in the form that SES takes, with a name beyond ASCII encoded.
fn sender(from: &Mailbox) -> String {
    let text = match &from.name {
        Some(name) => format!("{name} <{}>", from.email),
        None => from.email.to_string(),
    };
    let mailbox = sending::mailbox::Mailbox::parse(&text);
    mailbox.map_or(text, |mailbox| mailbox.to_string())
}
