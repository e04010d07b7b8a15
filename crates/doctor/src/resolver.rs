//! The resolver: asks the name servers of the system, or the given one, over UDP and, where an
//! answer is too long for that, over TCP.
//!
//! It tells four answers apart, because the checks do: records, no such name, no records of this kind,
//! and failure. A time-out or SERVFAIL never reads as "missing". Resolver crates fold some of these into
//! one error, and the smallest costs ten seconds of CPU in a build.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpStream, UdpSocket};
use tokio::time::timeout;

use crate::facts::{Dns, Query, RecordKind};
use wire::{Reply, Status};

mod name;
mod servers;
mod wire;

pub use servers::{NoServer, parse};

/// The time for one server's answer to one question.
const PATIENCE: Duration = Duration::from_secs(2);
/// The number of times that the list of servers is gone through.
const ROUNDS: usize = 2;
/// An alias may lead to an alias; resolvers give up at about this length, too.
const MAX_ALIASES: usize = 8;
/// The greatest answer that fits into one packet of UDP.
const MAX_UDP: usize = 65_535;

/// A resolver.
#[derive(Debug, Clone)]
pub struct Resolver {
    servers: Vec<SocketAddr>,
}

impl Resolver {
    /// Makes a resolver that asks these servers, in order.
    #[must_use]
    pub fn of(servers: Vec<SocketAddr>) -> Self {
        Self { servers }
    }

    /// Makes a resolver that asks the servers of the system.
    ///
    /// # Errors
    /// If the system names none.
    pub fn of_system() -> Result<Self, NoServer> {
        servers::of_system().map(Self::of)
    }

    /// Answers a question. Aliases are followed for every kind but CNAME.
    pub async fn ask(&self, query: &Query) -> Dns {
        let mut name = query.name.clone();
        for _ in 0..MAX_ALIASES {
            let reply = match self.reply(&Query::new(&name, query.kind)).await {
                Ok(reply) => reply,
                Err(reason) => return Dns::failed(&reason),
            };
            match reply.answer(query.kind, &name) {
                Found::Answer(answer) => return answer,
                // Most resolvers follow an alias themselves; some tell only the first part of the way.
                Found::Alias(target) => name = target,
            }
        }
        Dns::failed("the name leads through too many aliases")
    }

    async fn reply(&self, query: &Query) -> Result<Reply, String> {
        let mut last = "there is no name server to ask".to_owned();
        for server in self
            .servers
            .iter()
            .cycle()
            .take(self.servers.len() * ROUNDS)
        {
            match timeout(PATIENCE, exchange(*server, query)).await {
                Ok(Ok(reply)) => match reply.status {
                    Status::Found | Status::NoSuchName => return Ok(reply),
                    Status::Failed(code) => last = format!("{} answered {}", server.ip(), code),
                },
                Ok(Err(error)) => last = format!("cannot ask {}: {error}", server.ip()),
                Err(_) => last = format!("no answer from {}", server.ip()),
            }
        }
        Err(last)
    }
}

/// The content of a reply about one name.
enum Found {
    Answer(Dns),
    Alias(String),
}

impl Reply {
    /// Follows the aliases that are in the reply.
    fn answer(&self, kind: RecordKind, name: &str) -> Found {
        let mut name = name.to_owned();
        let mut aliases = 0;
        while kind != RecordKind::Cname && aliases < MAX_ALIASES {
            let alias = self.texts(&name, RecordKind::Cname).next();
            let Some(target) = alias.map(str::to_owned) else {
                break;
            };
            name = target;
            aliases += 1;
        }
        let records: Vec<String> = self.texts(&name, kind).map(str::to_owned).collect();
        match self.status {
            _ if !records.is_empty() => Found::Answer(Dns::Records(records)),
            Status::NoSuchName => Found::Answer(Dns::NoSuchName),
            _ if aliases > 0 => Found::Alias(name),
            _ => Found::Answer(Dns::NoRecords),
        }
    }

    fn texts(&self, name: &str, kind: RecordKind) -> impl Iterator<Item = &str> {
        let of_name = move |record: &&wire::Record| record.name == name && record.kind == kind;
        self.records
            .iter()
            .filter(of_name)
            .map(|record| record.text.as_str())
    }
}

