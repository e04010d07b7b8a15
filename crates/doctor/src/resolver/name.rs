//! Domain names as DNS writes them: labels with their lengths, and pointers to earlier labels.

use std::fmt::Write;

/// The bounds of RFC 1035, section 2.3.4.
const MAX_LABEL: usize = 63;
const MAX_NAME: usize = 255;
/// The two bits that mark a pointer.
const POINTER: u8 = 0b1100_0000;

/// Adds a name to a packet; none if a label or the name is too long, or a label is empty.
pub(super) fn write(name: &str, packet: &mut Vec<u8>) -> Option<()> {
    let start = packet.len();
    for label in name.split('.').filter(|_| !name.is_empty()) {
        let length = u8::try_from(label.len()).ok()?;
        let fits = (1..=MAX_LABEL).contains(&label.len());
        fits.then(|| {
            packet.push(length);
            packet.extend_from_slice(label.as_bytes());
        })?;
    }
    packet.push(0);
    (packet.len() - start <= MAX_NAME).then_some(())
}

/// Reads the name at `at`, and returns it in lower case without the last dot, and the place after it.
/// The root is empty.
pub(super) fn read(packet: &[u8], at: usize) -> Option<(String, usize)> {
    let mut name = String::new();
    let (mut at, mut end) = (at, None);
    loop {
        let length = *packet.get(at)?;
        if length & POINTER == POINTER {
            let target = usize::from(length & !POINTER) << 8 | usize::from(*packet.get(at + 1)?);
            end = end.or(Some(at + 2));
            // A pointer leads backwards, so that no circle is possible.
            at = Some(target).filter(|target| *target < at)?;
            continue;
        }
        if length == 0 {
            return Some((name, end.unwrap_or(at + 1)));
        }
        let label = packet.get(at + 1..at + 1 + usize::from(length))?;
        (label.len() <= MAX_LABEL && name.len() + label.len() < MAX_NAME).then_some(())?;
        add(label, &mut name);
        at += 1 + label.len();
    }
}

/// Adds a label. Bytes that are no ordinary character are written as in a zone file.
fn add(label: &[u8], name: &mut String) {
    if !name.is_empty() {
        name.push('.');
    }
    for byte in label.to_ascii_lowercase() {
        if byte.is_ascii_graphic() && byte != b'.' && byte != b'\\' {
            name.push(char::from(byte));
        } else {
            let _ = write!(name, "\\{byte:03}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_was_written() {
        for name in ["example.com", "_dmarc.mail.example.com", "a", ""] {
            let mut packet = vec![7; 3];
            write(name, &mut packet).unwrap();
            let end = packet.len();
            assert_eq!(read(&packet, 3), Some((name.to_owned(), end)));
        }
    }

    #[test]
    fn names_that_dns_cannot_hold_are_refused() {
        let long_label = "a".repeat(64);
        let long_name = "a.".repeat(150) + "a";
        for name in [&long_label, &long_name, "a..b", ".a"] {
            assert_eq!(write(name, &mut Vec::new()), None, "{name}");
        }
    }

    #[test]
    fn a_pointer_leads_to_what_came_before() {
        let mut packet = Vec::new();
        write("Example.COM", &mut packet).unwrap();
        let at = packet.len();
        packet.extend([3, b'w', b'w', b'w', 0b1100_0000, 0, 9]);
        let read = read(&packet, at).unwrap();
        assert_eq!(read, ("www.example.com".to_owned(), at + 6));
    }

    #[test]
    fn a_pointer_forwards_or_to_itself_is_refused() {
        assert_eq!(read(&[0b1100_0000, 0], 0), None);
        assert_eq!(read(&[0b1100_0000, 2, 0], 0), None);
    }

    #[test]
    fn a_byte_that_is_no_character_of_names_is_escaped() {
        assert_eq!(read(&[2, b'.', 7, 0], 0).unwrap().0, "\\046\\007");
    }
}
