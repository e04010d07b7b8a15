//! Messages as AWS's SDKs made them (`ciphertext/make.sh`), for both test binaries.

use aws_smithy_types::base64;
use serde_json::Value;

/// A message of the SDK's, with what opens it.
pub struct Message {
    pub name: String,
    pub code: String,
    pub data_key: Vec<u8>,
    pub text: String,
    pub keys: Vec<String>,
    pub pool: Option<String>,
}

const FILES: [&str; 2] = [
    include_str!("../ciphertext/python.json"),
    include_str!("../ciphertext/node.json"),
];

/// The messages of one list: `messages` or `refused`.
pub fn all(list: &str) -> Vec<Message> {
    let files = FILES.map(|file| serde_json::from_str::<Value>(file).unwrap());
    let lists = files.iter().map(|file| file[list].as_array().unwrap());
    lists.flatten().map(message).collect()
}

pub fn named(name: &str) -> Message {
    let found = all("messages")
        .into_iter()
        .find(|message| message.name == name);
    found.unwrap_or_else(|| panic!("no message {name}"))
}

impl Message {
    pub fn bytes(&self) -> Vec<u8> {
        base64::decode(&self.code).unwrap()
    }
}

fn message(value: &Value) -> Message {
    let text = |name: &str| value[name].as_str().map(str::to_owned);
    let keys = value["keys"].as_array().unwrap().iter();
    Message {
        name: text("name").unwrap(),
        text: text("text").unwrap(),
        code: text("code").unwrap(),
        data_key: base64::decode(text("data_key").unwrap()).unwrap(),
        keys: keys.map(|key| key.as_str().unwrap().to_owned()).collect(),
        pool: text("pool"),
    }
}
