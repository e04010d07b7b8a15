//! Messages that are whole and refused all the same: other suites, other keys, other formats.

use crate::material::{all, named};
use aws_smithy_types::base64;
use custom_email_sender::ciphertext::{Envelope, KeyArn, Refusal};

#[test]
fn a_suite_that_is_not_known_is_named() {
    let refused = all("refused");
    assert_eq!(refused.len(), 7);
    for message in refused {
        let suite = message.name.rsplit('-').next().unwrap().to_owned();
        let refusal = Envelope::read(&message.code).unwrap_err();
        assert_eq!(
            refusal,
            Refusal::Suite(u16::from_str_radix(&suite, 16).unwrap())
        );
        assert!(
            refusal.to_string().contains(&format!("0x{suite} (AES_")),
            "{refusal}"
        );
    }
}

#[test]
fn a_suite_that_nobody_knows_has_its_number() {
    let mut bytes = named("python-0378").bytes();
    bytes[2] = 0x09;
    let refusal = Envelope::from_bytes(bytes).unwrap_err();
    assert!(
        refusal.to_string().ends_with("unknown suite 0x0978"),
        "{refusal}"
    );
}

#[test]
fn another_key_is_named() {
    let message = named("python-two-keys");
    let envelope = Envelope::read(&message.code).unwrap();
    let other = KeyArn::parse("arn:aws:kms:eu-west-1:111122223333:key/other").unwrap();
    let text = envelope.data_keys(&other).unwrap_err().to_string();
    assert!(
        text.contains("key/1234abcd") && text.contains("key/99999999"),
        "{text}"
    );
}

#[test]
fn another_data_key_opens_nothing() {
    for message in all("messages") {
        let envelope = Envelope::read(&message.code).unwrap();
        let mut key = message.data_key.clone();
        key[31] ^= 1;
        let refusal = envelope.open(&key).unwrap_err();
        let expected = [Refusal::Commitment, Refusal::NotAuthentic("header")];
        assert!(expected.contains(&refusal), "{}: {refusal}", message.name);
        assert_eq!(envelope.open(&key[..16]), Err(Refusal::DataKeyLength(16)));
    }
}

#[test]
fn a_version_that_is_not_known_is_named() {
    let mut bytes = named("python-0378").bytes();
    bytes[0] = 3;
    assert_eq!(
        Envelope::from_bytes(bytes).unwrap_err(),
        Refusal::Version(3)
    );
}

#[test]
fn what_is_no_message_is_refused() {
    assert_eq!(Envelope::read("123456%").unwrap_err(), Refusal::NotBase64);
    assert_eq!(Envelope::read("").unwrap_err(), Refusal::Cut("version"));
    let long = base64::encode(vec![1; 70_000]);
    assert_eq!(Envelope::read(&long).unwrap_err(), Refusal::TooLong);
}

#[test]
fn bytes_behind_the_end_are_refused() {
    for message in all("messages") {
        let mut bytes = message.bytes();
        bytes.push(0);
        let opened = Envelope::from_bytes(bytes).unwrap().open(&message.data_key);
        assert!(opened.is_err(), "{}", message.name);
    }
}
