//! A small HTTP/1.1 server: a thread a connection, in the clear or over TLS.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// A request, its header names in lower case.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// Path and query as they came over the wire.
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(header, _)| header == name)
            .map(|(_, value)| value.as_str())
    }
}

/// What the server does with a request.
#[derive(Debug, Clone)]
pub(crate) enum Reply {
    Send {
        status: u16,
        headers: Vec<(&'static str, String)>,
        body: String,
    },
    /// Keeps the connection open and says nothing.
    Never,
}

impl Reply {
    pub(crate) fn json(status: u16, body: &serde_json::Value) -> Self {
        let headers = vec![("Content-Type", "application/json".to_owned())];
        Self::Send {
            status,
            headers,
            body: body.to_string(),
        }
    }

    pub(crate) fn empty(status: u16) -> Self {
        Self::Send {
            status,
            headers: vec![],
            body: String::new(),
        }
    }
}

pub(crate) type Handler = Arc<dyn Fn(&Request) -> Reply + Send + Sync>;
/// Given to servers that speak TLS.
pub(crate) type Tls = Option<Arc<rustls::ServerConfig>>;

/// Serves until the process ends.
pub(crate) fn serve(tls: Tls, handler: Handler) -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("loopback has a free port");
    let address = listener
        .local_addr()
        .expect("a bound socket has an address");
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (tls, handler) = (tls.clone(), handler.clone());
            thread::spawn(move || connection(stream, tls, &handler));
        }
    });
    address
}

fn connection(stream: TcpStream, tls: Tls, handler: &Handler) {
    stream.set_nodelay(true).ok();
    match tls {
        None => requests(stream, handler),
        Some(config) => {
            let session =
                rustls::ServerConnection::new(config).expect("the bench's certificate is usable");
            requests(rustls::StreamOwned::new(session, stream), handler);
        }
    }
}

fn requests<S: Read + Write>(mut stream: S, handler: &Handler) {
    let mut buffer = Vec::new();
    while let Some(request) = read(&mut stream, &mut buffer) {
        match handler(&request) {
            Reply::Send {
                status,
                headers,
                body,
            } => {
                if stream
                    .write_all(&written(status, &headers, &body))
                    .and_then(|()| stream.flush())
                    .is_err()
                {
                    return;
                }
            }
            Reply::Never => thread::sleep(Duration::from_secs(30)),
        }
    }
}

fn written(status: u16, headers: &[(&'static str, String)], body: &str) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status} -\r\nContent-Length: {}\r\n", body.len());
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    format!("{head}\r\n{body}").into_bytes()
}

fn read<S: Read>(stream: &mut S, buffer: &mut Vec<u8>) -> Option<Request> {
    let end = loop {
        match buffer.windows(4).position(|four| four == b"\r\n\r\n") {
            Some(end) => break end,
            None => more(stream, buffer)?,
        }
    };
    let head = String::from_utf8_lossy(&buffer[..end]).into_owned();
    let headers = headers(&head);
    let length = headers
        .iter()
        .find(|(name, _)| name == "content-length")
        .map_or(0, |(_, value)| value.parse().unwrap_or(0));
    while buffer.len() < end + 4 + length {
        more(stream, buffer)?;
    }
    let body = buffer[end + 4..end + 4 + length].to_vec();
    buffer.drain(..end + 4 + length);
    let mut first = head.lines().next()?.split(' ');
    Some(Request {
        method: first.next()?.to_owned(),
        target: first.next()?.to_owned(),
        headers,
        body,
    })
}

fn headers(head: &str) -> Vec<(String, String)> {
    let lines = head.lines().skip(1).filter_map(|line| line.split_once(':'));
    lines
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect()
}

fn more<S: Read>(stream: &mut S, buffer: &mut Vec<u8>) -> Option<()> {
    let mut chunk = [0; 8192];
    let count = stream.read(&mut chunk).ok().filter(|count| *count > 0)?;
    buffer.extend_from_slice(&chunk[..count]);
    Some(())
}
