//! How many parts an SMS is billed as, in every language: the table of `docs/languages.md`.

use std::fmt::Write as _;

use custom_message::handler::Handler;
use custom_message::limits;
use theme::Kind;

use super::{LANGUAGES, LONG_BRAND, SHORT_BRAND, handler, outcome, read, repository};

/// GSM 03.38's default alphabet without its control characters.
const GSM_7: &str = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡\
ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// Its extension table: two septets each.
const GSM_7_EXTENSION: &str = "^{}\\[~]|€";

const DOCUMENT: &str = "docs/languages.md";
const TABLE: (&str, &str) = ("<!-- sms parts: begin -->\n", "<!-- sms parts: end -->\n");

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Alphabet {
    Gsm7,
    Ucs2,
}

/// A text as a carrier counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Weight {
    alphabet: Alphabet,
    units: usize,
}

impl Weight {
    fn of(text: &str) -> Self {
        let septets = text.chars().map(|c| match c {
            c if GSM_7.contains(c) => Some(1),
            c if GSM_7_EXTENSION.contains(c) => Some(2),
            _ => None,
        });
        match septets.sum::<Option<usize>>() {
            Some(units) => Self {
                alphabet: Alphabet::Gsm7,
                units,
            },
            None => Self {
                alphabet: Alphabet::Ucs2,
                units: limits::length(text),
            },
        }
    }

    /// What one part alone holds, and each of several.
    const fn capacity(self) -> (usize, usize) {
        match self.alphabet {
            Alphabet::Gsm7 => (160, 153),
            Alphabet::Ucs2 => (70, 67),
        }
    }

    fn parts(self) -> usize {
        let (alone, each) = self.capacity();
        if self.units <= alone {
            1
        } else {
            self.units.div_ceil(each)
        }
    }

    fn shown(self) -> String {
        let name = match self.alphabet {
            Alphabet::Gsm7 => "GSM-7",
            Alphabet::Ucs2 => "UCS-2",
        };
        let parts = self.parts();
        let mark = if parts == 1 { "" } else { "**" };
        format!("{} {name} | {mark}{parts}{mark}", self.units)
    }
}

/// The SMS as it arrives, with a code of eight digits; of an invitation, what is left without the
/// user name and the password.
fn sms(handler: &mut Handler, kind: Kind, tag: &str) -> String {
    let sms = outcome(handler, kind, tag).sms.message.unwrap();
    let code = if kind.is_invitation() { "" } else { "12345678" };
    sms.as_str()
        .replace("{####}", code)
        .replace("{username}", "")
}

fn codes() -> impl Iterator<Item = Kind> {
    Kind::ALL.into_iter().filter(|kind| !kind.is_invitation())
}

/// The one that costs most.
fn heaviest(handler: &mut Handler, tag: &str) -> Weight {
    codes()
        .map(|kind| Weight::of(&sms(handler, kind, tag)))
        .max_by_key(|weight| (weight.parts(), weight.units))
        .unwrap()
}

fn table() -> String {
    let mut short = handler(&[("BRAND_NAME", SHORT_BRAND)], None);
    let mut long = handler(&[("BRAND_NAME", LONG_BRAND)], None);
    let mut table = String::from(
        "| | brand of 8 | parts | brand of 30 | parts | invitation: room for user name and password in one part |\n\
         |---|---|---|---|---|---|\n",
    );
    for tag in LANGUAGES {
        let invitation = Weight::of(&sms(&mut short, Kind::AdminCreateUser, tag));
        writeln!(
            table,
            "| {tag} | {} | {} | {} |",
            heaviest(&mut short, tag).shown(),
            heaviest(&mut long, tag).shown(),
            invitation.capacity().0 - invitation.units
        )
        .unwrap();
    }
    table
}

#[test]
fn weights_are_the_carriers() {
    let weight = |text: &str| (Weight::of(text).units, Weight::of(text).parts());
    assert_eq!(weight(&"a".repeat(160)), (160, 1));
    assert_eq!(weight(&"a".repeat(161)), (161, 2));
    assert_eq!(weight("€["), (4, 1));
    assert_eq!(weight(&"я".repeat(70)), (70, 1));
    assert_eq!(weight(&"я".repeat(71)), (71, 2));
    assert_eq!(weight("ç"), (1, 1));
    assert_eq!(Weight::of("ç").alphabet, Alphabet::Ucs2);
    assert_eq!(GSM_7.chars().count(), 125);
}

#[test]
fn with_a_short_brand_every_code_is_one_part() {
    let mut handler = handler(&[("BRAND_NAME", SHORT_BRAND)], None);
    for tag in LANGUAGES {
        for kind in codes() {
            let text = sms(&mut handler, kind, tag);
            assert_eq!(
                Weight::of(&text).parts(),
                1,
                "{tag} {}: {text}",
                kind.name()
            );
            assert!(
                text.starts_with("12345678"),
                "{tag} {}: {text}",
                kind.name()
            );
        }
    }
}

/// A password holds any character: nothing may touch it but the space before it, nothing follow.
#[test]
fn an_invitation_ends_with_its_password() {
    let mut handler = handler(&[("BRAND_NAME", SHORT_BRAND)], None);
    for tag in LANGUAGES {
        let sms = outcome(&mut handler, Kind::AdminCreateUser, tag).sms;
        let sms = sms.message.unwrap();
        assert!(sms.as_str().ends_with(" {####}"), "{tag}: {}", sms.as_str());
    }
}

/// Where the first letter runs from right to left, so does the whole message.
#[test]
fn a_right_to_left_sms_begins_with_its_own_script() {
    let mut handler = handler(&[("BRAND_NAME", SHORT_BRAND)], None);
    for tag in ["ar", "he"] {
        for kind in Kind::ALL {
            let text = sms(&mut handler, kind, tag);
            let first = text.chars().find(|c| c.is_alphabetic()).unwrap();
            assert!(!first.is_ascii(), "{tag} {}: {text}", kind.name());
        }
    }
}

/// `UPDATE_DOCS=1 cargo test -p custom-message --test languages` writes the table.
#[test]
#[allow(
    clippy::disallowed_methods,
    reason = "a person at a desk asks for the table to be written"
)]
fn the_documented_table_is_this_one() {
    let document = read(DOCUMENT);
    let (before, rest) = document.split_once(TABLE.0).unwrap();
    let (written, after) = rest.split_once(TABLE.1).unwrap();
    let table = table();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        let document = format!("{before}{}{table}{}{after}", TABLE.0, TABLE.1);
        std::fs::write(repository().join(DOCUMENT), document).unwrap();
        return;
    }
    assert_eq!(
        written, table,
        "{DOCUMENT} has another table: UPDATE_DOCS=1 cargo test -p custom-message --test languages"
    );
}