async fn exchange(server: SocketAddr, query: &Query) -> io::Result<Reply> {
    let id = fastrand::u16(..);
    let question = wire::question(id, query)?;
    let reply = over_udp(server, &question).await?;
    if reply.truncated {
        return over_tcp(server, &question).await;
    }
    Ok(reply)
}

async fn over_udp(server: SocketAddr, question: &[u8]) -> io::Result<Reply> {
    let any: IpAddr = match server {
        SocketAddr::V4(_) => Ipv4Addr::UNSPECIFIED.into(),
        SocketAddr::V6(_) => Ipv6Addr::UNSPECIFIED.into(),
    };
    let socket = UdpSocket::bind((any, 0)).await?;
    // Packets of other hosts do not arrive at a connected socket.
    socket.connect(server).await?;
    socket.send(question).await?;
    let mut packet = vec![0; MAX_UDP];
    loop {
        let length = socket.recv(&mut packet).await?;
        // What does not answer this question is another's: the right one may still come.
        if let Some(reply) = wire::reply(question, &packet[..length]) {
            return Ok(reply);
        }
    }
}

async fn over_tcp(server: SocketAddr, question: &[u8]) -> io::Result<Reply> {
    let mut stream = TcpStream::connect(server).await?;
    let length = u16::try_from(question.len()).expect("a question is short");
    stream.write_all(&length.to_be_bytes()).await?;
    stream.write_all(question).await?;
    let length = stream.read_u16().await?;
    let mut packet = vec![0; usize::from(length)];
    stream.read_exact(&mut packet).await?;
    let reply = wire::reply(question, &packet).filter(|reply| !reply.truncated);
    reply.ok_or_else(|| io::Error::other("the answer is malformed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(status: Status, records: &[(&str, RecordKind, &str)]) -> Reply {
        let records = records.iter().map(|(name, kind, text)| wire::Record {
            name: (*name).to_owned(),
            kind: *kind,
            text: (*text).to_owned(),
        });
        Reply {
            status,
            truncated: false,
            records: records.collect(),
        }
    }

    fn answer(reply: &Reply, kind: RecordKind) -> Option<Dns> {
        match reply.answer(kind, "a.example") {
            Found::Answer(answer) => Some(answer),
            Found::Alias(_) => None,
        }
    }

    #[test]
    fn an_alias_is_followed_unless_it_is_asked_for() {
        let reply = reply(
            Status::Found,
            &[
                ("a.example", RecordKind::Cname, "b.example"),
                ("b.example", RecordKind::Txt, "v=1"),
                ("c.example", RecordKind::Txt, "of another name"),
            ],
        );
        let text = Dns::Records(vec!["v=1".to_owned()]);
        assert_eq!(answer(&reply, RecordKind::Txt), Some(text));
        let alias = Dns::Records(vec!["b.example".to_owned()]);
        assert_eq!(answer(&reply, RecordKind::Cname), Some(alias));
    }

    #[test]
    fn an_alias_without_its_end_is_asked_for_again() {
        let half = reply(
            Status::Found,
            &[("a.example", RecordKind::Cname, "b.example")],
        );
        assert_eq!(answer(&half, RecordKind::Txt), None);
        let dangling = Reply {
            status: Status::NoSuchName,
            ..half
        };
        assert_eq!(answer(&dangling, RecordKind::Txt), Some(Dns::NoSuchName));
    }

    #[test]
    fn aliases_in_a_circle_end() {
        let circle = reply(
            Status::Found,
            &[
                ("a.example", RecordKind::Cname, "b.example"),
                ("b.example", RecordKind::Cname, "a.example"),
            ],
        );
        assert_eq!(answer(&circle, RecordKind::Txt), None);
    }

    #[test]
    fn no_records_are_not_a_missing_name() {
        let empty = reply(Status::Found, &[]);
        assert_eq!(answer(&empty, RecordKind::Mx), Some(Dns::NoRecords));
        let missing = reply(Status::NoSuchName, &[]);
        assert_eq!(answer(&missing, RecordKind::Mx), Some(Dns::NoSuchName));
    }
}
