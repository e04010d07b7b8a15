//! Messages that were changed on the way: none is accepted, and none ends the process.

use crate::material::{Message, all};
use custom_email_sender::ciphertext::Envelope;

/// A machine that is faster draws no other messages.
const SEED: u64 = 0x5167_6e65_7401;
/// Four threads with a seed each: half a million in all.
const THREADS: u64 = 4;
const EACH: usize = 125_000;

fn is_accepted(bytes: Vec<u8>, message: &Message) -> bool {
    Envelope::from_bytes(bytes).is_ok_and(|envelope| envelope.open(&message.data_key).is_ok())
}

#[test]
fn every_bit_counts() {
    let suites = [
        "python-0178",
        "python-0378",
        "python-0478",
        "python-0578",
        "node-0378",
    ];
    for message in all("messages") {
        if !suites.contains(&message.name.as_str()) {
            continue;
        }
        let bytes = message.bytes();
        for bit in 0..bytes.len() * 8 {
            let mut changed = bytes.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(
                !is_accepted(changed, &message),
                "{}, bit {bit}",
                message.name
            );
        }
    }
}

#[test]
fn every_cut_is_refused() {
    for message in all("messages") {
        let bytes = message.bytes();
        for length in 0..bytes.len() {
            assert!(
                !is_accepted(bytes[..length].to_vec(), &message),
                "{} {length}",
                message.name
            );
        }
    }
}

#[test]
fn half_a_million_changed_messages_are_refused() {
    std::thread::scope(|scope| {
        for number in 0..THREADS {
            scope.spawn(move || refuse_changed(SEED + number, EACH));
        }
    });
}

fn refuse_changed(seed: u64, count: usize) {
    let mut random = fastrand::Rng::with_seed(seed);
    let messages = all("messages");
    let originals: Vec<Vec<u8>> = messages.iter().map(Message::bytes).collect();
    for number in 0..count {
        let at = random.usize(..messages.len());
        let changed = changed(&mut random, &originals, at);
        // A change can undo another change.
        if changed != originals[at] {
            assert!(
                !is_accepted(changed, &messages[at]),
                "{} {number}",
                messages[at].name
            );
        }
    }
}

/// One to four changes: a byte, a run of bytes, a cut, an insertion, a piece of another message.
fn changed(random: &mut fastrand::Rng, originals: &[Vec<u8>], at: usize) -> Vec<u8> {
    let mut bytes = originals[at].clone();
    for _ in 0..random.usize(1..=4) {
        change(
            random,
            &mut bytes,
            &originals[random.clone().usize(..originals.len())],
        );
    }
    bytes
}

fn change(random: &mut fastrand::Rng, bytes: &mut Vec<u8>, other: &[u8]) {
    let at = random.usize(..=bytes.len());
    let end = (at + random.usize(1..24)).min(bytes.len());
    match random.u8(..6) {
        0 => bytes[at..end]
            .iter_mut()
            .for_each(|byte| *byte = random.u8(..)),
        1 => bytes[at..end].fill(
            *random
                .choice([0, 1, 0x7f, 0xff].iter())
                .expect("four choices"),
        ),
        2 => bytes.truncate(at),
        3 => drop(bytes.splice(at..at, (0..random.usize(1..9)).map(|_| 0))),
        4 => drop(bytes.drain(at..end)),
        _ => {
            let from = random.usize(..other.len());
            let piece = &other[from..(from + 40).min(other.len())];
            let end = (at + piece.len()).min(bytes.len());
            drop(bytes.splice(at..end, piece.iter().copied()));
        }
    }
}
