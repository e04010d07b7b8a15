//! Name servers: those of the system, or the given one.

use std::fmt;
use std::net::{IpAddr, SocketAddr};

const PORT: u16 = 53;

/// The system names no server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoServer;

impl fmt::Display for NoServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this machine names no DNS server: give one with --resolver IP")
    }
}

impl std::error::Error for NoServer {}

/// Reads `IP` or `IP:PORT`.
///
/// # Errors
/// If the text is neither.
pub fn parse(text: &str) -> Result<SocketAddr, String> {
    let address = text.parse::<IpAddr>().map(|ip| SocketAddr::new(ip, PORT));
    address
        .or_else(|_| text.parse())
        .map_err(|_| format!("`{text}` is no IP address: write it as 1.1.1.1 or 127.0.0.1:5353"))
}

/// Returns the servers of the system.
#[cfg(not(windows))]
pub(super) fn of_system() -> Result<Vec<SocketAddr>, NoServer> {
    let text = std::fs::read_to_string("/etc/resolv.conf").unwrap_or_default();
    some(of_resolv_conf(&text))
}

/// Returns the servers of the adapters that are in use.
#[cfg(windows)]
pub(super) fn of_system() -> Result<Vec<SocketAddr>, NoServer> {
    let adapters = ipconfig::get_adapters().map_err(|_| NoServer)?;
    let up = adapters
        .iter()
        .filter(|adapter| adapter.oper_status() == ipconfig::OperStatus::IfOperStatusUp);
    let servers = up.flat_map(|adapter| adapter.dns_servers());
    some(servers.map(|ip| SocketAddr::new(*ip, PORT)).collect())
}

fn some(servers: Vec<SocketAddr>) -> Result<Vec<SocketAddr>, NoServer> {
    if servers.is_empty() {
        return Err(NoServer);
    }
    Ok(servers)
}

/// Reads the `nameserver` lines. An address with a zone, such as `fe80::1%eth0`, is left out: the number
/// of its zone is not known here.
#[cfg(not(windows))]
fn of_resolv_conf(text: &str) -> Vec<SocketAddr> {
    let servers = text.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        (words.next() == Some("nameserver")).then(|| words.next())?
    });
    let addresses = servers.filter_map(|ip| ip.parse().ok());
    addresses
        .map(|ip: IpAddr| SocketAddr::new(ip, PORT))
        .collect()
}

#[cfg(all(test, not(windows)))]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_an_address_perhaps_with_a_port() {
        for (text, expected) in [
            ("1.1.1.1", "1.1.1.1:53"),
            ("127.0.0.1:5353", "127.0.0.1:5353"),
            ("2606:4700:4700::1111", "[2606:4700:4700::1111]:53"),
            ("[::1]:5353", "[::1]:5353"),
        ] {
            assert_eq!(parse(text).unwrap().to_string(), expected);
        }
        for text in ["", "dns.google", "1.1.1.1:", "1.1.1.1:70000"] {
            assert!(parse(text).unwrap_err().contains(text), "{text}");
        }
    }

    #[test]
    fn the_systems_servers_are_those_of_its_file() {
        let text = "# nameserver 9.9.9.9\nsearch example.com\nnameserver 10.0.0.2\n\
            nameserver   ::1 # local\nnameserver fe80::1%eth0\noptions edns0\n";
        let servers: Vec<String> = of_resolv_conf(text)
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(servers, ["10.0.0.2:53", "[::1]:53"]);
        assert_eq!(some(of_resolv_conf("")), Err(NoServer));
    }
}
