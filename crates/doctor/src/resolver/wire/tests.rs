use proptest::prelude::*;

use super::*;

/// The answer section of a reply: name, number of the kind, data.
type Answers<'a> = &'a [(&'a str, u16, Vec<u8>)];

fn packet(question: &[u8], flags: u16, answers: Answers<'_>) -> Vec<u8> {
    let mut packet = question[..2].to_vec();
    let count = u16::try_from(answers.len()).unwrap();
    push(&mut packet, &[flags, 1, count, 0, 0]);
    // The question without the additional record of eleven bytes.
    packet.extend_from_slice(&question[HEADER..question.len() - 11]);
    for (name, kind, data) in answers {
        name::write(name, &mut packet).unwrap();
        let length = u16::try_from(data.len()).unwrap();
        push(&mut packet, &[*kind, CLASS_IN, 0, 60, length]);
        packet.extend_from_slice(data);
    }
    packet
}

fn ask(name: &str, kind: RecordKind) -> Vec<u8> {
    question(7, &Query::new(name, kind)).unwrap()
}

fn texts(kind: RecordKind, data: &[u8]) -> Vec<String> {
    let question = ask("example.com", kind);
    let packet = packet(
        &question,
        0x8180,
        &[("example.com", number(kind), data.to_vec())],
    );
    let reply = reply(&question, &packet).unwrap();
    reply
        .records
        .into_iter()
        .map(|record| record.text)
        .collect()
}

#[test]
fn every_kind_has_its_text() {
    let host = |name: &str| {
        let mut bytes = Vec::new();
        name::write(name, &mut bytes).unwrap();
        bytes
    };
    for (kind, data, expected) in [
        (RecordKind::A, vec![192, 0, 2, 1], "192.0.2.1"),
        (
            RecordKind::Aaaa,
            [0; 15].into_iter().chain([1]).collect(),
            "::1",
        ),
        (RecordKind::Ns, host("NS1.Example.com"), "ns1.example.com"),
        (
            RecordKind::Mx,
            [vec![0, 10], host("mx.example.com")].concat(),
            "10 mx.example.com",
        ),
        (RecordKind::Mx, [vec![0, 0], host("")].concat(), "0 ."),
        (
            RecordKind::Txt,
            b"\x06v=spf1\x05 -all".to_vec(),
            "v=spf1 -all",
        ),
        (
            RecordKind::Soa,
            [host("ns.example"), host("admin.example"), vec![0; 20]].concat(),
            "ns.example admin.example 0 0 0 0 0",
        ),
    ] {
        assert_eq!(texts(kind, &data), [expected], "{kind:?}");
    }
}

#[test]
fn codes_have_their_meaning() {
    let question = ask("example.com", RecordKind::Txt);
    let status = |code: u16| {
        reply(&question, &packet(&question, 0x8180 | code, &[]))
            .unwrap()
            .status
    };
    assert_eq!(status(0), Status::Found);
    assert_eq!(status(3), Status::NoSuchName);
    assert_eq!(status(2), Status::Failed("SERVFAIL".to_owned()));
    assert_eq!(status(5), Status::Failed("REFUSED".to_owned()));
    assert_eq!(status(9), Status::Failed("code 9".to_owned()));
}

#[test]
fn an_answer_to_something_else_is_none() {
    let question = ask("example.com", RecordKind::Txt);
    let other = ask("example.org", RecordKind::Txt);
    let mut other_id = question.clone();
    other_id[0] = 0xff;
    assert!(reply(&question, &packet(&other, 0x8180, &[])).is_none());
    assert!(reply(&question, &packet(&other_id, 0x8180, &[])).is_none());
    // A question that came back is not a reply.
    assert!(reply(&question, &question).is_none());
}

#[test]
fn truncation_is_told() {
    let question = ask("example.com", RecordKind::Txt);
    let whole = packet(&question, 0x8380, &[("example.com", 16, b"\x01a".to_vec())]);
    assert!(reply(&question, &whole).unwrap().truncated);
    let cut = &whole[..whole.len() - 1];
    assert!(reply(&question, cut).unwrap().truncated);
    // Without the mark it is malformed.
    let mut unmarked = cut.to_vec();
    unmarked[2] &= !0x02;
    assert!(reply(&question, &unmarked).is_none());
}

proptest! {
    /// Whatever a hostile server sends, reading ends and does not panic.
    #[test]
    fn reading_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let question = ask("example.com", RecordKind::Soa);
        let mut packet = packet(&question, 0x8180, &[]);
        packet[7] = 3;
        packet.extend(bytes);
        let _ = reply(&question, &packet);
    }
}
