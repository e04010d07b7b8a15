//! `signet send`: sends a rendered sample to a mailbox of the user's own.

#[cfg(feature = "aws")]
mod ses;
pub mod smtp;

use std::time::Instant;

use anyhow::{Context, anyhow, bail};
use lettre::message::Mailbox;
use serde_json::value::RawValue;
use theme::Layers;

use super::maker::Made;
use super::render::{self, event, event::Edits};
use super::theme_folder::ChosenTheme;
use super::{letter, samples, theme_names};
use crate::args::{SendArguments, Target};
use crate::environment;
use crate::exit_code::ExitCode;
use crate::printer::Printer;
use smtp::Server;

/// Runs the command.
///
/// # Errors
/// There is no such message, an address cannot be used, or the mail was not taken.
pub fn run(arguments: &SendArguments, printer: &mut Printer) -> anyhow::Result<ExitCode> {
    let to = recipient(&arguments.to).with_context(|| format!("--to {}", arguments.to))?;
    let route = Route::of(arguments)?;
    let config = ChosenTheme::of(arguments.theme.as_deref())?.announced(printer);
    let folder = config.theme.clone();
    let choice = &arguments.choice;
    let mut maker = render::maker(arguments.target, config, choice.locale.as_deref())?;
    choice.check(maker.theme(), printer)?;
    let event = match (&arguments.event, &arguments.message) {
        (Some(path), _) => event::read(path, choice.edits())?,
        (None, name) => {
            let name = name.as_deref().unwrap_or_default();
            let sample = sample(name, arguments.target, folder.as_deref())?;
            // A sample has a language of its own; in the theme's default one it is what preview shows.
            let theme = maker.theme();
            let default = theme.choose_locale(Layers::OwnersOverDefault, theme.settings(), &[]);
            let edits = Edits {
                locale: Some(choice.locale.as_deref().unwrap_or(default.as_str())),
                ..choice.edits()
            };
            event::edited(&sample, edits)?
        }
    };
    let (event, made) = choice.made(event, &mut maker)?;
    choice.warn_of_usual_words(made.kind.name(), &made, printer);
    for (_, problem) in &made.warnings {
        printer.problem(problem);
    }
    printer.detail(&format!("event: {}", made.described()));
    let from = sender(arguments.from.as_deref(), &made, route.is_loopback())?;
    printer.detail(&format!("server: {}", route.described()));
    let started = Instant::now();
    route.send(&made, &event, &from, &to)?;
    printer.detail(&format!("taken by the server in {:.0?}", started.elapsed()));
    printer.summary(&format!(
        "sent: {} to {} through {}",
        made.kind.name(),
        to.email,
        route.name()
    ));
    Ok(match made.fell_back {
        true => ExitCode::Defects,
        false => ExitCode::Success,
    })
}

/// Returns the theme's sample of a message, or the default one.
fn sample(name: &str, target: Target, folder: Option<&std::path::Path>) -> anyhow::Result<String> {
    let (samples, _) = samples::all(target, folder);
    let found = samples
        .iter()
        .find(|sample| sample.name == name)
        .or_else(|| samples.iter().find(|sample| sample.message_name() == name));
    if let Some(sample) = found {
        return Ok(sample.text.clone());
    }
    let of_sender = samples::all(Target::CustomEmailSender, folder).0;
    if of_sender.iter().any(|sample| sample.message_name() == name) {
        bail!("--message {name}: only custom-email-sender sends it; add --for custom-email-sender");
    }
    let is_known = |name: &String| samples.iter().any(|it| it.message_name() == *name);
    if let Some(meant) = theme_names::message_meant(name).filter(is_known) {
        bail!("--message {name}: no such message; did you mean {meant}?");
    }
    let mut names: Vec<String> = samples.iter().map(samples::Sample::message_name).collect();
    names.dedup();
    bail!(
        "--message {name}: no such message; there are {}",
        names.join(", ")
    );
}

/// Reads the address that gets the mail. A test server on this machine takes any domain.
///
/// # Errors
/// The text is no address.
pub fn recipient(text: &str) -> anyhow::Result<Mailbox> {
    // The library's own words say less.
    text.parse()
        .map_err(|_| anyhow!("not an address; write one as me@example.com"))
}

/// Returns the sender: the one that is given, that the theme or the environment names, or a sample for a
/// server on this machine.
///
/// # Errors
/// A text is no mailbox, or nobody named a sender for a server elsewhere.
pub fn sender(given: Option<&str>, made: &Made, is_loopback: bool) -> anyhow::Result<Mailbox> {
    if let Some(from) = given {
        return letter::mailbox(from).context("--from");
    }
    let named = letter::named_sender(&made.scope, environment::sender().as_deref())?;
    match named {
        Some(from) => Ok(from),
        None if is_loopback => Ok(letter::sample_sender(&made.scope)),
        None => bail!(
            "no sender: give --from, or set [sender] from in theme.toml, or FROM; the server decides which senders it takes"
        ),
    }
}

/// The way of a mail.
enum Route {
    Smtp(Server),
    #[cfg(feature = "aws")]
    Ses(Box<ses::Ses>),
}

impl Route {
    fn of(arguments: &SendArguments) -> anyhow::Result<Self> {
        #[cfg(feature = "aws")]
        if arguments.ses {
            return Ok(Self::Ses(Box::new(ses::Ses::find(arguments)?)));
        }
        Server::find(arguments.smtp.as_deref()).map(Self::Smtp)
    }

    fn name(&self) -> String {
        match self {
            Self::Smtp(server) => server.name().to_owned(),
            #[cfg(feature = "aws")]
            Self::Ses(ses) => ses.name(),
        }
    }

    /// Describes the way for a reader, without a password.
    fn described(&self) -> String {
        match self {
            Self::Smtp(server) => server.described(),
            #[cfg(feature = "aws")]
            Self::Ses(ses) => ses.name(),
        }
    }

    fn is_loopback(&self) -> bool {
        match self {
            Self::Smtp(server) => server.is_loopback(),
            #[cfg(feature = "aws")]
            Self::Ses(_) => false,
        }
    }

    fn send(
        &self,
        made: &Made,
        event: &RawValue,
        from: &Mailbox,
        to: &Mailbox,
    ) -> anyhow::Result<()> {
        match self {
            Self::Smtp(server) => {
                let message = letter::message(made, event, from.clone(), to.clone())?;
                server.send(&message)
            }
            #[cfg(feature = "aws")]
            Self::Ses(ses) => ses.send(made, event, from, to),
        }
    }
}
