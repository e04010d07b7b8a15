//! A name server on loopback, over UDP and TCP, that answers from a scenario's zone: also with failure,
//! silence, and half an answer where a whole one is too long for UDP.

mod wire;

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, UdpSocket};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::scenario::Scenario;

/// A thread looks this often whether the double is dropped.
const LOOK: Duration = Duration::from_millis(50);
const MAX_PACKET: usize = 4096;
const ATTEMPTS: usize = 20;

/// The transport of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Transport {
    Udp,
    Tcp,
}

/// A name server; it answers no more once it is dropped.
#[derive(Debug)]
pub struct Dns {
    address: SocketAddr,
    closed: Arc<AtomicBool>,
}

impl Dns {
    /// Serves a scenario's zone on a free port, the same for both transports.
    ///
    /// # Panics
    /// When there is no port or no thread to be had.
    pub fn start(zone: Scenario) -> Self {
        let (udp, tcp) = sockets().expect("loopback has a port that is free for both");
        let dns = Self {
            address: udp.local_addr().expect("the socket is bound"),
            closed: Arc::default(),
        };
        let zone = Arc::new(zone);
        let (shared, closed) = (Arc::clone(&zone), Arc::clone(&dns.closed));
        thread::spawn(move || serve_udp(&udp, &shared, &closed));
        let closed = Arc::clone(&dns.closed);
        thread::spawn(move || serve_tcp(&tcp, &zone, &closed));
        dns
    }

    /// Address and port, as `--resolver` takes them.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Dns {
    fn drop(&mut self) {
        self.closed.store(true, Ordering::Release);
        // Wakes the thread that waits for a connection.
        let _ = std::net::TcpStream::connect(self.address);
    }
}

/// A port that UDP gives may be taken for TCP.
fn sockets() -> io::Result<(UdpSocket, TcpListener)> {
    let mut last = io::Error::other("not tried");
    for _ in 0..ATTEMPTS {
        let udp = UdpSocket::bind(("127.0.0.1", 0))?;
        udp.set_read_timeout(Some(LOOK))?;
        match TcpListener::bind(udp.local_addr()?) {
            Ok(tcp) => return Ok((udp, tcp)),
            Err(error) => last = error,
        }
    }
    Err(last)
}

fn serve_udp(socket: &UdpSocket, zone: &Scenario, closed: &AtomicBool) {
    let mut packet = [0; MAX_PACKET];
    while !closed.load(Ordering::Acquire) {
        let Ok((length, from)) = socket.recv_from(&mut packet) else {
            continue;
        };
        if let Some(reply) = wire::reply(&packet[..length], zone, Transport::Udp) {
            // A client that has gone away is not the double's matter.
            let _ = socket.send_to(&reply, from);
        }
    }
}

fn serve_tcp(listener: &TcpListener, zone: &Scenario, closed: &AtomicBool) {
    while let Ok((mut stream, _)) = listener.accept() {
        if closed.load(Ordering::Acquire) {
            return;
        }
        let _ = answer_tcp(&mut stream, zone);
    }
}

fn answer_tcp(stream: &mut (impl Read + Write), zone: &Scenario) -> io::Result<()> {
    let mut length = [0; 2];
    stream.read_exact(&mut length)?;
    let mut packet = vec![0; usize::from(u16::from_be_bytes(length))];
    stream.read_exact(&mut packet)?;
    let Some(reply) = wire::reply(&packet, zone, Transport::Tcp) else {
        return Ok(());
    };
    let length = u16::try_from(reply.len()).map_err(io::Error::other)?;
    stream.write_all(&length.to_be_bytes())?;
    stream.write_all(&reply)
}
