//! The resolver against a name server: every answer is what it is, whatever way it takes.

use std::fs;
use std::path::Path;

use doctor::facts::{Dns as Answer, Query, RecordKind};
use doctor::resolver::Resolver;
use doubles::dns::Dns;
use doubles::scenario::Scenario;

use super::run;

fn server(name: &str, zone: &str) -> Dns {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("scenario.json"), "{}").unwrap();
    fs::write(folder.join("zone"), zone).unwrap();
    Dns::start(Scenario::load(&folder).unwrap())
}

fn ask(server: &Dns, name: &str, kind: RecordKind) -> Answer {
    let resolver = Resolver::of(vec![server.address()]);
    run(resolver.ask(&Query::new(name, kind)))
}

fn records(texts: &[&str]) -> Answer {
    Answer::Records(texts.iter().map(|text| (*text).to_owned()).collect())
}

#[test]
fn every_kind_of_record() {
    let server = server(
        "dns-kinds",
        "example.com A 192.0.2.1\n\
         example.com AAAA 2001:db8::1\n\
         example.com NS ns1.example.com\n\
         example.com MX 10 mx.example.com\n\
         null.example.com MX 0 .\n\
         example.com SOA ns1.example.com admin.example.com 1 2 3 4 5\n\
         example.com TXT v=spf1 include:amazonses.com ~all\n",
    );
    for (name, kind, expected) in [
        ("example.com", RecordKind::A, "192.0.2.1"),
        ("EXAMPLE.com.", RecordKind::Aaaa, "2001:db8::1"),
        ("example.com", RecordKind::Ns, "ns1.example.com"),
        ("example.com", RecordKind::Mx, "10 mx.example.com"),
        ("null.example.com", RecordKind::Mx, "0 ."),
        (
            "example.com",
            RecordKind::Soa,
            "ns1.example.com admin.example.com 1 2 3 4 5",
        ),
        (
            "example.com",
            RecordKind::Txt,
            "v=spf1 include:amazonses.com ~all",
        ),
    ] {
        assert_eq!(ask(&server, name, kind), records(&[expected]), "{kind:?}");
    }
}

#[test]
fn absence_and_failure_are_not_the_same() {
    let server = server(
        "dns-absence",
        "a.example.com TXT x\nfails.example.com TXT SERVFAIL\n",
    );
    let missing = ask(&server, "nobody.example.com", RecordKind::Txt);
    assert_eq!(missing, Answer::NoSuchName);
    // Nothing but names below it.
    assert_eq!(
        ask(&server, "example.com", RecordKind::Txt),
        Answer::NoRecords
    );
    assert_eq!(
        ask(&server, "a.example.com", RecordKind::Mx),
        Answer::NoRecords
    );
    let failed = ask(&server, "fails.example.com", RecordKind::Txt);
    assert!(matches!(&failed, Answer::Failed { reason } if reason.contains("SERVFAIL")));
}

#[test]
fn aliases_are_followed_unless_they_are_asked_for() {
    let server = server(
        "dns-aliases",
        "a.example.com CNAME b.example.com\n\
         b.example.com CNAME c.example.net\n\
         c.example.net TXT p=key\n\
         dangling.example.com CNAME nobody.example.net\n\
         loop.example.com CNAME loop.example.com\n",
    );
    assert_eq!(
        ask(&server, "a.example.com", RecordKind::Txt),
        records(&["p=key"])
    );
    assert_eq!(
        ask(&server, "a.example.com", RecordKind::Cname),
        records(&["b.example.com"])
    );
    assert_eq!(
        ask(&server, "dangling.example.com", RecordKind::Txt),
        Answer::NoSuchName
    );
    let circle = ask(&server, "loop.example.com", RecordKind::Txt);
    assert!(matches!(circle, Answer::Failed { .. }), "{circle:?}");
}

#[test]
fn an_answer_that_is_too_long_for_udp_comes_over_tcp() {
    let long = "x".repeat(2000);
    let server = server("dns-long", &format!("example.com TXT {long}\n"));
    assert_eq!(
        ask(&server, "example.com", RecordKind::Txt),
        records(&[&long])
    );
}

#[test]
fn the_next_server_is_asked_where_the_first_fails() {
    let broken = server("dns-first", "example.com TXT SERVFAIL\n");
    let good = server("dns-second", "example.com TXT found\n");
    let resolver = Resolver::of(vec![broken.address(), good.address()]);
    let answer = run(resolver.ask(&Query::new("example.com", RecordKind::Txt)));
    assert_eq!(answer, records(&["found"]));
}

#[test]
fn a_name_that_dns_cannot_hold_is_a_failure() {
    let server = server("dns-invalid", "example.com TXT x\n");
    let name = format!("{}.example.com", "a".repeat(64));
    let answer = ask(&server, &name, RecordKind::Txt);
    assert!(matches!(answer, Answer::Failed { .. }), "{answer:?}");
}
