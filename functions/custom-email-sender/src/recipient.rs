//! A recipient: one address that SES takes, or the reason why not.
//!
//! The address is a user's attribute, so it is untrusted: no part of it may become a second recipient, a
//! display name or a header.

use std::fmt;

use sending::mailbox::Mailbox;

/// RFC 5321, 4.5.3.1.3: a path has at most 256 bytes with its brackets.
const LONGEST: usize = 254;

/// One address in ASCII. Never printed whole.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient {
    address: String,
}

/// The reason why an address is none that SES takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadAddress {
    /// Not exactly one plain address.
    Malformed,
    /// A local part beyond ASCII, for which SES has no SMTPUTF8.
    LocalPart,
}

impl fmt::Display for BadAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "the user's email is not one plain address",
            Self::LocalPart => {
                "the user's email has letters beyond ASCII before the @, which SES refuses"
            }
        })
    }
}

impl std::error::Error for BadAddress {}

impl Recipient {
    /// Reads one address. A domain beyond ASCII becomes its Punycode form (UTS #46).
    ///
    /// # Errors
    /// The reason why SES would refuse it.
    pub fn parse(text: &str) -> Result<Self, BadAddress> {
        let (local, domain) = text.split_once('@').ok_or(BadAddress::Malformed)?;
        if domain.contains('@') || text.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return Err(BadAddress::Malformed);
        }
        if !local.is_ascii() {
            return Err(BadAddress::LocalPart);
        }
        let address = format!("{local}@{}", ascii(domain)?);
        // A mailbox without a name is an address of dot-atoms and a domain of host names.
        let mailbox = Mailbox::parse(&address).map_err(|_| BadAddress::Malformed)?;
        if mailbox.address() != address || address.len() > LONGEST {
            return Err(BadAddress::Malformed);
        }
        Ok(Self { address })
    }

    /// Returns the address, for SES.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Returns the domain in ASCII and lower case.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.address
            .rsplit_once('@')
            .map_or("", |(_, domain)| domain)
    }

    /// Returns true for the same address, letter case aside.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.address.eq_ignore_ascii_case(&other.address)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(…)")
    }
}

/// A domain in ASCII and lower case.
fn ascii(domain: &str) -> Result<String, BadAddress> {
    if domain.is_ascii() {
        return Ok(domain.to_ascii_lowercase());
    }
    // UTS #46 drops characters that nobody sees: such an address is not what it seems.
    if !domain.chars().all(theme::characters::is_visible) {
        return Err(BadAddress::Malformed);
    }
    idna::domain_to_ascii_strict(domain).map_err(|_| BadAddress::Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_plain_address() {
        for (text, address) in [
            ("jane.doe+tag@example.com", "jane.doe+tag@example.com"),
            ("O'Hara@Example.COM", "O'Hara@example.com"),
            ("a@bücher.example", "a@xn--bcher-kva.example"),
            ("a@BÜCHER.example", "a@xn--bcher-kva.example"),
            ("a@bu\u{308}cher.example", "a@xn--bcher-kva.example"),
            ("a@例え.テスト", "a@xn--r8jz45g.xn--zckzah"),
        ] {
            assert_eq!(
                Recipient::parse(text).map(|read| read.address),
                Ok(address.to_owned())
            );
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "@",
            "jane",
            "jane@",
            "@example.com",
            "a@b@example.com",
            "a@localhost",
            "a b@example.com",
            " a@example.com",
            "a@example.com ",
            "a@example.com,b@example.com",
            "a@example.com;b@example.com",
            "<a@example.com>",
            "A <a@example.com>",
            "\"a\"@example.com",
            "a(b)@example.com",
            "a@[127.0.0.1]",
            "a@example.com\r\nBcc: b@example.com",
            "a\0@example.com",
            ".a@example.com",
            "a..b@example.com",
            "a.@example.com",
            "a@-example.com",
            "a@exa mple.com",
            "a@exa\u{200b}mple.com",
            "a:b@example.com",
            "a\\b@example.com",
            "a@example..com",
            "a@exam\u{202e}ple.com",
        ] {
            assert!(Recipient::parse(text).is_err(), "{text:?}");
        }
        assert_eq!(
            Recipient::parse("jäne@example.com"),
            Err(BadAddress::LocalPart)
        );
        let long = format!("a@{}.example", ["b"; 63].join("") + &".c".repeat(100));
        assert!(Recipient::parse(&long).is_err());
    }

    proptest! {
        #[test]
        fn what_is_accepted_is_one_address_in_ascii(text in "(\\PC|[@.,;:<>\"\\\\ \r\n\t]){0,40}") {
            if let Ok(recipient) = Recipient::parse(&text) {
                let address = recipient.address();
                prop_assert_eq!(address.matches('@').count(), 1);
                prop_assert!(address.bytes().all(|byte| byte.is_ascii_graphic()));
                prop_assert!(!address.contains([',', ';', ':', '<', '>', '(', ')', '[', ']', '"', '\\']));
            }
        }

        #[test]
        fn any_address_with_a_second_one_is_refused(
            first in "[a-z]{1,9}@[a-z]{1,9}\\.example",
            between in "[ ,;:<>\r\n\t\"()]{1,3}",
        ) {
            let text = format!("{first}{between}{first}");
            prop_assert!(Recipient::parse(&text).is_err());
        }
    }
}
