//! The senders of one mail, in the order in which they are tried.

use crate::config::Config;
use crate::outcome::Failure;
use crate::ses::Origin;
use sending::mailbox::Mailbox;
use theme::{Problem, Sending};

/// Returns the scope's or the environment's sender in the function's Region, then those of `SENDERS`.
///
/// # Errors
/// `FROM` is missing or unusable.
pub(super) fn all(
    config: &Config,
    sending: &Sending,
    warnings: &mut Vec<Problem>,
) -> Result<Vec<Origin>, Failure> {
    let from = config
        .from
        .as_ref()
        .map_err(|reason| Failure::of("SettingUnusable", reason))?;
    let own = mailbox("from", sending.from.as_deref(), warnings);
    let configuration_set = sending.configuration_set.as_ref();
    let first = Origin {
        region: config.aws.region.clone(),
        from: own.as_ref().unwrap_or(from).to_string(),
        configuration_set: configuration_set
            .or(config.configuration_set.as_ref())
            .cloned(),
    };
    let others = config.senders.iter().map(|sender| Origin {
        region: sender.region.clone(),
        from: sender.from.to_string(),
        configuration_set: sender.configuration_set.clone(),
    });
    Ok(std::iter::once(first).chain(others).collect())
}

/// Returns the address for answers: the scope's, or the environment's.
pub(super) fn reply_to(
    config: &Config,
    sending: &Sending,
    warnings: &mut Vec<Problem>,
) -> Option<String> {
    let own = mailbox("reply_to", sending.reply_to.as_deref(), warnings);
    own.or_else(|| config.reply_to.clone())
        .map(|mailbox| mailbox.to_string())
}

/// A mailbox of the scope's; an unusable one is a warning, and the environment's counts.
fn mailbox(key: &str, text: Option<&str>, warnings: &mut Vec<Problem>) -> Option<Mailbox> {
    let parsed = Mailbox::parse(text?);
    let unusable = |error| {
        let reason = format!("sender.{key}: {error}; the environment's counts");
        warnings.push(Problem::of_file("theme.toml", reason));
    };
    parsed.map_err(unusable).ok()
}
