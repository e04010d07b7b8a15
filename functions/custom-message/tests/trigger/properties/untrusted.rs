//! Text of a user that is shown or linked, for any text.

use proptest::prelude::*;
use theme::attribute::{Shape, linked};

use super::run;
use super::texts::text;
use crate::cognito::is_accepted;

#[test]
fn shown_text_misleads_nobody() {
    run(10_000, &text(), |text| {
        let Some(shown) = Shape::Text.shown(&text) else {
            prop_assert_eq!(Shape::Person.shown(&text), None, "text shows more");
            return Ok(());
        };
        prop_assert_eq!(shown, text.trim(), "shown as it is or not at all");
        prop_assert!((1..=64).contains(&shown.encode_utf16().count()));
        prop_assert!(
            shown
                .chars()
                .all(|c| c == ' ' || is_accepted(c) && !c.is_control()),
            "{shown:?}"
        );
        prop_assert!(!shown.contains(['{', '}', '#', '<', '>', '@']), "{shown:?}");
        prop_assert!(
            !shown.contains("://")
                && !shown.contains("//")
                && !shown.to_lowercase().contains("www.")
        );
        // nothing shaped like a host name to whoever folds full-width forms and ideographic dots
        let folded: String = shown.chars().map(folded).collect();
        for word in folded.split_whitespace() {
            let labels: Vec<&str> = word.split('.').collect();
            let host = labels.windows(2).any(|pair| {
                let [before, after] = pair else { return false };
                let letters = after.chars().take_while(|c| c.is_alphanumeric()).count();
                before.ends_with(char::is_alphanumeric) && letters >= 2
            });
            prop_assert!(!host, "{shown:?}");
        }
        Ok(())
    });
}

fn folded(c: char) -> char {
    match u32::from(c) {
        full @ 0xff01..=0xff5e => char::from_u32(full - 0xfee0).unwrap(),
        0x3002 | 0xff61 | 0x2024 | 0xfe52 | 0xfe12 => '.',
        _ => c,
    }
}

#[test]
fn a_linked_value_is_nothing_but_itself() {
    run(4_000, &text(), |text| {
        match linked(&text) {
            None => prop_assert!(
                text.is_empty()
                    || text.encode_utf16().count() > 320
                    || matches!(text.as_str(), "." | "..")
            ),
            Some(linked) => {
                let unreserved = |c: char| c.is_ascii_alphanumeric() || "-._~%".contains(c);
                prop_assert!(linked.chars().all(unreserved), "{linked}");
                prop_assert_eq!(decoded(&linked), text.as_bytes());
            }
        }
        Ok(())
    });
}

fn decoded(text: &str) -> Vec<u8> {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    bytes
}
