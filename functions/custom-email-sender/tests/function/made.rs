//! Messages as the SDKs made them.

use std::collections::BTreeSet;

use crate::material::{all, named};
use custom_email_sender::ciphertext::{Envelope, KeyArn};

#[test]
fn each_is_opened() {
    let messages = all("messages");
    let names: BTreeSet<&str> = messages
        .iter()
        .map(|message| message.name.as_str())
        .collect();
    for suite in ["0178", "0378", "0478", "0578"] {
        for sdk in ["python", "node"] {
            assert!(
                names.contains(format!("{sdk}-{suite}").as_str()),
                "{sdk} {suite}"
            );
        }
    }
    for message in messages {
        let envelope = Envelope::read(&message.code).unwrap();
        let secret = envelope.open(&message.data_key);
        assert_eq!(secret.unwrap().expose(), message.text, "{}", message.name);
        assert_eq!(
            envelope.context_value("userpool-id"),
            message.pool.as_deref()
        );
    }
}

#[test]
fn each_data_key_is_found_by_its_arn_and_by_an_alias() {
    for message in all("messages") {
        let envelope = Envelope::read(&message.code).unwrap();
        let found = |key: &str| {
            let found = envelope.data_keys(&KeyArn::parse(key).unwrap());
            let keys = found.unwrap().into_iter();
            keys.map(|key| (key.key.clone(), key.wrapped.len()))
                .collect()
        };
        let mut expected: Vec<(String, usize)> = Vec::new();
        for key in &message.keys {
            let one: Vec<(String, usize)> = found(key);
            assert_eq!(one, [(key.clone(), 184)]);
            expected.extend(one);
        }
        let mut by_alias = found("arn:aws:kms:eu-west-1:111122223333:alias/any");
        by_alias.sort();
        expected.sort();
        assert_eq!(by_alias, expected);
    }
}

#[test]
fn two_messages_have_two_ids_and_one_message_has_one() {
    let ids: BTreeSet<Vec<u8>> = all("messages")
        .iter()
        .map(|message| Envelope::read(&message.code).unwrap().message_id().to_vec())
        .collect();
    assert_eq!(ids.len(), all("messages").len());
}

#[test]
fn a_secret_is_never_printed() {
    let message = named("python-0378");
    let secret = Envelope::read(&message.code)
        .unwrap()
        .open(&message.data_key);
    assert_eq!(format!("{:?}", secret.unwrap()), "(…)");
}
