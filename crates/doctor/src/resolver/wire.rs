//! Questions and replies as packets (RFC 1035; RFC 6891 for their size).

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr};

use super::name;
use crate::facts::{Query, RecordKind};

const HEADER: usize = 12;
const CLASS_IN: u16 = 1;
const OPT: u16 = 41;
const CNAME: u16 = 5;
/// The size that crosses every network without fragments ("DNS flag day 2020").
const UDP_SIZE: u16 = 1232;

/// The outcome of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Status {
    /// The name exists.
    Found,
    /// The name does not exist.
    NoSuchName,
    /// The server cannot or may not say, with the name of the code.
    Failed(String),
}

/// A reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reply {
    pub(super) status: Status,
    /// True if the whole answer did not fit.
    pub(super) truncated: bool,
    pub(super) records: Vec<Record>,
}

/// A record of a kind that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) name: String,
    pub(super) kind: RecordKind,
    pub(super) text: String,
}

/// Returns the packet of a question.
pub(super) fn question(id: u16, query: &Query) -> io::Result<Vec<u8>> {
    // Recursion desired; one question, and the size of packets that we take as an additional record.
    let header = [id, 0x0100, 1, 0, 0, 1];
    let mut packet: Vec<u8> = header.iter().flat_map(|word| word.to_be_bytes()).collect();
    name::write(&query.name, &mut packet)
        .ok_or_else(|| io::Error::other("the name is not one that DNS can hold"))?;
    push(&mut packet, &[number(query.kind), CLASS_IN]);
    packet.push(0);
    push(&mut packet, &[OPT, UDP_SIZE, 0, 0, 0]);
    Ok(packet)
}

fn push(packet: &mut Vec<u8>, words: &[u16]) {
    packet.extend(words.iter().flat_map(|word| word.to_be_bytes()));
}

/// Reads the reply to a question; none if the packet is malformed or answers something else.
pub(super) fn reply(question: &[u8], packet: &[u8]) -> Option<Reply> {
    let flags = word(packet, 2)?;
    let is_reply = flags & 0x8000 != 0 && packet.get(..2) == question.get(..2);
    let asked = asked(question)?;
    let mut at = HEADER;
    (is_reply && word(packet, 4)? == 1).then_some(())?;
    let (name, end) = name::read(packet, at)?;
    (asked == (name, word(packet, end)?, word(packet, end + 2)?)).then_some(())?;
    at = end + 4;
    let mut reply = Reply {
        status: status(flags & 0xf),
        truncated: flags & 0x0200 != 0,
        records: vec![],
    };
    for _ in 0..word(packet, 6)? {
        // Half an answer comes with the mark of truncation, and is asked for again.
        let Some((record, end)) = record(packet, at) else {
            return reply.truncated.then_some(reply);
        };
        reply.records.extend(record);
        at = end;
    }
    Some(reply)
}

fn asked(question: &[u8]) -> Option<(String, u16, u16)> {
    let (name, end) = name::read(question, HEADER)?;
    Some((name, word(question, end)?, word(question, end + 2)?))
}

fn status(code: u16) -> Status {
    let name = match code {
        0 => return Status::Found,
        3 => return Status::NoSuchName,
        1 => "FORMERR",
        2 => "SERVFAIL",
        4 => "NOTIMP",
        5 => "REFUSED",
        other => return Status::Failed(format!("code {other}")),
    };
    Status::Failed(name.to_owned())
}

/// Reads the record at `at`, and the place after it; no record if its kind is not read here.
fn record(packet: &[u8], at: usize) -> Option<(Option<Record>, usize)> {
    let (name, at) = name::read(packet, at)?;
    let (kind, class) = (word(packet, at)?, word(packet, at + 2)?);
    let start = at + 10;
    let end = start + usize::from(word(packet, at + 8)?);
    packet.get(start..end)?;
    let kind = RecordKind::ALL
        .into_iter()
        .find(|known| number(*known) == kind && class == CLASS_IN);
    let record = match kind {
        Some(kind) => Some(Record {
            name,
            kind,
            text: text(kind, packet, start, end)?,
        }),
        None => None,
    };
    Some((record, end))
}

fn text(kind: RecordKind, packet: &[u8], start: usize, end: usize) -> Option<String> {
    let data = packet.get(start..end)?;
    Some(match kind {
        RecordKind::A => Ipv4Addr::from(<[u8; 4]>::try_from(data).ok()?).to_string(),
        RecordKind::Aaaa => Ipv6Addr::from(<[u8; 16]>::try_from(data).ok()?).to_string(),
        RecordKind::Cname | RecordKind::Ns => name::read(packet, start)?.0,
        RecordKind::Mx => {
            let (host, _) = name::read(packet, start + 2)?;
            let host = if host.is_empty() { "." } else { &host };
            format!("{} {host}", word(packet, start)?)
        }
        RecordKind::Soa => soa(packet, start)?,
        RecordKind::Txt => strings(data)?,
    })
}

fn soa(packet: &[u8], start: usize) -> Option<String> {
    let (primary, at) = name::read(packet, start)?;
    let (mailbox, at) = name::read(packet, at)?;
    let numbers = packet.get(at..at + 20)?.chunks_exact(4).map(|four| {
        let four = <[u8; 4]>::try_from(four).expect("chunks of four");
        u32::from_be_bytes(four).to_string()
    });
    let numbers = numbers.collect::<Vec<_>>().join(" ");
    Some(format!("{primary} {mailbox} {numbers}"))
}

/// Joins the strings of a TXT record without a space (RFC 7208, section 3.3).
fn strings(mut data: &[u8]) -> Option<String> {
    let mut bytes = Vec::new();
    while let Some((length, rest)) = data.split_first() {
        let (string, rest) = rest.split_at_checked(usize::from(*length))?;
        bytes.extend_from_slice(string);
        data = rest;
    }
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

const fn number(kind: RecordKind) -> u16 {
    match kind {
        RecordKind::A => 1,
        RecordKind::Ns => 2,
        RecordKind::Cname => CNAME,
        RecordKind::Soa => 6,
        RecordKind::Mx => 15,
        RecordKind::Txt => 16,
        RecordKind::Aaaa => 28,
    }
}

fn word(packet: &[u8], at: usize) -> Option<u16> {
    let bytes = packet.get(at..at + 2)?;
    Some(u16::from_be_bytes([bytes[0], bytes[1]]))
}

#[cfg(test)]
mod tests;
