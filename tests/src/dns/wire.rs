//! Packets of DNS, as much as a double needs.

use super::Transport;
use crate::scenario::{Records, Scenario};

const HEADER: usize = 12;
const MAX_ALIASES: usize = 20;
/// Longer answers go over TCP. Clients may offer to take this much, and more does not fit into one
/// packet of every network.
const MAX_UDP: usize = 1232;
const NO_SUCH_NAME: u16 = 3;
const SERVER_FAILURE: u16 = 2;
/// A reply, recursion desired and available.
const REPLY: u16 = 0x8180;
const TRUNCATED: u16 = 0x0200;

const KINDS: [(&str, u16); 7] = [
    ("A", 1),
    ("NS", 2),
    ("CNAME", 5),
    ("SOA", 6),
    ("MX", 15),
    ("TXT", 16),
    ("AAAA", 28),
];

/// A record: its name, kind and text.
type Record = (String, &'static str, String);

/// Returns the reply to a question; none for silence.
pub(super) fn reply(packet: &[u8], zone: &Scenario, transport: Transport) -> Option<Vec<u8>> {
    let (name, end) = question(packet)?;
    let number = u16::from_be_bytes([*packet.get(end)?, *packet.get(end + 1)?]);
    let kind = KINDS.iter().find(|(_, known)| *known == number)?.0;
    let asked = &packet[HEADER..end + 4];
    let (code, answers) = answers(zone, &name, kind)?;
    let whole = written(packet, code, asked, &answers);
    if transport == Transport::Udp && whole.len() > MAX_UDP {
        return Some(written(packet, TRUNCATED, asked, &[]));
    }
    Some(whole)
}

fn question(packet: &[u8]) -> Option<(String, usize)> {
    let mut labels = Vec::new();
    let mut at = HEADER;
    loop {
        let length = usize::from(*packet.get(at)?);
        if length == 0 {
            return Some((labels.join("."), at + 1));
        }
        let label = packet.get(at + 1..at + 1 + length)?;
        labels.push(String::from_utf8_lossy(label).to_ascii_lowercase());
        at += 1 + length;
    }
}

/// Follows aliases, and returns the code of the last name with all records on the way; none for silence.
fn answers(zone: &Scenario, name: &str, kind: &'static str) -> Option<(u16, Vec<Record>)> {
    let mut answers = Vec::new();
    let mut name = name.to_owned();
    for _ in 0..MAX_ALIASES {
        match zone.records(&name, kind) {
            Some(Records::Silence) => return None,
            Some(Records::Failure) => return Some((SERVER_FAILURE, vec![])),
            Some(Records::Found(texts)) => {
                answers.extend(texts.into_iter().map(|text| (name.clone(), kind, text)));
                return Some((0, answers));
            }
            Some(Records::NoData) | None => {}
        }
        let Some(Records::Found(aliases)) = zone.records(&name, "CNAME") else {
            let exists = zone.records(&name, kind).is_some();
            return Some((if exists { 0 } else { NO_SUCH_NAME }, answers));
        };
        let alias = aliases[0].trim_end_matches('.').to_ascii_lowercase();
        answers.push((name, "CNAME", alias.clone()));
        name = alias;
    }
    Some((SERVER_FAILURE, vec![]))
}

fn written(packet: &[u8], flags: u16, asked: &[u8], answers: &[Record]) -> Vec<u8> {
    let mut reply = packet[..2].to_vec();
    let count = u16::try_from(answers.len()).expect("a zone of a test is short");
    for word in [REPLY | flags, 1, count, 0, 0] {
        reply.extend(word.to_be_bytes());
    }
    reply.extend_from_slice(asked);
    for (name, kind, text) in answers {
        reply.extend(written_name(name));
        let number = KINDS.iter().find(|(known, _)| known == kind);
        let number = number.expect("the kind was asked for").1;
        reply.extend(number.to_be_bytes());
        reply.extend([0, 1, 0, 0, 0, 60]);
        let data = data(kind, text);
        let length = u16::try_from(data.len()).expect("a record of a test is short");
        reply.extend(length.to_be_bytes());
        reply.extend(data);
    }
    reply
}

fn written_name(name: &str) -> Vec<u8> {
    let labels = name.split('.').filter(|label| !label.is_empty());
    let mut bytes: Vec<u8> = labels
        .flat_map(|label| {
            let length = u8::try_from(label.len()).expect("a label is short");
            std::iter::once(length).chain(label.bytes())
        })
        .collect();
    bytes.push(0);
    bytes
}

fn data(kind: &str, text: &str) -> Vec<u8> {
    match kind {
        "A" => text
            .parse::<std::net::Ipv4Addr>()
            .expect("an address")
            .octets()
            .to_vec(),
        "AAAA" => text
            .parse::<std::net::Ipv6Addr>()
            .expect("an address")
            .octets()
            .to_vec(),
        "MX" => {
            let (preference, host) = text.split_once(' ').expect("a preference and a host");
            let preference: u16 = preference.parse().expect("a preference");
            [preference.to_be_bytes().to_vec(), written_name(host.trim())].concat()
        }
        "SOA" => {
            let mut words = text.split_whitespace();
            let mut name = || written_name(words.next().unwrap_or("."));
            let names = [name(), name()].concat();
            let numbers = (0..5).flat_map(|_| {
                let number = words.next().and_then(|word| word.parse().ok());
                number.unwrap_or(0_u32).to_be_bytes()
            });
            names.into_iter().chain(numbers).collect()
        }
        // Strings of at most 255 bytes, as every name server splits them.
        "TXT" => text
            .as_bytes()
            .chunks(255)
            .flat_map(|chunk| {
                let length = u8::try_from(chunk.len()).expect("a chunk is short");
                std::iter::once(length).chain(chunk.iter().copied())
            })
            .collect(),
        _ => written_name(text),
    }
}
