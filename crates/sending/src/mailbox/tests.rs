//! Names with and without quotes, and texts that are not mailboxes.

use super::*;
use proptest::prelude::*;

#[test]
fn a_name_is_quoted_as_rfc_5322_demands() {
    for (given, expected) in [
        ("no-reply@example.com", "no-reply@example.com"),
        ("<no-reply@example.com>", "no-reply@example.com"),
        (
            "Example <no-reply@example.com>",
            "Example <no-reply@example.com>",
        ),
        (
            "Example Shop <a@example.com>",
            "Example Shop <a@example.com>",
        ),
        (
            "Example, Inc. <a@example.com>",
            "\"Example, Inc.\" <a@example.com>",
        ),
        (
            "\"Example, Inc.\" <a@example.com>",
            "\"Example, Inc.\" <a@example.com>",
        ),
        ("\"Example\" <a@example.com>", "Example <a@example.com>"),
        (
            "Say \"hi\" <a@example.com>",
            "\"Say \\\"hi\\\"\" <a@example.com>",
        ),
        (
            "\"Say \\\"hi\\\"\" <a@example.com>",
            "\"Say \\\"hi\\\"\" <a@example.com>",
        ),
        ("a@b <a@example.com>", "\"a@b\" <a@example.com>"),
        (
            "Müller <a@example.com>",
            "=?UTF-8?Q?M=C3=BCller?= <a@example.com>",
        ),
        (
            "Zoë & Co. <a@example.com>",
            "=?UTF-8?Q?Zo=C3=AB_=26_Co=2E?= <a@example.com>",
        ),
        (
            "=?UTF-8?Q?M=C3=BCller?= <a@example.com>",
            "=?UTF-8?Q?M=C3=BCller?= <a@example.com>",
        ),
    ] {
        assert_eq!(
            Mailbox::parse(given).unwrap().to_string(),
            expected,
            "{given}"
        );
    }
}

#[test]
fn a_name_without_its_quotes_is_noticed() {
    for (text, well_formed) in [
        ("a@example.com", true),
        ("Example Shop <a@example.com>", true),
        ("\"Example, Inc.\" <a@example.com>", true),
        ("\"Example\" <a@example.com>", true),
        ("=?UTF-8?Q?M=C3=BCller?= <a@example.com>", true),
        ("Example, Inc. <a@example.com>", false),
        ("Dr. Example <a@example.com>", false),
        ("Müller <a@example.com>", false),
        ("\"Müller\" <a@example.com>", false),
    ] {
        assert_eq!(
            Mailbox::parse(text).unwrap().is_well_formed(),
            well_formed,
            "{text}"
        );
    }
}

#[test]
fn refuses_what_ses_would() {
    for text in [
        "",
        "Example",
        "Example <>",
        "Example <a b@example.com>",
        "a@example.com, b@example.com",
        "A <a@example.com>, B <b@example.com>",
        "a@localhost",
        "a@-example.com",
        "ä@example.com",
        "a@exämple.com",
        "Evil\r\nBcc: x@example.com <a@example.com>",
        ".a@example.com",
    ] {
        let read = Mailbox::parse(text);
        assert!(read.is_err(), "{text}: {read:?}");
    }
}

proptest! {
    #[test]
    // Sixty characters fit a line whatever they are.
    fn writing_is_stable_ascii_and_keeps_the_address(name in "[^\\p{C}<>]{0,60}") {
        let text = format!("{name} <no-reply@example.com>");
        let once = Mailbox::parse(&text).unwrap().to_string();
        let twice = Mailbox::parse(&once).unwrap();
        prop_assert_eq!(twice.to_string(), once.clone());
        prop_assert_eq!(twice.address(), "no-reply@example.com");
        prop_assert!(once.is_ascii());
        for word in once.split(' ').filter(|word| word.starts_with("=?UTF-8?Q?")) {
            prop_assert!(word.len() <= ENCODED_WORD_MAX);
        }
    }
}
