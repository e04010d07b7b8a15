//! A message of the AWS Encryption SDK: whatever differs by a bit from what the SDK made is refused.

use std::sync::LazyLock;

use aws_smithy_types::base64;
use custom_email_sender::ciphertext::Envelope;
use serde_json::Value;

/// The messages of the SDKs, with their data keys: `functions/custom-email-sender/tests/ciphertext/make.sh`.
static MESSAGES: LazyLock<Vec<(Vec<u8>, Vec<u8>)>> = LazyLock::new(|| {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../functions/custom-email-sender/tests/ciphertext"
    );
    let files =
        ["python.json", "node.json"].map(|name| std::fs::read(format!("{folder}/{name}")).unwrap());
    let lists =
        files.map(|file| serde_json::from_slice::<Value>(&file).unwrap()["messages"].clone());
    let messages = lists.iter().flat_map(|list| list.as_array().unwrap());
    let bytes =
        |message: &Value, name: &str| base64::decode(message[name].as_str().unwrap()).unwrap();
    messages
        .map(|message| (bytes(message, "code"), bytes(message, "data_key")))
        .collect()
});

/// Looks at a message.
pub fn look(bytes: &[u8]) {
    let is_real = MESSAGES.iter().any(|(message, _)| message == bytes);
    let Ok(envelope) = Envelope::from_bytes(bytes.to_vec()) else {
        assert!(!is_real, "a message of the SDK's is read");
        return;
    };
    let opened = MESSAGES
        .iter()
        .any(|(_, data_key)| envelope.open(data_key).is_ok());
    assert_eq!(
        opened, is_real,
        "a damaged message opens, or a real one does not"
    );
}
