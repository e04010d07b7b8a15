//! Mail addresses that may be shown.

use super::link::holds_link;

/// The longest address that is shown, in characters.
const ADDRESS_MAX: usize = 100;

/// Returns true for an ordinary mail address: letters, digits, `.`, `+`, `_` and `-` before the `@`, a plain host
/// behind it. Such an address is text that no markup, placeholder or second address can hide in.
pub fn is_ordinary_address(address: &str) -> bool {
    let is_local = |byte: u8| byte.is_ascii_alphanumeric() || b".+_-".contains(&byte);
    address.len() <= ADDRESS_MAX
        && address.split_once('@').is_some_and(|(local, host)| {
            (1..=64).contains(&local.len()) && local.bytes().all(is_local) && is_plain_host(host)
        })
}

/// Returns true for an ordinary address whose local part does not read as a host name or a telephone number: a
/// stranger who signs `visit.evil.example@…` up has a mail client link the first half.
pub fn is_harmless_address(address: &str) -> bool {
    let local = address.split_once('@').map_or("", |(local, _)| local);
    is_ordinary_address(address) && !holds_link(local) && !is_telephone_number(local)
}

/// Seven or more digits, and no letter.
fn is_telephone_number(local: &str) -> bool {
    let digits = local.bytes().filter(u8::is_ascii_digit).count();
    digits >= super::text::TELEPHONE_MIN && !local.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// Returns true for labels of letters, digits and inner hyphens, the last of which is not a number.
fn is_plain_host(host: &str) -> bool {
    let is_label = |label: &str| {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        (1..=63).contains(&label.len())
            && label.bytes().all(is_plain)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    host.contains('.')
        && host.split('.').all(is_label)
        && host.ends_with(|c: char| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_address_is_one_that_nothing_can_hide_in() {
        let long = format!("a@{}.example", "b".repeat(60));
        let longest = format!("{}@{}.example", "a".repeat(64), "b".repeat(27));
        assert_eq!(longest.len(), 100);
        for address in [
            "ana@example.com",
            "ana.souza+news@mail.example.co.uk",
            "a_b-c@x1.example",
            "ana@xn--bcher-kva.example",
            "visit.evil.example@gmail.com",
            "0123456@qq.com",
            &long,
            &longest,
        ] {
            assert!(is_ordinary_address(address), "{address}");
        }
        let long = format!("a@{}.example", "b".repeat(64));
        let longer = format!("a{longest}");
        for address in [
            "",
            "ana",
            "@example.com",
            "ana@",
            "ana@localhost",
            "ana@1.2.3.4",
            "ana@-x.example",
            "ana@x-.example",
            "ana@x..example",
            "ana@example.com.",
            "ana@.example.com",
            "a b@example.com",
            "\"a\"@example.com",
            "ana@example.com, x@y.example",
            "ana@exa@mple.com",
            "{####}@example.com",
            "<b>@example.com",
            "ana@exämple.com",
            "änä@example.com",
            "ana@example.com\n",
            "a/b@example.com",
            "a%40b@example.com",
            &long,
            &longer,
        ] {
            assert!(!is_ordinary_address(address), "{address}");
        }
    }

    #[test]
    fn an_address_that_reads_as_a_host_name_is_not_harmless() {
        for address in ["ana@example.com", "a+b_c-d@example.com", "ana-99@x.example"] {
            assert!(is_harmless_address(address), "{address}");
        }
        for address in [
            "visit.evil.example@example.com",
            "evil.com@example.com",
            "www.x@example.com",
            "1.2.3.4@example.com",
            "5551234567@example.com",
            "ana@x",
        ] {
            assert!(!is_harmless_address(address), "{address}");
        }
    }
}
