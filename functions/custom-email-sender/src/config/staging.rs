//! `SEND`, `REDIRECT_TO` and `ALLOW_RECIPIENTS`: keep a staging pool's mail from real people.
//!
//! An unusable value of any of them lets nothing out.

use super::Setting;
use crate::recipient::Recipient;

/// The rules of a stage; the default sends everything to its recipient.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Staging {
    /// `SEND=off`: everything happens but the sending.
    pub is_off: bool,
    /// `REDIRECT_TO`: the mailbox that gets every mail.
    pub redirect_to: Option<Recipient>,
    /// `ALLOW_RECIPIENTS`: addresses and `@domains`; everybody where it is not set.
    allowed: Option<Vec<Allowed>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Allowed {
    Address(Recipient),
    Domain(String),
}

impl Staging {
    pub(super) fn read(variable: &impl Fn(&str) -> Option<String>) -> Setting<Self> {
        let redirect_to = variable("REDIRECT_TO").map(|value| address("REDIRECT_TO", &value));
        let allowed = variable("ALLOW_RECIPIENTS").map(|value| allowed(&value));
        Ok(Self {
            is_off: is_off(variable("SEND"))?,
            redirect_to: redirect_to.transpose()?,
            allowed: allowed.transpose()?,
        })
    }

    /// Returns true if `ALLOW_RECIPIENTS` lets mail go to that user.
    #[must_use]
    pub fn allows(&self, recipient: &Recipient) -> bool {
        let Some(allowed) = &self.allowed else {
            return true;
        };
        allowed.iter().any(|allowed| match allowed {
            Allowed::Address(address) => address.is_same(recipient),
            Allowed::Domain(domain) => recipient.domain() == domain,
        })
    }
}

fn is_off(value: Option<String>) -> Setting<bool> {
    match value.unwrap_or_default().to_ascii_lowercase().as_str() {
        "" | "on" => Ok(false),
        "off" => Ok(true),
        other => Err(format!(
            "SEND: {other:?} is none of on, off; nothing is sent"
        )),
    }
}

fn address(variable: &str, text: &str) -> Setting<Recipient> {
    Recipient::parse(text)
        .map_err(|_| format!("{variable}: {text:?} is not an address; nothing is sent"))
}

fn allowed(value: &str) -> Setting<Vec<Allowed>> {
    let entries = value.split(',').map(str::trim);
    let entries = entries.filter(|entry| !entry.is_empty());
    entries.map(allowed_entry).collect()
}

fn allowed_entry(entry: &str) -> Setting<Allowed> {
    if !entry.starts_with('@') {
        return address("ALLOW_RECIPIENTS", entry).map(Allowed::Address);
    }
    // A domain is read as that of an address, so that both have one spelling.
    let recipient = address("ALLOW_RECIPIENTS", &format!("a{entry}"))?;
    Ok(Allowed::Domain(recipient.domain().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn staging(name: &'static str, value: &'static str) -> Setting<Staging> {
        Staging::read(&|asked: &str| (asked == name).then(|| value.to_owned()))
    }

    fn allows(list: &'static str, address: &str) -> bool {
        let staging = staging("ALLOW_RECIPIENTS", list).unwrap();
        staging.allows(&Recipient::parse(address).unwrap())
    }

    #[test]
    fn the_list_holds_addresses_and_domains() {
        let list = "qa@example.com, @Staging.example , @bücher.example";
        for address in [
            "qa@example.com",
            "QA@EXAMPLE.COM",
            "x@staging.example",
            "x@xn--bcher-kva.example",
        ] {
            assert!(allows(list, address), "{address}");
        }
        for address in [
            "q@example.com",
            "x@sub.staging.example",
            "x@evilstaging.example",
        ] {
            assert!(!allows(list, address), "{address}");
        }
        assert!(
            staging("SEND", "ON")
                .unwrap()
                .allows(&Recipient::parse("a@b.example").unwrap())
        );
        assert!(!allows(",", "qa@example.com"));
    }

    #[test]
    fn an_unusable_value_lets_nothing_out() {
        for (name, value) in [
            ("SEND", "false"),
            ("REDIRECT_TO", "qa"),
            ("REDIRECT_TO", "QA <qa@example.com>"),
            ("ALLOW_RECIPIENTS", "example.com"),
            ("ALLOW_RECIPIENTS", "@example.com,@"),
            ("ALLOW_RECIPIENTS", "*@example.com;b@example.com"),
        ] {
            let reason = staging(name, value).unwrap_err();
            assert!(reason.starts_with(name), "{reason}");
        }
        assert!(staging("SEND", "Off").unwrap().is_off);
    }
}
