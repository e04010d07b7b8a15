//! A mailbox in the form of RFC 5322, which the pool's `From` must have.
//!
//! Cognito passes `From` on to SES unchanged, and SES refuses a display name with a comma or a
//! letter beyond ASCII unless it is quoted (RFC 5322, 3.2.4) or encoded (RFC 2047).

use std::fmt;

/// RFC 2047, 2: an encoded word is at most this long, delimiters included.
const ENCODED_WORD_MAX: usize = 75;
const ENCODED_WORD_START: &str = "=?UTF-8?Q?";
const ENCODED_WORD_END: &str = "?=";
/// RFC 5322, 2.1.1: the longest line. A `From` is one line.
const LINE_MAX: usize = 998;

/// The reason why SES would not take a text as a mailbox, with the fix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailboxError(String);

impl fmt::Display for MailboxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for MailboxError {}

/// A display name, perhaps empty, and an address. Displays in the form of RFC 5322.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    name: String,
    address: String,
    is_well_formed: bool,
}

impl Mailbox {
    /// Reads `address`, `Name <address>` or `"Quoted name" <address>`. A name that lacks its quotes
    /// is read as well, because displaying it adds them.
    ///
    /// # Errors
    /// If the text holds no address, or several, or a control character, or does not fit a line.
    pub fn parse(text: &str) -> Result<Self, MailboxError> {
        let text = text.trim();
        if text.chars().any(char::is_control) {
            return Err(MailboxError(
                "a mailbox is one line without control characters".to_owned(),
            ));
        }
        let (name, address) = split(text);
        check_address(address)?;
        if !name.starts_with('"') && name.contains(['<', '>']) {
            return Err(MailboxError(
                "give one mailbox: a name and one address in angle brackets".to_owned(),
            ));
        }
        let mailbox = Self {
            name: unquote(name),
            address: address.to_owned(),
            is_well_formed: is_well_formed(name),
        };
        if mailbox.to_string().len() > LINE_MAX {
            return Err(MailboxError(format!(
                "the mailbox takes more than a line of {LINE_MAX} bytes: shorten the name"
            )));
        }
        Ok(mailbox)
    }

    /// Returns the bare address.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Returns the display name as a person reads it. Encoded words stay encoded.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns true if the text that was read had the form of RFC 5322 already. A pool that has
    /// another form sends no mail, because SES refuses it.
    #[must_use]
    pub fn is_well_formed(&self) -> bool {
        self.is_well_formed
    }

    /// Returns the part before the last `@`.
    #[must_use]
    pub fn local_part(&self) -> &str {
        self.address.rsplit_once('@').map_or("", |(local, _)| local)
    }

    /// Returns the part after the last `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.address
            .rsplit_once('@')
            .map_or("", |(_, domain)| domain)
    }
}

impl fmt::Display for Mailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.name.is_empty() {
            return f.write_str(&self.address);
        }
        write!(f, "{} <{}>", phrase(&self.name), self.address)
    }
}

fn split(text: &str) -> (&str, &str) {
    let bracketed = text
        .strip_suffix('>')
        .and_then(|rest| rest.rsplit_once('<'));
    bracketed.map_or(("", text), |(name, address)| (name.trim(), address.trim()))
}

fn check_address(address: &str) -> Result<(), MailboxError> {
    let shown: String = address.chars().take(100).collect();
    let refuse = |why: &str| Err(MailboxError(format!("`{shown}` is not an address: {why}")));
    if !address.is_ascii() {
        return refuse("write the domain in Punycode (xn--…); SES takes only ASCII before the @");
    }
    let Some((local, domain)) = address.rsplit_once('@') else {
        return refuse("the @ is missing");
    };
    if !is_dot_atom(local) || local.len() > 64 {
        return refuse("the part before the @ is not plain letters, digits and dots");
    }
    if !is_domain(domain) {
        return refuse("the part after the @ is not a domain");
    }
    Ok(())
}

fn is_dot_atom(text: &str) -> bool {
    text.split('.')
        .all(|atom| !atom.is_empty() && atom.chars().all(is_atext))
}

fn is_domain(text: &str) -> bool {
    let label = |label: &str| {
        let inner = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
        (1..=63).contains(&label.len())
            && label.bytes().all(inner)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= 255 && text.contains('.') && text.split('.').all(label)
}

/// RFC 5322, 3.2.3.
fn is_atext(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c)
}

/// Removes the quotes and the backslashes of a quoted string; leaves any other text unchanged.
fn unquote(name: &str) -> String {
    let inside = name
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    let Some(inside) = inside else {
        return name.to_owned();
    };
    let mut plain = String::with_capacity(inside.len());
    let mut characters = inside.chars();
    while let Some(c) = characters.next() {
        plain.push(if c == '\\' {
            characters.next().unwrap_or('\\')
        } else {
            c
        });
    }
    plain.trim().to_owned()
}

/// Returns true for a name that is empty, of atoms, or quoted, and in ASCII.
fn is_well_formed(name: &str) -> bool {
    let is_quoted = name.len() > 1 && name.starts_with('"') && name.ends_with('"');
    name.is_ascii() && (name.is_empty() || is_quoted || is_atoms(name))
}

fn phrase(name: &str) -> String {
    if !name.is_ascii() {
        return encode(name);
    }
    if is_atoms(name) {
        name.to_owned()
    } else {
        quote(name)
    }
}

/// Returns true for words of atoms, which need no quotes. Encoded words are atoms as well.
fn is_atoms(name: &str) -> bool {
    name.split(' ')
        .all(|word| !word.is_empty() && word.chars().all(is_atext))
}

fn quote(name: &str) -> String {
    let escaped = name.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}

/// RFC 2047, 4.2 and 5 (3): the Q encoding in a phrase, no character split between words.
fn encode(name: &str) -> String {
    let room = ENCODED_WORD_MAX - ENCODED_WORD_START.len() - ENCODED_WORD_END.len();
    let mut words = vec![String::new()];
    for c in name.chars() {
        let piece = encode_character(c);
        if words
            .last()
            .is_some_and(|word| word.len() + piece.len() > room)
        {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push_str(&piece);
        }
    }
    let delimited = words
        .iter()
        .map(|word| format!("{ENCODED_WORD_START}{word}{ENCODED_WORD_END}"));
    delimited.collect::<Vec<_>>().join(" ")
}

fn encode_character(c: char) -> String {
    match c {
        ' ' => "_".to_owned(),
        c if c.is_ascii_alphanumeric() || "!*+-/".contains(c) => c.to_string(),
        c => c
            .encode_utf8(&mut [0; 4])
            .bytes()
            .map(|byte| format!("={byte:02X}"))
            .collect(),
    }
}

#[cfg(test)]
mod tests;
